#include "helpers/scand/blank_judge.h"
#include "helpers/scand/page_builder.h"
#include "tests/support/register.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <functional>
#include <random>

using namespace yc::helpers::scand;

namespace
{

constexpr int Width = 1240; // A4 at 150 dpi
constexpr int Height = 1754;
constexpr int Dpi = 150;

struct Colour {
    int red = 250;
    int green = 250;
    int blue = 248;
};

// A page of colour, made by a function of the place, with the noise of a sensor on it.
class Page
{
public:
    explicit Page(std::function<Colour(int x, int y)> paint, double noise = 0)
        : m_bytes(std::size_t{3} * Width * Height)
    {
        std::mt19937 random(7);
        std::normal_distribution<double> shiver(0, noise > 0 ? noise : 1);
        for (int y = 0; y < Height; ++y) {
            for (int x = 0; x < Width; ++x) {
                const auto colour = paint(x, y);
                const auto put = [&](int channel, int value) {
                    const auto moved = noise > 0 ? value + static_cast<int>(std::lround(shiver(random))) : value;
                    m_bytes[std::size_t{3} * static_cast<std::size_t>(y * Width + x)
                            + static_cast<std::size_t>(channel)]
                        = static_cast<unsigned char>(std::clamp(moved, 0, 255));
                };
                put(0, colour.red);
                put(1, colour.green);
                put(2, colour.blue);
            }
        }
    }
    [[nodiscard]] bool isBlank(int dpi = Dpi) const
    {
        BlankJudge judge(dpi);
        for (int y = 0; y < Height; ++y)
            judge.row({m_bytes.data() + std::ptrdiff_t{3} * y * Width, std::size_t{3} * Width}, 3);
        return judge.isBlank();
    }
    [[nodiscard]] const std::vector<unsigned char> &bytes() const { return m_bytes; }

private:
    std::vector<unsigned char> m_bytes;
};

constexpr Colour Paper;
constexpr Colour Ink{60, 60, 66};

// Strokes as characters of ten points have them, so many of them side by side.
bool isText(int x, int y, int characters, int left = 300, int top = 800)
{
    const int size = 21; // 10 pt at 150 dpi
    const int column = (x - left) / (size + 3);
    if (x < left || y < top || y >= top + size || column >= characters)
        return false;
    const int inX = (x - left) % (size + 3);
    const int inY = y - top;
    return inX < size && (inX % 7 < 2 || inY % 10 < 2);
}

} // namespace

class TestBlankJudge : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void pagesWithNothingOnThemAreBlank_data();
    void pagesWithNothingOnThemAreBlank();
    void whateverWasWrittenIsSeen_data();
    void whateverWasWrittenIsSeen();
    void aStripIsTooLittleToSay();
    void thePageBuilderJudgesItHoweverItComes_data();
    void thePageBuilderJudgesItHoweverItComes();
};

void TestBlankJudge::pagesWithNothingOnThemAreBlank_data()
{
    QTest::addColumn<int>("which");
    QTest::addColumn<double>("noise");
    QTest::newRow("clean") << 0 << 0.0;
    QTest::newRow("with a sensor's noise") << 0 << 4.0;
    QTest::newRow("with much noise") << 0 << 8.0;
    QTest::newRow("the lid's gray") << 1 << 3.0;
    QTest::newRow("recycled paper") << 2 << 4.0;
    QTest::newRow("shadows along the edges") << 3 << 4.0;
    QTest::newRow("a gradient from the lamp") << 4 << 4.0;
    QTest::newRow("grains of dust") << 5 << 4.0;
    QTest::newRow("punch holes") << 6 << 4.0;
    QTest::newRow("what shines through from the back, faintly") << 7 << 3.0;
}

void TestBlankJudge::pagesWithNothingOnThemAreBlank()
{
    QFETCH(int, which);
    QFETCH(double, noise);
    const Page page(
        [which](int x, int y) -> Colour {
            const auto shade = [](int down) { return Colour{250 - down, 250 - down, 248 - down}; };
            switch (which) {
            case 1: return {236, 236, 238};
            case 2: return {214, 210, 196};
            case 3: return shade(std::max({0, 160 - 5 * x, 160 - 5 * (Width - 1 - x), 120 - 4 * y}));
            case 4: return shade(60 * y / Height);
            case 5: return (x % 400 == 17 && y % 390 < 2) ? Ink : Paper;
            case 6: return x < 26 && (y / 100) % 4 == 1 ? Ink : Paper;
            case 7: return isText(x, y, 30) ? shade(6) : Paper;
            default: return Paper;
            }
        },
        noise);
    QVERIFY(page.isBlank());
}

void TestBlankJudge::whateverWasWrittenIsSeen_data()
{
    QTest::addColumn<int>("which");
    QTest::addColumn<double>("noise");
    QTest::newRow("a short line of text") << 0 << 4.0;
    QTest::newRow("four characters") << 1 << 4.0;
    QTest::newRow("four characters on recycled paper, with noise") << 2 << 8.0;
    QTest::newRow("a faint red stamp") << 3 << 4.0;
    QTest::newRow("a pencilled line of text") << 4 << 4.0;
    QTest::newRow("a signature") << 5 << 4.0;
    QTest::newRow("a page of text") << 6 << 4.0;
    QTest::newRow("a page number at the foot") << 7 << 4.0;
}

void TestBlankJudge::whateverWasWrittenIsSeen()
{
    QFETCH(int, which);
    QFETCH(double, noise);
    const Page page(
        [which](int x, int y) -> Colour {
            const double fromStamp = std::hypot(x - 700, y - 1200);
            switch (which) {
            case 0: return isText(x, y, 10) ? Ink : Paper;
            case 1: return isText(x, y, 4) ? Ink : Paper;
            case 2: return isText(x, y, 4) ? Colour{90, 90, 90} : Colour{214, 210, 196};
            case 3: return fromStamp > 112 && fromStamp < 118 ? Colour{250, 205, 200} : Paper; // a ring of 4 cm
            case 4: return isText(x, y, 12) ? Colour{190, 190, 190} : Paper;
            case 5: return std::abs(y - 900 - 40 * std::sin(x / 30.0)) < 2.5 && x > 500 && x < 800 ? Ink : Paper;
            case 6: return y % 40 < 21 && isText(x, 800 + y % 40, 40, 120) ? Ink : Paper;
            default: return isText(x, y, 3, 600, Height - 90) ? Ink : Paper;
            }
        },
        noise);
    QVERIFY(!page.isBlank());
}

void TestBlankJudge::aStripIsTooLittleToSay()
{
    BlankJudge judge(Dpi);
    const std::vector<unsigned char> row(Width, 250);
    for (int y = 0; y < 100; ++y) // 17 mm
        judge.row(row, 1);
    QVERIFY(!judge.isBlank());
}

void TestBlankJudge::thePageBuilderJudgesItHoweverItComes_data()
{
    QTest::addColumn<int>("kind"); // 0 gray, 1 colour, 2 three planes, 3 colour to gray
    QTest::addColumn<bool>("written");
    for (int kind = 0; kind < 4; ++kind) {
        for (const bool written : {false, true})
            QTest::addRow("%d, %s", kind, written ? "written" : "blank") << kind << written;
    }
}

void TestBlankJudge::thePageBuilderJudgesItHoweverItComes()
{
    QFETCH(int, kind);
    QFETCH(bool, written);
    const Page page([written](int x, int y) { return written && isText(x, y, 10) ? Ink : Paper; });
    const auto plane = [&](int channel) {
        std::vector<unsigned char> one(static_cast<std::size_t>(Width * Height));
        for (std::size_t i = 0; i < one.size(); ++i)
            one[i] = page.bytes()[3 * i + static_cast<std::size_t>(channel)];
        return one;
    };
    using Kind = FrameShape::Kind;
    PageBuilder builder(Dpi, kind == 3);
    const auto frame = [&](Kind of, int bytesPerLine, const std::vector<unsigned char> &bytes) {
        return builder.beginFrame({.kind = of, .width = Width, .lines = Height, .bytesPerLine = bytesPerLine})
            && builder.add(bytes);
    };
    if (kind == 0)
        QVERIFY(frame(Kind::Gray, Width, plane(1)));
    if (kind == 1 || kind == 3)
        QVERIFY(frame(Kind::Rgb, Width * 3, page.bytes()));
    if (kind == 2)
        QVERIFY(frame(Kind::Red, Width, plane(0)) && frame(Kind::Green, Width, plane(1))
                && frame(Kind::Blue, Width, plane(2)));
    QVERIFY(builder.finish());
    QCOMPARE(builder.isBlank(), !written);
}

YC_TEST(TestBlankJudge)
#include "tst_blank_judge.moc"
