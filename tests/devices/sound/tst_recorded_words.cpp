#include "devices/sound/recorded_words.h"
#include "tests/devices/sound/wave_maker.h"
#include "tests/support/register.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <sys/stat.h>

using namespace yc;
using namespace yc::devices::sound;
using namespace Qt::Literals::StringLiterals;
using tests::Tone;

// Recordings as values: what a WAV file holds, and a call put together from them.
class TestRecordedWords : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aRecordingIsAsLongAndAsLoudAsItWas_data();
    void aRecordingIsAsLongAndAsLoudAsItWas();
    void otherChunksArePassedOver();
    void aFileThatLiesIsNamed_data();
    void aFileThatLiesIsNamed();
    void theLongestRecordingWins();
    void whatIsMissingIsNamedAndNothingIsSaid();
    void aFileThatLiesHurtsOnlyItself();
};

void TestRecordedWords::aRecordingIsAsLongAndAsLoudAsItWas_data()
{
    QTest::addColumn<int>("rate");
    QTest::addColumn<int>("channels");
    for (const int rate : {8'000, 11'025, 16'000, 22'050, 44'100, 48'000})
        for (const int channels : {1, 2})
            QTest::addRow("%d Hz, %d channels", rate, channels) << rate << channels;
}

void TestRecordedWords::aRecordingIsAsLongAndAsLoudAsItWas()
{
    QFETCH(int, rate);
    QFETCH(int, channels);
    const auto samples = samplesOf(tests::waveOf({u"请"_s, 400, 200, rate, channels}));
    QVERIFY(samples);
    QVERIFY(std::abs(static_cast<int>(samples->size()) - VoiceRate / 5) <= VoiceRate / rate);
    const auto loudest = std::ranges::max(*samples);
    QVERIFY2(std::abs(loudest - 16'384) < 300, qPrintable(QString::number(loudest)));
    int crossings = 0;
    for (std::size_t i = 1; i < samples->size(); ++i)
        crossings += samples->at(i - 1) < 0 && samples->at(i) >= 0;
    QVERIFY2(std::abs(crossings - 80) <= 1, qPrintable(QString::number(crossings)));
}

void TestRecordedWords::otherChunksArePassedOver()
{
    auto file = tests::waveOf({u"请"_s, 400, 100});
    const auto plain = samplesOf(file);
    file.insert(12, QByteArray("LIST\x03\0\0\0abc\0", 12)); // of an odd length, filled up
    const auto samples = samplesOf(file);
    QVERIFY(plain && samples);
    QCOMPARE(*samples, *plain);
    // A recorder that was interrupted left 4 GB behind as its length.
    file = tests::waveOf({u"请"_s, 400, 100});
    file.replace(40, 4, QByteArray(4, '\xff'));
    QCOMPARE(samplesOf(file).value_or(Samples()), *plain);
}

void TestRecordedWords::aFileThatLiesIsNamed_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("what");
    const auto good = tests::waveOf({u"请"_s, 400, 100});
    const auto with = [&](qsizetype at, const QByteArray &bytes) {
        auto file = good;
        return file.replace(at, bytes.size(), bytes);
    };
    const auto none = u"not a WAV file"_s;
    QTest::newRow("empty") << QByteArray() << none;
    QTest::newRow("text") << QByteArray("RIFF? no such thing at all") << none;
    QTest::newRow("cut off in its head") << good.first(20) << u"its format is cut off"_s;
    QTest::newRow("cut off before its sound") << good.first(44) << u"without sound"_s;
    QTest::newRow("no format") << with(12, "junk") << u"without a format"_s;
    QTest::newRow("format of nothing") << with(16, QByteArray(4, '\0')) << u"its format is cut off"_s;
    QTest::newRow("float") << with(20, "\x03") << u"not PCM of 16 bits"_s;
    QTest::newRow("8 bits") << with(34, "\x08") << u"not PCM of 16 bits"_s;
    QTest::newRow("no channel") << with(22, QByteArray(2, '\0')) << u"0 channels"_s;
    QTest::newRow("65535 channels") << with(22, QByteArray(2, '\xff')) << u"65535 channels"_s;
    QTest::newRow("rate of nothing") << with(24, QByteArray(4, '\0')) << u"0 samples a second"_s;
    QTest::newRow("96 kHz") << tests::waveOf({u"请"_s, 400, 100, 96'000}) << u"96000 samples a second"_s;
    QTest::newRow("eleven seconds") << tests::waveOf({u"请"_s, 400, 11'000}) << u"longer than 10 seconds"_s;
    QTest::newRow("very large") << good + QByteArray(LargestWave, 'x') << u"longer than 10 seconds"_s;
}

void TestRecordedWords::aFileThatLiesIsNamed()
{
    QFETCH(QByteArray, file);
    QFETCH(QString, what);
    const auto samples = samplesOf(file);
    QVERIFY(!samples);
    QCOMPARE(samples.error(), what);
}

void TestRecordedWords::theLongestRecordingWins()
{
    QTemporaryDir folder;
    for (const auto &tone : {Tone{u"号"_s, 400, 100}, Tone{u"号窗口"_s, 400, 300}, Tone{u"a"_s, 400, 50},
                             Tone{u"1"_s, 400, 20}, Tone{u"请"_s, 400, 7}})
        QVERIFY(tests::writeWave(folder.path(), tone));
    const auto words = RecordedWords::of(folder.path());
    QCOMPARE(words.faults(), QStringList());
    const auto lasts = [&](const QString &text) {
        const auto said = words.say(text, 10);
        return said ? static_cast<int>(said->size() * 1000 / VoiceRate) : -1;
    };
    QCOMPARE(lasts(u"请A-1号"_s), 7 + 50 + 20 + 100);
    QCOMPARE(lasts(u"１号窗口"_s), 20 + 300);
    QCOMPARE(lasts(u"号窗"_s), -1);
    // Half as loud is half of every sample.
    const auto loud = words.say(u"号"_s, 10);
    const auto half = words.say(u"号"_s, 5);
    QVERIFY(loud && half);
    QVERIFY(std::abs(std::ranges::max(*loud) - 2 * std::ranges::max(*half)) <= 2);
    QCOMPARE(std::ranges::max(words.say(u"号"_s, 0).value_or(Samples{1})), 0);
}

void TestRecordedWords::whatIsMissingIsNamedAndNothingIsSaid()
{
    QTemporaryDir folder;
    for (const auto &word : {u"请"_s, u"A"_s, u"号"_s})
        QVERIFY(tests::writeWave(folder.path(), {word, 400, 50}));
    const auto words = RecordedWords::of(folder.path());
    QCOMPARE(words.say(u"请A号到综合窗口"_s, 10).error(), u"到综合窗口"_s);
    QCOMPARE(words.say(u"请B号到"_s, 10).error(), u"B"_s);
    QCOMPARE(RecordedWords().say(u"请"_s, 10).error(), u"请"_s);
    QVERIFY(RecordedWords::of(folder.filePath(u"none"_s)).isEmpty());
}

void TestRecordedWords::aFileThatLiesHurtsOnlyItself()
{
    QTemporaryDir folder;
    QVERIFY(tests::writeWave(folder.path(), {u"请"_s, 400, 50}));
    QFile lies(folder.filePath(u"号.wav"_s));
    QVERIFY(lies.open(QIODevice::WriteOnly));
    QCOMPARE(lies.write(QByteArray(100, 'x')), 100);
    lies.close();
    // What never ends is no file.
    QVERIFY(QFile::link(u"/dev/zero"_s, folder.filePath(u"到.wav"_s)));
    QCOMPARE(::mkfifo(QFile::encodeName(folder.filePath(u"口.wav"_s)).constData(), 0600), 0);
    const auto words = RecordedWords::of(folder.path());
    QCOMPARE(words.faults(), QStringList{u"号.wav: not a WAV file"_s});
    QVERIFY(words.say(u"请"_s, 10));
    QCOMPARE(words.say(u"号到口"_s, 10).error(), u"号到口"_s);
}

YC_TEST(TestRecordedWords)
#include "tst_recorded_words.moc"
