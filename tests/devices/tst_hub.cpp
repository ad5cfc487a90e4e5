#include "devices/card/sdt_reader.h"
#include "devices/hub/hub.h"
#include "devices/print/escpos_printer.h"
#include "devices/virtual/bench.h"
#include "devices/virtual/sample_cards.h"
#include "tests/support/register.h"

#include <QJsonDocument>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace yc;
using namespace yc::devices;

class TestHub : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void settingsAreRead();
    void whatIsNoSettingIsRefused_data();
    void whatIsNoSettingIsRefused();
    void linesAreRecordedWhereTheyAreWanted();
    void theDevicesOfASettingWorkSideBySide();
    void whatCannotBeMadeStandsInTheListWithItsReason();
    void otherSettingsReplaceTheDevices();
    void twoReadersAreKeptApartByPlace();
    void theChosenOneIsFoundAgainWhenTheOrderChanges();
    void theOneInUseIsRememberedByPlace();
    void everyKindHasItsWord();

private:
    [[nodiscard]] static std::vector<Driver> drivers() { return {card::sdtDriver(), print::escPosDriver({})}; }
    SystemClock m_clock;
};

void TestHub::settingsAreRead()
{
    const auto plugs = hub::plugsFromJson(QJsonDocument::fromJson(R"([
        {"kind":"card-reader","place":"serial:/dev/ttyUSB0","options":{"fingerprint":true}},
        {"kind":"receipt-printer","driver":"escpos","place":"tcp:10.0.0.9:9100","options":{"widthDots":384}}])")
                                              .array());
    QVERIFY(plugs);
    QCOMPARE(plugs->size(), 2U);
    hub::Hub hub(drivers(), m_clock);
    hub.use(*plugs);
    const auto devices = hub.devices();
    QVERIFY(devices[0].info.can.testFlag(Capability::Fingerprint));
    QCOMPARE(hub.receiptPrinter()->widthDots(), 384);
    QVERIFY(!hub.documentScanner());
}

void TestHub::whatIsNoSettingIsRefused_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("kind") << QByteArray(R"([{"kind":"toaster","place":"tcp:a:1"}])");
    QTest::newRow("place") << QByteArray(R"([{"kind":"card-reader"}])");
    QTest::newRow("no object") << QByteArray(R"([7])");
}

void TestHub::whatIsNoSettingIsRefused()
{
    QFETCH(QByteArray, json);
    QVERIFY(!hub::plugsFromJson(QJsonDocument::fromJson(json).array()));
}

void TestHub::linesAreRecordedWhereTheyAreWanted()
{
    const QTemporaryDir folder;
    virtual_bench::Bench bench({.printsDir = folder.path(), .workDir = folder.path()});
    QVERIFY(bench.start());
    std::vector<Plug> plugs{
        {.kind = Kind::CardReader, .place = QStringLiteral("tcp:127.0.0.1:%1").arg(bench.reader().port())}};
    QVERIFY(hub::recordTo({}, plugs));
    QVERIFY(plugs[0].options.isEmpty());
    const auto wires = folder.filePath(QStringLiteral("a/wires"));
    QVERIFY(hub::recordTo(wires, plugs));
    QCOMPARE(QFileInfo(wires).permissions() & (QFile::ExeGroup | QFile::ReadGroup | QFile::ReadOther),
             QFile::Permissions());
    hub::Hub hub(drivers(), m_clock);
    hub.use(plugs);
    hub.start();
    QTRY_COMPARE(hub.devices()[0].health.state, DeviceState::Ready);
    QCOMPARE(QDir(wires).entryList({QStringLiteral("sdt-tcp_127.0.0.1_*.wire")}).size(), 1);
    QVERIFY(!hub::recordTo(QStringLiteral("/proc/no/folder"), plugs));
}

void TestHub::theDevicesOfASettingWorkSideBySide()
{
    const QTemporaryDir folder;
    virtual_bench::Bench bench({.printsDir = folder.path(), .workDir = folder.path()});
    QVERIFY(bench.start());
    hub::Hub hub(drivers(), m_clock);
    hub.use({{.kind = Kind::CardReader,
              .place = QStringLiteral("tcp:127.0.0.1:%1").arg(bench.reader().port()),
              .options = {{QStringLiteral("pollMs"), 20}}},
             {.kind = Kind::ReceiptPrinter, .place = QStringLiteral("tcp:127.0.0.1:%1").arg(bench.printer().port())}});
    hub.start();
    QTRY_COMPARE(hub.devices()[0].health.state, DeviceState::Ready);
    QTRY_COMPARE(hub.devices()[1].health.state, DeviceState::Ready);

    QString name;
    connect(hub.cardReader(), &CardReader::cardRead, this, [&](const auto &card) { name = card->name; });
    QVERIFY(bench
                .perform({{QStringLiteral("do"), QStringLiteral("put-card")},
                          {QStringLiteral("sample"), QStringLiteral("zhang")}})
                .value(QStringLiteral("ok"))
                .toBool());
    QTRY_COMPARE(name, QStringLiteral("张样例"));

    QString printed;
    connect(hub.receiptPrinter(), &ReceiptPrinter::printed, this, [&](const QString &id) { printed = id; });
    Slip slip;
    slip.jobId = QStringLiteral("1");
    slip.parts.emplace_back(SlipText{.text = QStringLiteral("凭证")});
    hub.receiptPrinter()->print(std::move(slip));
    QTRY_COMPARE(printed, QStringLiteral("1"));
    const auto state = bench.perform({{QStringLiteral("do"), QStringLiteral("state")}});
    QCOMPARE(
        state.value(QStringLiteral("lastSlip")).toObject().value(QStringLiteral("lines")).toArray().at(0).toString(),
        QStringLiteral("凭证"));
}

void TestHub::whatCannotBeMadeStandsInTheListWithItsReason()
{
    hub::Hub hub(drivers(), m_clock);
    hub.use({{.kind = Kind::CardReader, .place = QStringLiteral("usb:7")},
             {.kind = Kind::Camera, .place = QStringLiteral("tcp:a:1")},
             {.kind = Kind::CardReader, .driver = QStringLiteral("other"), .place = QStringLiteral("tcp:a:1")}});
    const auto devices = hub.devices();
    QCOMPARE(devices.size(), 3);
    for (const auto &device : devices)
        QCOMPARE(device.health.state, DeviceState::Fault);
    QVERIFY(devices[0].health.lastFault->code == devices::codes::BadPlace);
    QVERIFY(devices[1].health.lastFault->code == devices::codes::NoDriver);
    QVERIFY(devices[2].health.lastFault->code == devices::codes::NoDriver);
    QVERIFY(!hub.cardReader());
    hub.start();
}

void TestHub::otherSettingsReplaceTheDevices()
{
    hub::Hub hub(drivers(), m_clock);
    int changes = 0;
    connect(&hub, &hub::Hub::changed, this, [&] { ++changes; });
    hub.use({{.kind = Kind::CardReader, .place = QStringLiteral("tcp:127.0.0.1:1")}});
    hub.start();
    hub.use({});
    QVERIFY(changes >= 2);
    QVERIFY(hub.devices().isEmpty());
    QVERIFY(!hub.cardReader());
}

void TestHub::twoReadersAreKeptApartByPlace()
{
    virtual_bench::SdtTwin left;
    virtual_bench::SdtTwin right;
    QVERIFY(left.plug() && right.plug());
    const auto placeOf
        = [](const virtual_bench::SdtTwin &twin) { return QStringLiteral("tcp:127.0.0.1:%1").arg(twin.port()); };
    const QJsonObject quick{{QStringLiteral("pollMs"), 20}};
    hub::Hub hub(drivers(), m_clock);
    hub.use({{.kind = Kind::CardReader, .place = placeOf(left), .options = quick},
             {.kind = Kind::CardReader, .place = placeOf(right), .options = quick}});
    QCOMPARE(hub.all<CardReader>().size(), 2);
    QVERIFY(hub.all<ReceiptPrinter>().isEmpty());
    auto *leftReader = hub.at<CardReader>(placeOf(left));
    auto *rightReader = hub.at<CardReader>(placeOf(right));
    QVERIFY(leftReader && rightReader && leftReader != rightReader);
    QVERIFY(!hub.at<ReceiptPrinter>(placeOf(left))); // another kind is not there
    QVERIFY(!hub.at<CardReader>(QStringLiteral("tcp:127.0.0.1:1")));
    hub.start();

    QStringList atLeft;
    QStringList atRight;
    connect(leftReader, &CardReader::cardRead, this, [&](const auto &card) { atLeft << card->name; });
    connect(rightReader, &CardReader::cardRead, this, [&](const auto &card) { atRight << card->name; });
    left.putCard(*virtual_bench::sampleCard(QStringLiteral("zhang")));
    QTRY_COMPARE(atLeft, QStringList{QStringLiteral("张样例")});
    right.putCard(*virtual_bench::sampleCard(QStringLiteral("li")));
    QTRY_COMPARE(atRight, QStringList{QStringLiteral("李测试")});
    QCOMPARE(atLeft.size(), 1);
}

void TestHub::theChosenOneIsFoundAgainWhenTheOrderChanges()
{
    const Plug first{.kind = Kind::CardReader, .place = QStringLiteral("tcp:127.0.0.1:1")};
    const Plug second{.kind = Kind::CardReader, .place = QStringLiteral("tcp:127.0.0.1:2")};
    hub::Hub hub(drivers(), m_clock);
    for (const auto &order : {std::vector{first, second}, std::vector{second, first}}) {
        hub.use(order);
        auto *chosen = hub.at<CardReader>(second.place);
        QVERIFY(chosen);
        QCOMPARE(chosen->info().place, second.place);
        QCOMPARE(hub.cardReader()->info().place, order[0].place);
        QCOMPARE(hub.all<CardReader>()[order[0].place == second.place ? 0 : 1], chosen);
    }
}

void TestHub::theOneInUseIsRememberedByPlace()
{
    const Plug left{.kind = Kind::ReceiptPrinter, .place = QStringLiteral("tcp:127.0.0.1:1")};
    const Plug right{.kind = Kind::ReceiptPrinter, .place = QStringLiteral("tcp:127.0.0.1:2")};
    const Plug reader{.kind = Kind::CardReader, .place = right.place}; // a box that is both
    hub::Hub hub(drivers(), m_clock);
    QCOMPARE(hub.inUse(Kind::ReceiptPrinter), QString());
    hub.prefer({{kindWord(Kind::ReceiptPrinter), right.place}, {QStringLiteral("toaster"), left.place}});
    for (const auto &order : {std::vector{left, right, reader}, std::vector{reader, right, left}}) {
        hub.use(order);
        QCOMPARE(hub.receiptPrinter()->info().place, right.place);
        QCOMPARE(hub.inUse(Kind::ReceiptPrinter), right.place);
        QCOMPARE(hub.inUse(Kind::CardReader), reader.place);
    }
    hub.use({left}); // the other is not there any more
    QCOMPARE(hub.receiptPrinter()->info().place, left.place);
    hub.use({left, right});
    hub.prefer(Kind::ReceiptPrinter, left.place);
    QCOMPARE(hub.receiptPrinter()->info().place, left.place);
}

void TestHub::everyKindHasItsWord()
{
    QSet<QString> words;
    for (const auto kind : AllKinds) {
        const auto word = kindWord(kind);
        QVERIFY(!word.isEmpty());
        words << word;
        QVERIFY(kindNamed(word) == kind);
    }
    QCOMPARE(words.size(), static_cast<qsizetype>(AllKinds.size()));
    QVERIFY(!kindNamed(QStringLiteral("toaster")));
    QVERIFY(!kindNamed({}));
}

YC_TEST(TestHub)
#include "tst_hub.moc"
