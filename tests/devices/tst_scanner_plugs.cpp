#include "devices/scan/sane_scanner.h"
#include "devices/transport/device_thread.h"
#include "devices/virtual/escl_twin.h"
#include "devices/virtual/stack_file.h"
#include "tests/support/plug_rounds.h"
#include "tests/support/register.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace yc;
using namespace yc::devices;
using namespace yc::devices::virtual_bench;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

// A scanner that is pulled out while nobody scans, and one whose name in SANE changes by it. Helper and SANE are those
// that ship; the driver is devices/virtual/sane, which lists what stands in a file; over the network it is EsclTwin.
// The bus itself: tst_usb_scanner.
class TestScannerPlugs : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void pulledOutWhileIdleItIsAwayAndComesBack();
    void ofTwoAlikeNoneIsTakenWhoseIndexChanged();
    void aScanIsNeverDisturbed();
    void aListThatNeverComesIsGivenUp();
    void itIsListedAgainWhenItCameWhileBeingLookedFor();
    void aHundredPlugsLeaveNothingBehind();
    void onTheNetworkItIsMissedByItself();
    void onTheNetworkAStablePlaceMeansItToo();

private:
    void plug(const QStringList &lines) const;
    [[nodiscard]] QStringList calls() const;
    void makeScanner(const QString &device, const std::function<void(scan::SaneSettings &)> &change = {});
    void waitFor(DeviceState state);

    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<transport::DeviceThread> m_thread;
    std::unique_ptr<scan::SaneScanner> m_scanner;
    QStringList m_failures;
    QList<int> m_finished;
    QList<DeviceState> m_states;
};

namespace
{
const auto First = u"libusb:211:004 Model A"_s; // no machine has so many busses
const auto Replugged = u"libusb:211:007 Model A"_s;
const auto Second = u"libusb:211:005 Model A"_s;
const auto Wanted = u"yichuang:libusb:211:004"_s;
} // namespace

void TestScannerPlugs::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QFile list(m_folder->filePath(u"dll.conf"_s));
    QVERIFY(list.open(QIODevice::WriteOnly) && list.write("yichuang\n") > 0);
    m_thread = std::make_unique<transport::DeviceThread>(u"scanner"_s);
}

void TestScannerPlugs::cleanup()
{
    m_scanner.reset();
    m_thread.reset();
    m_failures.clear();
    m_finished.clear();
    m_states.clear();
}

void TestScannerPlugs::plug(const QStringList &lines) const
{
    QFile file(m_folder->filePath(u"yichuang.devices"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(lines.join(u'\n').toUtf8() + '\n');
}

QStringList TestScannerPlugs::calls() const
{
    QFile file(m_folder->filePath(u"yichuang.calls"_s));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts)
                                          : QStringList();
}

void TestScannerPlugs::makeScanner(const QString &device, const std::function<void(scan::SaneSettings &)> &change)
{
    scan::SaneSettings settings;
    const auto bin = qEnvironmentVariable("YC_BIN");
    settings.program = bin + u"/yichuang-scand"_s;
    settings.device = device;
    settings.environment.insert(u"SANE_CONFIG_DIR"_s, m_folder->path());
    settings.environment.insert(u"LD_LIBRARY_PATH"_s, bin + u"/../sane"_s);
    settings.firstRetry = settings.lastRetry = 1h; // it comes back because somebody told it to look
    if (change)
        change(settings);
    m_scanner = std::make_unique<scan::SaneScanner>(settings, m_clock, m_thread->thread());
    connect(m_scanner.get(), &DocumentScanner::healthChanged, this, [this] {
        if (const auto state = m_scanner->health().state; m_states.isEmpty() || m_states.last() != state)
            m_states << state;
    });
    connect(m_scanner.get(), &DocumentScanner::finished, this, [this](int pages) { m_finished << pages; });
    connect(m_scanner.get(), &DocumentScanner::failed, this,
            [this](const DeviceError &error) { m_failures << toString(error.code); });
    m_scanner->start();
}

void TestScannerPlugs::waitFor(DeviceState state)
{
    QTRY_COMPARE_WITH_TIMEOUT(m_scanner->health().state, state, 15'000);
}

void TestScannerPlugs::pulledOutWhileIdleItIsAwayAndComesBack()
{
    plug({First});
    makeScanner(Wanted);
    waitFor(DeviceState::Ready);
    plug({});
    m_states.clear();
    m_scanner->lookAgain();
    waitFor(DeviceState::Absent);
    QVERIFY(m_failures.isEmpty()); // nobody's scan failed
    QVERIFY(!m_states.contains(DeviceState::Fault)); // nor is it broken
    plug({Replugged}); // under another name
    m_scanner->lookAgain();
    waitFor(DeviceState::Ready);
    QVERIFY(calls().contains(u"open libusb:211:007"_s));
    QVERIFY(writeStack(m_folder->filePath(u"yichuang.stack"_s).toStdString(), {.sheets = {{.gray = 9}}}));
    m_scanner->scan({.source = ScanSource::Feeder, .dpi = 75});
    QTRY_COMPARE(m_finished, QList<int>{1});
}

void TestScannerPlugs::ofTwoAlikeNoneIsTakenWhoseIndexChanged()
{
    plug({Replugged, Second});
    makeScanner(Wanted);
    QTRY_VERIFY(m_scanner->health().lastFault);
    waitFor(DeviceState::Absent);
    QVERIFY(!calls().contains(u"open libusb:211:005"_s) && !calls().contains(u"open libusb:211:007"_s));
    plug({Second});
    m_scanner->lookAgain();
    waitFor(DeviceState::Ready);
}

void TestScannerPlugs::aScanIsNeverDisturbed()
{
    plug({First});
    makeScanner(Wanted);
    waitFor(DeviceState::Ready);
    const auto before = calls();
    const auto stack = m_folder->filePath(u"yichuang.stack"_s).toStdString();
    QVERIFY(writeStack(stack, {.sheets = {{.gray = 9}, {.gray = 9}, {.gray = 9}}}));
    // A list would not have it any more, in the middle of its stack.
    m_scanner->scan({.source = ScanSource::Feeder, .dpi = 75});
    plug({});
    m_scanner->lookAgain();
    QTRY_COMPARE(m_finished, QList<int>{3});
    QVERIFY(m_failures.isEmpty());
    QTRY_VERIFY(m_scanner->health().lastFault); // looked for when it was over
    waitFor(DeviceState::Absent);
    const auto during = calls().sliced(before.size());
    QCOMPARE(during.first(5), (QStringList{u"start"_s, u"start"_s, u"start"_s, u"start"_s, u"cancel"_s}));
}

void TestScannerPlugs::aListThatNeverComesIsGivenUp()
{
    plug({First});
    makeScanner(Wanted, [](auto &settings) { settings.openingSilence = 1500ms; });
    waitFor(DeviceState::Ready);
    const auto first = m_scanner->helperPid();
    plug({u"hang"_s});
    m_scanner->lookAgain();
    QTRY_COMPARE_WITH_TIMEOUT(m_failures, QStringList{toString(devices::codes::ScannerHung)}, 15'000);
    waitFor(DeviceState::Fault);
    plug({First});
    m_scanner->lookAgain();
    waitFor(DeviceState::Ready);
    QVERIFY(m_scanner->helperPid() != first);
}

void TestScannerPlugs::itIsListedAgainWhenItCameWhileBeingLookedFor()
{
    plug({});
    makeScanner(Wanted);
    // Told while the first list is made, or before: whichever, the next try does not wait for an hour.
    plug({First});
    m_scanner->lookAgain();
    waitFor(DeviceState::Ready);
}

void TestScannerPlugs::aHundredPlugsLeaveNothingBehind()
{
    plug({First});
    makeScanner(Wanted);
    waitFor(DeviceState::Ready);
    const auto outAndIn = [this] {
        plug({});
        m_scanner->lookAgain();
        waitFor(DeviceState::Absent);
        plug({First});
        m_scanner->lookAgain();
        waitFor(DeviceState::Ready);
    };
    QCOMPARE(tests::PlugRounds().leaveBehind(outAndIn, [this] { return m_scanner->helperPid(); }), QString());
}

void TestScannerPlugs::onTheNetworkItIsMissedByItself()
{
    EsclTwin twin;
    QVERIFY(twin.plug());
    QVERIFY(twin.configure(m_folder->path()));
    makeScanner(EsclTwin::device(), [](auto &settings) {
        settings.statusBeat = 0ms; // with every sign of life, a second each
        settings.firstRetry = settings.lastRetry = 200ms;
    });
    waitFor(DeviceState::Ready);
    const auto first = m_scanner->helperPid();
    const auto asked = twin.requests().size();
    QTRY_VERIFY_WITH_TIMEOUT(twin.requests().size() >= asked + 2, 10'000);
    QCOMPARE(m_scanner->health().state, DeviceState::Ready);
    QCOMPARE(m_scanner->helperPid(), first); // asked, not opened anew
    QCOMPARE(twin.requests().last(), u"GET /eSCL/ScannerStatus"_s);
    twin.unplug();
    waitFor(DeviceState::Absent);
    QVERIFY(m_failures.isEmpty());
    QVERIFY(twin.plug());
    waitFor(DeviceState::Ready);
}

void TestScannerPlugs::onTheNetworkAStablePlaceMeansItToo()
{
    EsclTwin twin;
    QVERIFY(twin.plug());
    QVERIFY(twin.configure(m_folder->path()));
    makeScanner(u"airscan=Virtual eSCL"_s, [](auto &settings) { settings.statusBeat = 0ms; });
    waitFor(DeviceState::Ready);
    QVERIFY(m_scanner->info().model.contains(u"eSCL"_s));
    m_scanner->lookAgain(); // USB is none of its business
    const auto asked = twin.requests().size();
    QTRY_VERIFY_WITH_TIMEOUT(twin.requests().size() >= asked + 2, 10'000);
    QCOMPARE(m_scanner->health().state, DeviceState::Ready);
}

YC_TEST(TestScannerPlugs)

#include "tst_scanner_plugs.moc"
