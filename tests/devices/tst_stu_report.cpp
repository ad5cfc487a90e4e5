#include "devices/pad/protocol/pen_clock.h"
#include "devices/pad/protocol/stu_models.h"
#include "tests/support/register.h"

#include <QTest>

using namespace yc;
using namespace yc::devices::pad::stu;

// Bytes as reference.md D.1 has them, made by hand.
class TestStuReport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aPadSaysWhatItIs();
    void aPadThatLiesIsNotBelieved_data();
    void aPadThatLiesIsNotBelieved();
    void penDataOfEveryLayout_data();
    void penDataOfEveryLayout();
    void penDataThatAreCutAreNone();
    void commandsAreTheBytesOfTheTable();
    void picturesAreLaidOutAsThePadWantsThem();
    void aPictureGoesInBlocksAndComesOutWhole();
    void theClockComesRound();
    void withoutAClockTheHostsIsTaken();
    void eachModelKnowsItsReports();
};

namespace
{
QByteArray hex(const char *digits)
{
    return QByteArray::fromHex(digits);
}
} // namespace

void TestStuReport::aPadSaysWhatItIs()
{
    const auto told = capabilityFrom(hex("09 2A30 1950 03FF 0320 01E0 C8 09EC 0E 0000"));
    QVERIFY(told);
    QCOMPARE(told->maxX, 10800);
    QCOMPARE(told->maxY, 6480);
    QCOMPARE(told->maxPressure, 1023);
    QCOMPARE(told->screen, QSize(800, 480));
    QCOMPARE(told->unitsPerInch, 2540);
    QCOMPARE(told->encodings, 0x0E);
    QCOMPARE(toBytes(*told, true), hex("09 2A30 1950 03FF 0320 01E0 C8 09EC 0E 0000"));
    // 300 and 500 leave the last three numbers out.
    const auto old = capabilityFrom(hex("09 2800 1E00 01FF 0280 01E0"));
    QVERIFY(old);
    QCOMPARE(old->screen, QSize(640, 480));
    QCOMPARE(old->unitsPerInch, 2540);
    QCOMPARE(old->encodings, 0);
    const auto information = informationFrom(hex("08 5354552D353330 0000 01 0A 01 02000000"));
    QVERIFY(information);
    QCOMPARE(information->model, QStringLiteral("STU-530"));
    QCOMPARE(information->major, 1);
    QCOMPARE(information->minor, 10);
    QVERIFY(information->securityChip);
    QCOMPARE(statusFrom(hex("03 02 04 0000")), (Status{.state = State::Capture, .lastResult = 0x04}));
    QCOMPARE(serialFrom(hex("0B 31323334353637380000")), QStringLiteral("12345678"));
    QCOMPARE(serialFrom(hex("0A 00C0FFEE")), QStringLiteral("00c0ffee"));
}

void TestStuReport::aPadThatLiesIsNotBelieved_data()
{
    QTest::addColumn<QByteArray>("report");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("cut") << hex("09 2A30 1950 03FF 0320 01");
    QTest::newRow("nothing to write on") << hex("09 0000 1950 03FF 0320 01E0 C8 09EC 0E 0000");
    QTest::newRow("no pressure") << hex("09 2A30 1950 0000 0320 01E0 C8 09EC 0E 0000");
    QTest::newRow("no screen") << hex("09 2A30 1950 03FF 0000 01E0 C8 09EC 0E 0000");
    QTest::newRow("a wall of a screen") << hex("09 2A30 1950 03FF FFFF FFFF C8 09EC 0E 0000");
    QTest::newRow("another report") << hex("08 2A30 1950 03FF 0320 01E0 C8 09EC 0E 0000");
    QTest::newRow("no such state") << hex("03 06 00 0000");
}

void TestStuReport::aPadThatLiesIsNotBelieved()
{
    QFETCH(QByteArray, report);
    QVERIFY(!capabilityFrom(report));
    QVERIFY(!statusFrom(report));
}

void TestStuReport::penDataOfEveryLayout_data()
{
    QTest::addColumn<QByteArray>("report");
    QTest::addColumn<int>("mode");
    QTest::addColumn<QByteArray>("opened");
    QTest::addColumn<PenReport>("pen");
    const PenSample one{.near = true, .touching = true, .pressure = 0x2AB, .x = 0x1234, .y = 0x0567};
    const PenSample two{.near = true, .touching = false, .pressure = 0, .x = 0x1235, .y = 0x0568};
    const auto with = [](PenSample sample, std::optional<quint16> time, std::optional<quint16> sequence) {
        sample.time = time;
        sample.sequence = sequence;
        return sample;
    };
    const auto row = [](const char *name, const char *report, OptionMode mode, const char *opened, PenReport pen) {
        QTest::newRow(name) << hex(report) << static_cast<int>(mode) << hex(opened) << pen;
    };
    row("01", "01 92AB 1234 0567", OptionMode::None, "", {.samples = {one}});
    row("30 time", "30 92AB 1234 0567 FFFE", OptionMode::TimeCount, "", {.samples = {with(one, 0xFFFE, std::nullopt)}});
    row("30 sequence", "30 92AB 1234 0567 0007", OptionMode::Sequence, "", {.samples = {with(one, std::nullopt, 7)}});
    row("34", "34 92AB 1234 0567 FFFE 0102", OptionMode::TimeCountSequence, "",
        {.samples = {with(one, 0xFFFE, 0x0102)}});
    row("10", "10 F0F0F0F0F0F0F0F0F0F0F0F0F0F0F0F0", OptionMode::None, "DEADBEEF 92AB12340567 800012350568",
        {.samples = {one, two}, .session = 0xDEADBEEF});
    row("31", "31 F0F0F0F0F0F0F0F0F0F0F0F0F0F0F0F0 0010 0015", OptionMode::TimeCount,
        "DEADBEEF 92AB12340567 800012350568",
        {.samples = {with(one, 0x10, std::nullopt), with(two, 0x15, std::nullopt)}, .session = 0xDEADBEEF});
    row("33", "33 F0F0F0F0F0F0F0F0F0F0F0F0F0F0F0F0", OptionMode::TimeCountSequence,
        "92AB12340567 FFFE 0102 0000 00000001", {.samples = {with(one, 0xFFFE, 0x0102)}, .session = 1});
}

void TestStuReport::penDataOfEveryLayout()
{
    QFETCH(QByteArray, report);
    QFETCH(int, mode);
    QFETCH(QByteArray, opened);
    QFETCH(PenReport, pen);
    const auto option = static_cast<OptionMode>(mode);
    QCOMPARE(sealedPart(report).isEmpty(), opened.isEmpty());
    QVERIFY(penReportFrom(report, option, opened) == pen);
    const auto written = toBytes(pen, option);
    if (opened.isEmpty()) {
        QCOMPARE(written, report);
    } else {
        QVERIFY(!penReportFrom(report, option)); // never read in the clear
        QCOMPARE(sealedPart(written), opened);
        QCOMPARE(withSealed(written, sealedPart(report)), report);
    }
}

void TestStuReport::penDataThatAreCutAreNone()
{
    for (const auto *report :
         {"01 92AB 1234 05", "30 92AB 1234 0567 FF", "34 92AB 1234 0567 FFFE 01", "10 F0F0F0F0F0F0F0F0F0F0F0F0F0F0F0",
          "31 F0F0F0F0F0F0F0F0F0F0F0F0F0F0F0F0 0010 00", "33 F0F0F0F0F0F0F0F0F0F0F0F0F0F0F0", "03 00 00 0000", ""}) {
        QVERIFY(!penReportFrom(hex(report), OptionMode::TimeCount, QByteArray(16, '\0')));
        QVERIFY(sealedPart(hex(report)).isEmpty());
    }
}

void TestStuReport::commandsAreTheBytesOfTheTable()
{
    QCOMPARE(resetSoftly(), hex("0400"));
    QCOMPARE(clearScreen(), hex("2000"));
    QCOMPARE(inkingMode(true), hex("2101"));
    QCOMPARE(inkThreshold(0x15, 0x10), hex("2215001000"));
    QCOMPARE(optionMode(OptionMode::TimeCountSequence), hex("3203"));
    QCOMPARE(startCapture(0x01020304), hex("1501020304"));
    QCOMPARE(endCapture(), hex("1600"));
    QCOMPARE(handwritingArea({8, 300, 784, 100}), hex("2A 0800 2C01 1703 8F01"));
    QCOMPARE(handwritingAreaFrom(hex("2A 0800 2C01 1703 8F01")), QRect(8, 300, 784, 100));
    QCOMPARE(startImage(Encoding::Colour24), hex("2504"));
    QCOMPARE(endImage(true), hex("2700"));
    QCOMPARE(endImage(false), hex("2701"));
}

void TestStuReport::picturesAreLaidOutAsThePadWantsThem()
{
    auto picture = Image::create({10, 2}, Image::Format::Rgb24, 0);
    QVERIFY(picture);
    std::ranges::fill(picture->bytes(), std::byte{0xFF});
    picture->row(0)[0] = picture->row(0)[1] = picture->row(0)[2] = std::byte{0}; // black at 0, 0
    auto *red = picture->row(1) + 3 * 9; // red at 9, 1
    red[1] = red[2] = std::byte{0};
    QCOMPARE(pictureBytes(*picture, Encoding::Mono), hex("7FFF FFFF")); // red is no ink
    const auto small = pictureBytes(*picture, Encoding::Colour16);
    QCOMPARE(small.size(), pictureSize({10, 2}, Encoding::Colour16));
    QCOMPARE(small.first(4), hex("0000 FFFF"));
    QCOMPARE(small.last(2), hex("F800"));
    const auto large = pictureBytes(*picture, Encoding::Colour24);
    QCOMPARE(large.size(), pictureSize({10, 2}, Encoding::Colour24));
    QCOMPARE(large.last(3), hex("0000FF"));
    QCOMPARE(pictureSize({10, 2}, Encoding::Mono), 4);
}

void TestStuReport::aPictureGoesInBlocksAndComesOutWhole()
{
    QByteArray picture;
    for (int i = 0; i < 600; ++i)
        picture.append(static_cast<char>(i % 251));
    QByteArray back;
    for (qsizetype at = 0; at < picture.size(); at += SmallBlock) {
        const auto report = imageBlock(picture, at, SmallBlock);
        QCOMPARE(report.size(), 256);
        back += blockIn(report);
    }
    QCOMPARE(back, picture);
    QCOMPARE(imageBlock(picture, 0, SmallBlock).first(3), hex("26FD00"));
    QCOMPARE(imageBlock(picture, 506, SmallBlock).first(3), hex("265E00"));
    QCOMPARE(imageBlock(picture, 0, LargeBlock).size(), 2560);
    QCOMPARE(blockIn(hex("26FFFF 01")), QByteArray()); // claims more than there is
}

void TestStuReport::theClockComesRound()
{
    PenClock clock;
    QCOMPARE(clock.take(65'530, 1'000), 0);
    QCOMPARE(clock.take(65'535, 1'005), 5);
    QCOMPARE(clock.take(4, 1'009), 10); // round once; the host was late, the pad was not
    QCOMPARE(clock.take(9, 1'080), 15); // a host that slept
    QCOMPARE(clock.take(9, 1'080), 15);
    QCOMPARE(clock.take(10, 1'080 + 65'537), 15 + 65'537); // a whole round without a sample
    QCOMPARE(clock.take(10, 1'080 + 65'537 + 3 * 65'536), 15 + 65'537 + 3 * 65'536);
}

void TestStuReport::withoutAClockTheHostsIsTaken()
{
    PenClock clock;
    QCOMPARE(clock.take(std::nullopt, 500), 0);
    QCOMPARE(clock.take(std::nullopt, 505), 5);
    QCOMPARE(clock.take(std::nullopt, 400), 5); // never back
}

void TestStuReport::eachModelKnowsItsReports()
{
    const auto *first = modelOf(0x00A1);
    const auto *colour = modelOf(0x00A3);
    const auto *mono = modelOf(0x00A4);
    const auto *last = modelOf(0x00A8);
    QVERIFY(first && colour && mono && last);
    QVERIFY(!modelOf(0x00A9)); // speaks TLS beside, which nobody here has seen
    for (const auto &model : Models) {
        QVERIFY(knows(model, Report::ClearScreen));
        QVERIFY(knows(model, Report::DhPrime) != knows(model, Report::EncryptionCommand));
    }
    QVERIFY(!knows(*first, Report::PenDataOptionMode) && knows(*colour, Report::PenDataOptionMode));
    QVERIFY(!knows(*first, Report::HandwritingDisplayArea) && knows(*mono, Report::HandwritingDisplayArea));
    QVERIFY(knows(*colour, Report::PenDataOption) && !knows(*last, Report::PenDataOption));
    QVERIFY(!knows(*colour, Report::Uid2) && knows(*last, Report::Uid2));
}

YC_TEST(TestStuReport)
#include "tst_stu_report.moc"
