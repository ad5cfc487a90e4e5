#include "app/report.h"
#include "tests/support/register.h"
#include "ui/entered_characters.h"
#include "ui/stall_detector.h"

#include <QFile>
#include <QJsonDocument>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>

using namespace yc;

class TestReport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theReportSaysWhatWasMeasured();
    void whatWasNotMeasuredIsNull();
    void execWasBeforeNow();
};

void TestReport::theReportSaysWhatWasMeasured()
{
    const ui::StallDetector stalls;
    ui::EnteredCharacters entered;
    QLineEdit field;
    entered.watch(&field);
    field.setText(QStringLiteral("样例"));
    QTRY_VERIFY(stalls.seen().turns > 0);
    QTemporaryDir folder;
    const auto path = folder.filePath(QStringLiteral("report.json"));
    QVERIFY(app::writeReport(path, app::reportOf(stalls, entered, 123)));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto report = QJsonDocument::fromJson(file.readAll()).object();
    QCOMPARE(report[QStringLiteral("entered_characters")].toInt(), 2);
    QCOMPARE(report[QStringLiteral("first_input_ms")].toInt(), 123);
    QVERIFY(report[QStringLiteral("max_ui_stall_ms")].isDouble());
    QVERIFY(report[QStringLiteral("ui_turns")].toInt() > 0);
    QVERIFY(report[QStringLiteral("longest_turn")].toObject()[QStringLiteral("events")].isArray());
}

void TestReport::whatWasNotMeasuredIsNull()
{
    const ui::StallDetector first;
    const ui::StallDetector second; // only one can watch
    const ui::EnteredCharacters entered;
    const auto report = app::reportOf(second, entered, -1);
    QVERIFY(report[QStringLiteral("longest_turn")].isNull());
    QVERIFY(report[QStringLiteral("max_ui_stall_ms")].isNull()); // never a zero that nobody measured
    QVERIFY(report[QStringLiteral("first_input_ms")].isNull());
    QVERIFY(!app::writeReport(QStringLiteral("/no/such/folder/report.json"), report));
}

void TestReport::execWasBeforeNow()
{
    const auto then = app::msSinceExec();
    QVERIFY(then >= 0 && then < 600'000);
    QTRY_VERIFY(app::msSinceExec() > then); // and time goes on
}

YC_TEST(TestReport)
#include "tst_report.moc"
