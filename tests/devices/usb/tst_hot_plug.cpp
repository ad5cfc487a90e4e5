#include "devices/card/sdt_reader.h"
#include "devices/hub/discovery.h"
#include "devices/hub/hub.h"
#include "devices/transport/device_thread.h"
#include "devices/transport/usb_watch.h"
#include "devices/virtual/sample_cards.h"
#include "devices/virtual/sdt_twin.h"
#include "devices/virtual/usb/hid_wire.h"
#include "devices/virtual/usb/usb_wire.h"
#include "tests/support/register.h"

#include <QSignalSpy>
#include <QTest>

using namespace yc;
using namespace yc::devices;
using namespace yc::devices::virtual_bench;
using namespace std::chrono_literals;

namespace
{

// Does nothing but count how often it was asked to look again.
class CountingReader final : public CardReader
{
    Q_OBJECT
public:
    CountingReader(QString place, int &looks) : m_place(std::move(place)), m_looks(looks) { }
    [[nodiscard]] DeviceInfo info() const override { return {.kind = Kind::CardReader, .place = m_place}; }
    [[nodiscard]] Health health() const override { return {}; }
    void start() override { }
    void stop() override { }
    void lookAgain() override { ++m_looks; }

private:
    QString m_place;
    int &m_looks;
};

} // namespace

class TestHotPlug : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void onePluggingIsToldOnce();
    void aDeviceThatComesBackIsLookedForAtOnce();
    void onlyWhatIsOnUsbLooksAgain();
    void whatTheKernelKnowsOfItsFirmwareIsTold();
    void aMachineWithoutUsbHasNothingOnIt();
    void whatIsPluggedInIsFoundWithItsPlace();
    void twoAlikeAreRememberedBySocket();
    void descriptorsThatLieHaveTheFacesThatTheyHave_data();
    void descriptorsThatLieHaveTheFacesThatTheyHave();

private:
    SystemClock m_clock;
    std::unique_ptr<UsbBed> m_bed;
};

void TestHotPlug::init()
{
    QVERIFY2(UsbBed::isPossible(), "run by ctest, which preloads umockdev");
    m_bed = std::make_unique<UsbBed>();
}

void TestHotPlug::cleanup()
{
    m_bed.reset();
}

void TestHotPlug::onePluggingIsToldOnce()
{
    const transport::UsbWatch watch;
    QVERIFY(watch.hears());
    QSignalSpy changes(&watch, &transport::UsbWatch::changed);
    HidWire reader(*m_bed, twoPipeReader()); // three words of the kernel: device, interface, node
    QVERIFY(reader.plug());
    QTRY_COMPARE(changes.size(), 1);
    QCOMPARE(transport::attachedUsb().size(), 1); // by then it is all there
    reader.unplug();
    QTRY_COMPARE(changes.size(), 2);
    QVERIFY(transport::attachedUsb().isEmpty());
}

void TestHotPlug::aDeviceThatComesBackIsLookedForAtOnce()
{
    SdtTwin twin;
    UsbWire wire(*m_bed, twoPipeReader("R1"));
    twin.listenTo(wire);
    // A driver that would look for its device in an hour: what brings it back is the hub, who heard of it.
    const Driver patient{.name = QStringLiteral("patient"),
                         .kind = Kind::CardReader,
                         .make = [](const Plug &plug, const Clock &clock, QThread *thread) -> Result<Device> {
                             card::SdtSettings settings;
                             settings.place = plug.place;
                             settings.poll = 15ms;
                             settings.firstRetry = settings.lastRetry = 1h;
                             return std::make_unique<card::SdtReader>(settings, clock, thread);
                         }};
    hub::Hub hub({patient}, m_clock);
    hub.use({{.kind = Kind::CardReader, .place = QStringLiteral("usb:0400:c35a#R1")}});
    hub.start();
    QTRY_VERIFY(hub.cardReader()->health().lastFault);
    QStringList names;
    connect(hub.cardReader(), &CardReader::cardRead, this, [&](const auto &card) { names << card->name; });
    for (int round = 1; round <= 3; ++round) {
        QCOMPARE(hub.cardReader()->health().state, DeviceState::Absent);
        QVERIFY(wire.device().plug());
        QTRY_COMPARE(hub.cardReader()->health().state, DeviceState::Ready);
        twin.putCard(*sampleCard(QStringLiteral("zhang")));
        QTRY_COMPARE(names.size(), round);
        wire.device().unplug();
        twin.liftCard();
        QTRY_COMPARE(hub.cardReader()->health().state, DeviceState::Absent);
    }
}

void TestHotPlug::onlyWhatIsOnUsbLooksAgain()
{
    std::map<QString, int> looks;
    const Driver counting{.name = QStringLiteral("counting"),
                          .kind = Kind::CardReader,
                          .make = [&](const Plug &plug, const Clock &, QThread *) -> Result<Device> {
                              return std::make_unique<CountingReader>(plug.place, looks[plug.place]);
                          }};
    const auto pipes = QStringLiteral("usb:0400:c35a@1-1");
    const auto reports = QStringLiteral("hid:0400:c35a#R2");
    const auto far = QStringLiteral("tcp:127.0.0.1:1");
    hub::Hub hub({counting}, m_clock);
    hub.use({{.kind = Kind::CardReader, .place = pipes},
             {.kind = Kind::CardReader, .place = reports},
             {.kind = Kind::CardReader, .place = far}});
    hub.start();
    UsbDevice device(*m_bed, twoPipeReader("R1"), "1");
    QVERIFY(device.plug());
    device.unplug();
    QVERIFY(device.plug()); // in, out and in again is one change
    QTRY_COMPARE(looks[pipes], 1);
    QCOMPARE(looks[reports], 1);
    QCOMPARE(looks[far], 0);
    hub.use({{.kind = Kind::CardReader, .place = far}});
    hub.start();
    device.unplug();
    QCoreApplication::processEvents();
    QCOMPARE(looks[far], 0);
}

void TestHotPlug::whatTheKernelKnowsOfItsFirmwareIsTold()
{
    auto first = twoPipeReader("R1");
    first.release = 0x1207;
    auto second = twoPipeReader("R1");
    second.release = 0x020C;
    hub::Hub hub({card::sdtDriver()}, m_clock);
    hub.use({{.kind = Kind::CardReader, .place = QStringLiteral("usb:0400:c35a#R1")},
             {.kind = Kind::CardReader, .place = QStringLiteral("tcp:127.0.0.1:1")}});
    UsbDevice old(*m_bed, first, "1");
    QVERIFY(old.plug());
    hub.start();
    const auto firmware = [&] { return hub.devices().first().info.firmware; };
    QTRY_COMPARE(firmware(), QStringLiteral("12.07")); // was there already
    old.unplug();
    UsbDevice other(*m_bed, second, "1");
    QVERIFY(other.plug());
    QTRY_COMPARE(firmware(), QStringLiteral("2.0c"));
    QCOMPARE(hub.devices().last().info.firmware, QString());
    for (int i = 0; i < 20; ++i) { // the hub goes while somebody looks
        hub.use({{.kind = Kind::CardReader, .place = QStringLiteral("hid:0400:c35a#R1")}});
        hub.start();
    }
}

void TestHotPlug::aMachineWithoutUsbHasNothingOnIt()
{
    QVERIFY(transport::attachedUsb().isEmpty());
    QVERIFY(hub::candidatesAmong({}).isEmpty());
}

void TestHotPlug::whatIsPluggedInIsFoundWithItsPlace()
{
    UsbDevice reader(*m_bed, fourPipeReader("SDT@1"), "3");
    UsbDevice printer(*m_bed, usbReceiptPrinter(), "1.2");
    auto disk = usbReceiptPrinter("D1");
    disk.interfaces[0].kind = 8;
    UsbDevice stick(*m_bed, disk, "4");
    auto modern = usbReceiptPrinter("M1");
    modern.interfaces[0].protocol = 4;
    UsbDevice ipp(*m_bed, modern, "6");
    auto reports = twoPipeReader("H1");
    reports.interfaces = {{.kind = 3}};
    UsbDevice hid(*m_bed, reports, "7");
    UsbDevice pad(*m_bed, signaturePad(0x00A5, "W1"), "8");
    UsbDevice tablet(*m_bed, signaturePad(0x0357, "W2"), "9"); // of the same maker, for drawing
    for (auto *device : {&reader, &printer, &stick, &ipp, &hid, &pad, &tablet})
        QVERIFY(device->plug());
    const auto found = hub::candidatesAmong(transport::attachedUsb());
    QStringList places;
    for (const auto &one : found)
        places << kindWord(one.plug.kind) + u' ' + one.plug.driver + u' ' + one.plug.place;
    QCOMPARE(places,
             (QStringList{QStringLiteral("receipt-printer escpos usb:04b8:0202@1-1.2"),
                          QStringLiteral("card-reader sdt usb:0400:c35a#SDT%401"),
                          QStringLiteral("card-reader sdt hid:0400:c35a#H1"),
                          QStringLiteral("signature-pad stu hid:056a:00a5#W1")}));
    QCOMPARE(found[0].name, QStringLiteral("Receipt"));
    QCOMPARE(found[1].maker, QStringLiteral("YC"));
    for (const auto &one : found)
        QVERIFY(transport::placeFromText(one.plug.place));
}

void TestHotPlug::twoAlikeAreRememberedBySocket()
{
    UsbDevice first(*m_bed, twoPipeReader("000000"), "1"); // makers who number none of them
    UsbDevice second(*m_bed, twoPipeReader("000000"), "2");
    QVERIFY(first.plug() && second.plug());
    const auto found = hub::candidatesAmong(transport::attachedUsb());
    QCOMPARE(found.size(), 2);
    QCOMPARE(found[0].plug.place, QStringLiteral("usb:0400:c35a@1-1"));
    QCOMPARE(found[1].plug.place, QStringLiteral("usb:0400:c35a@1-2"));
}

void TestHotPlug::descriptorsThatLieHaveTheFacesThatTheyHave_data()
{
    QTest::addColumn<QByteArray>("descriptors");
    QTest::addColumn<int>("faces");
    const auto truth = deviceDescriptor(twoPipeReader()) + configurationDescriptor(twoPipeReader());
    QTest::newRow("the truth") << truth << 1;
    QTest::newRow("nothing") << QByteArray() << 0;
    QTest::newRow("one byte") << QByteArray(1, '\x12') << 0;
    QTest::newRow("no length") << QByteArray(64, '\0') << 0;
    QTest::newRow("a length of one") << QByteArray(64, '\1') << 0;
    QTest::newRow("longer than there is") << QByteArray(64, '\xFF') << 0;
    QTest::newRow("cut in the interface") << truth.first(30) << 0;
    QTest::newRow("an interface of two bytes") << truth.first(27) + QByteArray::fromHex("0204") << 0;
    QTest::newRow("the same again and again")
        << truth + configurationDescriptor(twoPipeReader()) + configurationDescriptor(twoPipeReader()) << 1;
}

void TestHotPlug::descriptorsThatLieHaveTheFacesThatTheyHave()
{
    QFETCH(QByteArray, descriptors);
    QTEST(static_cast<int>(transport::facesOf(descriptors).size()), "faces");
}

YC_TEST(TestHotPlug)
#include "tst_hot_plug.moc"
