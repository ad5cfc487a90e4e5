#include "core/pages/file_messages.h"
#include "helpers/imaged/exif.h"
#include "helpers/imaged/pdf.h"
#include "helpers/imaged/pictures.h"
#include "tests/helpers/made_files.h"
#include "tests/support/fails.h"
#include "tests/support/register.h"

#include <QTest>
#include <QtEndian>

using namespace yc;
using namespace yc::helpers::imaged;
using core::pages::MostPages;
namespace said = core::pages::codes;

namespace
{

// In which quarter the dark one lies: 0 upper left, 1 upper right, 2 lower left, 3 lower right; −1: none or several.
int darkQuarter(const Image &image)
{
    const int bytes = image.format() == Image::Format::Rgb24 ? 3 : 1;
    int dark = -1;
    for (int q = 0; q < 4; ++q) {
        const int x = image.size().width() * (q % 2 == 0 ? 1 : 3) / 4;
        const int y = image.size().height() * (q < 2 ? 1 : 3) / 4;
        if (std::to_integer<int>(image.row(y)[static_cast<std::ptrdiff_t>(x) * bytes]) >= 128)
            continue;
        if (dark >= 0)
            return -1;
        dark = q;
    }
    return dark;
}

} // namespace

class TestUnpacking : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aFileIsWhatItsBytesSay_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("format"); // −1: not taken
        QTest::newRow("JPEG") << tests::jpegFile({20, 20}) << static_cast<int>(FileFormat::Jpeg);
        QTest::newRow("PNG") << tests::pngFile({20, 20}) << static_cast<int>(FileFormat::Png);
        QTest::newRow("TIFF") << tests::tiffFile({20, 20}, 1) << static_cast<int>(FileFormat::Tiff);
        QTest::newRow("TIFF, Motorola") << QByteArray("MM\0*\0\0\0\x08", 8) << static_cast<int>(FileFormat::Tiff);
        QTest::newRow("PDF") << tests::pdfFile(1) << static_cast<int>(FileFormat::Pdf);
        QTest::newRow("PDF behind a byte order mark")
            << "\xEF\xBB\xBF" + tests::pdfFile(1) << static_cast<int>(FileFormat::Pdf);
        QTest::newRow("a program called photo.jpg") << QByteArray("\x7F"
                                                                  "ELF\x02\x01\x01",
                                                                  7)
                                                    << -1;
        QTest::newRow("a Windows program") << QByteArray("MZ\x90\0", 4) << -1;
        QTest::newRow("a program with a PDF inside") << QByteArray("MZ\x90\0", 4) + tests::pdfFile(1) << -1;
        QTest::newRow("a script") << QByteArray("#!/bin/sh\n%PDF-1.4") << -1;
        QTest::newRow("a zip") << QByteArray("PK\x03\x04") << -1;
        QTest::newRow("a film") << QByteArray("\0\0\0\x20"
                                              "ftypisom",
                                              12)
                                << -1;
        QTest::newRow("nothing") << QByteArray() << -1;
        QTest::newRow("two bytes") << QByteArray("\xFF\xD8") << -1;
    }
    void aFileIsWhatItsBytesSay()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, format);
        const auto got = formatOf(bytes);
        if (format < 0)
            YC_FAILS(got, said::UnknownFormat);
        else
            QCOMPARE(static_cast<int>(*got), format);
    }
    void aTelephonesHeicIsNamed()
    {
        YC_FAILS(formatOf(QByteArray("\0\0\0\x24"
                                     "ftypheic\0\0\0\0",
                                     16)),
                 said::HeicNotTaken);
        YC_FAILS(formatOf(QByteArray("\0\0\0\x1C"
                                     "ftypavif\0\0\0\0",
                                     16)),
                 said::HeicNotTaken);
    }
    void aPictureIsTurnedAsTheCameraWasHeld_data()
    {
        QTest::addColumn<int>("orientation");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("dark");
        QTest::newRow("upright") << 1 << QSize(64, 32) << 0;
        QTest::newRow("mirrored") << 2 << QSize(64, 32) << 1;
        QTest::newRow("upside down") << 3 << QSize(64, 32) << 3;
        QTest::newRow("flipped") << 4 << QSize(64, 32) << 2;
        QTest::newRow("transposed") << 5 << QSize(32, 64) << 0;
        QTest::newRow("on its left side") << 6 << QSize(32, 64) << 1;
        QTest::newRow("transversed") << 7 << QSize(32, 64) << 3;
        QTest::newRow("on its right side") << 8 << QSize(32, 64) << 2;
        QTest::newRow("nonsense") << 9 << QSize(64, 32) << 0;
    }
    void aPictureIsTurnedAsTheCameraWasHeld()
    {
        QFETCH(int, orientation);
        QFETCH(QSize, size);
        QFETCH(int, dark);
        const auto jpeg = pageOf(tests::jpegFile({64, 32}, orientation), FileFormat::Jpeg, 0);
        QVERIFY(jpeg);
        QCOMPARE(jpeg->size(), size);
        QCOMPARE(darkQuarter(*jpeg), dark);
        if (orientation > 8)
            return;
        const auto tiff = pageOf(tests::tiffFile({64, 32}, 1, orientation), FileFormat::Tiff, 0);
        QVERIFY(tiff);
        QCOMPARE(tiff->size(), size);
        QCOMPARE(darkQuarter(*tiff), dark);
        QCOMPARE(tiff->dpi(), 200);
    }
    void anExifThatPointsAnywhereIsPassedOver()
    {
        auto jpeg = tests::jpegFile({64, 32}, 6);
        for (qsizetype at = 6; at < 40; ++at)
            for (const char byte : {'\0', '\x7F', '\xFF'}) {
                auto wrong = jpeg;
                wrong[at] = byte;
                const int orientation = exifOrientation(wrong);
                QVERIFY(orientation >= 1 && orientation <= 8);
            }
        for (qsizetype size = 0; size < 60; ++size)
            QVERIFY(exifOrientation(QByteArrayView(jpeg).first(size)) >= 1);
    }
    void paperShowsThroughWhatIsTransparent()
    {
        const auto page = pageOf(tests::pngFile({40, 40}, true), FileFormat::Png, 0);
        QVERIFY(page);
        QCOMPARE(page->format(), Image::Format::Gray8);
        QCOMPARE(darkQuarter(*page), 0);
        QCOMPARE(std::to_integer<int>(page->row(30)[30]), 255);
    }
    void everyPageOfATiffIsCounted()
    {
        QCOMPARE(*pagesOf(tests::tiffFile({30, 40}, 7), FileFormat::Tiff), 7);
        const auto third = pageOf(tests::tiffFile({30, 40}, 7), FileFormat::Tiff, 2);
        QVERIFY(third);
        QCOMPARE(third->size(), QSize(30, 40));
        YC_FAILS(pageOf(tests::tiffFile({30, 40}, 2), FileFormat::Tiff, 5), said::FileDamaged);
        QCOMPARE(*pagesOf(tests::tiffFile({4, 4}, MostPages + 20), FileFormat::Tiff), MostPages + 1);
    }
    void aTiffThatChasesItsTailHasAnEnd()
    {
        auto tiff = tests::tiffFile({8, 8}, 2);
        // The second directory's link to a third one, 0 at the end of the file's last directory, points to the first.
        const auto first = qFromLittleEndian<quint32>(tiff.constData() + 4);
        for (qsizetype at = static_cast<qsizetype>(first); at + 4 < tiff.size(); ++at) {
            auto looped = tiff;
            if (qFromLittleEndian<quint32>(tiff.constData() + at) != 0)
                continue;
            qToLittleEndian(first, looped.data() + at);
            const auto pages = pagesOf(looped, FileFormat::Tiff);
            if (pages)
                QVERIFY(*pages <= MostPages + 1);
        }
    }
    void whatIsCutShortIsDamaged_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("format");
        QTest::newRow("JPEG") << tests::jpegFile({200, 200}) << static_cast<int>(FileFormat::Jpeg);
        QTest::newRow("PNG") << tests::pngFile({200, 200}) << static_cast<int>(FileFormat::Png);
    }
    void whatIsCutShortIsDamaged()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, format);
        for (qsizetype size = 0; size < bytes.size() - 16; size += 1 + bytes.size() / 60)
            YC_FAILS(pageOf(QByteArrayView(bytes).first(size), static_cast<FileFormat>(format), 0), said::FileDamaged);
    }
    void aBombIsRefusedBeforeItIsUnpacked()
    {
        YC_FAILS(pageOf(tests::pngClaiming(60'000, 60'000), FileFormat::Png, 0), said::PageTooLarge);
        YC_FAILS(pageOf(tests::pngClaiming(19'999, 19'999), FileFormat::Png, 0), said::PageTooLarge);
        YC_FAILS(pageOf(tests::pngClaiming(100, 100), FileFormat::Png, 0), said::FileDamaged);
        auto jpeg = tests::jpegFile({64, 32});
        const auto frame = jpeg.indexOf(QByteArray("\xFF\xC0", 2));
        QVERIFY(frame > 0);
        qToBigEndian<quint16>(65'000, jpeg.data() + frame + 5);
        qToBigEndian<quint16>(65'000, jpeg.data() + frame + 7);
        YC_FAILS(pageOf(jpeg, FileFormat::Jpeg, 0), said::PageTooLarge);
    }

    void pdfinfoIsRead()
    {
        const auto info = pdfInfoFrom("Title: x\nPages:          3\nEncrypted:      no\n"
                                      "Page    1 size: 595.276 x 841.89 pts (A4)\nPage    1 rot:  0\n"
                                      "Page    3 size: 242.64 x 153 pts\n");
        QVERIFY(info);
        QCOMPARE(info->pages, 3);
        QCOMPARE(info->points.size(), 3U);
        QCOMPARE(info->points[2], QSizeF(242.64, 153));
    }
    void whatPdfinfoNeverPrintsIsDamaged_data()
    {
        QTest::addColumn<QByteArray>("printed");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no pages") << QByteArray("Pages: 0\n");
        QTest::newRow("fewer than none") << QByteArray("Pages: -4\n");
        QTest::newRow("too many") << QByteArray("Pages: 99999999\n");
        QTest::newRow("words") << QByteArray("Pages: many\n");
    }
    void whatPdfinfoNeverPrintsIsDamaged()
    {
        QFETCH(QByteArray, printed);
        YC_FAILS(pdfInfoFrom(printed), said::FileDamaged);
    }
    void postersGetFewerDots()
    {
        QCOMPARE(dpiFor({595, 842}), 300);
        QCOMPARE(dpiFor({842, 1191}), 300); // A3
        QVERIFY(dpiFor({2384, 3370}) < 160); // A0
        QVERIFY(dpiFor({14400, 14400}) * 200 <= 4500); // the largest page of ISO 32000: 200 inches
        QVERIFY(dpiFor({100, 1'000'000}) * 1'000'000 / 72 <= Image::LargestSide);
        QCOMPARE(dpiFor({0, 0}), 300);
        QCOMPARE(dpiFor({-5, 3}), 300);
        QVERIFY(dpiFor({1e300, 1e300}) >= 1);
    }
    void aDrawnPageIsTakenHoweverItIsCut()
    {
        const QByteArray picture = "P6\n3 2\n255\n" + QByteArray("abcdefghijklmnopqr");
        for (qsizetype piece = 1; piece <= picture.size(); ++piece) {
            PpmTaker taker(300);
            for (qsizetype at = 0; at < picture.size(); at += piece)
                (void)taker.take(QByteArrayView(picture).sliced(at, std::min(piece, picture.size() - at)));
            const auto page = taker.finish();
            QVERIFY(page);
            QCOMPARE(page->size(), QSize(3, 2));
            QCOMPARE(page->dpi(), 300);
            QCOMPARE(std::to_integer<char>(page->row(1)[8]), 'r');
        }
    }
    void aDrawnPageThatIsNoneIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("number");
        QTest::newRow("nothing") << QByteArray() << 302;
        QTest::newRow("head alone") << QByteArray("P6\n3 2\n255\n") << 302;
        QTest::newRow("one byte short") << QByteArray("P6\n3 2\n255\nabcdefghijklmnopq") << 302;
        QTest::newRow("gray") << QByteArray("P5\n3 2\n255\nabcdef") << 302;
        QTest::newRow("a bomb") << QByteArray("P6\n19999 19999\n255\n") << 306;
        QTest::newRow("a wider bomb") << QByteArray("P6\n2000000000 1\n255\n") << 306;
        QTest::newRow("less than nothing") << QByteArray("P6\n-3 2\n255\nabcdef") << 302;
        QTest::newRow("a head without end") << QByteArray("P6\n") + QByteArray(4000, ' ') << 302;
        QTest::newRow("zeros") << QByteArray(4000, '\0') << 302;
    }
    void aDrawnPageThatIsNoneIsRefused()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, number);
        PpmTaker taker(300);
        (void)taker.take(bytes);
        YC_FAILS(taker.finish(), (Code{'P', static_cast<std::uint16_t>(number)}));
    }
};

YC_TEST(TestUnpacking)
#include "tst_unpacking.moc"
