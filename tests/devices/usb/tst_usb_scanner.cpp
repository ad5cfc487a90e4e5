#include "devices/hub/hub.h"
#include "devices/scan/sane_scanner.h"
#include "devices/transport/usb_tree.h"
#include "devices/virtual/usb/usb_bed.h"
#include "devices/virtual/usb/usb_device.h"
#include "tests/support/register.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace yc;
using namespace yc::devices;
using namespace yc::devices::virtual_bench;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

// Scanners on an emulated bus, as the hub hears of it: helper and SANE are those that ship. The driver behind SANE is
// devices/virtual/sane; it lists what is on the bus under the names that SANE's back ends on libusb give.
class TestUsbScanner : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void pulledOutWhileIdleTheHubSaysSoAndItComesBack();
    void twoAlikeAreToldApartBySocket();
    void whatElseIsPluggedInLeavesItAlone();

private:
    void list() const; // what is on the bus now
    [[nodiscard]] QString nameAt(const QString &port) const; // "libusb:001:004"; empty: nothing
    [[nodiscard]] QStringList calls() const;
    void start(const QString &place);
    [[nodiscard]] Health health() const { return m_hub->devices().constFirst().health; }

    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<UsbBed> m_bed;
    std::unique_ptr<hub::Hub> m_hub;
};

void TestUsbScanner::init()
{
    QVERIFY2(UsbBed::isPossible(), "run by ctest, which preloads umockdev");
    m_bed = std::make_unique<UsbBed>();
    m_folder = std::make_unique<QTemporaryDir>();
    QFile backEnds(m_folder->filePath(u"dll.conf"_s));
    QVERIFY(backEnds.open(QIODevice::WriteOnly) && backEnds.write("yichuang\n") > 0);
}

void TestUsbScanner::cleanup()
{
    m_hub.reset();
    m_bed.reset();
}

QString TestUsbScanner::nameAt(const QString &port) const
{
    for (const auto &device : transport::attachedUsb())
        if (device.port == port)
            return u"libusb:%1:%2"_s.arg(device.bus, 3, 10, QChar(u'0')).arg(device.address, 3, 10, QChar(u'0'));
    return {};
}

void TestUsbScanner::list() const
{
    QByteArray lines;
    for (const auto &device : transport::attachedUsb())
        lines += nameAt(device.port).toUtf8() + " Model A\n";
    QFile file(m_folder->filePath(u"yichuang.devices"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(lines) == lines.size());
}

QStringList TestUsbScanner::calls() const
{
    QFile file(m_folder->filePath(u"yichuang.calls"_s));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts)
                                          : QStringList();
}

void TestUsbScanner::start(const QString &place)
{
    // One that by itself would look for its scanner in an hour: what it knows it heard from the hub.
    const Driver patient{.name = u"patient"_s,
                         .kind = Kind::DocumentScanner,
                         .make = [this](const Plug &plug, const Clock &clock, QThread *thread) -> Result<Device> {
                             scan::SaneSettings settings;
                             const auto bin = qEnvironmentVariable("YC_BIN");
                             settings.program = bin + u"/yichuang-scand"_s;
                             settings.device = plug.place.sliced(5);
                             settings.environment = {{u"SANE_CONFIG_DIR"_s, m_folder->path()},
                                                     {u"LD_LIBRARY_PATH"_s, bin + u"/../sane"_s}};
                             settings.firstRetry = settings.lastRetry = 1h;
                             return std::make_unique<scan::SaneScanner>(settings, clock, thread);
                         }};
    m_hub = std::make_unique<hub::Hub>(std::vector{patient}, m_clock);
    m_hub->use({{.kind = Kind::DocumentScanner, .place = place}});
    m_hub->start();
}

void TestUsbScanner::pulledOutWhileIdleTheHubSaysSoAndItComesBack()
{
    UsbDevice device(*m_bed, twoPipeReader("S1"), "1");
    QVERIFY(device.plug());
    list();
    start(u"sane:yichuang:"_s + nameAt(u"1-1"_s)); // as settings of old hold it
    for (int round = 0; round < 3; ++round) {
        QTRY_COMPARE_WITH_TIMEOUT(health().state, DeviceState::Ready, 15'000);
        QCOMPARE(m_hub->devices().constFirst().info.serial, u"S1"_s);
        QFile(m_folder->filePath(u"yichuang.devices"_s)).resize(0);
        device.unplug();
        QTRY_COMPARE_WITH_TIMEOUT(health().state, DeviceState::Absent, 5'000);
        QVERIFY(device.plug()); // with another address
        list();
    }
}

void TestUsbScanner::twoAlikeAreToldApartBySocket()
{
    UsbDevice one(*m_bed, twoPipeReader(), "1");
    UsbDevice two(*m_bed, twoPipeReader(), "2.3");
    QVERIFY(one.plug() && two.plug());
    list();
    const auto first = nameAt(u"1-2.3"_s);
    start(u"sane:yichuang=Model A@1-2.3"_s);
    QTRY_COMPARE_WITH_TIMEOUT(health().state, DeviceState::Ready, 15'000);
    QCOMPARE(calls().last(), u"open "_s + first);
    two.unplug();
    list(); // the other one is there: never taken in its place
    QTRY_COMPARE_WITH_TIMEOUT(health().state, DeviceState::Absent, 5'000);
    QVERIFY(one.isPlugged());
    one.unplug();
    QVERIFY(two.plug() && one.plug());
    list();
    QTRY_COMPARE_WITH_TIMEOUT(health().state, DeviceState::Ready, 15'000);
    QVERIFY(nameAt(u"1-2.3"_s) != first);
    QCOMPARE(calls().last(), u"open "_s + nameAt(u"1-2.3"_s));
}

// A driver is asked nothing, and so a lamp stays off, as long as the kernel says that the scanner is there.
void TestUsbScanner::whatElseIsPluggedInLeavesItAlone()
{
    UsbDevice scanner(*m_bed, twoPipeReader(), "1");
    UsbDevice other(*m_bed, twoPipeReader(), "2");
    QVERIFY(scanner.plug());
    list();
    const auto name = nameAt(u"1-1"_s);
    start(u"sane:"_s);
    QTRY_COMPARE_WITH_TIMEOUT(health().state, DeviceState::Ready, 15'000);
    const QStringList once{u"list"_s, u"open "_s + name};
    QCOMPARE(calls(), once);
    int told = 0;
    connect(m_hub.get(), &hub::Hub::changed, this, [&] { ++told; });
    QVERIFY(other.plug());
    QTRY_VERIFY(told > 0); // it has looked
    QCOMPARE(calls(), once);
    QCOMPARE(health().state, DeviceState::Ready);
    told = 0;
    other.unplug();
    QTRY_VERIFY(told > 0);
    QCOMPARE(calls(), once);
}

YC_TEST(TestUsbScanner)

#include "tst_usb_scanner.moc"
