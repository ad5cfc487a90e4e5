#include "core/pack/inked_part.h"
#include "tests/support/register.h"

#include <QTest>

#include <cmath>

using namespace yc;
using namespace yc::core;

namespace
{

constexpr int Dpi = 300;
constexpr double Mm = Dpi / 25.4;

struct Rgb {
    int r;
    int g;
    int b;
};
constexpr Rgb Red{190, 40, 50};
constexpr Rgb Black{30, 30, 30};

Image paper(Image::Format format = Image::Format::Rgb24)
{
    auto made = Image::create({qRound(210 * Mm), qRound(297 * Mm)}, format, Dpi);
    Q_ASSERT(made);
    for (auto &byte : made->bytes())
        byte = std::byte{250};
    return std::move(*made);
}

void dot(Image &image, int x, int y, Rgb ink)
{
    if (image.format() == Image::Format::Gray8) {
        image.row(y)[x] = static_cast<std::byte>(ink.g);
        return;
    }
    image.row(y)[x * 3LL] = static_cast<std::byte>(ink.r);
    image.row(y)[x * 3LL + 1] = static_cast<std::byte>(ink.g);
    image.row(y)[x * 3LL + 2] = static_cast<std::byte>(ink.b);
}

// Ridges: rings half a millimetre apart inside an oval of 16 × 22 mm.
void finger(Image &image, QPoint centre, Rgb ink)
{
    const double across = 8 * Mm;
    const double along = 11 * Mm;
    for (int y = -static_cast<int>(along); y <= along; ++y) {
        for (int x = -static_cast<int>(across); x <= across; ++x) {
            const double far = std::hypot(x / across, y / along);
            if (far <= 1 && std::fmod(std::hypot(x, y), 0.5 * Mm) < 0.25 * Mm)
                dot(image, centre.x() + x, centre.y() + y, ink);
        }
    }
}

void ring(Image &image, QPoint centre, double radius, Rgb ink)
{
    const int out = static_cast<int>(radius);
    for (int y = -out; y <= out; ++y) {
        for (int x = -out; x <= out; ++x) {
            const double far = std::hypot(x, y);
            if (far <= radius && far > radius - 1.2 * Mm)
                dot(image, centre.x() + x, centre.y() + y, ink);
        }
    }
}

void block(Image &image, QRect where, Rgb ink)
{
    for (int y = where.top(); y <= where.bottom(); ++y) {
        for (int x = where.left(); x <= where.right(); ++x)
            dot(image, x, y, ink);
    }
}

bool isAbout(const QRect &part, QPointF centre, QSizeF millimetres)
{
    const QSizeF size(part.width() / Mm, part.height() / Mm);
    const QPointF off = (QPointF(part.center()) - centre) / Mm;
    return std::abs(off.x()) < 2 && std::abs(off.y()) < 2 && std::abs(size.width() - millimetres.width()) < 3
        && std::abs(size.height() - millimetres.height()) < 3;
}

} // namespace

class TestInkedPart : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aRedFingerIsFoundAmongPrintedLines();
    void aBlackFingerOnAGrayScanIsFound();
    void aSealIsKeptWhole();
    void nothingIsFoundOnPaperAlone();
    void aSpeckIsNoPrint();
    void whatLiesAtTheEdgeStaysInside();
    void thePartIsThePixels();
};

void TestInkedPart::aRedFingerIsFoundAmongPrintedLines()
{
    auto sheet = paper();
    for (int line = 0; line < 12; ++line)
        block(sheet, QRect(300, 300 + line * 110, 1700, 40), Black);
    finger(sheet, {1700, 2500}, Red);
    const auto part = pack::inkedPart(sheet);
    QVERIFY(part);
    QVERIFY2(isAbout(*part, {1700, 2500}, {22, 28}), qPrintable(QString::number(part->width() / Mm)));
}

void TestInkedPart::aBlackFingerOnAGrayScanIsFound()
{
    auto sheet = paper(Image::Format::Gray8);
    finger(sheet, {900, 800}, Black);
    const auto part = pack::inkedPart(sheet);
    QVERIFY(part);
    QVERIFY(isAbout(*part, {900, 800}, {22, 28}));
}

void TestInkedPart::aSealIsKeptWhole()
{
    auto sheet = paper();
    ring(sheet, {1200, 1600}, 21 * Mm, Red);
    block(sheet, QRect(1160, 1560, 80, 80), Red); // the star stands apart from the ring
    const auto part = pack::inkedPart(sheet);
    QVERIFY(part);
    QVERIFY(isAbout(*part, {1200, 1600}, {48, 48}));
}

void TestInkedPart::nothingIsFoundOnPaperAlone()
{
    QVERIFY(!pack::inkedPart(paper()));
    QVERIFY(!pack::inkedPart(paper(Image::Format::Gray8)));
    QVERIFY(!pack::inkedPart(Image()));
}

void TestInkedPart::aSpeckIsNoPrint()
{
    auto sheet = paper();
    block(sheet, QRect(1000, 1000, 30, 30), Red);
    block(sheet, QRect(400, 2000, 30, 30), Black);
    QVERIFY(!pack::inkedPart(sheet));
}

void TestInkedPart::whatLiesAtTheEdgeStaysInside()
{
    auto sheet = paper();
    block(sheet, QRect(0, sheet.size().height() - 200, 200, 200), Red);
    const auto part = pack::inkedPart(sheet);
    QVERIFY(part);
    QVERIFY(QRect(QPoint(), sheet.size()).contains(*part));
}

void TestInkedPart::thePartIsThePixels()
{
    auto sheet = paper();
    finger(sheet, {1700, 2500}, Red);
    const QRect where(1600, 2400, 201, 173);
    const auto cut = pack::cutOut(sheet, where);
    QVERIFY(cut);
    QCOMPARE(cut->size(), where.size());
    QCOMPARE(cut->dpi(), Dpi);
    for (int y = 0; y < where.height(); ++y) {
        for (int x = 0; x < where.width() * 3; ++x)
            QVERIFY(cut->row(y)[x] == sheet.row(where.top() + y)[where.left() * 3 + x]);
    }
    QVERIFY(!pack::cutOut(sheet, QRect(-50, -50, 20, 20)));
}

YC_TEST(TestInkedPart)
#include "tst_inked_part.moc"
