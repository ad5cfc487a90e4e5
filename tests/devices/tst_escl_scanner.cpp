#include "devices/scan/sane_scanner.h"
#include "devices/transport/device_thread.h"
#include "devices/virtual/escl_twin.h"
#include "tests/support/register.h"

#include <QColor>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cstdlib>
#include <unistd.h>

using namespace yc;
using namespace yc::devices;
using namespace yc::devices::virtual_bench;
using namespace std::chrono_literals;

// A scanner on the network without a driver of its maker's: our helper, SANE and its airscan back end are those that
// ship; the scanner is EsclTwin, with its faults on the wire.
class TestEsclScanner : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void thePageOnTheGlassArrives();
    void aStackArrivesInItsOrder();
    void bothSidesOfASheetArriveInOrder();
    void aFeedersTroubleIsSaid_data();
    void aFeedersTroubleIsSaid();
    void whatItsDriverDoesNotUnderstandIsToldToo_data();
    void whatItsDriverDoesNotUnderstandIsToldToo();
    void pagesThatTheScannerCountedAndThatNeverCameAreMissed();
    void aStackThatEndsTooEarlyIsNotTakenForDone();
    void aStackThatIsLongerThanAskedForIsSaid();
    void aClearedJamScansOnAndThePagesBeforeItStay();
    void whatIsClearedWhileNobodyScansIsSeen_data();
    void whatIsClearedWhileNobodyScansIsSeen();
    void theResolutionsAreThoseOfTheScanner();
    void aPageWithoutEndTakesItsHelperAndNoMoreMemory();
    void aBusyScannerIsWaitedFor();
    void anEndlessFeederStopsAtTheAskedPages();
    void aPageThatIsNoneIsSaidAndTheNextScanWorks_data();
    void aPageThatIsNoneIsSaidAndTheNextScanWorks();
    void aScannerThatFallsSilentIsGivenUpAndComesBack();
    void pulledOutBetweenTwoPagesItComesBack();

private:
    void makeScanner(const std::function<void(scan::SaneSettings &)> &change = {});
    [[nodiscard]] ScanRequest feeder(ScanSource source = ScanSource::Feeder, int mostPages = 50) const;
    [[nodiscard]] QList<QColor> colours() const; // of the pages' middles, the nearest plain one
    void load(const QList<QColor> &fronts);

    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<EsclTwin> m_twin;
    std::unique_ptr<transport::DeviceThread> m_thread;
    std::unique_ptr<scan::SaneScanner> m_scanner;
    std::vector<std::shared_ptr<Image>> m_pages;
    QStringList m_failures;
    QList<int> m_finished;
    std::vector<StackCount> m_counts;
};

namespace
{

constexpr int Dpi = 75; // pages of a quarter of a megapixel
const QSize A4(2480 * Dpi / 300, 3508 * Dpi / 300);
const QList<QColor> Rgb{Qt::red, Qt::green, Qt::blue};

QImage sheetOf(const QColor &colour)
{
    QImage sheet(A4, QImage::Format_RGB888);
    sheet.fill(colour);
    return sheet;
}

} // namespace

void TestEsclScanner::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_twin = std::make_unique<EsclTwin>();
    QVERIFY(m_twin->plug());
    QVERIFY(m_twin->configure(m_folder->path()));
    m_thread = std::make_unique<transport::DeviceThread>(QStringLiteral("scanner"));
}

void TestEsclScanner::cleanup()
{
    m_scanner.reset();
    m_thread.reset();
    m_twin.reset();
    m_pages.clear();
    m_failures.clear();
    m_finished.clear();
    m_counts.clear();
}

void TestEsclScanner::makeScanner(const std::function<void(scan::SaneSettings &)> &change)
{
    scan::SaneSettings settings;
    settings.program = qEnvironmentVariable("YC_BIN") + QStringLiteral("/yichuang-scand");
    settings.device = EsclTwin::device();
    settings.environment.insert(QStringLiteral("SANE_CONFIG_DIR"), m_folder->path());
    settings.firstRetry = 50ms;
    settings.lastRetry = 200ms;
    if (change)
        change(settings);
    m_scanner = std::make_unique<scan::SaneScanner>(settings, m_clock, m_thread->thread());
    connect(m_scanner.get(), &DocumentScanner::pageScanned, this,
            [this](const auto &page) { m_pages.push_back(page); });
    connect(m_scanner.get(), &DocumentScanner::finished, this, [this](int pages) { m_finished << pages; });
    connect(m_scanner.get(), &DocumentScanner::failed, this,
            [this](const DeviceError &error) { m_failures << toString(error.code); });
    connect(m_scanner.get(), &DocumentScanner::stackCounted, this,
            [this](const StackCount &count) { m_counts.push_back(count); });
    m_scanner->start();
    QTRY_COMPARE_WITH_TIMEOUT(m_scanner->health().state, DeviceState::Ready, 15'000);
}

ScanRequest TestEsclScanner::feeder(ScanSource source, int mostPages) const
{
    return {.source = source, .colour = ScanColour::Colour, .dpi = Dpi, .mostPages = mostPages};
}

void TestEsclScanner::load(const QList<QColor> &fronts)
{
    std::vector<EsclTwin::Sheet> sheets;
    for (const auto &colour : fronts)
        sheets.push_back({.front = sheetOf(colour)});
    m_twin->load(std::move(sheets));
}

QList<QColor> TestEsclScanner::colours() const
{
    QList<QColor> found;
    for (const auto &page : m_pages) {
        const auto *pixel = page->row(page->size().height() / 2) + static_cast<std::ptrdiff_t>(3) * (A4.width() / 2);
        const auto level = [pixel](int i) { return std::to_integer<int>(pixel[i]) > 127 ? 255 : 0; };
        found += QColor(level(0), level(1), level(2));
    }
    return found;
}

void TestEsclScanner::thePageOnTheGlassArrives()
{
    makeScanner();
    const auto can = m_scanner->info().can;
    QVERIFY(can.testFlag(Capability::Flatbed) && can.testFlag(Capability::Feeder) && can.testFlag(Capability::Duplex));
    QVERIFY(m_scanner->info().model.contains(QStringLiteral("eSCL")));
    m_twin->layOnGlass(sheetOf(Qt::blue));
    m_scanner->scan({.dpi = Dpi});
    QTRY_COMPARE_WITH_TIMEOUT(m_finished, QList<int>{1}, 15'000);
    QCOMPARE(colours(), QList<QColor>{Qt::blue});
    QVERIFY(std::abs(m_pages[0]->size().width() - A4.width()) <= 2);
    QVERIFY(std::abs(m_pages[0]->size().height() - A4.height()) <= 2);
    QVERIFY(m_failures.isEmpty());
    QTRY_COMPARE(m_twin->openJobs(), 0); // and nothing is left in the scanner
}

void TestEsclScanner::aStackArrivesInItsOrder()
{
    load(Rgb);
    makeScanner();
    m_scanner->scan(feeder());
    QTRY_COMPARE_WITH_TIMEOUT(m_finished, QList<int>{3}, 15'000);
    QCOMPARE(colours(), Rgb);
    QVERIFY(m_failures.isEmpty());
    QTRY_COMPARE(m_twin->openJobs(), 0);
}

void TestEsclScanner::bothSidesOfASheetArriveInOrder()
{
    m_twin->load({{.front = sheetOf(Qt::red), .back = sheetOf(Qt::green)}, {.front = sheetOf(Qt::blue)}});
    makeScanner();
    m_scanner->scan(feeder(ScanSource::FeederDuplex));
    QTRY_COMPARE_WITH_TIMEOUT(m_finished, QList<int>{4}, 15'000);
    QCOMPARE(colours(), (QList<QColor>{Qt::red, Qt::green, Qt::blue, Qt::white}));
}

void TestEsclScanner::aFeedersTroubleIsSaid_data()
{
    QTest::addColumn<QString>("adfState");
    QTest::addColumn<QString>("code");
    QTest::newRow("jam") << QStringLiteral("ScannerAdfJam") << toString(devices::codes::ScannerJammed);
    QTest::newRow("open") << QStringLiteral("ScannerAdfDoorOpen") << toString(devices::codes::ScannerCoverOpen);
    QTest::newRow("empty") << QString() << toString(devices::codes::ScannerNoPaper);
}

void TestEsclScanner::aFeedersTroubleIsSaid()
{
    QFETCH(QString, adfState);
    QFETCH(QString, code);
    if (!adfState.isEmpty()) {
        load({Qt::red});
        m_twin->faults().adfState = adfState;
        m_twin->faults().jamAfter = 0;
    }
    makeScanner();
    m_scanner->scan(feeder());
    QTRY_COMPARE_WITH_TIMEOUT(m_failures, QStringList{code}, 45'000);
    QVERIFY(m_pages.empty());
}

// States that airscan has no word for: left to it, the clerk waits half a minute and hears that the scanner is busy.
void TestEsclScanner::whatItsDriverDoesNotUnderstandIsToldToo_data()
{
    QTest::addColumn<QString>("adfState");
    QTest::addColumn<int>("after");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *word, int after, Code code) {
        QTest::addRow("%s after %d", word, after) << QString::fromLatin1(word) << after << toString(code);
    };
    row("ScannerAdfMultipickDetected", 0, devices::codes::ScannerDoubleFed);
    row("ScannerAdfHatchOpen", 0, devices::codes::ScannerCoverOpen);
    row("ScannerAdfHatchOpen", 2, devices::codes::ScannerCoverOpen);
    row("ScannerAdfMispick", 1, devices::codes::ScannerNoPick);
}

void TestEsclScanner::whatItsDriverDoesNotUnderstandIsToldToo()
{
    QFETCH(QString, adfState);
    QFETCH(int, after);
    QFETCH(QString, code);
    load(Rgb);
    m_twin->faults().adfState = adfState;
    m_twin->faults().jamAfter = after;
    makeScanner();
    const auto first = m_scanner->helperPid();
    m_scanner->scan(feeder());
    QTRY_COMPARE_WITH_TIMEOUT(m_failures, QStringList{code}, 25'000);
    QCOMPARE(m_pages.size(), static_cast<std::size_t>(after)); // they stay
    QTRY_COMPARE_WITH_TIMEOUT(m_scanner->health().state, DeviceState::Guidance, 30'000);
    QCOMPARE(m_scanner->helperPid(), first); // asked and told: nothing was killed
    m_twin->clearJam();
    m_scanner->scan(feeder());
    QTRY_COMPARE_WITH_TIMEOUT(m_finished, QList<int>{3 - after}, 30'000);
    QCOMPARE(colours(), Rgb);
}

void TestEsclScanner::pagesThatTheScannerCountedAndThatNeverCameAreMissed()
{
    load({Qt::red, Qt::green, Qt::blue, Qt::red});
    m_twin->faults().loseAfter = 2;
    makeScanner();
    m_scanner->scan(feeder());
    QTRY_COMPARE_WITH_TIMEOUT(m_finished, QList<int>{3}, 30'000);
    QCOMPARE(m_counts.size(), 1U);
    QCOMPARE(m_counts[0].arrived, 3);
    QCOMPARE(m_counts[0].made, 4);
    QVERIFY(!m_counts[0].sheetsLeft);
}

// Some makers' scanners say that there are no more while there are (reference.md F.1).
void TestEsclScanner::aStackThatEndsTooEarlyIsNotTakenForDone()
{
    load(Rgb);
    m_twin->faults().endAfter = 1;
    makeScanner();
    m_scanner->scan(feeder());
    QTRY_COMPARE_WITH_TIMEOUT(m_finished, QList<int>{1}, 30'000);
    QCOMPARE(m_counts.size(), 1U);
    QVERIFY(m_counts[0].sheetsLeft);
    QCOMPARE(m_counts[0].made, 1);
    m_twin->faults().endAfter = -1;
    m_scanner->scan(feeder());
    QTRY_COMPARE_WITH_TIMEOUT(m_finished, (QList<int>{1, 2}), 30'000);
    QCOMPARE(colours(), Rgb);
    QVERIFY(m_counts.back().made == 2 && !m_counts.back().sheetsLeft);
}

void TestEsclScanner::aStackThatIsLongerThanAskedForIsSaid()
{
    load({Qt::red, Qt::green, Qt::blue, Qt::red, Qt::green, Qt::blue});
    makeScanner();
    m_scanner->scan(feeder(ScanSource::Feeder, 2));
    QTRY_COMPARE_WITH_TIMEOUT(m_finished, QList<int>{2}, 30'000);
    QCOMPARE(m_counts.size(), 1U);
    QCOMPARE(m_counts[0].arrived, 2);
    QCOMPARE(m_counts[0].sheetsLeft, m_twin->sheetsLeft() > 0);
    QVERIFY(!m_counts[0].stopped); // it could be asked
    // Sheets that its driver took beyond them are through, and nobody gets them: they are counted as missing.
    QCOMPARE(m_counts[0].made, 6 - m_twin->sheetsLeft());
}

// Its paper is taken out, and the clerk goes on with something else.
void TestEsclScanner::whatIsClearedWhileNobodyScansIsSeen_data()
{
    QTest::addColumn<QString>("adfState");
    QTest::addColumn<Guidance>("asked");
    QTest::newRow("jam") << QStringLiteral("ScannerAdfJam") << Guidance::ClearJam;
    QTest::newRow("hatch") << QStringLiteral("ScannerAdfHatchOpen") << Guidance::CloseCover;
    QTest::newRow("empty") << QString() << Guidance::LoadPaper;
}

void TestEsclScanner::whatIsClearedWhileNobodyScansIsSeen()
{
    QFETCH(QString, adfState);
    QFETCH(Guidance, asked);
    if (!adfState.isEmpty()) {
        load({Qt::red});
        m_twin->faults().adfState = adfState;
        m_twin->faults().jamAfter = 0;
    }
    makeScanner([](auto &settings) { settings.statusBeat = settings.troubleBeat = 200ms; });
    m_scanner->scan(feeder());
    QTRY_COMPARE_WITH_TIMEOUT(m_failures.size(), 1, 45'000);
    QTRY_COMPARE(m_scanner->health().state, DeviceState::Guidance);
    QCOMPARE(m_scanner->health().guidance, asked);
    const auto looks = m_twin->requests().size();
    QTRY_VERIFY_WITH_TIMEOUT(m_twin->requests().size() >= looks + 3, 15'000);
    QCOMPARE(m_scanner->health().guidance, asked); // it is so still
    m_twin->clearJam();
    load({Qt::blue});
    QTRY_COMPARE_WITH_TIMEOUT(m_scanner->health().state, DeviceState::Ready, 15'000);
    QCOMPARE(m_scanner->health().guidance, Guidance::None);
    QVERIFY(m_pages.empty());
}

void TestEsclScanner::theResolutionsAreThoseOfTheScanner()
{
    makeScanner();
    QCOMPARE(m_scanner->resolutions(), (QList<int>{75, 150, 300, 600}));
}

// airscan keeps what comes until it ends. The helper's memory does, before the machine's does.
void TestEsclScanner::aPageWithoutEndTakesItsHelperAndNoMoreMemory()
{
#if defined(__SANITIZE_ADDRESS__)
    QSKIP("there is no limit under AddressSanitizer");
#endif
    load({Qt::red, Qt::green});
    makeScanner();
    m_twin->faults().endlessBody = true;
    const auto helper = m_scanner->helperPid();
    QFile score(QStringLiteral("/proc/%1/oom_score_adj").arg(helper));
    QVERIFY(score.open(QIODevice::ReadOnly));
    QCOMPARE(score.readAll().trimmed(), QByteArrayLiteral("1000"));
    m_scanner->scan(feeder());
    qint64 most = 0; // pages of memory
    QTRY_VERIFY_WITH_TIMEOUT(([&] {
                                 QFile memory(QStringLiteral("/proc/%1/statm").arg(helper));
                                 if (memory.open(QIODevice::ReadOnly))
                                     most = std::max(most, memory.readAll().split(' ').value(1).toLongLong());
                                 return !m_failures.isEmpty();
                             }()),
                             45'000);
    QVERIFY2(m_failures[0] == toString(devices::codes::ScannerIo) || m_failures[0] == toString(yc::codes::NoMemory),
             qPrintable(m_failures[0]));
    const auto megabytes = most * ::sysconf(_SC_PAGESIZE) / (1024 * 1024);
    QVERIFY2(megabytes < 1600, qPrintable(QString::number(megabytes)));
    m_twin->faults() = {};
    load({Qt::blue});
    m_scanner->scan(feeder());
    QTRY_COMPARE_WITH_TIMEOUT(m_finished, QList<int>{1}, 45'000);
    QCOMPARE(colours(), QList<QColor>{Qt::blue});
}

void TestEsclScanner::aClearedJamScansOnAndThePagesBeforeItStay()
{
    load(Rgb);
    m_twin->faults().jamAfter = 1;
    makeScanner();
    m_scanner->scan(feeder());
    QTRY_COMPARE_WITH_TIMEOUT(m_failures, QStringList{toString(devices::codes::ScannerJammed)}, 45'000);
    QCOMPARE(colours(), QList<QColor>{Qt::red});
    m_twin->clearJam();
    m_scanner->scan(feeder());
    QTRY_COMPARE_WITH_TIMEOUT(m_finished, QList<int>{2}, 15'000);
    QCOMPARE(colours(), Rgb);
}

void TestEsclScanner::aBusyScannerIsWaitedFor()
{
    load({Qt::red, Qt::green});
    m_twin->faults().busyJobs = 1;
    m_twin->faults().busyPages = 1;
    makeScanner();
    m_scanner->scan(feeder());
    QTRY_COMPARE_WITH_TIMEOUT(m_finished, QList<int>{2}, 30'000);
    QCOMPARE(colours(), (QList<QColor>{Qt::red, Qt::green}));
    QVERIFY(m_failures.isEmpty());
}

void TestEsclScanner::anEndlessFeederStopsAtTheAskedPages()
{
    load({Qt::red});
    m_twin->faults().endless = true;
    makeScanner();
    m_scanner->scan(feeder(ScanSource::Feeder, 4));
    QTRY_COMPARE_WITH_TIMEOUT(m_finished, QList<int>{4}, 15'000);
    QCOMPARE(m_pages.size(), 4U);
    QTRY_COMPARE(m_twin->openJobs(), 0); // told to stop, not left running: its driver fetched on and on
    m_scanner->scan(feeder(ScanSource::Feeder, 2));
    QTRY_COMPARE_WITH_TIMEOUT(m_finished, (QList<int>{4, 2}), 15'000);
}

void TestEsclScanner::aPageThatIsNoneIsSaidAndTheNextScanWorks_data()
{
    QTest::addColumn<int>("fault");
    QTest::newRow("four gigabytes are claimed") << 0;
    QTest::newRow("cut in the middle") << 1;
    QTest::newRow("no picture") << 2;
    QTest::newRow("it says there is none, but there is") << 3;
    QTest::newRow("the job is said to be at another host") << 4; // airscan asks there
}

void TestEsclScanner::aPageThatIsNoneIsSaidAndTheNextScanWorks()
{
    QFETCH(int, fault);
    load({Qt::red, Qt::green});
    makeScanner([](auto &settings) { settings.startingSilence = settings.warmSilence = 4s; });
    auto &faults = m_twin->faults();
    faults.hugeClaim = fault == 0;
    faults.cutPage = fault == 1;
    faults.noPicture = fault == 2;
    faults.earlyEnd = fault == 3 ? 1 : 0;
    faults.wrongHost = fault == 4 ? "scanner.invalid" : "";
    m_scanner->scan(feeder());
    QTRY_COMPARE_WITH_TIMEOUT(m_failures.size(), 1, 45'000);
    QVERIFY(m_pages.empty());
    QVERIFY(m_finished.isEmpty());
    faults = {};
    load({Qt::blue});
    QTRY_COMPARE_WITH_TIMEOUT(m_scanner->health().state != DeviceState::Busy, true, 15'000);
    m_scanner->scan(feeder());
    QTRY_COMPARE_WITH_TIMEOUT(m_finished, QList<int>{1}, 45'000);
    QCOMPARE(colours(), QList<QColor>{Qt::blue});
}

void TestEsclScanner::aScannerThatFallsSilentIsGivenUpAndComesBack()
{
    load({Qt::red});
    makeScanner([](auto &settings) { settings.startingSilence = 1500ms; });
    m_twin->faults().silent = true;
    m_scanner->scan(feeder());
    QTRY_COMPARE_WITH_TIMEOUT(m_failures, QStringList{toString(devices::codes::ScannerHung)}, 15'000);
    m_twin->faults().silent = false;
    m_scanner->scan(feeder());
    QTRY_COMPARE_WITH_TIMEOUT(m_finished, QList<int>{1}, 30'000);
    QCOMPARE(colours(), QList<QColor>{Qt::red});
}

void TestEsclScanner::pulledOutBetweenTwoPagesItComesBack()
{
    load(Rgb);
    makeScanner();
    connect(m_scanner.get(), &DocumentScanner::pageScanned, m_twin.get(), &EsclTwin::unplug, Qt::SingleShotConnection);
    m_scanner->scan(feeder());
    QTRY_COMPARE_WITH_TIMEOUT(m_failures.size(), 1, 45'000);
    const auto before = m_pages.size();
    QVERIFY(before >= 1);
    QVERIFY(m_twin->plug());
    load({Qt::blue});
    m_scanner->scan(feeder());
    QTRY_COMPARE_WITH_TIMEOUT(m_finished, QList<int>{1}, 45'000);
    QCOMPARE(m_pages.size(), before + 1);
    QCOMPARE(colours().back(), QColor(Qt::blue));
}

YC_TEST(TestEsclScanner)

#include "tst_escl_scanner.moc"
