#include "core/papers/stand_in.h"

#include "core/papers/fonts_ahead.h"
#include "core/papers/text.h"
#include "tests/support/register.h"

#include <QFontDatabase>
#include <QImage>
#include <QPainter>
#include <QPainterPath>
#include <QRawFont>
#include <QTest>

using namespace yc::core::papers;

namespace
{

QImage drawn(const QString &text, TextRun::Face face = TextRun::Face::Sans)
{
    QImage image(220, 120, QImage::Format_Grayscale8);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.scale(0.1, 0.1); // a millimetre is ten dots
    drawText(painter, {.box = {1, 1, 20, 10}, .text = text, .sizeMm = 6, .face = face});
    return image;
}

int ink(const QImage &image, const QRect &part)
{
    int dark = 0;
    for (int y = part.top(); y <= part.bottom(); ++y)
        for (int x = part.left(); x <= part.right(); ++x)
            dark += qGray(image.pixel(x, y)) < 128 ? 1 : 0;
    return dark;
}

const QString Private = QStringLiteral("\uE863");

} // namespace

// A name with a character that no font has: its code is drawn, and the character stays what it is.
class TestStandIn : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aFontDrawsTheCodesThatItIsMadeFor();
    void whatNoFontHasIsDrawnAsItsCode_data();
    void whatNoFontHasIsDrawnAsItsCode();
    void whatAFontHasIsDrawnByIt();
    void tooManyOrNoneMakeNoFont();
    void fontsAreReadAheadAsOftenAsOneLikes();
};

void TestStandIn::aFontDrawsTheCodesThatItIsMadeFor()
{
    const auto bytes = codeFont(QStringLiteral("Test Codes"), {0xE863, 0xE864, 0xE963, 0x30100});
    const QRawFont font(bytes, 1000);
    QVERIFY(font.isValid());
    QCOMPARE(font.familyName(), QStringLiteral("Test Codes"));
    QVERIFY(!font.supportsCharacter(uint{'a'}));
    QVERIFY(!font.supportsCharacter(uint{0x30101}));
    const auto glyphOf = [&](char32_t c) { return font.glyphIndexesForString(QString::fromUcs4(&c, 1)).constFirst(); };
    QList<QPainterPath> paths;
    for (const char32_t c : {U'\uE863', U'\uE864', U'\uE963', U'\U00030100'}) {
        QVERIFY(font.supportsCharacter(uint{c}));
        const auto path = font.pathForGlyph(glyphOf(c));
        QCOMPARE(path.boundingRect().toRect(), QRect(40, -850, 920, 940)); // the frame, an em wide with its margins
        for (const auto &other : paths)
            QVERIFY(path != other);
        paths += path;
    }
    QCOMPARE(font.advancesForGlyphIndexes({glyphOf(0xE863)}).constFirst().x(), 1000.0);
}

void TestStandIn::whatNoFontHasIsDrawnAsItsCode_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other"); // its neighbour
    QTest::newRow("private use") << Private << QStringLiteral("\uE864");
    QTest::newRow("one of the national standard") << QStringLiteral("\uE81E") << QStringLiteral("\uE81F");
    QTest::newRow("extension B") << QString::fromUcs4(U"\U0002A6D0") << QString::fromUcs4(U"\U0002A6D1");
    QTest::newRow("extension G") << QString::fromUcs4(U"\U00030100") << QString::fromUcs4(U"\U00030101");
}

void TestStandIn::whatNoFontHasIsDrawnAsItsCode()
{
    static bool installed = false;
    if (!installed) {
        QVERIFY2(drawn(Private) == drawn(QStringLiteral("\uE864")), "a box says nothing of what should stand there");
        installStandIns(standInFonts());
        installed = true;
    }
    QFETCH(QString, one);
    QFETCH(QString, other);
    for (const auto face : {TextRun::Face::Sans, TextRun::Face::Serif}) {
        QVERIFY(drawn(one, face) != drawn(other, face));
        QVERIFY(ink(drawn(one, face), {10, 10, 60, 90}) > ink(drawn(QStringLiteral("口"), face), {10, 10, 60, 90}));
    }
    QCOMPARE(missingGlyphs(QStringLiteral("王") + one), QStringList{one}); // still to be told
}

void TestStandIn::whatAFontHasIsDrawnByIt()
{
    const auto had = drawn(QStringLiteral("王龘"));
    QCOMPARE(drawn(QStringLiteral("王龘")), had);
    QCOMPARE(missingGlyphs(QStringLiteral("王龘") + QString::fromUcs4(U"\U00020087")), QStringList());
}

void TestStandIn::tooManyOrNoneMakeNoFont()
{
    QVERIFY(codeFont(QStringLiteral("None"), {}).isEmpty());
    QVERIFY(codeFont(QStringLiteral("Too Many"), QList<char32_t>(60'001, 0xE000)).isEmpty());
}

void TestStandIn::fontsAreReadAheadAsOftenAsOneLikes()
{
    FontsAhead first;
    {
        const FontsAhead unasked; // a program that ends before its first letter
    }
    first.wait();
    first.wait();
    QVERIFY(QFontDatabase::hasFamily(QStringLiteral("Noto Sans CJK SC")));
}

YC_TEST(TestStandIn)
#include "tst_stand_in.moc"
