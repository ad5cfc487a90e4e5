#include "core/wire/terminal_report.h"
#include "tests/support/register.h"

#include <QJsonArray>
#include <QTest>

using namespace yc;
using namespace yc::core;
using namespace Qt::Literals::StringLiterals;

class TestTerminalReport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void itComesBackAsItWas();
    void whatIsNotTheContractIsRefusedWhole_data();
    void whatIsNotTheContractIsRefusedWhole();
    void oneThatNeverToldAnythingIsListedToo();
};

namespace
{

wire::TerminalReport report()
{
    const auto at = QDateTime(QDate(2026, 11, 22), QTime(8, 0), Qt::UTC);
    return {.program = u"yichuang-kiosk"_s,
            .version = u"0.1.0"_s,
            .at = at,
            .diskFree = 12LL << 30,
            .owed = 3,
            .devices = {{.kind = u"receipt-printer"_s,
                         .place = u"tcp:10.0.0.8:9100"_s,
                         .maker = u"样例"_s,
                         .model = u"P-80"_s,
                         .serial = u"1"_s,
                         .firmware = u"1.2"_s,
                         .state = u"guidance"_s,
                         .guidance = u"replace-roll"_s,
                         .fault = u"D-0302"_s,
                         .done = 412,
                         .failed = 2,
                         .lastGood = at.addSecs(-60),
                         .counter = 120'345},
                        {.kind = u"card-reader"_s, .place = {}, .state = u"ready"_s}}};
}

} // namespace

void TestTerminalReport::itComesBackAsItWas()
{
    const auto read = wire::terminalReportFrom(wire::toJson(report()));
    QVERIFY(read);
    QCOMPARE(*read, report());
    auto bare = report();
    bare.diskFree = -1;
    bare.devices.clear();
    QCOMPARE(*wire::terminalReportFrom(wire::toJson(bare)), bare);
}

void TestTerminalReport::whatIsNotTheContractIsRefusedWhole_data()
{
    QTest::addColumn<QJsonObject>("json");
    for (const auto *key : {"program", "at", "owed", "devices"}) {
        auto json = wire::toJson(report());
        json.remove(QLatin1String(key));
        QTest::addRow("without %s", key) << json;
    }
    const auto withDevice = [](const char *key, const QJsonValue &value) {
        auto json = wire::toJson(report());
        auto device = json[u"devices"_s][0].toObject();
        device[QLatin1String(key)] = value;
        json[u"devices"_s] = QJsonArray{device};
        return json;
    };
    QTest::newRow("no kind") << withDevice("kind", u""_s);
    QTest::newRow("a count below none") << withDevice("done", -1);
    QTest::newRow("a life of fewer pages than none") << withDevice("counter", -1);
    QTest::newRow("a state that is a number") << withDevice("state", 7);
    QTest::newRow("a place without end") << withDevice("place", QString(5'000, u'x'));
    QTest::newRow("a time that is none") << withDevice("lastGood", u"yesterday"_s);
    auto many = wire::toJson(report());
    QJsonArray devices;
    for (int i = 0; i <= wire::MostDevices; ++i)
        devices.append(many[u"devices"_s][0]);
    many[u"devices"_s] = devices;
    QTest::newRow("too many devices") << many;
}

void TestTerminalReport::whatIsNotTheContractIsRefusedWhole()
{
    QFETCH(QJsonObject, json);
    const auto read = wire::terminalReportFrom(json);
    QVERIFY(!read);
    QVERIFY(read.error() == wire::codes::Unreadable);
}

void TestTerminalReport::oneThatNeverToldAnythingIsListedToo()
{
    const QList<wire::TerminalSeen> seen{
        {.id = u"T1"_s,
         .kind = wire::TerminalKind::Kiosk,
         .nodeCode = u"990100"_s,
         .nodeName = u"示例县政务服务中心"_s,
         .windowNo = {},
         .shut = true,
         .heard = QDateTime(QDate(2026, 11, 22), QTime(8, 1), Qt::UTC),
         .report = report()},
        {.id = u"T2"_s, .nodeCode = u"990100"_s, .nodeName = {}, .windowNo = u"3"_s, .heard = {}, .report = {}}};
    const auto read = wire::terminalsSeenFrom(wire::toJson(seen));
    QVERIFY(read);
    QCOMPARE(read->size(), 2);
    QCOMPARE(*read->at(0).report, report());
    QCOMPARE(read->at(0).heard, seen.at(0).heard);
    QVERIFY(read->at(0).shut && read->at(0).kind == wire::TerminalKind::Kiosk);
    QVERIFY(!read->at(1).report && read->at(1).heard.isNull());
    QCOMPARE(read->at(1).windowNo, u"3"_s);
}

YC_TEST(TestTerminalReport)
#include "tst_terminal_report.moc"
