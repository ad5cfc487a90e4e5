#include "app/steps/reasons_panel.h"
#include "core/wire/text_limits.h"
#include "tests/support/register.h"
#include "ui/entered_characters.h"

#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace yc;
using core::domain::Ending;

namespace
{

// The panel as it stands on the page, with its fields.
struct OpenPanel {
    ui::EnteredCharacters counter;
    app::ReasonsPanel panel{counter};
    QPlainTextEdit *text = panel.findChild<QPlainTextEdit *>();
    QLineEdit *basis = nullptr;
    QList<core::wire::EndingRequest> sent;
    QStringList complaints;

    explicit OpenPanel(Ending ending)
    {
        for (auto *line : panel.findChildren<QLineEdit *>())
            if (line->accessibleName() == QStringLiteral("法律依据"))
                basis = line;
        QObject::connect(&panel, &app::ReasonsPanel::confirmed, &panel,
                         [this](const core::wire::EndingRequest &request) { sent += request; });
        QObject::connect(&panel, &app::ReasonsPanel::complaint, &panel,
                         [this](const QString &words) { complaints += words; });
        panel.ask(ending, nullptr);
        panel.show();
    }
    static void paste(QWidget *field, const QString &text)
    {
        QApplication::clipboard()->setText(text);
        QTest::keyClick(field, Qt::Key_V, Qt::ControlModifier);
    }
    void confirm() const
    {
        for (auto *button : panel.findChildren<QPushButton *>())
            if (button->text().startsWith(QStringLiteral("确认")))
                button->click();
    }
};

} // namespace

// 补正告知 and 不予受理: whatever is pasted into them, the hall reads what comes out.
class TestReasonsPanel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsPastedIsWhatTheHallTakes()
    {
        for (const auto &flood : {QString(5'000, u'样'), QStringLiteral("\U00020BB7").repeated(2'000),
                                  QStringLiteral("样\u202E例\u0007\r\n").repeated(400)}) {
            OpenPanel open(Ending::Refuse);
            OpenPanel::paste(open.text, flood);
            OpenPanel::paste(open.basis, flood);
            open.confirm();
            if (open.sent.isEmpty()) { // too many lines: said, and the clerk puts some together
                QCOMPARE(open.complaints.size(), 1);
                open.text->setPlainText(open.text->toPlainText().replace(u'\n', u' '));
                open.confirm();
            }
            QCOMPARE(open.sent.size(), 1);
            const auto read = core::wire::endingRequestFrom(core::wire::toJson(open.sent.first()));
            QVERIFY(read);
            QVERIFY(!read->reasons.join(QString()).contains(u'\u202E') && !read->basis.contains(u'\u0007'));
        }
    }
    void asManyPointsAsTheHallTakes()
    {
        OpenPanel open(Ending::Correction);
        open.text->setPlainText(QStringLiteral("缺\n").repeated(core::wire::MostReasons));
        open.confirm();
        QCOMPARE(open.sent.size(), 1);
        QCOMPARE(open.sent.first().reasons.size(), core::wire::MostReasons);
        open.text->appendPlainText(QStringLiteral("还缺"));
        open.confirm();
        QCOMPARE(open.sent.size(), 1);
        QCOMPARE(open.complaints.size(), 1);
    }
    void aKeptPhraseIsClean()
    {
        OpenPanel open(Ending::Correction);
        QList<core::flow::Phrase> kept;
        connect(&open.panel, &app::ReasonsPanel::keepWanted, this, [&](const auto &phrase) { kept += phrase; });
        OpenPanel::paste(open.text, QStringLiteral("\uFEFF请补\u200B充１份照片\U0001F600"));
        for (auto *button : open.panel.findChildren<QPushButton *>())
            if (button->text() == QStringLiteral("存为常用语"))
                button->click();
        QCOMPARE(kept.size(), 1);
        QCOMPARE(kept.first().text, QStringLiteral("请补充1份照片"));
    }
    void onePressTakesAPasteBack()
    {
        OpenPanel open(Ending::Correction);
        QTest::keyClicks(open.text, QStringLiteral("ab"));
        OpenPanel::paste(open.text, QStringLiteral("样\u202E例"));
        QCOMPARE(open.text->toPlainText(), QStringLiteral("ab样例"));
        open.text->undo();
        QCOMPARE(open.text->toPlainText(), QStringLiteral("ab"));
    }
};

YC_TEST(TestReasonsPanel)
#include "tst_reasons_panel.moc"
