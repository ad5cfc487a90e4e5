#include "devices/hub/hub.h"
#include "devices/sound/pulse_microphone.h"
#include "devices/transport/device_thread.h"
#include "tests/support/pipewire_bed.h"
#include "tests/support/plug_rounds.h"
#include "tests/support/register.h"

#include <QTest>

#include <cmath>

using namespace yc;
using namespace yc::devices;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace
{

constexpr int Patience = 15'000;

QString sysfs(const QString &socket, int card)
{
    return u"/devices/pci0000:00/usb1/%1/%1:1.0/sound/card%2"_s.arg(socket).arg(card);
}

// A microphone under test and what it said. Members in this order: it goes before its thread.
struct Listener {
    explicit Listener(const QString &place, bool listens = true)
    {
        sound::MicrophoneSettings settings;
        settings.place = place;
        settings.answerPatience = 1500ms;
        settings.soundPatience = 1500ms;
        settings.firstRetry = 50ms;
        settings.lastRetry = 200ms;
        microphone = std::make_unique<sound::PulseMicrophone>(settings, clock, thread.thread());
        QObject::connect(microphone.get(), &Microphone::level, microphone.get(), [this](const SoundLevel &level) {
            ++levels;
            last = level;
        });
        QObject::connect(microphone.get(), &Microphone::failed, microphone.get(),
                         [this](const DeviceError &error) { failures << toString(error.code); });
        microphone->setListening(listens);
        microphone->start();
    }
    [[nodiscard]] DeviceState state() const { return microphone->health().state; }
    [[nodiscard]] Guidance guidance() const { return microphone->health().guidance; }
    [[nodiscard]] bool hears(double peak) const { return std::abs(last.peak - peak) < 1; }

    SystemClock clock;
    transport::DeviceThread thread{u"microphone"_s};
    std::unique_ptr<sound::PulseMicrophone> microphone;
    SoundLevel last;
    int levels = 0;
    QStringList failures;
};

} // namespace

// The shipping driver against a real PipeWire: its null sinks are the rooms, what is played there is what is said.
class TestMicrophone : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void itIsAsLoudAsWhatIsSaid();
    void itListensOnlyWhenItIsAskedTo();
    void whatPeopleShouldDoIsSaid();
    void unpluggedInTheMiddleItSaysSoAndComesBack();
    void twoAlikeAreToldApartBySocket();
    void theOrderOfPluggingDoesNotMatter();
    void aServiceThatEndsIsSaidAndFoundAgain();
    void aServiceThatHangsIsSaidAndComesBack();
    void withoutAServiceItIsSaid();
    void plugsLeaveNothingBehind();
    void lookingForAServiceLeavesNothingBehind();
    void theHubMakesIt();

private:
    std::unique_ptr<tests::PipeWireBed> m_bed;
};

void TestMicrophone::init()
{
    m_bed = std::make_unique<tests::PipeWireBed>();
    QCOMPARE(m_bed->start(), QString());
}

void TestMicrophone::cleanup()
{
    m_bed.reset();
}

void TestMicrophone::itIsAsLoudAsWhatIsSaid()
{
    QCOMPARE(m_bed->plug(u"a"_s, sysfs(u"1-2"_s, 1)), QString());
    QCOMPARE(m_bed->play(u"a"_s, 0.1), QString());
    Listener listener({});
    QTRY_VERIFY_WITH_TIMEOUT(listener.hears(-20), Patience);
    // On a busy machine whoever plays the tone leaves holes in it now and then: one whole tenth of a second is enough.
    QTRY_VERIFY2_WITH_TIMEOUT(std::abs(listener.last.rms + 23) < 1, qPrintable(QString::number(listener.last.rms)),
                              Patience);
    QVERIFY(!listener.last.clipped);
    QCOMPARE(listener.state(), DeviceState::Busy);
    const auto chosen = listener.microphone->chosen();
    QCOMPARE(chosen.place, u"usb:1-2:1.0"_s);
    QCOMPARE(chosen.rate, 48000);
    QCOMPARE(chosen.channels, 1);
    QCOMPARE(chosen.format, u"float32le"_s);
    QCOMPARE(listener.microphone->info().maker, u"Yichuang"_s);
    QCOMPARE(listener.microphone->info().model, u"Mic-a"_s);
    // What a loudspeaker plays is no microphone.
    QCOMPARE(listener.microphone->seen().size(), 1);
    QVERIFY(listener.microphone->health().lastGoodMsAgo >= 0);
    QCOMPARE(m_bed->play(u"a"_s, 0.01), QString());
    QTRY_VERIFY_WITH_TIMEOUT(listener.hears(-40), Patience);
    QCOMPARE(listener.failures, QStringList());
}

void TestMicrophone::itListensOnlyWhenItIsAskedTo()
{
    QCOMPARE(m_bed->plug(u"a"_s), QString());
    Listener listener(u"name:a"_s, false);
    QTRY_COMPARE_WITH_TIMEOUT(listener.state(), DeviceState::Ready, Patience);
    QCOMPARE(m_bed->listeners(), 0);
    listener.microphone->setListening(true);
    QTRY_VERIFY_WITH_TIMEOUT(listener.levels > 0, Patience);
    QCOMPARE(m_bed->listeners(), 1);
    listener.microphone->setListening(false);
    QTRY_COMPARE_WITH_TIMEOUT(listener.state(), DeviceState::Ready, Patience);
    const auto heard = listener.levels;
    QTRY_COMPARE_WITH_TIMEOUT(m_bed->listeners(), 0, Patience); // the system's own sign goes out
    QCOMPARE(listener.levels, heard);
}

void TestMicrophone::whatPeopleShouldDoIsSaid()
{
    QCOMPARE(m_bed->plug(u"a"_s), QString());
    QCOMPARE(m_bed->play(u"a"_s, 0.1), QString());
    Listener listener(u"name:a"_s);
    QTRY_VERIFY_WITH_TIMEOUT(listener.hears(-20), Patience);
    QCOMPARE(listener.guidance(), Guidance::None);
    // Switched off at itself: zeros.
    QCOMPARE(m_bed->play(u"a"_s, 0), QString());
    QTRY_COMPARE_WITH_TIMEOUT(listener.guidance(), Guidance::UnmuteMicrophone, Patience);
    QCOMPARE(listener.state(), DeviceState::Guidance);
    QCOMPARE(m_bed->play(u"a"_s, 3), QString());
    QTRY_COMPARE_WITH_TIMEOUT(listener.guidance(), Guidance::TurnMicrophoneDown, Patience);
    QCOMPARE(m_bed->play(u"a"_s, 0.001), QString());
    QTRY_COMPARE_WITH_TIMEOUT(listener.guidance(), Guidance::SpeakUp, Patience);
    QCOMPARE(m_bed->play(u"a"_s, 0.1), QString());
    QTRY_COMPARE_WITH_TIMEOUT(listener.guidance(), Guidance::None, Patience);
    // Muted in the system: known at once, listening or not.
    listener.microphone->setListening(false);
    QTRY_COMPARE_WITH_TIMEOUT(listener.state(), DeviceState::Ready, Patience);
    QCOMPARE(m_bed->mute(u"a"_s, true), QString());
    QTRY_COMPARE_WITH_TIMEOUT(listener.guidance(), Guidance::UnmuteMicrophone, Patience);
    QVERIFY(listener.microphone->chosen().muted);
    QCOMPARE(m_bed->mute(u"a"_s, false), QString());
    QTRY_COMPARE_WITH_TIMEOUT(listener.state(), DeviceState::Ready, Patience);
    QCOMPARE(listener.failures, QStringList());
}

void TestMicrophone::unpluggedInTheMiddleItSaysSoAndComesBack()
{
    const auto where = sysfs(u"1-2"_s, 1);
    QCOMPARE(m_bed->plug(u"a"_s, where), QString());
    QCOMPARE(m_bed->plug(u"b"_s, sysfs(u"1-3"_s, 2)), QString());
    QCOMPARE(m_bed->play(u"a"_s, 0.1), QString());
    QCOMPARE(m_bed->play(u"b"_s, 0.01), QString());
    Listener listener(u"usb:1-2:1.0"_s);
    for (int i = 1; i <= 3; ++i) {
        QTRY_VERIFY_WITH_TIMEOUT(listener.hears(-20), Patience);
        QCOMPARE(m_bed->unplug(u"a"_s), QString());
        QTRY_COMPARE_WITH_TIMEOUT(listener.state(), DeviceState::Absent, Patience);
        QCOMPARE(listener.failures, QStringList(i, u"D-0901"_s)); // once, and nothing else
        QCOMPARE(listener.microphone->info().model, u"Mic-a"_s); // what it was is known
        listener.last = {}; // and nobody else is listened to in its place
        const auto heard = listener.levels;
        QCOMPARE(m_bed->plug(u"a"_s, where), QString());
        QTRY_VERIFY_WITH_TIMEOUT(listener.levels > heard, Patience);
    }
    QTRY_VERIFY_WITH_TIMEOUT(listener.hears(-20), Patience);
    QCOMPARE(listener.microphone->health().failed, 3U);
    QVERIFY(!listener.microphone->health().lastFault);
}

void TestMicrophone::twoAlikeAreToldApartBySocket()
{
    QCOMPARE(m_bed->plug(u"a"_s, sysfs(u"1-2"_s, 1)), QString());
    QCOMPARE(m_bed->plug(u"b"_s, sysfs(u"1-3"_s, 2)), QString());
    QCOMPARE(m_bed->play(u"a"_s, 0.1), QString());
    QCOMPARE(m_bed->play(u"b"_s, 0.01), QString());
    Listener one(u"usb:1-2:1.0"_s);
    Listener other(u"usb:1-3:1.0"_s);
    QTRY_VERIFY_WITH_TIMEOUT(one.hears(-20) && other.hears(-40), Patience);
    QCOMPARE(m_bed->unplug(u"a"_s), QString());
    QTRY_COMPARE_WITH_TIMEOUT(one.state(), DeviceState::Absent, Patience);
    const auto heard = other.levels;
    QTRY_VERIFY_WITH_TIMEOUT(other.levels > heard + 5, Patience);
    QVERIFY(other.hears(-40));
    QCOMPARE(other.failures, QStringList());
}

void TestMicrophone::theOrderOfPluggingDoesNotMatter()
{
    Listener listener(u"usb:1-3:1.0"_s);
    QTRY_COMPARE_WITH_TIMEOUT(listener.failures, QStringList{u"D-0712"_s}, Patience);
    QCOMPARE(listener.state(), DeviceState::Absent);
    QCOMPARE(m_bed->plug(u"a"_s, sysfs(u"1-2"_s, 1)), QString());
    QTRY_COMPARE_WITH_TIMEOUT(listener.microphone->seen().size(), 1, Patience);
    QCOMPARE(listener.state(), DeviceState::Absent);
    QCOMPARE(m_bed->plug(u"b"_s, sysfs(u"1-3"_s, 2)), QString());
    QCOMPARE(m_bed->play(u"b"_s, 0.01), QString());
    QTRY_VERIFY_WITH_TIMEOUT(listener.hears(-40), Patience);
}

void TestMicrophone::aServiceThatEndsIsSaidAndFoundAgain()
{
    QCOMPARE(m_bed->plug(u"a"_s), QString());
    Listener listener(u"name:a"_s);
    QTRY_VERIFY_WITH_TIMEOUT(listener.levels > 0, Patience);
    m_bed->end();
    QTRY_COMPARE_WITH_TIMEOUT(listener.failures.value(0), u"D-0711"_s, Patience);
    QCOMPARE(m_bed->start(), QString());
    QCOMPARE(m_bed->plug(u"a"_s), QString());
    QCOMPARE(m_bed->play(u"a"_s, 0.1), QString());
    QTRY_VERIFY_WITH_TIMEOUT(listener.hears(-20), Patience);
}

void TestMicrophone::aServiceThatHangsIsSaidAndComesBack()
{
    QCOMPARE(m_bed->plug(u"a"_s), QString());
    QCOMPARE(m_bed->play(u"a"_s, 0.1), QString());
    Listener listener(u"name:a"_s);
    QTRY_VERIFY_WITH_TIMEOUT(listener.hears(-20), Patience);
    m_bed->hold(true);
    QTRY_VERIFY_WITH_TIMEOUT(listener.failures.contains(u"D-0713"_s), Patience);
    QVERIFY(listener.state() == DeviceState::Recovering || listener.state() == DeviceState::Busy);
    const auto heard = listener.levels;
    m_bed->hold(false);
    QTRY_VERIFY_WITH_TIMEOUT(listener.levels > heard && listener.hears(-20), Patience);
    QCOMPARE(listener.state(), DeviceState::Busy);
}

void TestMicrophone::withoutAServiceItIsSaid()
{
    m_bed->end();
    Listener listener({});
    QTRY_VERIFY_WITH_TIMEOUT(listener.failures.contains(u"D-0711"_s), Patience);
    QTRY_COMPARE_WITH_TIMEOUT(listener.state(), DeviceState::Fault, Patience);
}

void TestMicrophone::plugsLeaveNothingBehind()
{
    QCOMPARE(m_bed->plug(u"a"_s), QString());
    Listener listener(u"name:a"_s);
    const auto plugInAndOut = [&] {
        QCOMPARE(m_bed->unplug(u"a"_s), QString());
        QTRY_COMPARE_WITH_TIMEOUT(listener.state(), DeviceState::Absent, Patience);
        QCOMPARE(m_bed->plug(u"a"_s), QString());
        QTRY_COMPARE_WITH_TIMEOUT(listener.state(), DeviceState::Busy, Patience);
    };
    QTRY_VERIFY_WITH_TIMEOUT(listener.levels > 0, Patience);
    QCOMPARE(tests::PlugRounds().leaveBehind(plugInAndOut), QString());
    const auto heard = listener.levels;
    QTRY_VERIFY_WITH_TIMEOUT(listener.levels > heard, Patience);
}

void TestMicrophone::lookingForAServiceLeavesNothingBehind()
{
    m_bed->end();
    Listener listener({});
    QTRY_VERIFY_WITH_TIMEOUT(listener.failures.size() > 2, Patience);
    constexpr int UnderWay = 8; // of one try
    const auto before = tests::holdingsOf(u"self"_s);
    QTRY_VERIFY_WITH_TIMEOUT(listener.failures.size() > 30, Patience);
    const auto after = tests::holdingsOf(u"self"_s);
    QVERIFY2(after.descriptors <= before.descriptors + UnderWay, qPrintable(QString::number(after.descriptors)));
    QVERIFY2(after.threads <= before.threads + UnderWay, qPrintable(QString::number(after.threads)));
}

void TestMicrophone::theHubMakesIt()
{
    QCOMPARE(m_bed->plug(u"a"_s), QString());
    const SystemClock clock;
    hub::Hub hub({sound::microphoneDriver()}, clock);
    hub.use({{.kind = Kind::Microphone, .place = u"microphone:name:a"_s},
             {.kind = Kind::Microphone, .place = u"serial:/dev/ttyUSB0"_s}});
    hub.start();
    QCOMPARE(hub.all<Microphone>().size(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(hub.devices().at(0).health.state, DeviceState::Ready, Patience);
    QCOMPARE(toString(hub.devices().at(1).health.lastFault->code), toString(devices::codes::BadPlace));
}

YC_TEST(TestMicrophone)
#include "tst_microphone.moc"
