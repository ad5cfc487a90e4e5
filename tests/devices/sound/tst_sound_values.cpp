#include "devices/sound/level_meter.h"
#include "devices/sound/microphone_choice.h"
#include "devices/sound/sound_watch.h"
#include "tests/support/register.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <numbers>
#include <vector>

using namespace yc::devices;
using namespace yc::devices::sound;

// What is measured, decided and chosen, without any sound.
class TestSoundValues : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aSineIsAsLoudAsItIs_data();
    void aSineIsAsLoudAsItIs();
    void itDoesNotMatterHowItIsCut();
    void zerosAreTheQuietest();
    void onePeakIsNotTornAndThreeAre();
    void otherChannelsDoNotMakeItTorn();
    void aSwitchedOffOneIsToldAfterTwoSeconds();
    void aQuietRoomIsToldLaterAndAWordEndsIt();
    void tooLoudIsToldAndForgotten();
    void aPlaceIsNeverANumber_data();
    void aPlaceIsNeverANumber();
    void theOneAtThePlaceIsMeant();
};

namespace
{

std::vector<qint16> sine(double amplitude, int rate, int channels, int frames)
{
    std::vector<qint16> samples;
    for (int i = 0; i < frames; ++i) {
        const auto wave = std::lround(amplitude * 32767 * std::sin(2 * std::numbers::pi * 440 * i / rate));
        samples.insert(samples.end(), static_cast<std::size_t>(channels), static_cast<qint16>(wave));
    }
    return samples;
}

std::vector<SoundLevel> levelsOf(LevelMeter &meter, std::span<const qint16> samples)
{
    std::vector<SoundLevel> levels;
    while (const auto level = meter.take(samples))
        levels.push_back(*level);
    return levels;
}

Guidance after(SoundWatch &watch, int levels, const SoundLevel &level)
{
    auto last = Guidance::None;
    for (int i = 0; i < levels; ++i)
        last = watch.look(level);
    return last;
}

} // namespace

void TestSoundValues::aSineIsAsLoudAsItIs_data()
{
    QTest::addColumn<double>("amplitude");
    QTest::addColumn<int>("rate");
    QTest::addColumn<int>("channels");
    QTest::addColumn<double>("peak");
    QTest::newRow("full") << 0.999 << 48000 << 1 << 0.0;
    QTest::newRow("half, two channels") << 0.5 << 44100 << 2 << -6.02;
    QTest::newRow("a tenth") << 0.1 << 16000 << 1 << -20.0;
    QTest::newRow("a hundredth, six channels") << 0.01 << 48000 << 6 << -40.0;
}

void TestSoundValues::aSineIsAsLoudAsItIs()
{
    QFETCH(double, amplitude);
    QFETCH(int, rate);
    QFETCH(int, channels);
    QFETCH(double, peak);
    LevelMeter meter(rate, channels);
    const auto levels = levelsOf(meter, sine(amplitude, rate, channels, rate));
    QCOMPARE(levels.size(), std::size_t{10});
    for (const auto &level : levels) {
        QVERIFY2(std::abs(level.peak - peak) < 0.1, qPrintable(QString::number(level.peak)));
        QVERIFY2(std::abs(level.rms - (peak - 3.01)) < 0.1, qPrintable(QString::number(level.rms)));
        QVERIFY(!level.clipped);
    }
}

void TestSoundValues::itDoesNotMatterHowItIsCut()
{
    const auto samples = sine(0.3, 48000, 2, 9600);
    LevelMeter whole(48000, 2);
    const auto expected = levelsOf(whole, samples);
    LevelMeter torn(48000, 2);
    std::vector<SoundLevel> heard;
    for (std::size_t at = 0, step = 1; at < samples.size(); at += step, step = step % 777 + 1) {
        step = std::min(step, samples.size() - at);
        const auto some = levelsOf(torn, std::span(samples).subspan(at, step));
        heard.insert(heard.end(), some.begin(), some.end());
    }
    QVERIFY(heard == expected);
    QCOMPARE(heard.size(), std::size_t{2});
}

void TestSoundValues::zerosAreTheQuietest()
{
    LevelMeter meter(48000, 1);
    const auto levels = levelsOf(meter, std::vector<qint16>(4800, 0));
    QCOMPARE(levels.size(), std::size_t{1});
    QCOMPARE(levels[0].peak, QuietestDb);
    QCOMPARE(levels[0].rms, QuietestDb);
}

void TestSoundValues::onePeakIsNotTornAndThreeAre()
{
    std::vector<qint16> samples(4800, 100);
    samples[10] = std::numeric_limits<qint16>::min();
    samples[20] = samples[21] = 32767;
    LevelMeter meter(48000, 1);
    auto levels = levelsOf(meter, samples);
    QVERIFY(!levels.at(0).clipped);
    QCOMPARE(levels[0].peak, 0.0); // the lowest number has no positive one of its size
    samples[22] = 32767;
    levels = levelsOf(meter, samples);
    QVERIFY(levels.at(0).clipped);
    levels = levelsOf(meter, std::vector<qint16>(4800, 100));
    QVERIFY(!levels.at(0).clipped);
}

void TestSoundValues::otherChannelsDoNotMakeItTorn()
{
    std::vector<qint16> samples(2 * 4800, 0);
    samples[100] = samples[101] = samples[102] = 32767; // both channels once, and one once more
    LevelMeter meter(48000, 2);
    QVERIFY(!levelsOf(meter, samples).at(0).clipped);
    samples[104] = 32767;
    QVERIFY(levelsOf(meter, samples).at(0).clipped);
}

void TestSoundValues::aSwitchedOffOneIsToldAfterTwoSeconds()
{
    SoundWatch watch;
    QCOMPARE(after(watch, 19, {}), Guidance::None);
    QCOMPARE(after(watch, 1, {}), Guidance::UnmuteMicrophone);
    QCOMPARE(after(watch, 1, {.rms = -70, .peak = -60}), Guidance::None); // a room is heard
}

void TestSoundValues::aQuietRoomIsToldLaterAndAWordEndsIt()
{
    SoundWatch watch;
    const SoundLevel room{.rms = -70, .peak = -60};
    QCOMPARE(after(watch, 59, room), Guidance::None);
    QCOMPARE(after(watch, 1, room), Guidance::SpeakUp);
    QCOMPARE(after(watch, 1, {.rms = -40, .peak = -30}), Guidance::None);
    QCOMPARE(after(watch, 59, room), Guidance::None);
    watch.reset();
    QCOMPARE(after(watch, 59, room), Guidance::None);
}

void TestSoundValues::tooLoudIsToldAndForgotten()
{
    SoundWatch watch;
    const SoundLevel torn{.rms = -1, .peak = 0, .clipped = true};
    const SoundLevel well{.rms = -20, .peak = -10};
    QCOMPARE(after(watch, 2, torn), Guidance::None); // a cough
    QCOMPARE(after(watch, 1, torn), Guidance::TurnMicrophoneDown);
    QCOMPARE(after(watch, 7, well), Guidance::TurnMicrophoneDown);
    QCOMPARE(after(watch, 1, well), Guidance::None);
}

void TestSoundValues::aPlaceIsNeverANumber_data()
{
    QTest::addColumn<QString>("sysfs");
    QTest::addColumn<QString>("bus");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("place");
    const auto usb = QStringLiteral("/devices/pci0000:00/0000:00:14.0/usb1/1-2/1-2.3/1-2.3:1.0/sound/card%1");
    const auto row = [](const char *what, const QString &sysfs, const QString &bus, const QString &name,
                        const QString &place) { QTest::newRow(what) << sysfs << bus << name << place; };
    const auto bus = QStringLiteral("pci-0000:00:1f.3");
    row("USB", usb.arg(1), QStringLiteral("pci-0000:00:14.0-usb-0:2.3:1.0"), QStringLiteral("a"),
        QStringLiteral("usb:1-2.3:1.0"));
    row("the same as another card", usb.arg(7), {}, QStringLiteral("b"), QStringLiteral("usb:1-2.3:1.0"));
    row("built in", QStringLiteral("/devices/pci0000:00/0000:00:1f.3/sound/card0"), bus, QStringLiteral("a"),
        QStringLiteral("path:pci-0000:00:1f.3"));
    row("of no hardware", {}, {}, QStringLiteral("remapped"), QStringLiteral("name:remapped"));
    row("nothing", {}, {}, {}, {});
}

void TestSoundValues::aPlaceIsNeverANumber()
{
    QFETCH(QString, sysfs);
    QFETCH(QString, bus);
    QFETCH(QString, name);
    QFETCH(QString, place);
    QCOMPARE(placeOf({.sysfs = sysfs, .busPath = bus, .name = name}), place);
}

void TestSoundValues::theOneAtThePlaceIsMeant()
{
    const QList<MicrophoneSeen> all{{.place = QStringLiteral("usb:1-3:1.0")}, {.place = QStringLiteral("usb:1-2:1.0")}};
    const auto meant = [&](const char *place, const char *usual) {
        const auto *one = chosenOf(all, QLatin1String(place), QLatin1String(usual));
        return one ? one->place : QString();
    };
    QCOMPARE(meant("usb:1-3:1.0", "usb:1-2:1.0"), QStringLiteral("usb:1-3:1.0"));
    QCOMPARE(meant("usb:1-9:1.0", "usb:1-2:1.0"), QString()); // never another
    QCOMPARE(meant("", "usb:1-3:1.0"), QStringLiteral("usb:1-3:1.0"));
    QCOMPARE(meant("", "name:loudspeaker.monitor"), QStringLiteral("usb:1-2:1.0"));
    QVERIFY(!chosenOf({}, {}, {}));
    // By what it can do: the system's own choice is a headset that sends as over a telephone.
    QList<MicrophoneSeen> mixed{{.place = QStringLiteral("usb:1-1:1.0"), .rate = 8000},
                                {.place = QStringLiteral("usb:1-4:1.0"), .rate = 48'000},
                                {.place = QStringLiteral("usb:1-3:1.0"), .rate = 16'000}};
    QCOMPARE(chosenOf(mixed, {}, QStringLiteral("usb:1-1:1.0"))->place, QStringLiteral("usb:1-3:1.0"));
    QCOMPARE(chosenOf(mixed, {}, QStringLiteral("usb:1-4:1.0"))->place, QStringLiteral("usb:1-4:1.0"));
    QCOMPARE(chosenOf(mixed, QStringLiteral("usb:1-1:1.0"), {})->place, QStringLiteral("usb:1-1:1.0")); // it was said
    for (auto &one : mixed)
        one.rate = 8000;
    QCOMPARE(chosenOf(mixed, {}, QStringLiteral("usb:1-4:1.0"))->place, QStringLiteral("usb:1-4:1.0"));
    QCOMPARE(chosenOf(mixed, {}, {})->place, QStringLiteral("usb:1-1:1.0"));
}

YC_TEST(TestSoundValues)
#include "tst_sound_values.moc"
