#include "devices/scan/sane_scanner.h"
#include "devices/transport/device_thread.h"
#include "devices/virtual/stack_file.h"
#include "tests/support/register.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <csignal>

using namespace yc;
using namespace yc::devices;
using namespace std::chrono_literals;
using virtual_bench::TwinSheet;
using virtual_bench::TwinStack;

// A stack in a feeder and what goes wrong with the paper. The helper, SANE and its way of loading drivers are those
// that ship; the driver is devices/virtual/sane, whose stack lies in a file and so outlives a helper that is killed.
class TestFeeder : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void aDoubleFeedIsToldAsOne();
    void withoutTheDetectorTheLongPageIsLeft();
    void aScannerWithoutADetectorIsAskedForNothing();
    void aStackThatIsLongerThanAskedForIsSaid_data();
    void aStackThatIsLongerThanAskedForIsSaid();
    void aPageWithoutEndIsRefusedAndTheNextComes();
    void bothSidesAreReadHoweverTheDriverHasIt_data();
    void bothSidesAreReadHoweverTheDriverHasIt();
    void aSlotForCardsIsNoGlass();
    void theResolutionsAreThoseOfGlassAndFeeder();
    void aTroubleThatWasClearedIsNotSaidForEver();
    void jamAndCoverAreToldApart_data();
    void jamAndCoverAreToldApart();
    void pagesThatTheScannerCountedAndThatNeverCameAreMissed();
    void whatTheScannerCountsInItsLifeIsInItsHealth();
    void killedAtTheThirdOfFiveItKeepsTwoAndGoesOn();
    void hungAtTheThirdOfFiveItKeepsTwoAndGoesOn();

private:
    void makeScanner(TwinStack stack, const std::function<void(scan::SaneSettings &)> &change = {});
    void scan(bool stopAtDoubleFeed = true);
    [[nodiscard]] TwinStack stack() const;
    void killedAtTheThirdOfFive(const std::function<void()> &end);

    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<transport::DeviceThread> m_thread;
    std::unique_ptr<scan::SaneScanner> m_scanner;
    QList<int> m_grays; // of the pages
    QList<int> m_lengths; // mm
    QStringList m_failures;
    QList<int> m_finished;
    QList<Guidance> m_guidance;
    std::vector<StackCount> m_counts;
};

void TestFeeder::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QFile list(m_folder->filePath(QStringLiteral("dll.conf")));
    QVERIFY(list.open(QIODevice::WriteOnly) && list.write("yichuang\n") > 0);
    m_thread = std::make_unique<transport::DeviceThread>(QStringLiteral("scanner"));
}

void TestFeeder::cleanup()
{
    m_scanner.reset();
    m_thread.reset();
    m_grays.clear();
    m_lengths.clear();
    m_failures.clear();
    m_finished.clear();
    m_guidance.clear();
    m_counts.clear();
}

void TestFeeder::makeScanner(TwinStack stack, const std::function<void(scan::SaneSettings &)> &change)
{
    QVERIFY(virtual_bench::writeStack(m_folder->filePath(QStringLiteral("yichuang.stack")).toStdString(), stack));
    scan::SaneSettings settings;
    const auto bin = qEnvironmentVariable("YC_BIN");
    settings.program = bin + QStringLiteral("/yichuang-scand");
    settings.device = QStringLiteral("yichuang:0");
    settings.environment.insert(QStringLiteral("SANE_CONFIG_DIR"), m_folder->path());
    settings.environment.insert(QStringLiteral("LD_LIBRARY_PATH"), bin + QStringLiteral("/../sane"));
    settings.firstRetry = 50ms;
    settings.lastRetry = 200ms;
    if (change)
        change(settings);
    m_scanner = std::make_unique<scan::SaneScanner>(settings, m_clock, m_thread->thread());
    connect(m_scanner.get(), &DocumentScanner::pageScanned, this, [this](const auto &page) {
        m_grays << std::to_integer<int>(page->row(page->size().height() / 2)[0]);
        m_lengths << static_cast<int>(std::lround(page->size().height() * 25.4 / page->dpi()));
    });
    connect(m_scanner.get(), &DocumentScanner::finished, this, [this](int pages) { m_finished << pages; });
    connect(m_scanner.get(), &DocumentScanner::failed, this,
            [this](const DeviceError &error) { m_failures << toString(error.code); });
    connect(m_scanner.get(), &DocumentScanner::guidanceChanged, this,
            [this](Guidance guidance) { m_guidance << guidance; });
    connect(m_scanner.get(), &DocumentScanner::stackCounted, this,
            [this](const StackCount &count) { m_counts.push_back(count); });
    m_scanner->start();
    QTRY_COMPARE_WITH_TIMEOUT(m_scanner->health().state, DeviceState::Ready, 15'000);
}

void TestFeeder::scan(bool stopAtDoubleFeed)
{
    m_scanner->scan({.source = ScanSource::Feeder, .dpi = 100, .stopAtDoubleFeed = stopAtDoubleFeed});
}

TwinStack TestFeeder::stack() const
{
    return virtual_bench::readStack(m_folder->filePath(QStringLiteral("yichuang.stack")).toStdString()).value();
}

void TestFeeder::aDoubleFeedIsToldAsOne()
{
    makeScanner({.sheets = {{.gray = 40}, {.gray = 80, .trouble = "double"}, {.gray = 120}, {.gray = 160}}});
    QVERIFY(m_scanner->info().can.testFlag(Capability::DoubleFeedDetector));
    scan();
    QTRY_COMPARE_WITH_TIMEOUT(m_failures, QStringList{toString(devices::codes::ScannerDoubleFed)}, 15'000);
    QCOMPARE(m_grays, QList<int>{40}); // the page before it is kept
    QVERIFY(m_guidance.contains(Guidance::SeparateSheets));
    QTRY_COMPARE(m_scanner->health().state, DeviceState::Guidance);
    scan(); // fanned and put back
    QTRY_COMPARE_WITH_TIMEOUT(m_finished, QList<int>{3}, 15'000);
    QCOMPARE(m_grays, (QList<int>{40, 80, 120, 160}));
    QCOMPARE(m_scanner->health().guidance, Guidance::None);
}

// What is stuck together on purpose is scanned too. Where nothing notices two sheets, the page's length does.
void TestFeeder::withoutTheDetectorTheLongPageIsLeft()
{
    makeScanner(
        {.sheets = {{.gray = 40}, {.gray = 80, .trouble = "double"}, {.gray = 120}, {.lengthMm = 148, .gray = 160}}});
    scan(false);
    QTRY_COMPARE_WITH_TIMEOUT(m_finished, QList<int>{3}, 15'000);
    QCOMPARE(m_grays, (QList<int>{40, 80, 160}));
    QCOMPARE(m_lengths, (QList<int>{297, 377, 148})); // each in its own length: the feeder measures them
    QVERIFY(m_failures.isEmpty());
}

void TestFeeder::aScannerWithoutADetectorIsAskedForNothing()
{
    makeScanner({.detector = false, .sheets = {{.gray = 40, .trouble = "double"}, {.gray = 80}}});
    QVERIFY(!m_scanner->info().can.testFlag(Capability::DoubleFeedDetector));
    QVERIFY(m_scanner->info().can.testFlag(Capability::Feeder));
    scan();
    QTRY_COMPARE_WITH_TIMEOUT(m_finished, QList<int>{1}, 15'000);
    QCOMPARE(m_lengths, QList<int>{377});
}

// The number that was asked for is a bound, not an end: whoever waits hears that there may be more.
void TestFeeder::aStackThatIsLongerThanAskedForIsSaid_data()
{
    QTest::addColumn<bool>("sensor");
    QTest::addColumn<int>("asked");
    QTest::addColumn<bool>("sheetsLeft");
    QTest::addColumn<bool>("stopped");
    QTest::newRow("nobody knows") << false << 3 << false << true;
    QTest::newRow("nobody knows that it was the last") << false << 5 << false << true;
    QTest::newRow("its sensor says so") << true << 3 << true << false;
    QTest::newRow("its sensor says that it was the last") << true << 5 << false << false;
    QTest::newRow("it ran out before") << false << 6 << false << false;
}

void TestFeeder::aStackThatIsLongerThanAskedForIsSaid()
{
    QFETCH(bool, sensor);
    QFETCH(int, asked);
    QFETCH(bool, sheetsLeft);
    QFETCH(bool, stopped);
    makeScanner(
        {.sheetSensor = sensor, .sheets = {{.gray = 40}, {.gray = 80}, {.gray = 120}, {.gray = 160}, {.gray = 200}}});
    m_scanner->scan({.source = ScanSource::Feeder, .dpi = 100, .mostPages = asked});
    QTRY_COMPARE_WITH_TIMEOUT(m_finished, QList<int>{std::min(asked, 5)}, 15'000);
    QCOMPARE(m_counts.size(), sheetsLeft || stopped ? 1U : 0U);
    if (m_counts.empty())
        return;
    QCOMPARE(m_counts[0].sheetsLeft, sheetsLeft);
    QCOMPARE(m_counts[0].stopped, stopped);
    QCOMPARE(m_counts[0].made, -1); // it has no counter
    if (asked < 5) {
        scan(); // the way on
        QTRY_COMPARE_WITH_TIMEOUT(m_finished, (QList<int>{3, 2}), 15'000);
        QCOMPARE(m_grays, (QList<int>{40, 80, 120, 160, 200}));
    }
}

void TestFeeder::aPageWithoutEndIsRefusedAndTheNextComes()
{
    makeScanner({.sheets = {{.gray = 40}, {.gray = 80, .trouble = "endless"}, {.gray = 120}}});
    scan();
    QTRY_COMPARE_WITH_TIMEOUT(m_failures, QStringList{toString(devices::codes::PageTooLarge)}, 30'000);
    QCOMPARE(m_grays, QList<int>{40});
    const auto helper = m_scanner->helperPid();
    scan();
    QTRY_COMPARE_WITH_TIMEOUT(m_finished, QList<int>{2}, 15'000);
    QCOMPARE(m_grays, (QList<int>{40, 80, 120}));
    QCOMPARE(m_scanner->helperPid(), helper); // nobody was ended for it
}

void TestFeeder::bothSidesAreReadHoweverTheDriverHasIt_data()
{
    QTest::addColumn<QString>("turns");
    QTest::addColumn<bool>("can");
    QTest::newRow("a source") << QStringLiteral("source") << true;
    QTest::newRow("epson2's option") << QStringLiteral("adf-mode") << true;
    QTest::newRow("kvs1025's switch") << QStringLiteral("duplex") << true;
    QTest::newRow("not at all") << QStringLiteral("none") << false;
}

void TestFeeder::bothSidesAreReadHoweverTheDriverHasIt()
{
    QFETCH(QString, turns);
    QFETCH(bool, can);
    makeScanner({.turns = turns.toStdString(), .sheets = {{.gray = 40}, {.gray = 80}, {.gray = 120}, {.gray = 160}}});
    QCOMPARE(m_scanner->info().can.testFlag(Capability::Duplex), can);
    QVERIFY(m_scanner->info().can.testFlag(Capability::Flatbed));
    const auto back = [](int front) { return front - virtual_bench::BackIsDarker; };
    m_scanner->scan({.source = ScanSource::FeederDuplex, .dpi = 100, .mostPages = 4});
    QTRY_COMPARE_WITH_TIMEOUT(m_finished, QList<int>{4}, 15'000);
    if (!can) { // its sheets come all the same
        QCOMPARE(m_grays, (QList<int>{40, 80, 120, 160}));
        return;
    }
    QCOMPARE(m_grays, (QList<int>{40, back(40), 80, back(80)}));
    scan(); // and of the others one side, as asked for
    QTRY_COMPARE_WITH_TIMEOUT(m_finished, (QList<int>{4, 2}), 15'000);
    QCOMPARE(m_grays.mid(4), (QList<int>{120, 160}));
}

void TestFeeder::aSlotForCardsIsNoGlass()
{
    makeScanner({.glass = false, .turns = "source", .sheets = {{.gray = 40}}});
    QVERIFY(!m_scanner->info().can.testFlag(Capability::Flatbed));
    QVERIFY(m_scanner->info().can.testFlag(Capability::Feeder) && m_scanner->info().can.testFlag(Capability::Duplex));
    scan();
    QTRY_COMPARE_WITH_TIMEOUT(m_finished, QList<int>{1}, 15'000);
}

void TestFeeder::theResolutionsAreThoseOfGlassAndFeeder()
{
    makeScanner({.finest = 300, .sheets = {{.gray = 40}}});
    QCOMPARE(m_scanner->resolutions(), (QList<int>{75, 100, 150, 200, 240, 300}));
    m_scanner->scan({.source = ScanSource::Flatbed, .dpi = 100});
    QTRY_COMPARE_WITH_TIMEOUT(m_finished, QList<int>{1}, 15'000);
    QCOMPARE(stack().sheets.size(), 1U);
}

// Nobody can ask such a scanner whether its jam is cleared. After the time that this takes somebody is asked for what
// comes next.
void TestFeeder::aTroubleThatWasClearedIsNotSaidForEver()
{
    makeScanner({.sheets = {{.gray = 40, .trouble = "jam"}, {.gray = 80}}},
                [](auto &settings) { settings.clearing = 1500ms; });
    scan();
    QTRY_COMPARE_WITH_TIMEOUT(m_failures, QStringList{toString(devices::codes::ScannerJammed)}, 15'000);
    QCOMPARE(m_guidance, QList<Guidance>{Guidance::ClearJam});
    QTRY_COMPARE_WITH_TIMEOUT(m_guidance, (QList<Guidance>{Guidance::ClearJam, Guidance::LoadPaper}), 15'000);
    QCOMPARE(m_scanner->health().guidance, Guidance::LoadPaper);
    scan();
    QTRY_COMPARE_WITH_TIMEOUT(m_finished, QList<int>{2}, 15'000);
    QCOMPARE(m_scanner->health().guidance, Guidance::None);
}

void TestFeeder::jamAndCoverAreToldApart_data()
{
    QTest::addColumn<QString>("trouble");
    QTest::addColumn<QString>("code");
    QTest::newRow("jam") << QStringLiteral("jam") << toString(devices::codes::ScannerJammed);
    QTest::newRow("cover") << QStringLiteral("cover") << toString(devices::codes::ScannerCoverOpen);
    QTest::newRow("empty") << QString() << toString(devices::codes::ScannerNoPaper);
}

void TestFeeder::jamAndCoverAreToldApart()
{
    QFETCH(QString, trouble);
    QFETCH(QString, code);
    TwinStack stack;
    if (!trouble.isEmpty())
        stack.sheets = {{.gray = 40, .trouble = trouble.toStdString()}};
    makeScanner(stack);
    scan();
    QTRY_COMPARE_WITH_TIMEOUT(m_failures, QStringList{code}, 15'000);
    QVERIFY(m_grays.isEmpty());
    if (trouble.isEmpty())
        return;
    QVERIFY(m_scanner->health().guidance != Guidance::None);
    scan(); // taken out and put back, the cover shut
    QTRY_COMPARE_WITH_TIMEOUT(m_finished, QList<int>{1}, 15'000);
    QCOMPARE(m_scanner->health().guidance, Guidance::None);
}

void TestFeeder::pagesThatTheScannerCountedAndThatNeverCameAreMissed()
{
    makeScanner({.counter = 1000, .sheets = {{.gray = 40}, {.gray = 80, .trouble = "lost"}, {.gray = 120}}});
    scan();
    QTRY_COMPARE_WITH_TIMEOUT(m_finished, QList<int>{2}, 15'000);
    QCOMPARE(m_counts.size(), 1U);
    QCOMPARE(m_counts[0].arrived, 2);
    QCOMPARE(m_counts[0].made, 3);
    QVERIFY(!m_counts[0].sheetsLeft);
}

void TestFeeder::whatTheScannerCountsInItsLifeIsInItsHealth()
{
    makeScanner({.counter = 1000, .sheets = {{.gray = 40}, {.gray = 80}}});
    QCOMPARE(m_scanner->health().counter, 1000);
    scan();
    QTRY_COMPARE_WITH_TIMEOUT(m_finished, QList<int>{2}, 15'000);
    QTRY_COMPARE(m_scanner->health().counter, 1002);
    QCOMPARE(m_counts.size(), 1U);
    QCOMPARE(m_counts[0].made, 2); // as many as came
}

void TestFeeder::killedAtTheThirdOfFive(const std::function<void()> &end)
{
    scan();
    QTRY_COMPARE_WITH_TIMEOUT(m_grays.size(), 2, 15'000);
    const auto first = m_scanner->helperPid();
    end();
    QTRY_COMPARE_WITH_TIMEOUT(m_failures.size(), 1, 15'000);
    QCOMPARE(m_grays, (QList<int>{40, 80})); // they stay
    QVERIFY(m_finished.isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(m_scanner->health().state, DeviceState::Ready, 15'000);
    QVERIFY(m_scanner->helperPid() != first);
    QCOMPARE(stack().sheets.size(), 3U); // the third was not read whole: the clerk puts it back
    scan();
    QTRY_COMPARE_WITH_TIMEOUT(m_finished, QList<int>{3}, 15'000);
    QCOMPARE(m_grays, (QList<int>{40, 80, 120, 160, 200}));
    QCOMPARE(m_scanner->health().done, 5U);
}

static const std::vector<TwinSheet> FiveSheets{
    {.gray = 40}, {.gray = 80}, {.gray = 120, .trouble = "stuck"}, {.gray = 160}, {.gray = 200}};

void TestFeeder::killedAtTheThirdOfFiveItKeepsTwoAndGoesOn()
{
    makeScanner({.sheets = FiveSheets});
    killedAtTheThirdOfFive([this] {
        QTRY_VERIFY(stack().sheets.front().trouble.empty()); // it is in the third by now
        QCOMPARE(::kill(static_cast<pid_t>(m_scanner->helperPid()), SIGKILL), 0);
    });
    QCOMPARE(m_failures, QStringList{toString(devices::codes::ScannerIo)});
}

void TestFeeder::hungAtTheThirdOfFiveItKeepsTwoAndGoesOn()
{
    makeScanner({.sheets = FiveSheets}, [](auto &settings) { settings.readingSilence = settings.warmSilence = 500ms; });
    killedAtTheThirdOfFive([] {}); // the watchdog does it
    QCOMPARE(m_failures, QStringList{toString(devices::codes::ScannerHung)});
}

YC_TEST(TestFeeder)
#include "tst_feeder.moc"
