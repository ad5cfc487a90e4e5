#include "devices/hub/hub.h"
#include "devices/lobby/line_announcer.h"
#include "devices/lobby/protocol/modbus_display.h"
#include "devices/lobby/protocol/syn_speaker.h"
#include "devices/transport/device_thread.h"
#include "devices/virtual/display_twin.h"
#include "devices/virtual/speaker_twin.h"
#include "tests/devices/walk.h"
#include "tests/support/register.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace yc;
using namespace yc::devices;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using virtual_bench::DisplayTwin;
using virtual_bench::SpeakerTwin;

// Number displays and call speakers over the wires that they come with, against twins, with faults on the wire.
class TestAnnouncer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void everyLineOfTheTableIsWalkedAndEveryStateHasItsWaysOut();
    void aCallStandsOnTheDisplay_data();
    void aCallStandsOnTheDisplay();
    void theNewestCallIsShownAndTheOthersAreSaidToBeLetGo();
    void anAnswerThatCannotBeIsNone_data();
    void anAnswerThatCannotBeIsNone();
    void aDisplayThatIsSwitchedOffShowsAgainWhatStoodOnIt();
    void whatStoodThereLongAgoIsNotShownAgain();
    void clearedItStaysBlank();
    void aPlaceThatIsNotThereIsSaidAndSoIsTheCall();
    void aCallIsSaidToTheEndBeforeTheNext();
    void aSpeakerThatTellsItsEndIsNotAskedTwice();
    void aSpeakerThatNeverEndsIsGivenUp();
    void whatASpeakerDidNotAnswerIsNotSaidTwice();
    void aSpeakerThatDoesNotUnderstandIsToldSo();
    void stoppedItForgetsWhatWaits();
    void aCallThatWaitedTooLongIsNotMade();
    void unpluggedInTheMiddleOfACallItIsNotRepeated();
    void oneThatNeverEndsItsAnswerHurtsOnlyItself();
    void destroyedInTheMiddleNothingIsLeftBehind();
    void theHubMakesThemFromTheSettings();

private:
    void make(std::unique_ptr<lobby::AnnouncerProtocol> protocol, const QString &place, Kind kind = Kind::Display,
              bool started = true);
    void makeSpeaker();
    void call(const QString &id, std::chrono::milliseconds expires = 30s);
    [[nodiscard]] QString link(const QString &pty); // a path that stays while the twin's changes
    [[nodiscard]] static QString tcp(quint16 port) { return u"tcp:127.0.0.1:%1"_s.arg(port); }
    [[nodiscard]] bool isReady() const { return m_device->health().state == DeviceState::Ready; }

    SystemClock m_clock;
    lobby::AnnouncerSettings m_settings;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<DisplayTwin> m_display;
    std::unique_ptr<SpeakerTwin> m_speaker;
    std::unique_ptr<transport::DeviceThread> m_thread;
    std::unique_ptr<lobby::LineAnnouncer> m_device;
    QStringList m_done;
    QStringList m_failed; // "id code"
};

namespace
{

Announcement callOf(const QString &id)
{
    return {.id = id, .window = u"3"_s, .ticket = u"A"_s + id, .words = u"请A%1号到3号窗口"_s.arg(id)};
}

std::unique_ptr<lobby::AnnouncerProtocol> protocolOf(DisplayTwin::Way way)
{
    using lobby::modbus::Framing;
    if (way == DisplayTwin::Way::Line)
        return std::make_unique<lobby::LineDisplay>();
    return std::make_unique<lobby::ModbusDisplay>(
        lobby::ModbusShape{.framing = way == DisplayTwin::Way::ModbusTcp ? Framing::Tcp : Framing::Rtu, .columns = 20});
}

} // namespace

void TestAnnouncer::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_thread = std::make_unique<transport::DeviceThread>(QStringLiteral("lobby"));
    m_settings = {};
    m_settings.line.answerTimeout = 150ms;
    m_settings.line.watch = 40ms;
    m_settings.line.firstRetry = 30ms;
    m_settings.line.lastRetry = 60ms;
    m_settings.speakAsk = 10ms;
}

void TestAnnouncer::cleanup()
{
    m_device.reset();
    m_thread.reset();
    m_display.reset();
    m_speaker.reset();
    m_done.clear();
    m_failed.clear();
}

QString TestAnnouncer::link(const QString &pty)
{
    const auto path = m_folder->filePath(QStringLiteral("ttyUSB0"));
    QFile::remove(path);
    return QFile::link(pty, path) ? QStringLiteral("serial:") + path : QString();
}

void TestAnnouncer::make(std::unique_ptr<lobby::AnnouncerProtocol> protocol, const QString &place, Kind kind,
                         bool started)
{
    m_settings.line.place = place;
    m_settings.kind = kind;
    m_device = std::make_unique<lobby::LineAnnouncer>(m_settings, std::move(protocol), m_clock, m_thread->thread());
    connect(m_device.get(), &Announcer::announced, this, [this](const QString &id) { m_done << id; });
    connect(m_device.get(), &Announcer::notAnnounced, this,
            [this](const QString &id, const DeviceError &error) { m_failed << id + u' ' + toString(error.code); });
    if (started)
        m_device->start();
}

void TestAnnouncer::makeSpeaker()
{
    m_speaker = std::make_unique<SpeakerTwin>();
    QVERIFY(m_speaker->plug());
    make(std::make_unique<lobby::SynSpeaker>(), tcp(m_speaker->port()), Kind::Speaker);
    QTRY_VERIFY(isReady());
}

void TestAnnouncer::call(const QString &id, std::chrono::milliseconds expires)
{
    auto what = callOf(id);
    what.expiresAfter = expires;
    m_device->announce(what);
}

void TestAnnouncer::everyLineOfTheTableIsWalkedAndEveryStateHasItsWaysOut()
{
    using namespace lobby::line;
    QCOMPARE(tests::walkTable(Moves, AllStates, std::vector{Event::Cancelled, Event::TimedOut, Event::Unplugged},
                              State::Stopped),
             QString());
    QCOMPARE(tests::walkLosses(AllStates, State::Stopped, std::vector{Event::TimedOut, Event::Unplugged},
                               std::set{State::Absent}),
             QString());
    QVERIFY(!next(State::Talking, Event::Wanted)); // it is said when its turn comes
    QVERIFY(!next(State::Resting, Event::Opened));
}

void TestAnnouncer::aCallStandsOnTheDisplay_data()
{
    QTest::addColumn<DisplayTwin::Way>("way");
    QTest::addColumn<bool>("onSerial");
    QTest::addColumn<int>("piece");
    QTest::newRow("text, serial line") << DisplayTwin::Way::Line << true << 0;
    QTest::newRow("text, tcp") << DisplayTwin::Way::Line << false << 0;
    QTest::newRow("Modbus RTU, serial line") << DisplayTwin::Way::ModbusRtu << true << 0;
    QTest::newRow("Modbus RTU, serial line, byte by byte") << DisplayTwin::Way::ModbusRtu << true << 1;
    QTest::newRow("Modbus RTU, tcp") << DisplayTwin::Way::ModbusRtu << false << 0;
    QTest::newRow("Modbus TCP") << DisplayTwin::Way::ModbusTcp << false << 0;
    QTest::newRow("Modbus TCP, byte by byte") << DisplayTwin::Way::ModbusTcp << false << 1;
}

void TestAnnouncer::aCallStandsOnTheDisplay()
{
    QFETCH(DisplayTwin::Way, way);
    QFETCH(bool, onSerial);
    QFETCH(int, piece);
    m_display = std::make_unique<DisplayTwin>(way);
    QVERIFY(m_display->plug());
    m_display->ends().faults.piece = piece;
    make(protocolOf(way), onSerial ? link(m_display->ptyPath()) : tcp(m_display->port()));
    QTRY_VERIFY(isReady());
    for (int i = 1; i <= 3; ++i) {
        const auto id = u"00%1"_s.arg(i);
        call(id);
        QTRY_COMPARE(m_display->shown(), u"请A%1号到3号窗口"_s.arg(id));
        QTRY_COMPARE(m_done.size(), i);
    }
    QTRY_VERIFY(isReady());
    QCOMPARE(m_device->health().done, 3U);
    QVERIFY(m_device->health().lastGoodMsAgo >= 0);
    QVERIFY(m_failed.isEmpty());
    QCOMPARE(m_device->info().can.testFlag(Capability::StatusBack), way != DisplayTwin::Way::Line);
    m_device->clear();
    QTRY_VERIFY(m_display->shown().isEmpty());
}

void TestAnnouncer::theNewestCallIsShownAndTheOthersAreSaidToBeLetGo()
{
    m_display = std::make_unique<DisplayTwin>();
    QVERIFY(m_display->plug());
    make(protocolOf(DisplayTwin::Way::Line), tcp(m_display->port()), Kind::Display, false);
    call(u"001"_s); // before it is open: the last of them stands on it
    call(u"002"_s);
    call(u"003"_s);
    call(u"003"_s); // pressed twice
    m_device->start();
    QTRY_COMPARE(m_done, QStringList{u"003"_s});
    QTRY_COMPARE(m_display->all(), QStringList{u"请A003号到3号窗口"_s});
    QCOMPARE(m_failed, (QStringList{u"001 D-1005"_s, u"002 D-1005"_s}));
    QCOMPARE(m_device->health().failed, 0U); // nothing is wrong with it
}

void TestAnnouncer::anAnswerThatCannotBeIsNone_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<QString>("code");
    QTest::newRow("silent") << u"silent"_s << u"D-1001"_s;
    QTest::newRow("answers half") << u"half"_s << u"D-1001"_s;
    QTest::newRow("wrong check") << u"check"_s << u"D-1001"_s;
    QTest::newRow("another slave's") << u"unit"_s << u"D-1001"_s;
    QTest::newRow("refuses") << u"refuses"_s << u"D-1002"_s;
    QTest::newRow("wrote elsewhere") << u"elsewhere"_s << u"D-1002"_s;
}

void TestAnnouncer::anAnswerThatCannotBeIsNone()
{
    QFETCH(QString, fault);
    QFETCH(QString, code);
    m_display = std::make_unique<DisplayTwin>(DisplayTwin::Way::ModbusRtu);
    QVERIFY(m_display->plug());
    m_settings.line.watch = 30s; // only the call asks
    make(protocolOf(DisplayTwin::Way::ModbusRtu), tcp(m_display->port()));
    QTRY_VERIFY(isReady());
    auto &faults = m_display->ends().faults;
    faults.silent = fault == u"silent"_s;
    faults.cut = fault == u"half"_s ? 4 : 0;
    faults.wrongCheck = fault == u"check"_s;
    m_display->setOtherUnit(fault == u"unit"_s);
    m_display->setRefuses(fault == u"refuses"_s);
    m_display->setStoresElsewhere(fault == u"elsewhere"_s);
    call(u"001"_s);
    QTRY_COMPARE(m_failed, QStringList{u"001 "_s + code});
    const bool lost = code == u"D-1001"_s;
    if (lost)
        QTRY_COMPARE(m_device->health().state, DeviceState::Fault);
    QTRY_COMPARE(m_device->health().lastFault ? toString(m_device->health().lastFault->code) : QString(), code);
    faults = {};
    m_display->setOtherUnit(false);
    m_display->setRefuses(false);
    m_display->setStoresElsewhere(false);
    QTRY_VERIFY(isReady()); // by itself
    QCOMPARE(m_done, QStringList{}); // and the call is not made then: somebody may have made it otherwise
    call(u"002"_s);
    QTRY_COMPARE(m_done, QStringList{u"002"_s});
}

void TestAnnouncer::aDisplayThatIsSwitchedOffShowsAgainWhatStoodOnIt()
{
    m_display = std::make_unique<DisplayTwin>();
    QVERIFY(m_display->plug());
    make(protocolOf(DisplayTwin::Way::Line), tcp(m_display->port()));
    call(u"001"_s);
    QTRY_COMPARE(m_display->all().size(), 1);
    for (int i = 2; i <= 4; ++i) {
        m_display->unplug();
        QTRY_COMPARE(m_device->health().state, DeviceState::Absent);
        QVERIFY(m_display->plug());
        QTRY_COMPARE(m_display->shown(), u"请A001号到3号窗口"_s);
        QTRY_COMPARE(m_display->all().size(), i);
    }
    QCOMPARE(m_done, QStringList{u"001"_s}); // told once to whoever asked for it
}

void TestAnnouncer::whatStoodThereLongAgoIsNotShownAgain()
{
    m_display = std::make_unique<DisplayTwin>();
    QVERIFY(m_display->plug());
    m_settings.showAgain = 0ms;
    make(protocolOf(DisplayTwin::Way::Line), tcp(m_display->port()));
    call(u"001"_s);
    QTRY_COMPARE(m_display->all().size(), 1);
    m_display->unplug();
    QTRY_COMPARE(m_device->health().state, DeviceState::Absent);
    QVERIFY(m_display->plug());
    QTRY_VERIFY(isReady());
    call(u"002"_s);
    QTRY_COMPARE(m_display->all(), (QStringList{u"请A001号到3号窗口"_s, u"请A002号到3号窗口"_s}));
}

void TestAnnouncer::clearedItStaysBlank()
{
    m_display = std::make_unique<DisplayTwin>(DisplayTwin::Way::ModbusTcp);
    QVERIFY(m_display->plug());
    make(protocolOf(DisplayTwin::Way::ModbusTcp), tcp(m_display->port()));
    call(u"001"_s);
    QTRY_COMPARE(m_done.size(), 1);
    m_device->clear();
    QTRY_COMPARE(m_display->all().size(), 2);
    QVERIFY(m_display->shown().isEmpty());
    m_display->unplug();
    QTRY_COMPARE(m_device->health().state, DeviceState::Absent);
    QVERIFY(m_display->plug());
    QTRY_VERIFY(isReady());
    QCOMPARE(m_display->all().size(), 2);
}

void TestAnnouncer::aPlaceThatIsNotThereIsSaidAndSoIsTheCall()
{
    make(protocolOf(DisplayTwin::Way::Line), QStringLiteral("serial:") + m_folder->filePath(u"none"_s));
    QTRY_COMPARE(m_device->health().state, DeviceState::Absent);
    QTRY_VERIFY(m_device->health().lastFault.has_value());
    call(u"001"_s);
    QTRY_COMPARE(m_failed, QStringList{u"001 D-0902"_s}); // at once, for the clerk calls otherwise then
    call(QString());
    QTRY_COMPARE(m_failed.size(), 2);
    QVERIFY(m_failed[1].endsWith(u"D-1003"_s));
}

void TestAnnouncer::aCallIsSaidToTheEndBeforeTheNext()
{
    makeSpeaker();
    m_speaker->setQuestions(3);
    call(u"001"_s);
    call(u"002"_s);
    QTRY_COMPARE(m_speaker->said().size(), 1);
    QTRY_COMPARE(m_device->health().state, DeviceState::Busy);
    connect(m_speaker.get(), &SpeakerTwin::changed, this, [this] {
        if (m_speaker->said().size() == 2)
            QCOMPARE(m_done, QStringList{u"001"_s}); // the first was at its end when the second began
    });
    QTRY_COMPARE(m_done, (QStringList{u"001"_s, u"002"_s}));
    QCOMPARE(m_speaker->said(), (QStringList{u"[v12][n1]请A001号到3号窗口"_s, u"[v12][n1]请A002号到3号窗口"_s}));
    QTRY_VERIFY(isReady());
}

void TestAnnouncer::aSpeakerThatTellsItsEndIsNotAskedTwice()
{
    makeSpeaker();
    m_speaker->setTellsEnd(true);
    call(u"001"_s);
    QTRY_COMPARE(m_done, QStringList{u"001"_s});
    call(u"002"_s);
    QTRY_COMPARE(m_done.size(), 2);
    QVERIFY(m_failed.isEmpty());
}

void TestAnnouncer::aSpeakerThatNeverEndsIsGivenUp()
{
    m_settings.speakMost = 100ms;
    makeSpeaker();
    m_speaker->setQuestions(-1);
    call(u"001"_s);
    QTRY_COMPARE(m_failed, QStringList{u"001 D-1006"_s});
    m_speaker->setQuestions(1);
    call(u"002"_s); // it takes what comes
    QTRY_COMPARE(m_done, QStringList{u"002"_s});
}

void TestAnnouncer::whatASpeakerDidNotAnswerIsNotSaidTwice()
{
    makeSpeaker();
    m_speaker->setSwallows(true);
    call(u"001"_s);
    QTRY_COMPARE(m_failed, QStringList{u"001 D-1001"_s});
    QTRY_VERIFY(isReady()); // it does answer how it is
    QCOMPARE(m_speaker->said().size(), 1);
}

void TestAnnouncer::aSpeakerThatDoesNotUnderstandIsToldSo()
{
    makeSpeaker();
    m_speaker->setUnderstands(false);
    call(u"001"_s);
    QTRY_COMPARE(m_failed, QStringList{u"001 D-1002"_s});
    m_speaker->setUnderstands(true);
    m_speaker->ends().faults.noise = "\x07\x4a";
    call(u"002"_s);
    QTRY_COMPARE(m_done, QStringList{u"002"_s});
}

void TestAnnouncer::stoppedItForgetsWhatWaits()
{
    makeSpeaker();
    m_speaker->setQuestions(-1);
    call(u"001"_s);
    QTRY_VERIFY(m_speaker->isSpeaking());
    call(u"002"_s);
    m_device->clear();
    QTRY_VERIFY(!m_speaker->isSpeaking());
    QTRY_COMPARE(m_failed, (QStringList{u"002 B-0006"_s, u"001 B-0006"_s}));
    QCOMPARE(m_speaker->said().size(), 1);
    QTRY_VERIFY(isReady());
}

void TestAnnouncer::aCallThatWaitedTooLongIsNotMade()
{
    makeSpeaker();
    m_speaker->setQuestions(-1);
    call(u"001"_s);
    QTRY_VERIFY(m_speaker->isSpeaking());
    call(u"002"_s, 30ms);
    QTRY_COMPARE(m_failed, QStringList{u"002 D-1004"_s});
    for (int i = 0; i < 9; ++i)
        call(u"1%1"_s.arg(i));
    QTRY_COMPARE(m_failed.size(), 2); // eight may wait
    QCOMPARE(m_failed[1], u"10 D-1005"_s);
    QCOMPARE(m_speaker->said().size(), 1);
}

void TestAnnouncer::unpluggedInTheMiddleOfACallItIsNotRepeated()
{
    makeSpeaker();
    m_speaker->setQuestions(-1);
    for (int i = 1; i <= 3; ++i) {
        call(u"00%1"_s.arg(i));
        QTRY_COMPARE(m_speaker->said().size(), i);
        m_speaker->unplug();
        QTRY_COMPARE(m_failed.size(), i);
        QTRY_COMPARE(m_device->health().state, DeviceState::Absent);
        QVERIFY(m_speaker->plug());
        QTRY_VERIFY(isReady());
        QCOMPARE(m_speaker->said().size(), i);
    }
}

void TestAnnouncer::oneThatNeverEndsItsAnswerHurtsOnlyItself()
{
    m_display = std::make_unique<DisplayTwin>(DisplayTwin::Way::ModbusTcp);
    QVERIFY(m_display->plug());
    make(protocolOf(DisplayTwin::Way::ModbusTcp), tcp(m_display->port()));
    QTRY_VERIFY(isReady());
    m_display->ends().faults.silent = true;
    for (int i = 0; i < 64; ++i)
        m_display->ends().send(QByteArray(16 * 1024, '\0'));
    call(u"001"_s);
    QTRY_COMPARE(m_failed, QStringList{u"001 D-1001"_s});
    m_display->ends().faults.silent = false;
    QTRY_VERIFY(isReady());
    call(u"002"_s);
    QTRY_COMPARE(m_done, QStringList{u"002"_s});
}

void TestAnnouncer::destroyedInTheMiddleNothingIsLeftBehind()
{
    makeSpeaker();
    m_speaker->setQuestions(-1);
    call(u"001"_s);
    QTRY_VERIFY(m_speaker->isSpeaking());
    m_device.reset();
    m_thread.reset(); // waits for it
    QVERIFY(m_done.isEmpty() && m_failed.isEmpty());
}

void TestAnnouncer::theHubMakesThemFromTheSettings()
{
    m_display = std::make_unique<DisplayTwin>(DisplayTwin::Way::ModbusTcp);
    m_speaker = std::make_unique<SpeakerTwin>(false);
    QVERIFY(m_display->plug() && m_speaker->plug());
    hub::Hub hub(lobby::announcerDrivers(), m_clock);
    hub.use({{.kind = Kind::Display, .driver = u"modbus"_s, .place = tcp(m_display->port())},
             {.kind = Kind::Speaker,
              .driver = u"xfs5152"_s,
              .place = link(m_speaker->ptyPath()),
              .options = {{u"loud"_s, 3}}},
             {.kind = Kind::Display, .place = u"sane:"_s},
             {.kind = Kind::Display, .driver = u"none"_s, .place = tcp(1)}});
    QCOMPARE(hub.all<Announcer>().size(), 2);
    QVERIFY(hub.devices()[2].health.lastFault->code == devices::codes::BadPlace);
    QVERIFY(hub.devices()[3].health.lastFault->code == devices::codes::NoDriver);
    hub.start();
    QTRY_COMPARE(hub.devices()[0].health.state, DeviceState::Ready);
    QTRY_COMPARE(hub.devices()[1].health.state, DeviceState::Ready);
    for (auto *one : hub.all<Announcer>())
        one->announce(callOf(u"012"_s));
    QTRY_COMPARE(m_display->shown(), u"A012 3号"_s); // sixteen columns
    QTRY_COMPARE(m_speaker->said(), QStringList{u"[v3][n1]请A012号到3号窗口"_s});
}

YC_TEST(TestAnnouncer)
#include "tst_announcer.moc"
