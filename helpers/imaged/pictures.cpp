#include "helpers/imaged/pictures.h"

#include "core/pack/jpeg.h"
#include "core/pages/file_messages.h"
#include "helpers/imaged/exif.h"

#include <QtEndian>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <memory>
#include <png.h>
#include <tiffio.h>
#include <vector>

namespace yc::helpers::imaged
{

namespace codes = core::pages::codes;
using core::pages::MostPixels;

namespace
{

bool fits(qint64 width, qint64 height)
{
    return width > 0 && height > 0 && width <= Image::LargestSide && height <= Image::LargestSide
        && width * height <= MostPixels;
}

int sensibleDpi(double dpi)
{
    return dpi >= 10 && dpi <= 4800 ? static_cast<int>(std::lround(dpi)) : 0;
}

// ---- JPEG

Result<Image> jpegPage(QByteArrayView bytes)
{
    auto image = core::pack::decodeJpeg(bytes, {.largestSide = Image::LargestSide, .mostPixels = MostPixels});
    if (!image)
        return std::unexpected(image.error() == core::pack::codes::PictureTooLarge      ? codes::PageTooLarge
                                   : image.error() == core::pack::codes::PictureDamaged ? codes::FileDamaged
                                                                                        : image.error());
    return oriented(std::move(*image), exifOrientation(bytes));
}

// ---- PNG

// pHYs: x(4) y(4) unit(1: metre), before the first IDAT.
int pngDpi(QByteArrayView bytes)
{
    for (qsizetype at = 8; at + 12 <= bytes.size();) {
        const auto length = qFromBigEndian<quint32>(bytes.data() + at);
        const auto name = bytes.sliced(at + 4, 4);
        if (name == QByteArrayView("IDAT", 4) || length > static_cast<quint32>(bytes.size() - at - 12))
            return 0;
        if (name == QByteArrayView("pHYs", 4) && length == 9 && bytes[at + 16] == 1)
            return sensibleDpi(qFromBigEndian<quint32>(bytes.data() + at + 8) * 0.0254);
        at += 12 + static_cast<qsizetype>(length);
    }
    return 0;
}

class PngReader
{
public:
    PngReader() { m_image.version = PNG_IMAGE_VERSION; }
    PngReader(const PngReader &) = delete;
    PngReader &operator=(const PngReader &) = delete;
    ~PngReader() { png_image_free(&m_image); }

    Result<Image> read(QByteArrayView bytes)
    {
        if (!png_image_begin_read_from_memory(&m_image, bytes.data(), static_cast<std::size_t>(bytes.size())))
            return std::unexpected(codes::FileDamaged);
        if (!fits(m_image.width, m_image.height))
            return std::unexpected(codes::PageTooLarge);
        const bool colour = m_image.format & PNG_FORMAT_FLAG_COLOR;
        auto image = Image::create({static_cast<int>(m_image.width), static_cast<int>(m_image.height)},
                                   colour ? Image::Format::Rgb24 : Image::Format::Gray8, pngDpi(bytes));
        if (!image)
            return image;
        m_image.format = colour ? PNG_FORMAT_RGB : PNG_FORMAT_GRAY;
        const png_color white{255, 255, 255}; // paper shows through what is transparent
        if (!png_image_finish_read(&m_image, &white, image->row(0), static_cast<png_int_32>(image->stride()), nullptr)
            || PNG_IMAGE_FAILED(m_image))
            return std::unexpected(codes::FileDamaged);
        return image;
    }

private:
    png_image m_image{};
};

// ---- TIFF, read from memory by libtiff's own calls

struct Bytes {
    QByteArrayView all;
    qint64 at = 0;
};

tmsize_t readBytes(thandle_t handle, void *to, tmsize_t size)
{
    auto *bytes = static_cast<Bytes *>(handle);
    const auto left = std::clamp<qint64>(bytes->all.size() - bytes->at, 0, size);
    std::memcpy(to, bytes->all.data() + std::min<qint64>(bytes->at, bytes->all.size()), static_cast<std::size_t>(left));
    bytes->at += left;
    return left;
}

tmsize_t writeNothing(thandle_t /*handle*/, void * /*from*/, tmsize_t /*size*/)
{
    return 0;
}

toff_t seekBytes(thandle_t handle, toff_t offset, int whence)
{
    auto *bytes = static_cast<Bytes *>(handle);
    const auto size = static_cast<toff_t>(bytes->all.size());
    toff_t base = 0;
    if (whence == SEEK_CUR)
        base = static_cast<toff_t>(bytes->at);
    else if (whence == SEEK_END)
        base = size;
    const toff_t to = base + offset; // wraps for what is negative, and is then beyond the end
    if (to > size)
        return static_cast<toff_t>(-1);
    bytes->at = static_cast<qint64>(to);
    return to;
}

int closeNothing(thandle_t /*handle*/)
{
    return 0;
}

toff_t sizeOfBytes(thandle_t handle)
{
    return static_cast<toff_t>(static_cast<Bytes *>(handle)->all.size());
}

struct TiffCloser {
    void operator()(TIFF *tiff) const { TIFFClose(tiff); }
};
using Tiff = std::unique_ptr<TIFF, TiffCloser>;

Tiff openTiff(Bytes &bytes)
{
    TIFFSetErrorHandler(nullptr);
    TIFFSetWarningHandler(nullptr);
    // "m": not mapped, the memory is ours already.
    return Tiff(TIFFClientOpen("file", "rm", &bytes, readBytes, writeNothing, seekBytes, closeNothing, sizeOfBytes,
                               nullptr, nullptr));
}

int tiffDpi(TIFF *tiff)
{
    float resolution = 0;
    uint16_t unit = RESUNIT_INCH;
    TIFFGetField(tiff, TIFFTAG_XRESOLUTION, &resolution);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_RESOLUTIONUNIT, &unit);
    if (unit == RESUNIT_NONE)
        return 0;
    return sensibleDpi(static_cast<double>(resolution) * (unit == RESUNIT_CENTIMETER ? 2.54 : 1.0));
}

Result<Image> tiffPage(QByteArrayView all, int page)
{
    Bytes bytes{.all = all};
    const auto tiff = openTiff(bytes);
    if (!tiff || (page > 0 && !TIFFSetDirectory(tiff.get(), static_cast<tdir_t>(page))))
        return std::unexpected(codes::FileDamaged);
    uint32_t width = 0;
    uint32_t height = 0;
    uint16_t orientation = ORIENTATION_TOPLEFT;
    if (!TIFFGetField(tiff.get(), TIFFTAG_IMAGEWIDTH, &width)
        || !TIFFGetField(tiff.get(), TIFFTAG_IMAGELENGTH, &height))
        return std::unexpected(codes::FileDamaged);
    if (!fits(width, height))
        return std::unexpected(codes::PageTooLarge);
    TIFFGetFieldDefaulted(tiff.get(), TIFFTAG_ORIENTATION, &orientation);
    uint16_t samples = 1;
    TIFFGetFieldDefaulted(tiff.get(), TIFFTAG_SAMPLESPERPIXEL, &samples);
    std::vector<uint32_t> raster(static_cast<std::size_t>(width) * height);
    // Asked for in its own orientation nothing is turned; what that means is then done as for a camera's picture.
    if (!TIFFReadRGBAImageOriented(tiff.get(), width, height, raster.data(), orientation, 1))
        return std::unexpected(codes::FileDamaged);
    const auto format = samples <= 2 ? Image::Format::Gray8 : Image::Format::Rgb24;
    uint16_t photometric = PHOTOMETRIC_MINISBLACK;
    TIFFGetField(tiff.get(), TIFFTAG_PHOTOMETRIC, &photometric);
    const bool gray = format == Image::Format::Gray8 && photometric != PHOTOMETRIC_PALETTE;
    auto image = Image::create({static_cast<int>(width), static_cast<int>(height)},
                               gray ? Image::Format::Gray8 : Image::Format::Rgb24, tiffDpi(tiff.get()));
    if (!image)
        return image;
    for (uint32_t y = 0; y < height; ++y) {
        auto *to = image->row(static_cast<int>(y));
        const auto *from = raster.data() + static_cast<std::size_t>(y) * width;
        for (uint32_t x = 0; x < width; ++x) {
            *to++ = static_cast<std::byte>(TIFFGetR(from[x]));
            if (gray)
                continue;
            *to++ = static_cast<std::byte>(TIFFGetG(from[x]));
            *to++ = static_cast<std::byte>(TIFFGetB(from[x]));
        }
    }
    return oriented(std::move(*image), orientation);
}

} // namespace

Result<int> pagesOf(QByteArrayView bytes, FileFormat format)
{
    if (format != FileFormat::Tiff)
        return 1;
    Bytes memory{.all = bytes};
    const auto tiff = openTiff(memory);
    if (!tiff)
        return std::unexpected(codes::FileDamaged);
    int pages = 1;
    while (pages <= core::pages::MostPages && TIFFReadDirectory(tiff.get()))
        ++pages;
    return pages;
}

Result<Image> pageOf(QByteArrayView bytes, FileFormat format, int page)
{
    switch (format) {
    case FileFormat::Jpeg: return jpegPage(bytes);
    case FileFormat::Png: return PngReader().read(bytes);
    case FileFormat::Tiff: return tiffPage(bytes, page);
    case FileFormat::Pdf: break;
    }
    return std::unexpected(codes::UnknownFormat);
}

} // namespace yc::helpers::imaged
