#include "devices/scan/sane_scanner.h"
#include "devices/scan/scanner_states.h"
#include "devices/transport/device_thread.h"
#include "devices/virtual/page_painter.h"
#include "devices/virtual/scanner_feed.h"
#include "tests/devices/walk.h"
#include "tests/support/register.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace yc;
using namespace yc::devices;
using namespace yc::devices::virtual_bench;
using namespace std::chrono_literals;

class TestSaneScanner : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void everyLineOfTheTableIsWalkedAndEveryStateHasItsWaysOut();
    void thePageOnTheGlassArrivesAsItLies();
    void theNextPageIsTheNextScan();
    void grayIsMadeWhereTheScannerHasNone();
    void aFeederGivesItsStackAndEnds();
    void noMorePagesThanAskedFor();
    void aFeedersTroubleIsSaid_data();
    void aFeedersTroubleIsSaid();
    void aPageTooLargeIsRefusedBeforeItIsHeld();
    void aPageWithoutALineIsSaid();
    void aShorterSheetIsAShorterPage();
    void aScannerThatIsNotThereIsSaidAndFoundLater();
    void aScannerPulledOutFailsTheScan();
    void aProgramThatIsNotThereIsSaid();
    void aHelperThatHangsIsEndedAndThePagesStay();
    void aDriverThatHangsIsEndedAndTheNextScanWorks();
    void aHelperThatIsKilledComesBack();
    void aHelperThatHangsIdleComesBackUnasked();
    void aWarmScannerThatHangsIsGivenUpSooner();
    void aCancelledScanEndsWithItsPages();
    void cancellingIsOverAtOnceAndTheNextScanFollows();
    void twoScansAtOnceAreNotTried();
    void theHelperGoesWithItsParent();

private:
    void makeScanner(const std::function<void(scan::SaneSettings &)> &change = {});
    void useFeeder(scan::SaneSettings &settings, const QJsonObject &more = {}) const;
    void waitReady();
    [[nodiscard]] bool hasFailed(Code code) const { return m_failures.contains(toString(code)); }

    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ScannerFeed> m_feed;
    std::unique_ptr<transport::DeviceThread> m_thread;
    std::unique_ptr<scan::SaneScanner> m_scanner;
    std::vector<std::shared_ptr<Image>> m_pages;
    QList<Guidance> m_guidance;
    QStringList m_failures;
    QList<int> m_finished;
};

void TestSaneScanner::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_feed = std::make_unique<ScannerFeed>(m_folder->path());
    QVERIFY(m_feed->start());
    m_thread = std::make_unique<transport::DeviceThread>(QStringLiteral("scanner"));
}

void TestSaneScanner::cleanup()
{
    m_scanner.reset();
    m_thread.reset();
    m_pages.clear();
    m_guidance.clear();
    m_failures.clear();
    m_finished.clear();
}

void TestSaneScanner::makeScanner(const std::function<void(scan::SaneSettings &)> &change)
{
    scan::SaneSettings settings;
    settings.program = qEnvironmentVariable("YC_BIN") + QStringLiteral("/yichuang-scand");
    settings.device = QStringLiteral("pnm:0");
    settings.options = m_feed->place().value(QStringLiteral("options")).toObject();
    settings.environment.insert(QStringLiteral("SANE_CONFIG_DIR"), m_folder->path());
    settings.firstRetry = 50ms;
    settings.lastRetry = 200ms;
    if (change)
        change(settings);
    m_scanner = std::make_unique<scan::SaneScanner>(settings, m_clock, m_thread->thread());
    connect(m_scanner.get(), &DocumentScanner::pageScanned, this,
            [this](const auto &page) { m_pages.push_back(page); });
    connect(m_scanner.get(), &DocumentScanner::guidanceChanged, this,
            [this](Guidance guidance) { m_guidance << guidance; });
    connect(m_scanner.get(), &DocumentScanner::finished, this, [this](int pages) { m_finished << pages; });
    connect(m_scanner.get(), &DocumentScanner::failed, this,
            [this](const DeviceError &error) { m_failures << toString(error.code); });
    m_scanner->start();
}

void TestSaneScanner::useFeeder(scan::SaneSettings &settings, const QJsonObject &more) const
{
    settings.device = QStringLiteral("test:0");
    settings.options = {{QStringLiteral("br-x"), 60}, {QStringLiteral("br-y"), 60}};
    for (auto option = more.begin(); option != more.end(); ++option)
        settings.options.insert(option.key(), option.value());
}

void TestSaneScanner::waitReady()
{
    QTRY_COMPARE(m_scanner->health().state, DeviceState::Ready);
}

void TestSaneScanner::everyLineOfTheTableIsWalkedAndEveryStateHasItsWaysOut()
{
    using namespace scan::scanner;
    QCOMPARE(tests::walkTable(Moves, AllStates,
                              std::vector{Event::Cancelled, Event::ProcessGone, Event::TimedOut, Event::Unplugged},
                              State::Stopped),
             QString());
    // No process is left unwatched.
    QCOMPARE(tests::walkLosses(AllStates, State::Stopped, std::vector{Event::TimedOut, Event::Unplugged},
                               std::set{State::Ending, State::Waiting}),
             QString());
    for (const auto state : AllStates) {
        if (state == State::Stopped)
            continue;
        QVERIFY(next(state, Event::ProcessGone) == State::Waiting);
    }
    QVERIFY(!next(State::Ready, Event::ScanEnded));
}

void TestSaneScanner::thePageOnTheGlassArrivesAsItLies()
{
    makeScanner();
    waitReady();
    QVERIFY(m_scanner->info().can.testFlag(Capability::Flatbed));
    QVERIFY(!m_scanner->info().can.testFlag(Capability::Feeder));
    QVERIFY(!m_scanner->info().model.isEmpty());
    const auto sheet = makePage(QStringLiteral("application-form-1"));
    QVERIFY(m_feed->lay(sheet));
    m_scanner->scan({});
    QTRY_COMPARE_WITH_TIMEOUT(m_finished, QList<int>{1}, 15000);
    QCOMPARE(m_pages.size(), 1U);
    const auto &page = *m_pages[0];
    QCOMPARE(page.size(), A4At300);
    QVERIFY(page.format() == Image::Format::Rgb24);
    QCOMPARE(page.dpi(), 300);
    for (const int y : {0, 600, 1754, 3507})
        QCOMPARE(std::memcmp(page.row(y), sheet.constScanLine(y), static_cast<std::size_t>(page.stride())), 0);
    QCOMPARE(m_scanner->health().done, 1U);
    QVERIFY(m_scanner->health().lastGoodMsAgo >= 0);
    QVERIFY(m_failures.isEmpty());
}

void TestSaneScanner::theNextPageIsTheNextScan()
{
    makeScanner();
    for (const auto colour : {Qt::red, Qt::blue}) {
        QImage sheet(200, 100, QImage::Format_RGB888);
        sheet.fill(colour);
        QVERIFY(m_feed->lay(sheet));
        const auto before = m_finished.size();
        m_scanner->scan({});
        QTRY_COMPARE(m_finished.size(), before + 1);
        QCOMPARE(std::to_integer<int>(m_pages.back()->row(50)[0]), QColor(colour).red());
        QCOMPARE(std::to_integer<int>(m_pages.back()->row(50)[2]), QColor(colour).blue());
    }
}

void TestSaneScanner::grayIsMadeWhereTheScannerHasNone()
{
    QImage sheet(64, 32, QImage::Format_RGB888);
    sheet.fill(QColor(255, 0, 0));
    QVERIFY(m_feed->lay(sheet));
    makeScanner();
    m_scanner->scan({.colour = ScanColour::Gray});
    QTRY_COMPARE(m_finished, QList<int>{1});
    QVERIFY(m_pages[0]->format() == Image::Format::Gray8);
    QCOMPARE(std::to_integer<int>(m_pages[0]->row(0)[0]), 76);
}

void TestSaneScanner::aFeederGivesItsStackAndEnds()
{
    makeScanner([this](auto &settings) {
        useFeeder(settings, {{QStringLiteral("test-picture"), QStringLiteral("Solid white")}});
    });
    waitReady();
    QVERIFY(m_scanner->info().can.testFlag(Capability::Feeder));
    m_scanner->scan({.source = ScanSource::Feeder, .colour = ScanColour::Colour, .dpi = 75, .mostPages = 50});
    QTRY_COMPARE_WITH_TIMEOUT(m_finished, QList<int>{10}, 15000); // the test back end holds ten sheets
    QCOMPARE(m_pages.size(), 10U);
    QVERIFY(m_pages[9]->format() == Image::Format::Rgb24);
    QCOMPARE(m_pages[9]->dpi(), 75);
    QCOMPARE(std::to_integer<int>(m_pages[9]->row(5)[5]), 255);
    QVERIFY(m_failures.isEmpty());
}

void TestSaneScanner::noMorePagesThanAskedFor()
{
    makeScanner([this](auto &settings) { useFeeder(settings); });
    m_scanner->scan({.source = ScanSource::Feeder, .colour = ScanColour::Gray, .dpi = 75, .mostPages = 3});
    QTRY_COMPARE(m_finished, QList<int>{3});
    QCOMPARE(m_pages.size(), 3U);
    QVERIFY(m_pages[0]->format() == Image::Format::Gray8);
}

void TestSaneScanner::aFeedersTroubleIsSaid_data()
{
    QTest::addColumn<QString>("status");
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("guidance");
    const auto row = [](const char *status, Code code, Guidance guidance) {
        QTest::newRow(status) << QString::fromLatin1(status) << toString(code) << static_cast<int>(guidance);
    };
    row("SANE_STATUS_JAMMED", devices::codes::ScannerJammed, Guidance::ClearJam);
    row("SANE_STATUS_COVER_OPEN", devices::codes::ScannerCoverOpen, Guidance::CloseCover);
    row("SANE_STATUS_NO_DOCS", devices::codes::ScannerNoPaper, Guidance::LoadPaper);
    row("SANE_STATUS_IO_ERROR", devices::codes::ScannerIo, Guidance::None);
    row("SANE_STATUS_DEVICE_BUSY", devices::codes::ScannerBusy, Guidance::None);
    row("SANE_STATUS_NO_MEM", yc::codes::NoMemory, Guidance::None);
    row("SANE_STATUS_EOF", devices::codes::PageEmpty, Guidance::None);
}

void TestSaneScanner::aFeedersTroubleIsSaid()
{
    QFETCH(QString, status);
    QFETCH(QString, code);
    QFETCH(int, guidance);
    makeScanner([&](auto &settings) { useFeeder(settings, {{QStringLiteral("read-return-value"), status}}); });
    m_scanner->scan({.source = ScanSource::Feeder, .dpi = 75});
    QTRY_VERIFY_WITH_TIMEOUT(!m_failures.isEmpty(), 15'000);
    QCOMPARE(m_failures, QStringList{code});
    QVERIFY(m_pages.empty());
    QVERIFY(m_finished.isEmpty());
    if (static_cast<Guidance>(guidance) != Guidance::None) {
        QVERIFY(m_guidance.contains(static_cast<Guidance>(guidance)));
        QTRY_COMPARE(m_scanner->health().state, DeviceState::Guidance);
    }
}

void TestSaneScanner::aPageTooLargeIsRefusedBeforeItIsHeld()
{
    QVERIFY(m_feed->layFault(QStringLiteral("oversize")));
    makeScanner();
    m_scanner->scan({});
    QTRY_COMPARE(m_failures, QStringList{toString(devices::codes::PageTooLarge)});
    QVERIFY(m_feed->clear()); // and the scanner is none the worse for it
    m_scanner->scan({});
    QTRY_COMPARE(m_finished, QList<int>{1});
}

void TestSaneScanner::aPageWithoutALineIsSaid()
{
    QVERIFY(m_feed->layFault(QStringLiteral("empty")));
    makeScanner();
    m_scanner->scan({});
    QTRY_COMPARE(m_failures, QStringList{toString(devices::codes::PageEmpty)});
    QVERIFY(m_pages.empty());
}

void TestSaneScanner::aShorterSheetIsAShorterPage()
{
    QVERIFY(m_feed->layFault(QStringLiteral("short")));
    makeScanner();
    m_scanner->scan({});
    QTRY_COMPARE(m_finished, QList<int>{1});
    QCOMPARE(m_pages[0]->size(), QSize(2480, 1754));
}

void TestSaneScanner::aScannerThatIsNotThereIsSaidAndFoundLater()
{
    m_feed->unplug();
    makeScanner([this](auto &settings) { useFeeder(settings); });
    m_scanner->scan({.dpi = 75});
    QTRY_VERIFY(hasFailed(devices::codes::ScannerAbsent));
    QVERIFY(m_feed->plug());
    waitReady(); // by itself
    m_scanner->scan({.dpi = 75});
    QTRY_COMPARE(m_finished, QList<int>{1});
}

void TestSaneScanner::aScannerPulledOutFailsTheScan()
{
    makeScanner();
    waitReady();
    m_feed->unplug();
    m_scanner->scan({});
    QTRY_COMPARE(m_failures, QStringList{toString(devices::codes::ScannerIo)});
    // It is away until it has been opened again, whoever looks, and a scan asked for meanwhile says so.
    QTRY_COMPARE(m_scanner->health().state, DeviceState::Absent);
    m_scanner->scan({});
    QTRY_COMPARE(m_failures.size(), 2);
    QCOMPARE(m_failures.last(), toString(devices::codes::ScannerAbsent));
    QVERIFY(m_feed->plug());
    QVERIFY(m_feed->clear());
    QTRY_COMPARE_WITH_TIMEOUT(m_scanner->health().state, DeviceState::Ready, 15'000); // by itself
    m_scanner->scan({});
    QTRY_COMPARE(m_finished, QList<int>{1});
}

void TestSaneScanner::aProgramThatIsNotThereIsSaid()
{
    makeScanner([](auto &settings) { settings.program = QStringLiteral("/nowhere/yichuang-scand"); });
    m_scanner->scan({});
    QTRY_VERIFY(hasFailed(devices::codes::ScannerAbsent));
    QVERIFY(m_scanner->health().lastFault);
}

void TestSaneScanner::aHelperThatHangsIsEndedAndThePagesStay()
{
    makeScanner([this](auto &settings) {
        useFeeder(settings,
                  {{QStringLiteral("read-limit"), true},
                   {QStringLiteral("read-limit-size"), 4096},
                   {QStringLiteral("read-delay"), true},
                   {QStringLiteral("read-delay-duration"), 40000}});
        settings.startingSilence = settings.warmSilence = 400ms;
        settings.readingSilence = 400ms;
    });
    waitReady();
    const auto first = m_scanner->helperPid();
    QVERIFY(first > 0);
    m_scanner->scan({.source = ScanSource::Feeder, .colour = ScanColour::Gray, .dpi = 75});
    QTRY_VERIFY(m_pages.size() >= 2);
    QCOMPARE(::kill(static_cast<pid_t>(first), SIGSTOP), 0);
    QTRY_VERIFY(hasFailed(devices::codes::ScannerHung));
    const auto kept = m_pages.size();
    QVERIFY(kept >= 2);
    for (const auto &page : m_pages)
        QCOMPARE(page->size().width(), m_pages[0]->size().width());
    waitReady();
    QVERIFY(m_scanner->helperPid() != first);
    QTRY_VERIFY(::kill(static_cast<pid_t>(first), 0) != 0); // gone, not left behind
    QCOMPARE(m_pages.size(), kept);
    m_scanner->scan({.source = ScanSource::Feeder, .colour = ScanColour::Gray, .dpi = 75, .mostPages = 1});
    QTRY_COMPARE(m_finished, QList<int>{1});
}

void TestSaneScanner::aDriverThatHangsIsEndedAndTheNextScanWorks()
{
    QVERIFY(m_feed->layFault(QStringLiteral("hang")));
    makeScanner([](auto &settings) { settings.startingSilence = 300ms; });
    m_scanner->scan({});
    QTRY_VERIFY(hasFailed(devices::codes::ScannerHung));
    QVERIFY(m_feed->clear());
    waitReady();
    m_scanner->scan({});
    QTRY_COMPARE(m_finished, QList<int>{1});
}

void TestSaneScanner::aHelperThatIsKilledComesBack()
{
    makeScanner();
    waitReady();
    const auto first = m_scanner->helperPid();
    QCOMPARE(::kill(static_cast<pid_t>(first), SIGKILL), 0);
    QTRY_VERIFY(m_scanner->helperPid() > 0 && m_scanner->helperPid() != first);
    waitReady();
    m_scanner->scan({});
    QTRY_COMPARE(m_finished, QList<int>{1});
}

void TestSaneScanner::aHelperThatHangsIdleComesBackUnasked()
{
    makeScanner([](auto &settings) { settings.idleSilence = 1500ms; });
    waitReady();
    const auto first = m_scanner->helperPid();
    QTest::qWait(2500);
    QCOMPARE(m_scanner->helperPid(), first); // it beats while it lives
    QCOMPARE(::kill(static_cast<pid_t>(first), SIGSTOP), 0);
    QTRY_VERIFY(m_scanner->helperPid() > 0 && m_scanner->helperPid() != first);
    waitReady();
}

void TestSaneScanner::aWarmScannerThatHangsIsGivenUpSooner()
{
    makeScanner([](auto &settings) {
        settings.startingSilence = 5min;
        settings.warmSilence = 300ms;
    });
    m_scanner->scan({});
    QTRY_COMPARE(m_finished, QList<int>{1});
    QVERIFY(m_feed->layFault(QStringLiteral("hang")));
    m_scanner->scan({});
    QTRY_VERIFY(hasFailed(devices::codes::ScannerHung));
    QCOMPARE(m_pages.size(), 1U);
    m_failures.clear();
    m_scanner->scan({}); // the lamp is as warm for the next helper
    QTRY_VERIFY(hasFailed(devices::codes::ScannerHung));
    QVERIFY(m_feed->clear());
    m_scanner->scan({});
    QTRY_COMPARE(m_finished, (QList<int>{1, 1}));
    QCOMPARE(m_pages.size(), 2U);
}

void TestSaneScanner::aCancelledScanEndsWithItsPages()
{
    makeScanner([this](auto &settings) {
        useFeeder(settings,
                  {{QStringLiteral("read-limit"), true},
                   {QStringLiteral("read-limit-size"), 4096},
                   {QStringLiteral("read-delay"), true},
                   {QStringLiteral("read-delay-duration"), 40000}});
    });
    waitReady();
    m_scanner->scan({.source = ScanSource::Feeder, .colour = ScanColour::Gray, .dpi = 75});
    QTRY_VERIFY(!m_pages.empty());
    m_scanner->cancel();
    QTRY_COMPARE(m_finished.size(), 1);
    QCOMPARE(m_finished[0], static_cast<int>(m_pages.size()));
    QVERIFY(m_pages.size() < 10U);
    QVERIFY(m_failures.isEmpty());
    waitReady();
    m_scanner->cancel(); // nothing runs: nothing happens
    m_scanner->scan({.source = ScanSource::Feeder, .colour = ScanColour::Gray, .dpi = 75, .mostPages = 1});
    QTRY_COMPARE(m_finished.size(), 2);
}

void TestSaneScanner::cancellingIsOverAtOnceAndTheNextScanFollows()
{
    QVERIFY(m_feed->layFault(QStringLiteral("hang")));
    makeScanner([](auto &settings) {
        settings.startingSilence = 5min;
        settings.cancelSilence = 300ms;
    });
    waitReady();
    m_scanner->scan({});
    QTRY_VERIFY(m_feed->isHanging()); // the driver is inside, and never comes back
    m_scanner->cancel();
    QCOMPARE(m_finished, QList<int>{0}); // nobody waits for it
    m_scanner->scan({});
    m_scanner->cancel();
    m_scanner->cancel();
    QCOMPARE(m_finished, (QList<int>{0, 0}));
    QVERIFY(m_feed->clear());
    m_scanner->scan({});
    QTRY_COMPARE(m_finished, (QList<int>{0, 0, 1}));
    QCOMPARE(m_pages.size(), 1U);
    QVERIFY(m_failures.isEmpty()); // that the helper had to be ended is in its health, not in the next scan
    QVERIFY(m_scanner->health().lastFault);
    QVERIFY(m_scanner->health().lastFault->code == devices::codes::ScannerHung);
}

void TestSaneScanner::twoScansAtOnceAreNotTried()
{
    makeScanner();
    m_scanner->scan({});
    m_scanner->scan({});
    QTRY_COMPARE(m_failures, QStringList{toString(devices::codes::ScannerBusy)});
    QTRY_COMPARE(m_finished, QList<int>{1});
}

void TestSaneScanner::theHelperGoesWithItsParent()
{
    makeScanner();
    waitReady();
    const auto pid = static_cast<pid_t>(m_scanner->helperPid());
    QCOMPARE(::kill(pid, 0), 0);
    m_scanner.reset();
    QTRY_VERIFY(::kill(pid, 0) != 0);
}

YC_TEST(TestSaneScanner)
#include "tst_sane_scanner.moc"
