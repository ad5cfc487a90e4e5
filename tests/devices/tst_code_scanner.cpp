#include "devices/code/line_code_scanner.h"
#include "devices/code/scanner_states.h"
#include "devices/hub/hub.h"
#include "devices/transport/device_thread.h"
#include "devices/virtual/code_twin.h"
#include "tests/devices/walk.h"
#include "tests/support/register.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace yc;
using namespace yc::devices;
using namespace std::chrono_literals;
using virtual_bench::CodeTwin;

// Code scanners over the wires that they come with, against a twin that only talks.
class TestCodeScanner : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void everyLineOfTheTableIsWalkedAndEveryStateHasItsWaysOut();
    void aCodeIsTakenHoweverItArrives_data();
    void aCodeIsTakenHoweverItArrives();
    void aTornCodeIsSaidAndTheNextIsTaken();
    void whatLayOnTheLineBeforeIsNoCode();
    void aScannerThatNeverEndsHurtsOnlyItself();
    void aFloodOfCodesIsHeldBack();
    void unpluggedItComesBack_data();
    void unpluggedItComesBack();
    void aPlaceThatIsNotThereIsSaid();
    void destroyedInsideACodeNothingIsLeftBehind();
    void theHubMakesItFromTheSettings();

private:
    void makeScanner(const QString &place, const std::function<void(code::LineSettings &)> &change = {});
    [[nodiscard]] QString serial(); // a path that stays while the twin's changes
    [[nodiscard]] QString tcp() const { return QStringLiteral("tcp:127.0.0.1:%1").arg(m_twin->port()); }

    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<CodeTwin> m_twin;
    std::unique_ptr<transport::DeviceThread> m_thread;
    std::unique_ptr<code::LineCodeScanner> m_scanner;
    QList<QByteArray> m_read;
    QStringList m_failed;
};

void TestCodeScanner::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_twin = std::make_unique<CodeTwin>();
    QVERIFY(m_twin->plug());
    m_thread = std::make_unique<transport::DeviceThread>(QStringLiteral("codes"));
}

void TestCodeScanner::cleanup()
{
    m_scanner.reset();
    m_thread.reset();
    m_twin.reset();
    m_read.clear();
    m_failed.clear();
}

QString TestCodeScanner::serial()
{
    const auto path = m_folder->filePath(QStringLiteral("ttyACM0"));
    QFile::remove(path);
    return QFile::link(m_twin->ptyPath(), path) ? QStringLiteral("serial:") + path : QString();
}

void TestCodeScanner::makeScanner(const QString &place, const std::function<void(code::LineSettings &)> &change)
{
    code::LineSettings settings;
    settings.place = place;
    settings.pause = 80ms;
    settings.patience = 300ms;
    settings.firstRetry = 30ms;
    settings.lastRetry = 60ms;
    if (change)
        change(settings);
    m_scanner = std::make_unique<code::LineCodeScanner>(settings, m_clock, m_thread->thread());
    connect(m_scanner.get(), &CodeScanner::codeRead, this, [this](const auto &code) { m_read << code->bytes; });
    connect(m_scanner.get(), &CodeScanner::failed, this,
            [this](const DeviceError &error) { m_failed << toString(error.code); });
    m_scanner->start();
}

void TestCodeScanner::everyLineOfTheTableIsWalkedAndEveryStateHasItsWaysOut()
{
    using namespace code::scanner;
    QCOMPARE(tests::walkTable(Moves, AllStates, std::vector{Event::Cancelled, Event::TimedOut, Event::Unplugged},
                              State::Stopped),
             QString());
    QCOMPARE(tests::walkLosses(AllStates, State::Stopped, std::vector{Event::TimedOut, Event::Unplugged},
                               std::set{State::Absent}),
             QString());
    QVERIFY(!next(State::Listening, Event::Ended));
    QVERIFY(!next(State::Absent, Event::Began)); // nothing is heard of a line that is closed
}

void TestCodeScanner::aCodeIsTakenHoweverItArrives_data()
{
    QTest::addColumn<bool>("onSerial");
    QTest::addColumn<CodeTwin::Ending>("ending");
    QTest::addColumn<int>("piece");
    for (const bool onSerial : {true, false}) {
        const auto *wire = onSerial ? "serial line" : "tcp";
        QTest::addRow("%s, CR", wire) << onSerial << CodeTwin::Ending::Cr << 0;
        QTest::addRow("%s, LF", wire) << onSerial << CodeTwin::Ending::Lf << 0;
        QTest::addRow("%s, CR LF in pieces", wire) << onSerial << CodeTwin::Ending::CrLf << 7;
        QTest::addRow("%s, framed", wire) << onSerial << CodeTwin::Ending::Framed << 0;
        QTest::addRow("%s, framed, in pieces", wire) << onSerial << CodeTwin::Ending::FramedCrLf << 1;
        QTest::addRow("%s, ended by nothing", wire) << onSerial << CodeTwin::Ending::Nothing << 0;
    }
}

void TestCodeScanner::aCodeIsTakenHoweverItArrives()
{
    QFETCH(bool, onSerial);
    QFETCH(CodeTwin::Ending, ending);
    QFETCH(int, piece);
    m_twin->setEnding(ending);
    m_twin->setMark("]Q1");
    makeScanner(onSerial ? serial() : tcp());
    QTRY_COMPARE(m_scanner->health().state, DeviceState::Ready);
    m_twin->setPiece(piece);
    QList<QByteArray> expected;
    for (const auto &code : {QByteArray("YC1:") + QByteArray(390, 'A'), QByteArray("12")}) {
        m_twin->scan(code);
        expected << code;
        QTRY_COMPARE(m_read, expected);
    }
    QTRY_COMPARE(m_scanner->health().state, DeviceState::Ready);
    QCOMPARE(m_scanner->health().done, 2U);
    QVERIFY(m_scanner->health().lastGoodMsAgo >= 0);
    QVERIFY(m_failed.isEmpty());
}

void TestCodeScanner::aTornCodeIsSaidAndTheNextIsTaken()
{
    makeScanner(serial());
    QTRY_COMPARE(m_scanner->health().state, DeviceState::Ready);
    m_twin->scan("11010519491231002X");
    QTRY_COMPARE(m_read.size(), 1);
    m_twin->tear("34052419800101001X");
    QTRY_COMPARE(m_scanner->health().state, DeviceState::Busy);
    QTRY_COMPARE(m_failed, QStringList{QStringLiteral("D-0801")});
    QTRY_COMPARE(m_scanner->health().state, DeviceState::Ready);
    m_twin->scan("34052419800101001X");
    QTRY_COMPARE(m_read.size(), 2);
    QCOMPARE(m_read.back(), QByteArray("34052419800101001X")); // nothing of the torn one before it
    QCOMPARE(m_scanner->health().failed, 1U);
}

// Somebody scanned while no program listened: it is not taken for the next person's.
void TestCodeScanner::whatLayOnTheLineBeforeIsNoCode()
{
    m_twin->scan("12");
    makeScanner(serial());
    QTRY_COMPARE(m_scanner->health().state, DeviceState::Ready);
    m_twin->scan("34");
    QTRY_COMPARE(m_read, QList<QByteArray>{"34"});
}

void TestCodeScanner::aScannerThatNeverEndsHurtsOnlyItself()
{
    makeScanner(tcp());
    QTRY_COMPARE(m_scanner->health().state, DeviceState::Ready);
    for (int i = 0; i < 64; ++i)
        m_twin->send(QByteArray(16 * 1024, '7'));
    QTRY_COMPARE(m_scanner->health().state, DeviceState::Busy);
    QVERIFY(m_read.isEmpty());
    m_twin->scan({});
    QTRY_COMPARE(m_failed, QStringList{QStringLiteral("D-0802")});
    m_twin->scan("12");
    QTRY_COMPARE(m_read, QList<QByteArray>{"12"});
}

void TestCodeScanner::aFloodOfCodesIsHeldBack()
{
    makeScanner(tcp());
    QTRY_COMPARE(m_scanner->health().state, DeviceState::Ready);
    m_twin->send(QByteArray("1\r").repeated(20'000));
    QTRY_COMPARE(m_scanner->health().done + m_scanner->health().failed, 20'000U);
    QVERIFY2(m_read.size() < 2000, QByteArray::number(m_read.size())); // it took seconds on the slowest machine
    QVERIFY(m_read.size() >= 20);
}

void TestCodeScanner::unpluggedItComesBack_data()
{
    QTest::addColumn<bool>("onSerial");
    QTest::newRow("serial line") << true;
    QTest::newRow("tcp") << false;
}

void TestCodeScanner::unpluggedItComesBack()
{
    QFETCH(bool, onSerial);
    makeScanner(onSerial ? serial() : tcp());
    for (int i = 1; i <= 3; ++i) {
        QTRY_COMPARE(m_scanner->health().state, DeviceState::Ready);
        m_twin->send("half of a co");
        QTRY_COMPARE(m_scanner->health().state, DeviceState::Busy);
        m_twin->unplug();
        QTRY_COMPARE(m_scanner->health().state, DeviceState::Absent);
        QVERIFY(devices::codes::isAway(m_scanner->health().lastFault->code));
        QVERIFY(m_twin->plug());
        QVERIFY(!onSerial || !serial().isEmpty());
        QTRY_COMPARE(m_scanner->health().state, DeviceState::Ready);
        m_twin->scan(QByteArray::number(i));
        QTRY_COMPARE(m_read.size(), i);
        QCOMPARE(m_read.back(), QByteArray::number(i)); // what was begun before it went is gone
    }
    QVERIFY(m_failed.isEmpty()); // it was pulled out: that is said by its state, not by a code
}

void TestCodeScanner::aPlaceThatIsNotThereIsSaid()
{
    makeScanner(QStringLiteral("serial:") + m_folder->filePath(QStringLiteral("none")));
    QTRY_VERIFY(m_scanner->health().lastFault.has_value());
    QVERIFY(m_scanner->health().lastFault->code == devices::codes::OpenRefused);
    QTRY_COMPARE(m_scanner->health().state, DeviceState::Absent);
}

void TestCodeScanner::destroyedInsideACodeNothingIsLeftBehind()
{
    makeScanner(tcp());
    QTRY_COMPARE(m_scanner->health().state, DeviceState::Ready);
    m_twin->send("half of a co");
    QTRY_COMPARE(m_scanner->health().state, DeviceState::Busy);
    m_scanner.reset();
    m_thread.reset(); // waits for it
    m_twin->scan("de");
    QVERIFY(m_read.isEmpty());
}

void TestCodeScanner::theHubMakesItFromTheSettings()
{
    hub::Hub hub({code::lineCodeDriver()}, m_clock);
    hub.use({{.kind = Kind::CodeScanner, .place = serial()},
             {.kind = Kind::CodeScanner, .place = tcp()},
             {.kind = Kind::CodeScanner, .place = QStringLiteral("sane:")}});
    QCOMPARE(hub.all<CodeScanner>().size(), 2);
    QVERIFY(hub.devices()[2].health.lastFault->code == devices::codes::BadPlace);
    QList<QByteArray> both;
    for (auto *scanner : hub.all<CodeScanner>())
        connect(scanner, &CodeScanner::codeRead, this, [&both](const auto &code) { both << code->bytes; });
    hub.start();
    QTRY_COMPARE(hub.devices()[0].health.state, DeviceState::Ready);
    QTRY_COMPARE(hub.devices()[1].health.state, DeviceState::Ready);
    m_twin->scan("12"); // the twin has both ends
    QTRY_COMPARE(both, (QList<QByteArray>{"12", "12"}));
}

YC_TEST(TestCodeScanner)
#include "tst_code_scanner.moc"
