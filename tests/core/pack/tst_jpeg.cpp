#include "core/pack/jpeg.h"
#include "tests/support/register.h"

#include <QTest>

#include <cmath>
#include <cstdlib>
#include <turbojpeg.h>

using namespace yc;
using namespace yc::core;

namespace
{

// Slow ramps: what JPEG keeps nearly exactly, so that a turned channel or a lost row shows.
Image ramps(QSize size, Image::Format format, int dpi)
{
    auto image = Image::create(size, format, dpi);
    Q_ASSERT(image);
    for (int y = 0; y < size.height(); ++y) {
        auto *row = image->row(y);
        for (int x = 0; x < size.width(); ++x) {
            if (format == Image::Format::Gray8) {
                row[x] = static_cast<std::byte>(x * 255 / size.width());
                continue;
            }
            row[x * 3LL] = static_cast<std::byte>(x * 255 / size.width());
            row[x * 3LL + 1] = static_cast<std::byte>(y * 255 / size.height());
            row[x * 3LL + 2] = std::byte{40};
        }
    }
    return std::move(*image);
}

int furthest(const Image &a, const Image &b)
{
    int most = 0;
    for (std::size_t i = 0; i < a.bytes().size(); ++i)
        most = std::max(most, std::abs(std::to_integer<int>(a.bytes()[i]) - std::to_integer<int>(b.bytes()[i])));
    return most;
}

} // namespace

class TestJpeg : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aPageComesBackAsItWas_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("gray");
        QTest::addColumn<int>("dpi");
        QTest::newRow("colour") << QSize(413, 291) << false << 300;
        QTest::newRow("gray") << QSize(414, 290) << true << 200;
        QTest::newRow("one pixel") << QSize(1, 1) << false << 600;
        QTest::newRow("a line") << QSize(1000, 1) << true << 75;
        QTest::newRow("resolution unknown") << QSize(64, 64) << false << 0;
    }
    void aPageComesBackAsItWas()
    {
        QFETCH(QSize, size);
        QFETCH(bool, gray);
        QFETCH(int, dpi);
        const auto page = ramps(size, gray ? Image::Format::Gray8 : Image::Format::Rgb24, dpi);
        const auto jpeg = pack::encodeJpeg(page, 95);
        QVERIFY(jpeg);
        const auto info = pack::jpegInfo(*jpeg);
        QVERIFY(info);
        QCOMPARE(info->size, size);
        QCOMPARE(info->dpi, dpi);
        const auto back = pack::decodeJpeg(*jpeg);
        QVERIFY(back);
        QCOMPARE(back->size(), size);
        QCOMPARE(back->dpi(), dpi);
        QCOMPARE(back->format(), page.format());
        QVERIFY2(furthest(page, *back) <= 12, qPrintable(QString::number(furthest(page, *back))));
    }
    void lessQualityIsFewerBytes()
    {
        const auto page = ramps({800, 600}, Image::Format::Rgb24, 300);
        QVERIFY(pack::encodeJpeg(page, 30)->size() < pack::encodeJpeg(page, 95)->size());
        QVERIFY(pack::encodeJpeg(page, 1000)); // clamped
        QVERIFY(pack::encodeJpeg(page, -1));
    }
    void aPictureThatIsNotThereIsNotPacked()
    {
        QVERIFY(pack::encodeJpeg(Image()).error() == pack::codes::PictureNotPacked);
    }
    void aFileCutShortIsRefusedWherever()
    {
        const auto jpeg = *pack::encodeJpeg(ramps({160, 120}, Image::Format::Rgb24, 300), 85);
        for (qsizetype cut = 0; cut < jpeg.size() - 2; ++cut) {
            const auto back = pack::decodeJpeg(QByteArrayView(jpeg).first(cut));
            QVERIFY2(!back, qPrintable(QString::number(cut)));
            QVERIFY(back.error() == pack::codes::PictureDamaged);
        }
    }
    void aFileWithAnyByteChangedNeverCrashes()
    {
        const auto jpeg = *pack::encodeJpeg(ramps({48, 48}, Image::Format::Rgb24, 300), 85);
        for (qsizetype at = 0; at < jpeg.size(); ++at) {
            for (const int change : {0xFF, 0x01, 0x80}) {
                auto damaged = jpeg;
                damaged[at] = static_cast<char>(damaged[at] ^ change);
                const auto back = pack::decodeJpeg(damaged, {.largestSide = 4096, .mostPixels = 1'000'000});
                if (!back) {
                    QVERIFY(back.error() == pack::codes::PictureDamaged
                            || back.error() == pack::codes::PictureTooLarge);
                }
            }
        }
    }
    void aFileThatIsNotAJpegIsRefused_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("text") << QByteArray("<html>not a picture</html>");
        QTest::newRow("a PNG") << QByteArray::fromHex("89504e470d0a1a0a0000000d49484452");
        QTest::newRow("only the mark") << QByteArray::fromHex("ffd8ffe0");
        QTest::newRow("segment of length zero") << QByteArray::fromHex("ffd8ffe00000ffd9");
    }
    void aFileThatIsNotAJpegIsRefused()
    {
        QFETCH(QByteArray, file);
        QVERIFY(pack::jpegInfo(file).error() == pack::codes::PictureDamaged);
        QVERIFY(pack::decodeJpeg(file).error() == pack::codes::PictureDamaged);
    }
    void aHeaderThatClaimsTooMuchIsRefusedBeforeAnythingIsUnpacked()
    {
        auto jpeg = *pack::encodeJpeg(ramps({64, 64}, Image::Format::Gray8, 300), 85);
        const auto frame = jpeg.indexOf(QByteArray::fromHex("ffc0"));
        QVERIFY(frame > 0);
        // SOF0: FF C0 | length(2) | precision(1) | height(2) | width(2)
        jpeg.replace(frame + 5, 4, QByteArray::fromHex("ffdcffdc")); // 65,500 × 65,500
        QVERIFY(pack::decodeJpeg(jpeg).error() == pack::codes::PictureTooLarge);
        QVERIFY(pack::decodeJpeg(*pack::encodeJpeg(ramps({64, 64}, Image::Format::Gray8, 300), 85), {.largestSide = 63})
                    .error()
                == pack::codes::PictureTooLarge);
    }
    void centimetresAreTurnedIntoInches()
    {
        auto jpeg = *pack::encodeJpeg(ramps({16, 16}, Image::Format::Gray8, 300), 85);
        jpeg[13] = 2; // units
        jpeg.replace(14, 4, QByteArray::fromHex("00760076")); // 118 dots a centimetre
        QCOMPARE(pack::jpegInfo(jpeg)->dpi, 300);
    }
    void fourColoursAreRefused()
    {
        const QByteArray pixels(32LL * 32 * 4, '\x55');
        unsigned char *out = nullptr;
        unsigned long length = 0;
        void *handle = tjInitCompress();
        QCOMPARE(tjCompress2(handle, reinterpret_cast<const unsigned char *>(pixels.constData()), 32, 0, 32, TJPF_CMYK,
                             &out, &length, TJSAMP_444, 80, 0),
                 0);
        const QByteArray jpeg(reinterpret_cast<const char *>(out), static_cast<qsizetype>(length));
        tjFree(out);
        tjDestroy(handle);
        QVERIFY(pack::decodeJpeg(jpeg).error() == pack::codes::PictureDamaged);
    }
};

YC_TEST(TestJpeg)
#include "tst_jpeg.moc"
