#include "devices/card/sdt_reader.h"
#include "devices/transport/hid_layout.h"
#include "tests/support/register.h"

#include <QJsonDocument>
#include <QTest>

using namespace yc;
using namespace yc::devices;
using namespace yc::devices::transport;

class TestHidLayout : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void bytesAreCutIntoReportsAndComeBack_data();
    void bytesAreCutIntoReportsAndComeBack();
    void aReportMayLieAboutItsLength();
    void settingsSayHowReportsAre_data();
    void settingsSayHowReportsAre();
    void aReaderWithImpossibleReportsIsNotMade();
};

void TestHidLayout::bytesAreCutIntoReportsAndComeBack_data()
{
    QTest::addColumn<int>("payloadAt");
    QTest::addColumn<int>("payload");
    QTest::addColumn<int>("lengthAt");
    QTest::addColumn<int>("bytes");
    QTest::addColumn<int>("reports");
    QTest::newRow("nothing") << 0 << 64 << -1 << 0 << 0;
    QTest::newRow("a request") << 0 << 64 << -1 << 10 << 1;
    QTest::newRow("one full report") << 0 << 64 << -1 << 64 << 1;
    QTest::newRow("one byte more") << 0 << 64 << -1 << 65 << 2;
    QTest::newRow("a card, 54 bytes a report") << 9 << 54 << 8 << 1295 << 24;
    QTest::newRow("the length behind") << 0 << 56 << 63 << 57 << 2;
}

void TestHidLayout::bytesAreCutIntoReportsAndComeBack()
{
    QFETCH(int, payloadAt);
    QFETCH(int, payload);
    QFETCH(int, lengthAt);
    QFETCH(int, bytes);
    const HidLayout layout{.payloadAt = payloadAt, .payload = payload, .lengthAt = lengthAt};
    QVERIFY(isPossible(layout));
    QByteArray sent;
    for (int i = 0; i < bytes; ++i)
        sent.append(static_cast<char>(i + 1));
    const auto reports = reportsOf(sent, layout);
    QTEST(static_cast<int>(reports.size()), "reports");
    QByteArray came;
    for (const auto &report : reports) {
        QCOMPARE(report.size(), 64);
        came += bytesOf(report, layout);
    }
    if (lengthAt >= 0)
        QCOMPARE(came, sent);
    else // filled up with zeros, and nothing in it says so
        QCOMPARE(came, sent.leftJustified(reports.size() * payload, '\0'));
}

void TestHidLayout::aReportMayLieAboutItsLength()
{
    const HidLayout layout{.payloadAt = 9, .payload = 54, .lengthAt = 8};
    QCOMPARE(bytesOf(QByteArray(64, '\xFF'), layout), QByteArray(54, '\xFF'));
    QCOMPARE(bytesOf(QByteArray(20, '\xFF'), layout), QByteArray(11, '\xFF'));
    QCOMPARE(bytesOf(QByteArray(5, '\xFF'), layout), QByteArray());
    QCOMPARE(bytesOf({}, layout), QByteArray());
    QCOMPARE(bytesOf(QByteArray(4096, 'x'), {}), QByteArray(64, 'x'));
}

void TestHidLayout::settingsSayHowReportsAre_data()
{
    QTest::addColumn<QByteArray>("told");
    QTest::addColumn<bool>("possible");
    QTest::newRow("nothing") << QByteArray("{}") << true;
    QTest::newRow("all of it") << QByteArray(R"({"size":64,"number":1,"payloadAt":9,"payload":54,"lengthAt":8})")
                               << true;
    QTest::newRow("smaller reports") << QByteArray(R"({"size":8})") << true;
    QTest::newRow("no size") << QByteArray(R"({"size":0})") << false;
    QTest::newRow("too large") << QByteArray(R"({"size":1000000})") << false;
    QTest::newRow("beyond the end") << QByteArray(R"({"payloadAt":60,"payload":5})") << false;
    QTest::newRow("begins before it") << QByteArray(R"({"payloadAt":-1})") << false;
    QTest::newRow("no payload") << QByteArray(R"({"payloadAt":64})") << false;
    QTest::newRow("the smallest number") << QByteArray(R"({"payloadAt":-2147483648})") << false;
    QTest::newRow("the largest numbers") << QByteArray(R"({"payloadAt":2147483647,"payload":2147483647})") << false;
    QTest::newRow("the length inside") << QByteArray(R"({"payloadAt":0,"payload":60,"lengthAt":10})") << false;
    QTest::newRow("the length beyond") << QByteArray(R"({"payloadAt":0,"payload":60,"lengthAt":64})") << false;
    QTest::newRow("a length of no byte") << QByteArray(R"({"size":512,"payloadAt":1,"payload":300,"lengthAt":0})")
                                         << false;
    QTest::newRow("the number no byte") << QByteArray(R"({"number":256})") << false;
}

void TestHidLayout::settingsSayHowReportsAre()
{
    QFETCH(QByteArray, told);
    QFETCH(bool, possible);
    QCOMPARE(hidLayoutFromJson(QJsonDocument::fromJson(told).object()).has_value(), possible);
}

void TestHidLayout::aReaderWithImpossibleReportsIsNotMade()
{
    const SystemClock clock;
    const Plug plug{.kind = Kind::CardReader,
                    .place = QStringLiteral("hid:0400:c35a"),
                    .options = {{QStringLiteral("reports"), QJsonObject{{QStringLiteral("size"), 0}}}}};
    const auto made = card::sdtDriver().make(plug, clock, thread());
    QVERIFY(!made);
    QCOMPARE(toString(made.error()), toString(devices::codes::BadPlace));
}

YC_TEST(TestHidLayout)
#include "tst_hid_layout.moc"
