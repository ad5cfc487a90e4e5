#include "tests/helpers/made_files.h"

#include "base/image.h"
#include "core/pack/jpeg.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtEndian>

#include <png.h>
#include <tiffio.h>
#include <vector>

namespace yc::tests
{

namespace
{

Image quartered(QSize size, Image::Format format, int dpi)
{
    auto image = Image::create(size, format, dpi);
    Q_ASSERT(image);
    const int bytes = format == Image::Format::Rgb24 ? 3 : 1;
    for (int y = 0; y < size.height(); ++y)
        for (int x = 0; x < size.width() * bytes; ++x)
            image->row(y)[x] = x / bytes < size.width() / 2 && y < size.height() / 2 ? std::byte{30} : std::byte{220};
    return std::move(*image);
}

} // namespace

QByteArray jpegFile(QSize size, int exifOrientation, int dpi)
{
    auto jpeg = *core::pack::encodeJpeg(quartered(size, Image::Format::Rgb24, dpi), 90);
    if (exifOrientation == 0)
        return jpeg;
    QByteArray exif("Exif\0\0II*\0\x08\0\0\0\x01\0", 16);
    exif += QByteArray("\x12\x01\x03\0\x01\0\0\0", 8);
    exif += static_cast<char>(exifOrientation);
    exif += QByteArray(7, '\0');
    QByteArray segment("\xFF\xE1");
    segment.resize(4);
    qToBigEndian(static_cast<quint16>(exif.size() + 2), segment.data() + 2);
    return jpeg.left(2) + segment + exif + jpeg.mid(2);
}

QByteArray pngFile(QSize size, bool alpha)
{
    const auto image = quartered(size, Image::Format::Gray8, 0);
    std::vector<unsigned char> pixels;
    for (int y = 0; y < size.height(); ++y)
        for (int x = 0; x < size.width(); ++x) {
            const auto tone = std::to_integer<unsigned char>(image.row(y)[x]);
            pixels.push_back(tone);
            if (alpha)
                pixels.push_back(tone < 128 ? 255 : 0); // the light part is not there at all
        }
    png_image png{};
    png.version = PNG_IMAGE_VERSION;
    png.width = static_cast<png_uint_32>(size.width());
    png.height = static_cast<png_uint_32>(size.height());
    png.format = alpha ? PNG_FORMAT_GA : PNG_FORMAT_GRAY;
    png_alloc_size_t length = 0;
    png_image_write_get_memory_size(png, length, 0, pixels.data(), 0, nullptr);
    QByteArray bytes(static_cast<qsizetype>(length), '\0');
    png_image_write_to_memory(&png, bytes.data(), &length, 0, pixels.data(), 0, nullptr);
    bytes.resize(static_cast<qsizetype>(length));
    return bytes;
}

QByteArray tiffFile(QSize size, int pages, int orientation)
{
    const QTemporaryDir folder;
    const auto path = folder.filePath(QStringLiteral("made.tif"));
    auto *tiff = TIFFOpen(QFile::encodeName(path).constData(), "w");
    auto image = quartered(size, Image::Format::Gray8, 0);
    for (int page = 0; page < pages; ++page) {
        TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, size.width());
        TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, size.height());
        TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, 8);
        TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, 1);
        TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISBLACK);
        TIFFSetField(tiff, TIFFTAG_COMPRESSION, COMPRESSION_LZW);
        TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, 32);
        TIFFSetField(tiff, TIFFTAG_ORIENTATION, orientation);
        TIFFSetField(tiff, TIFFTAG_XRESOLUTION, 200.0);
        TIFFSetField(tiff, TIFFTAG_RESOLUTIONUNIT, RESUNIT_INCH);
        for (int y = 0; y < size.height(); ++y)
            TIFFWriteScanline(tiff, image.row(y), static_cast<uint32_t>(y), 0);
        TIFFWriteDirectory(tiff);
    }
    TIFFClose(tiff);
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray pdfFile(int pages, QSizeF points, const QByteArray &contents)
{
    QByteArray pdf("%PDF-1.4\n");
    QList<qsizetype> places;
    const auto object = [&](const QByteArray &body) {
        places += pdf.size();
        pdf += QByteArray::number(places.size()) + " 0 obj\n" + body + "\nendobj\n";
    };
    object("<</Type/Catalog/Pages 2 0 R>>");
    QByteArray kids;
    for (int i = 0; i < pages; ++i)
        kids += QByteArray::number(4 + 2 * i) + " 0 R ";
    object("<</Type/Pages/Count " + QByteArray::number(pages) + "/Kids[" + kids + "]>>");
    object("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
    for (int i = 0; i < pages; ++i) {
        object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 " + QByteArray::number(points.width()) + " "
               + QByteArray::number(points.height()) + "]/Resources<</Font<</F 3 0 R>>>>/Contents "
               + QByteArray::number(5 + 2 * i) + " 0 R>>");
        const auto stream
            = contents.isEmpty() ? "BT /F 72 Tf 72 600 Td (Page " + QByteArray::number(i + 1) + ") Tj ET" : contents;
        object("<</Length " + QByteArray::number(stream.size()) + ">>stream\n" + stream + "\nendstream");
    }
    const auto table = pdf.size();
    pdf += "xref\n0 " + QByteArray::number(places.size() + 1) + "\n0000000000 65535 f \n";
    for (const auto place : places)
        pdf += QByteArray::number(place).rightJustified(10, '0') + " 00000 n \n";
    pdf += "trailer<</Size " + QByteArray::number(places.size() + 1) + "/Root 1 0 R>>\nstartxref\n"
        + QByteArray::number(table) + "\n%%EOF\n";
    return pdf;
}

QByteArray lockedPdf(const QByteArray &pdf)
{
    const QTemporaryDir folder;
    QFile plain(folder.filePath(QStringLiteral("plain.pdf")));
    if (!plain.open(QIODevice::WriteOnly) || plain.write(pdf) != pdf.size())
        return {};
    plain.close();
    const auto locked = folder.filePath(QStringLiteral("locked.pdf"));
    if (QProcess::execute(QStringLiteral("qpdf"),
                          {QStringLiteral("--encrypt"), QStringLiteral("secret"), QStringLiteral("owner"),
                           QStringLiteral("256"), QStringLiteral("--"), plain.fileName(), locked})
        != 0)
        return {};
    QFile file(locked);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray pngClaiming(quint32 width, quint32 height)
{
    QByteArray head(13, '\0');
    qToBigEndian(width, head.data());
    qToBigEndian(height, head.data() + 4);
    head[8] = 8; // bits
    head[9] = 2; // colour
    QByteArray png("\x89PNG\r\n\x1A\n");
    const auto chunk = [&png](const QByteArray &name, const QByteArray &body) {
        QByteArray number(4, '\0');
        qToBigEndian(static_cast<quint32>(body.size()), number.data());
        png += number + name + body;
        // CRC-32 as PNG wants it.
        quint32 crc = 0xFFFFFFFFU;
        for (const char c : name + body) {
            crc ^= static_cast<unsigned char>(c);
            for (int bit = 0; bit < 8; ++bit)
                crc = (crc >> 1) ^ (crc & 1 ? 0xEDB88320U : 0U);
        }
        qToBigEndian(crc ^ 0xFFFFFFFFU, number.data());
        png += number;
    };
    chunk("IHDR", head);
    chunk("IDAT", QByteArray("\x78\x9C\x63\x00\x00\x00\x01\x00\x01", 9));
    chunk("IEND", {});
    return png;
}

} // namespace yc::tests
