#include "tests/support/register.h"
#include "ui/translations.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QDirIterator>
#include <QFile>
#include <QLineEdit>
#include <QMenu>
#include <QProcess>
#include <QPushButton>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

namespace
{

struct Message {
    QString context;
    QString source;
    QString english;
    bool finished = false;
};

QList<Message> messagesOf(const QString &path)
{
    QList<Message> messages;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return messages;
    QXmlStreamReader xml(&file);
    QString context;
    Message message;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) {
            if (xml.isEndElement() && xml.name() == u"message")
                messages.append(message);
            continue;
        }
        if (xml.name() == u"name") {
            context = xml.readElementText();
        } else if (xml.name() == u"message") {
            message = {context, {}, {}, false};
        } else if (xml.name() == u"source") {
            message.source = xml.readElementText();
        } else if (xml.name() == u"translation") {
            const auto type = xml.attributes().value(QLatin1String("type"));
            message.finished = type.isEmpty();
            message.english = xml.readElementText();
        }
    }
    return messages;
}

bool hasHan(const QString &text)
{
    for (const auto c : text)
        if (c.script() == QChar::Script_Han)
            return true;
    return false;
}

} // namespace

class TestTranslations : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyTextOfTheWindowsHasItsEnglish();
    void placesInATextAreKept();
    void theSourceIsChinese();
    void qtSpeaksTheLanguageToo();
};

// lupdate over a copy: what it adds or finds changed comes out unfinished.
void TestTranslations::everyTextOfTheWindowsHasItsEnglish()
{
    const auto lupdate = QStringLiteral(YC_LUPDATE);
    QTemporaryDir folder;
    const auto copy = folder.filePath(QStringLiteral("en.ts"));
    QVERIFY(QFile::copy(QStringLiteral(YC_SOURCE_DIR "/translations/yichuang_en.ts"), copy));
    QStringList arguments{QStringLiteral("-silent"),     QStringLiteral("-I"),
                          QStringLiteral(YC_SOURCE_DIR), QStringLiteral("-source-language"),
                          QStringLiteral("zh_CN"),       QStringLiteral("-target-language"),
                          QStringLiteral("en"),          QStringLiteral("-extensions"),
                          QStringLiteral("cpp,h")};
    for (const auto *room : {"ui", "app", "kiosk"})
        if (QFile::exists(QStringLiteral(YC_SOURCE_DIR "/") + QLatin1String(room)))
            arguments += QStringLiteral(YC_SOURCE_DIR "/") + QLatin1String(room);
    arguments += {QStringLiteral("-ts"), copy};
    QProcess run;
    run.start(lupdate, arguments);
    QVERIFY(run.waitForFinished(50'000));
    QCOMPARE(run.exitCode(), 0);
    const auto messages = messagesOf(copy);
    QVERIFY(messages.size() > 300);
    for (const auto &message : messages)
        QVERIFY2(message.finished && !message.english.trimmed().isEmpty() && !hasHan(message.english),
                 qPrintable(message.context + QStringLiteral(": ") + message.source));
}

void TestTranslations::placesInATextAreKept()
{
    static const QRegularExpression place(QStringLiteral("%\\d"));
    const auto messages = messagesOf(QStringLiteral(YC_SOURCE_DIR "/translations/yichuang_en.ts"));
    for (const auto &message : messages) {
        QStringList wanted;
        QStringList got;
        for (auto it = place.globalMatch(message.source); it.hasNext();)
            wanted += it.next().captured();
        for (auto it = place.globalMatch(message.english); it.hasNext();)
            got += it.next().captured();
        wanted.sort();
        got.sort();
        QVERIFY2(wanted == got, qPrintable(message.source));
    }
}

// Letters alone would be English left in a Chinese window; keys, codes and names of formats are the exceptions.
void TestTranslations::theSourceIsChinese()
{
    static const QRegularExpression allowed(
        QStringLiteral("^(PIN|Ctrl\\+\\S+|[%\\d\\s·:：；/()（）。，、]+|EN|中 EN|https://\\S*)$"));
    const auto messages = messagesOf(QStringLiteral(YC_SOURCE_DIR "/translations/yichuang_en.ts"));
    for (const auto &message : messages)
        QVERIFY2(hasHan(message.source) || allowed.match(message.source).hasMatch(),
                 qPrintable(message.context + QStringLiteral(": ") + message.source));
}

// What Qt itself says (a field's menu, a dialog's buttons) comes in the language of the windows, and back again.
void TestTranslations::qtSpeaksTheLanguageToo()
{
    const auto menuOf = [] {
        QLineEdit field(QStringLiteral("样例"));
        QStringList words;
        const std::unique_ptr<QMenu> menu(field.createStandardContextMenu());
        for (const auto *action : menu->actions())
            words += action->text().section(u'\t', 0, 0).remove(u'&');
        return words.join(u' ');
    };
    yc::ui::Tongue tongue;
    QVERIFY(tongue.speak(yc::ui::Language::Chinese));
    const auto chinese = menuOf();
    QVERIFY2(chinese.contains(QStringLiteral("复制")) && chinese.contains(QStringLiteral("粘贴")), qPrintable(chinese));
    QVERIFY(QDialogButtonBox(QDialogButtonBox::Cancel).buttons().first()->text().contains(QStringLiteral("取消")));
    QVERIFY(tongue.speak(yc::ui::Language::English));
    QVERIFY2(menuOf().contains(QStringLiteral("Copy")), qPrintable(menuOf()));
    QVERIFY(!hasHan(menuOf()));
}

YC_TEST(TestTranslations)
#include "tst_translations.moc"
