#include "tests/support/register.h"
#include "ui/failure_words.h"
#include "ui/translations.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QTranslator>

#include <map>

using namespace yc;

namespace
{

QString textOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

// Every code that some header of the tree declares, with the place.
std::map<QString, QString> declaredCodes()
{
    static const QRegularExpression declaration(
        QStringLiteral("inline\\s+constexpr\\s+Code\\s+(\\w+)\\s*\\{\\s*'([A-Z])'\\s*,\\s*(\\d+)\\s*\\}"));
    std::map<QString, QString> codes;
    for (const auto *room : {"base", "devices", "core", "ui", "app", "kiosk", "helpers", "hall"}) {
        QDirIterator files(QStringLiteral(YC_SOURCE_DIR "/") + QLatin1String(room), {QStringLiteral("*.h")},
                           QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const auto path = files.next();
            auto found = declaration.globalMatch(textOf(path));
            while (found.hasNext()) {
                const auto match = found.next();
                const auto code = QStringLiteral("%1-%2")
                                      .arg(match.captured(2))
                                      .arg(match.captured(3).toInt(), 4, 10, QLatin1Char('0'));
                codes[code] += QStringLiteral(" %1:%2").arg(path.mid(static_cast<int>(sizeof(YC_SOURCE_DIR))),
                                                            match.captured(1));
            }
        }
    }
    return codes;
}

// docs/failures.md: | code | 说明 | 处理办法 | what happened | what to do |
std::map<QString, QStringList> pageRows()
{
    std::map<QString, QStringList> rows;
    const auto lines = textOf(QStringLiteral(YC_SOURCE_DIR "/docs/failures.md")).split(u'\n');
    static const QRegularExpression code(QStringLiteral("^[A-Z]-\\d{4}$"));
    for (const auto &line : lines) {
        auto cells = line.split(u'|');
        for (auto &cell : cells)
            cell = cell.trimmed();
        if (cells.size() == 7 && code.match(cells[1]).hasMatch())
            rows[cells[1]] = cells.mid(2, 4);
    }
    return rows;
}

} // namespace

class TestFailureWords : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyCodeOfTheTreeIsWorded();
    void everyWordedCodeIsDeclared();
    void noNumberMeansTwoThings();
    void tableAndPageAgree();
    void thePageHasTheEnglishOfTheClient();
    void wordsSayWhatToDo();
    void anUnknownCodeStillHasWords();
};

void TestFailureWords::everyCodeOfTheTreeIsWorded()
{
    QStringList worded;
    for (const auto &entry : ui::allFailures())
        worded.append(toString(entry.code));
    const auto declared = declaredCodes();
    QVERIFY(declared.size() > 80);
    for (const auto &[code, place] : declared)
        QVERIFY2(worded.contains(code), qPrintable(code + QStringLiteral(" has no words:") + place));
}

void TestFailureWords::everyWordedCodeIsDeclared()
{
    const auto declared = declaredCodes();
    for (const auto &entry : ui::allFailures())
        QVERIFY2(declared.contains(toString(entry.code)), qPrintable(toString(entry.code)));
}

void TestFailureWords::noNumberMeansTwoThings()
{
    for (const auto &[code, places] : declaredCodes())
        QVERIFY2(places.trimmed().count(u' ') == 0, qPrintable(code + places));
}

void TestFailureWords::tableAndPageAgree()
{
    const auto rows = pageRows();
    QCOMPARE(rows.size(), ui::allFailures().size());
    for (const auto &entry : ui::allFailures()) {
        const auto code = toString(entry.code);
        const auto row = rows.find(code);
        QVERIFY2(row != rows.end(), qPrintable(code));
        QCOMPARE(row->second[0], QString::fromUtf8(entry.words));
        QCOMPARE(row->second[1], QString::fromUtf8(entry.remedy));
    }
}

void TestFailureWords::thePageHasTheEnglishOfTheClient()
{
    QObject owner;
    QTranslator english;
    ui::Tongue tongue;
    QVERIFY(tongue.speak(ui::Language::Chinese)); // takes the resources in
    QVERIFY(english.load(QStringLiteral(":/yc/i18n/yichuang_en.qm")));
    const auto rows = pageRows();
    for (const auto &entry : ui::allFailures()) {
        const auto code = toString(entry.code);
        QVERIFY2(rows.contains(code), qPrintable(code));
        QCOMPARE(english.translate("FailureWords", entry.words), rows.at(code)[2]);
        QCOMPARE(english.translate("FailureWords", entry.remedy), rows.at(code)[3]);
    }
}

void TestFailureWords::wordsSayWhatToDo()
{
    for (const auto &entry : ui::allFailures()) {
        const auto words = QString::fromUtf8(entry.words);
        const auto remedy = QString::fromUtf8(entry.remedy);
        QVERIFY(words.size() >= 3 && remedy.size() >= 4);
        for (const auto *empty : {"系统异常", "操作失败", "未知错误"})
            QVERIFY2(!(words + remedy).contains(QString::fromUtf8(empty)), qPrintable(toString(entry.code)));
    }
    QCOMPARE(ui::failureLine({'D', 202}), QStringLiteral("扫描仪卡纸。请打开盖板取出纸张后重新扫描（D-0202）"));
}

void TestFailureWords::anUnknownCodeStillHasWords()
{
    const auto line = ui::failureLine({'H', 9999});
    QVERIFY(line.contains(QStringLiteral("H-9999")));
    QVERIFY(line.size() > 12);
}

YC_TEST(TestFailureWords)
#include "tst_failure_words.moc"
