#include "devices/api/speech_codes.h"
#include "devices/hub/hub.h"
#include "devices/sound/recorded_speaker.h"
#include "devices/transport/device_thread.h"
#include "tests/devices/sound/wave_maker.h"
#include "tests/support/pipewire_bed.h"
#include "tests/support/plug_rounds.h"
#include "tests/support/register.h"

#include <QFile>
#include <QTest>

#include <array>
#include <cmath>
#include <map>
#include <numbers>
#include <numeric>
#include <span>

using namespace yc;
using namespace yc::devices;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using tests::Tone;

namespace
{

constexpr int Patience = 15'000;
constexpr int Rate = 48'000;
constexpr int Long = 9000; // ms of the longest word: what stops in its middle has time to

// Of several shapes, as halls record them.
const QList<Tone> Hall{{u"请"_s, 600, 120, 16'000, 1},      {u"A"_s, 1000, 90, 44'100, 2},
                       {u"0"_s, 1400, 80, 48'000, 1},       {u"1"_s, 1800, 100, 22'050, 2},
                       {u"2"_s, 2200, 110, 16'000, 1},      {u"号"_s, 2600, 70, 16'000, 2},
                       {u"到"_s, 3000, 130, 44'100, 1},     {u"3"_s, 3400, 60, 11'025, 1},
                       {u"号窗口"_s, 3800, 200, 48'000, 2}, {u"叫号测试"_s, 600, Long, 8'000, 1}};

const Tone *named(const QString &word)
{
    const auto found = std::ranges::find(Hall, word, &Tone::word);
    return found == Hall.end() ? nullptr : &*found;
}

// What was heard in one stretch. hertz 0: nothing.
struct Heard {
    int hertz;
    int milliseconds;
};

constexpr std::size_t Window = Rate / 200; // five milliseconds

// A tone's waves through a window, from its beginning: its power does not depend on where it begins.
class Waves
{
public:
    explicit Waves(int hertz)
    {
        for (std::size_t i = 0; i < Window; ++i) {
            const auto angle = 2 * std::numbers::pi * hertz * static_cast<double>(i) / Rate;
            m_sine[i] = std::sin(angle);
            m_cosine[i] = std::cos(angle);
        }
    }
    [[nodiscard]] double powerIn(std::span<const qint16, Window> samples) const
    {
        const auto sine = std::inner_product(samples.begin(), samples.end(), m_sine.begin(), 0.0);
        const auto cosine = std::inner_product(samples.begin(), samples.end(), m_cosine.begin(), 0.0);
        return sine * sine + cosine * cosine;
    }

private:
    std::array<double, Window> m_sine{};
    std::array<double, Window> m_cosine{};
};

// By windows a millisecond apart: frequencies at multiples of 200 Hz do not mix there.
std::vector<Heard> tonesIn(const std::vector<qint16> &samples)
{
    static const auto waves = [] {
        std::map<int, Waves> made;
        for (const auto &tone : Hall)
            made.emplace(tone.hertz, tone.hertz);
        return made;
    }();
    constexpr std::size_t Step = Rate / 1000;
    std::vector<Heard> heard;
    for (std::size_t at = 0; at + Window <= samples.size(); at += Step) {
        const auto window = std::span(samples).subspan(at).first<Window>();
        int hertz = 0;
        // An empty room is exact zeros; half of full scale is 16,000.
        double most = std::pow(2000.0 * Window / 2, 2);
        for (const auto &[its, tone] : waves) {
            if (const auto power = tone.powerIn(window); power > most) {
                most = power;
                hertz = its;
            }
        }
        if (heard.empty() || heard.back().hertz != hertz)
            heard.push_back({hertz, 0});
        ++heard.back().milliseconds;
    }
    return heard;
}

QString told(const std::vector<Heard> &heard)
{
    QStringList words;
    for (const auto &one : heard)
        words += u"%1 Hz %2 ms"_s.arg(one.hertz).arg(one.milliseconds);
    return words.join(u", "_s);
}

QString sysfs(const QString &socket, int card)
{
    return u"/devices/pci0000:00/usb1/%1/%1:1.0/sound/card%2"_s.arg(socket).arg(card);
}

} // namespace

// The shipping driver against a real PipeWire: what its loudspeaker plays is recorded and measured.
class TestRecordedSpeaker : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void aCallIsSaidWordAfterWordWithoutAGap();
    void callsAreSaidOneAfterAnother();
    void aMissingWordIsNamedBeforeAnythingIsSaid();
    void recordingsThatAreNoneAreSaid();
    void clearedItStopsAtOnce();
    void unpluggedInTheMiddleItIsNotRepeated();
    void aHundredPlugsLeaveNothingBehind();
    void mutedItSaysSo();
    void aServiceThatEndsIsSaidAndFoundAgain();
    void destroyedInTheMiddleNothingIsLeftBehind();
    void theHubMakesIt();

private:
    void make(const QString &place = u"name:box"_s);
    void call(const QString &id, const QString &words);
    [[nodiscard]] DeviceState state() const { return m_device->health().state; }
    [[nodiscard]] bool hearsFor(int hertz, int milliseconds) const;
    // Empty: these words and nothing else were heard, each as long as it is.
    [[nodiscard]] QString heardIs(const QList<QStringList> &calls) const;
    // Says them and hears them so. A machine that is busy tears holes which are not the driver's: one of five is right.
    [[nodiscard]] QString saysRight(const QList<std::pair<QString, QStringList>> &calls,
                                    const QString &box = QStringLiteral("box"));

    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<tests::PipeWireBed> m_bed;
    std::unique_ptr<transport::DeviceThread> m_thread;
    std::unique_ptr<sound::RecordedSpeaker> m_device;
    QStringList m_done;
    QStringList m_failed; // "id code detail"
};

void TestRecordedSpeaker::init()
{
    m_bed = std::make_unique<tests::PipeWireBed>();
    QCOMPARE(m_bed->start(), QString());
    QCOMPARE(m_bed->plugLoudspeaker(u"box"_s), QString());
    m_folder = std::make_unique<QTemporaryDir>();
    for (const auto &tone : Hall)
        QVERIFY(tests::writeWave(m_folder->path(), tone));
    m_thread = std::make_unique<transport::DeviceThread>(u"speaker"_s);
}

void TestRecordedSpeaker::cleanup()
{
    m_device.reset();
    m_thread.reset();
    m_bed.reset();
    m_done.clear();
    m_failed.clear();
}

void TestRecordedSpeaker::make(const QString &place)
{
    sound::SpeakerSettings settings;
    settings.place = place;
    settings.folder = m_folder->path();
    settings.answerPatience = 3000ms;
    settings.firstRetry = 50ms;
    settings.lastRetry = 200ms;
    m_device = std::make_unique<sound::RecordedSpeaker>(settings, m_clock, m_thread->thread());
    connect(m_device.get(), &Announcer::announced, this, [this](const QString &id) { m_done << id; });
    connect(m_device.get(), &Announcer::notAnnounced, this, [this](const QString &id, const DeviceError &error) {
        m_failed << (id + u' ' + toString(error.code) + u' ' + error.detail).trimmed();
    });
    m_device->start();
}

void TestRecordedSpeaker::call(const QString &id, const QString &words)
{
    m_device->announce({.id = id, .window = u"3"_s, .ticket = u"A012"_s, .words = words});
}

bool TestRecordedSpeaker::hearsFor(int hertz, int milliseconds) const
{
    return std::ranges::any_of(tonesIn(m_bed->recorded()), [&](const Heard &one) {
        return one.hertz == hertz && one.milliseconds >= milliseconds;
    });
}

QString TestRecordedSpeaker::heardIs(const QList<QStringList> &calls) const
{
    constexpr int Near = 8; // ms: a window and what the ends of a tone take from it
    constexpr int LongestGap = 20;
    const auto heard = tonesIn(m_bed->recorded());
    auto next = heard.begin();
    for (const auto &words : calls) {
        while (next != heard.end() && next->hertz == 0)
            ++next; // between calls
        for (qsizetype i = 0; i < words.size(); ++i) {
            const auto *tone = named(words[i]);
            if (next != heard.end() && next->hertz == 0 && next->milliseconds <= LongestGap)
                ++next;
            if (!tone || next == heard.end() || next->hertz != tone->hertz
                || std::abs(next->milliseconds - tone->milliseconds) > Near)
                return u"word %1 of %2: "_s.arg(i + 1).arg(words.join(u' ')) + told(heard);
            ++next;
        }
    }
    while (next != heard.end() && next->hertz == 0)
        ++next;
    return next == heard.end() ? QString() : u"something else: "_s + told(heard);
}

QString TestRecordedSpeaker::saysRight(const QList<std::pair<QString, QStringList>> &calls, const QString &box)
{
    QString problem;
    QList<QStringList> words;
    for (int attempt = 0; attempt < 5; ++attempt) {
        if (problem = m_bed->record(box); !problem.isEmpty())
            return problem;
        m_done.clear();
        words.clear();
        QStringList ids;
        for (const auto &[what, itsWords] : calls) {
            words += itsWords;
            ids += u"%1-%2"_s.arg(attempt).arg(ids.size());
            call(ids.last(), what);
            call(ids.last(), what); // once all the same
        }
        if (!QTest::qWaitFor([&] { return m_done == ids || !m_failed.isEmpty(); }, Patience) || !m_failed.isEmpty())
            return u"not said: "_s + m_failed.join(u',');
        if (!m_bed->recordsOn(300))
            return u"nothing is recorded any more"_s;
        if (problem = heardIs(words); problem.isEmpty())
            return {};
    }
    return problem;
}

namespace
{
const QStringList Said{u"请"_s, u"A"_s, u"0"_s, u"1"_s, u"2"_s, u"号"_s, u"到"_s, u"3"_s, u"号窗口"_s};
const auto Call = u"请A012号到3号窗口"_s;
} // namespace

void TestRecordedSpeaker::aCallIsSaidWordAfterWordWithoutAGap()
{
    make();
    QCOMPARE(saysRight({{Call, Said}}), QString());
    QCOMPARE(state(), DeviceState::Ready);
    QVERIFY(m_device->health().done >= 1U);
    QVERIFY(m_device->health().lastGoodMsAgo >= 0);
    QCOMPARE(m_device->info().model, u"Box-box"_s);
}

void TestRecordedSpeaker::callsAreSaidOneAfterAnother()
{
    make();
    QCOMPARE(saysRight({{Call, Said}, {u"请A到3号窗口"_s, {u"请"_s, u"A"_s, u"到"_s, u"3"_s, u"号窗口"_s}}}),
             QString());
}

void TestRecordedSpeaker::aMissingWordIsNamedBeforeAnythingIsSaid()
{
    QCOMPARE(m_bed->record(u"box"_s), QString());
    make();
    call(u"1"_s, u"请A7号到3号窗口"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_failed, QStringList{u"1 D-1007 7"_s}, Patience);
    QVERIFY(m_bed->recordsOn(300));
    QCOMPARE(heardIs({}), QString());
    m_failed.clear();
    QCOMPARE(saysRight({{Call, Said}}), QString());
    // Recorded meanwhile it is there without a new start.
    QVERIFY(tests::writeWave(m_folder->path(), {u"7"_s, 600, 50}));
    m_done.clear();
    call(u"3"_s, u"请A7号到3号窗口"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_done, QStringList{u"3"_s}, Patience);
}

void TestRecordedSpeaker::recordingsThatAreNoneAreSaid()
{
    for (const auto &tone : Hall) {
        QFile file(m_folder->filePath(tone.word + u".wav"_s));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        QCOMPARE(file.write("RIFF\xff\xff\xff\xffWAVEdata", 16), 16);
    }
    make();
    QTRY_COMPARE_WITH_TIMEOUT(state(), DeviceState::Fault, Patience);
    QCOMPARE(toString(m_device->health().lastFault->code), u"D-1008"_s);
    call(u"1"_s, Call);
    QTRY_COMPARE_WITH_TIMEOUT(m_failed.size(), 1, Patience);
    QVERIFY2(m_failed[0].startsWith(u"1 D-1008"_s), qPrintable(m_failed[0]));
    for (const auto &tone : Hall)
        QVERIFY(tests::writeWave(m_folder->path(), tone));
    QTRY_COMPARE_WITH_TIMEOUT(state(), DeviceState::Ready, Patience);
}

void TestRecordedSpeaker::clearedItStopsAtOnce()
{
    QCOMPARE(m_bed->record(u"box"_s), QString());
    make();
    call(u"1"_s, u"叫号测试"_s);
    call(u"2"_s, Call);
    QTRY_VERIFY_WITH_TIMEOUT(hearsFor(600, 200), Patience);
    m_device->clear();
    QTRY_COMPARE_WITH_TIMEOUT(m_failed.size(), 2, Patience);
    QVERIFY2(m_failed.contains(u"1 "_s + toString(yc::codes::Cancelled))
                 && m_failed.contains(u"2 "_s + toString(yc::codes::Cancelled)),
             qPrintable(m_failed.join(u',')));
    QTRY_COMPARE_WITH_TIMEOUT(state(), DeviceState::Ready, Patience);
    QCOMPARE(m_device->health().failed, 0U);
    QVERIFY(!hearsFor(600, Long - 300));
    call(u"3"_s, u"到"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_done, QStringList{u"3"_s}, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(hearsFor(3000, 100), Patience);
    QVERIFY(!hearsFor(600, Long - 300)); // neither the rest of the first
    QVERIFY(!hearsFor(1000, 50)); // nor the second
}

void TestRecordedSpeaker::unpluggedInTheMiddleItIsNotRepeated()
{
    QCOMPARE(m_bed->plugLoudspeaker(u"usb"_s, sysfs(u"1-2"_s, 1)), QString());
    make(u"usb:1-2:1.0"_s);
    QTRY_COMPARE_WITH_TIMEOUT(state(), DeviceState::Ready, Patience);
    for (int i = 1; i <= 2; ++i) {
        m_failed.clear();
        QCOMPARE(m_bed->record(u"usb"_s), QString());
        call(u"1"_s, u"叫号测试"_s);
        call(u"2"_s, Call);
        QTRY_VERIFY_WITH_TIMEOUT(hearsFor(600, 100), Patience);
        QCOMPARE(m_bed->unplugLoudspeaker(u"usb"_s), QString());
        QTRY_COMPARE_WITH_TIMEOUT(state(), DeviceState::Absent, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_failed.size(), 2, Patience);
        QVERIFY2(m_failed[0].startsWith(u"1 D-0901"_s) && m_failed[1].startsWith(u"2 D-0901"_s),
                 qPrintable(m_failed.join(u',')));
        call(u"3"_s, Call); // meanwhile
        QTRY_COMPARE_WITH_TIMEOUT(m_failed.size(), 3, Patience);
        QCOMPARE(m_bed->plugLoudspeaker(u"usb"_s, sysfs(u"1-2"_s, 1)), QString());
        QTRY_COMPARE_WITH_TIMEOUT(state(), DeviceState::Ready, Patience);
        QCOMPARE(m_bed->record(u"usb"_s), QString());
        QVERIFY(m_bed->recordsOn(300));
        QCOMPARE(heardIs({}), QString()); // nothing of those before
        m_failed.clear();
        QCOMPARE(saysRight({{Call, Said}}, u"usb"_s), QString());
    }
}

void TestRecordedSpeaker::aHundredPlugsLeaveNothingBehind()
{
    QCOMPARE(m_bed->plugLoudspeaker(u"usb"_s, sysfs(u"1-2"_s, 1)), QString());
    make(u"usb:1-2:1.0"_s);
    QTRY_COMPARE_WITH_TIMEOUT(state(), DeviceState::Ready, Patience);
    const auto outAndIn = [this] {
        QCOMPARE(m_bed->unplugLoudspeaker(u"usb"_s), QString());
        QTRY_COMPARE_WITH_TIMEOUT(state(), DeviceState::Absent, Patience);
        QCOMPARE(m_bed->plugLoudspeaker(u"usb"_s, sysfs(u"1-2"_s, 1)), QString());
        QTRY_COMPARE_WITH_TIMEOUT(state(), DeviceState::Ready, Patience);
    };
    QCOMPARE(tests::PlugRounds().leaveBehind(outAndIn), QString());
}

void TestRecordedSpeaker::mutedItSaysSo()
{
    QCOMPARE(m_bed->muteLoudspeaker(u"box"_s, true), QString());
    make();
    call(u"1"_s, Call);
    QTRY_COMPARE_WITH_TIMEOUT(m_failed, QStringList{u"1 D-1010"_s}, Patience);
    QCOMPARE(m_bed->muteLoudspeaker(u"box"_s, false), QString());
    // The service tells it when it tells it.
    for (int i = 2; m_done.isEmpty() && i < 50; ++i) {
        call(QString::number(i), u"到"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_done.size() + m_failed.size(), i, Patience);
    }
    QCOMPARE(m_done.size(), 1);
}

void TestRecordedSpeaker::aServiceThatEndsIsSaidAndFoundAgain()
{
    make();
    call(u"1"_s, u"叫号测试"_s);
    QTRY_COMPARE_WITH_TIMEOUT(state(), DeviceState::Busy, Patience);
    m_bed->end();
    QTRY_COMPARE_WITH_TIMEOUT(m_failed.size(), 1, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(state(), DeviceState::Fault, Patience);
    QCOMPARE(toString(m_device->health().lastFault->code), u"D-0711"_s);
    QCOMPARE(m_bed->start(), QString());
    QCOMPARE(m_bed->plugLoudspeaker(u"box"_s), QString());
    QTRY_COMPARE_WITH_TIMEOUT(state(), DeviceState::Ready, Patience);
    call(u"2"_s, u"到"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_done, QStringList{u"2"_s}, Patience);
}

void TestRecordedSpeaker::destroyedInTheMiddleNothingIsLeftBehind()
{
    QCOMPARE(m_bed->record(u"box"_s), QString());
    make();
    call(u"1"_s, u"叫号测试"_s);
    QTRY_VERIFY_WITH_TIMEOUT(hearsFor(600, 100), Patience);
    m_device.reset();
    m_thread.reset(); // waits for what lives there
    m_thread = std::make_unique<transport::DeviceThread>(u"speaker"_s);
    make();
    call(u"2"_s, u"到"_s);
    QTRY_VERIFY_WITH_TIMEOUT(hearsFor(3000, 100), Patience);
    QVERIFY(!hearsFor(600, Long - 300));
}

void TestRecordedSpeaker::theHubMakesIt()
{
    const SystemClock clock;
    hub::Hub hub({sound::recordedSpeakerDriver()}, clock);
    const QJsonObject options{{u"folder"_s, m_folder->path()}, {u"loud"_s, 8}};
    hub.use({{.kind = Kind::Speaker, .driver = u"words"_s, .place = u"loudspeaker:name:box"_s, .options = options},
             {.kind = Kind::Speaker, .driver = u"words"_s, .place = u"loudspeaker:name:none"_s, .options = options},
             {.kind = Kind::Speaker, .driver = u"words"_s, .place = u"loudspeaker:"_s}});
    hub.start();
    QTRY_COMPARE_WITH_TIMEOUT(hub.devices().at(0).health.state, DeviceState::Ready, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(hub.devices().at(1).health.lastFault.has_value(), Patience);
    QCOMPARE(toString(hub.devices().at(1).health.lastFault->code), toString(devices::codes::LoudspeakerAbsent));
    QCOMPARE(toString(hub.devices().at(2).health.lastFault->code), toString(devices::codes::BadPlace));
}

YC_TEST(TestRecordedSpeaker)
#include "tst_recorded_speaker.moc"
