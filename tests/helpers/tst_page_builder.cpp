#include "devices/api/device.h"
#include "helpers/scand/page_builder.h"
#include "tests/support/register.h"

#include <QTest>

using namespace yc;
using namespace yc::helpers::scand;
using Kind = FrameShape::Kind;

class TestPageBuilder : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aPageIsTheSameHoweverItsBytesAreCut();
    void blackAndWhiteBecomesGray();
    void sixteenBitsKeepTheirUpperEight();
    void paddingBehindALineIsDropped();
    void threeColoursMakeOnePage();
    void colourIsWeighedDownToGray();
    void aPageOfUnknownLengthEndsWhereItEnds();
    void aPageOfUnknownLengthDoesNotGrowForEver();
    void fewerLinesMakeAShorterPage();
    void moreLinesThanPromisedAreDropped();
    void whatCannotBeHeldIsRefused_data();
    void whatCannotBeHeldIsRefused();
    void aPageWithoutALineIsEmpty();
    void aColourOnTopOfAWholePictureIsRefused_data();
    void aColourOnTopOfAWholePictureIsRefused();
};

namespace
{
std::vector<unsigned char> bytesOf(std::initializer_list<int> values)
{
    std::vector<unsigned char> all;
    for (const int value : values)
        all.push_back(static_cast<unsigned char>(value));
    return all;
}
QByteArray pixels(const Image &image)
{
    return {reinterpret_cast<const char *>(image.bytes().data()), static_cast<qsizetype>(image.bytes().size())};
}
} // namespace

void TestPageBuilder::aPageIsTheSameHoweverItsBytesAreCut()
{
    std::vector<unsigned char> bytes(7UL * 5 * 3);
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<unsigned char>(i * 7);
    for (std::size_t piece = 1; piece <= bytes.size(); ++piece) {
        PageBuilder page(300, false);
        QVERIFY(page.beginFrame({.kind = Kind::Rgb, .width = 7, .lines = 5, .bytesPerLine = 21}));
        for (std::size_t at = 0; at < bytes.size(); at += piece)
            QVERIFY(page.add(std::span(bytes).subspan(at, std::min(piece, bytes.size() - at))));
        const auto image = page.finish();
        QVERIFY(image);
        QCOMPARE(image->dpi(), 300);
        QCOMPARE(pixels(*image),
                 QByteArray(reinterpret_cast<const char *>(bytes.data()), static_cast<qsizetype>(bytes.size())));
    }
}

void TestPageBuilder::blackAndWhiteBecomesGray()
{
    PageBuilder page(200, false);
    QVERIFY(page.beginFrame({.depth = 1, .width = 10, .lines = 1, .bytesPerLine = 2}));
    QVERIFY(page.add(bytesOf({0b10100000, 0b01000000})));
    QCOMPARE(pixels(*page.finish()), QByteArray::fromHex("00FF00FFFFFFFFFFFF00"));
}

void TestPageBuilder::sixteenBitsKeepTheirUpperEight()
{
    PageBuilder page(200, false);
    QVERIFY(page.beginFrame({.depth = 16, .width = 2, .lines = 1, .bytesPerLine = 4}));
    QVERIFY(page.add(bytesOf({0x34, 0x12, 0xFF, 0xAB}))); // little endian machine
    QCOMPARE(pixels(*page.finish()), QByteArray::fromHex("12AB"));
}

void TestPageBuilder::paddingBehindALineIsDropped()
{
    PageBuilder page(0, false);
    QVERIFY(page.beginFrame({.width = 2, .lines = 2, .bytesPerLine = 4}));
    QVERIFY(page.add(bytesOf({1, 2, 99, 99, 3, 4, 99, 99})));
    QCOMPARE(pixels(*page.finish()), QByteArray::fromHex("01020304"));
}

void TestPageBuilder::threeColoursMakeOnePage()
{
    PageBuilder page(0, false);
    for (const auto &[kind, value] : {std::pair{Kind::Green, 2}, std::pair{Kind::Blue, 3}, std::pair{Kind::Red, 1}}) {
        QVERIFY(page.beginFrame({.kind = kind, .width = 2, .lines = 1, .bytesPerLine = 2}));
        QVERIFY(page.add(bytesOf({value, value + 0x10})));
    }
    QCOMPARE(pixels(*page.finish()), QByteArray::fromHex("010203111213"));
    PageBuilder other(0, false);
    QVERIFY(other.beginFrame({.kind = Kind::Red, .width = 2, .lines = 1, .bytesPerLine = 2}));
    QVERIFY(other.beginFrame({.kind = Kind::Green, .width = 3, .lines = 1, .bytesPerLine = 3}).error()
            == devices::codes::ScannerIo);
}

void TestPageBuilder::colourIsWeighedDownToGray()
{
    PageBuilder page(0, true);
    QVERIFY(page.beginFrame({.kind = Kind::Rgb, .width = 4, .lines = 1, .bytesPerLine = 12}));
    QVERIFY(page.add(bytesOf({255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255})));
    QCOMPARE(pixels(*page.finish()), QByteArray::fromHex("4C961DFF"));
}

void TestPageBuilder::aPageOfUnknownLengthEndsWhereItEnds()
{
    PageBuilder page(0, false);
    QVERIFY(page.beginFrame({.width = 3, .lines = -1, .bytesPerLine = 3}));
    for (int line = 0; line < 1000; ++line)
        QVERIFY(page.add(bytesOf({line & 0xFF, 0, 1})));
    const auto image = page.finish();
    QVERIFY(image);
    QCOMPARE(image->size(), QSize(3, 1000));
    QCOMPARE(std::to_integer<int>(image->row(999)[0]), 999 & 0xFF);
}

void TestPageBuilder::aPageOfUnknownLengthDoesNotGrowForEver()
{
    PageBuilder page(0, false);
    QVERIFY(page.beginFrame({.width = 1, .lines = -1, .bytesPerLine = 1}));
    const std::vector<unsigned char> lines(Image::LargestSide, 7);
    QVERIFY(page.add(lines));
    QVERIFY(page.add(std::span(lines).first(1)).error() == devices::codes::PageTooLarge);
}

void TestPageBuilder::fewerLinesMakeAShorterPage()
{
    PageBuilder page(0, false);
    QVERIFY(page.beginFrame({.width = 2, .lines = 100, .bytesPerLine = 2}));
    QVERIFY(page.add(bytesOf({1, 2, 3, 4, 5}))); // and half a line, which is none
    const auto image = page.finish();
    QVERIFY(image);
    QCOMPARE(pixels(*image), QByteArray::fromHex("01020304"));
}

void TestPageBuilder::moreLinesThanPromisedAreDropped()
{
    PageBuilder page(0, false);
    QVERIFY(page.beginFrame({.width = 1, .lines = 2, .bytesPerLine = 1}));
    QVERIFY(page.add(bytesOf({1, 2, 3, 4, 5})));
    QCOMPARE(pixels(*page.finish()), QByteArray::fromHex("0102"));
}

void TestPageBuilder::whatCannotBeHeldIsRefused_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("lines");
    QTest::addColumn<int>("bytesPerLine");
    QTest::addColumn<int>("depth");
    QTest::addColumn<QString>("code");
    const auto large = toString(devices::codes::PageTooLarge);
    const auto empty = toString(devices::codes::PageEmpty);
    const auto wrong = toString(devices::codes::ScannerIo);
    QTest::newRow("40,000 square") << 40'000 << 40'000 << 120'000 << 8 << large;
    QTest::newRow("as wide as an int") << std::numeric_limits<int>::max() << 1 << 8 << 8 << large;
    QTest::newRow("area") << 20'000 << 20'000 << 60'000 << 8 << large;
    QTest::newRow("no width") << 0 << 10 << 0 << 8 << empty;
    QTest::newRow("no lines") << 10 << 0 << 30 << 8 << empty;
    QTest::newRow("less than no lines") << 10 << -5 << 30 << 8 << empty;
    QTest::newRow("line shorter than its pixels") << 10 << 10 << 29 << 8 << wrong;
    QTest::newRow("depth") << 10 << 10 << 1000 << 12 << wrong;
    QTest::newRow("line of gigabytes") << 10 << 10 << 2'000'000'000 << 8 << wrong; // it would be held until it ends
    QTest::newRow("negative line") << 10 << 10 << -30 << 8 << wrong;
}

void TestPageBuilder::whatCannotBeHeldIsRefused()
{
    QFETCH(int, width);
    QFETCH(int, lines);
    QFETCH(int, bytesPerLine);
    QFETCH(int, depth);
    PageBuilder page(0, false);
    const auto begun = page.beginFrame(
        {.kind = Kind::Rgb, .depth = depth, .width = width, .lines = lines, .bytesPerLine = bytesPerLine});
    QVERIFY(!begun);
    QTEST(toString(begun.error()), "code");
}

void TestPageBuilder::aPageWithoutALineIsEmpty()
{
    PageBuilder page(0, false);
    QVERIFY(page.beginFrame({.width = 2, .lines = 2, .bytesPerLine = 2}));
    QVERIFY(page.finish().error() == devices::codes::PageEmpty);
}

// Its rows are three times as wide as those that the page was made for.
void TestPageBuilder::aColourOnTopOfAWholePictureIsRefused_data()
{
    QTest::addColumn<bool>("rgb");
    QTest::addColumn<int>("lines");
    for (const int lines : {4, -1}) {
        QTest::addRow("gray, %d", lines) << false << lines;
        QTest::addRow("colour made gray, %d", lines) << true << lines;
    }
}

void TestPageBuilder::aColourOnTopOfAWholePictureIsRefused()
{
    QFETCH(bool, rgb);
    QFETCH(int, lines);
    PageBuilder page(0, true);
    const int rowBytes = rgb ? 24 : 8;
    const std::vector<unsigned char> bytes(static_cast<std::size_t>(rowBytes) * 4, 0x7F);
    QVERIFY(
        page.beginFrame({.kind = rgb ? Kind::Rgb : Kind::Gray, .width = 8, .lines = lines, .bytesPerLine = rowBytes}));
    QVERIFY(page.add(bytes));
    const auto begun = page.beginFrame({.kind = Kind::Blue, .width = 8, .lines = lines, .bytesPerLine = 8});
    QVERIFY(!begun && begun.error() == devices::codes::ScannerIo);
    const auto image = page.finish(); // what came before is whole
    QVERIFY(image);
    QVERIFY(image->format() == Image::Format::Gray8);
    QCOMPARE(pixels(*image), QByteArray(32, 0x7F));
}

YC_TEST(TestPageBuilder)
#include "tst_page_builder.moc"
