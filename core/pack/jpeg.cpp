#include "core/pack/jpeg.h"

#include <turbojpeg.h>

#include <algorithm>
#include <memory>

namespace yc::core::pack
{

namespace
{

struct HandleCloser {
    void operator()(void *handle) const { tjDestroy(handle); }
};
using Handle = std::unique_ptr<void, HandleCloser>;

constexpr int LargestJpegSide = 65'500;

const unsigned char *raw(QByteArrayView bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.data());
}

int big16(QByteArrayView bytes, qsizetype at)
{
    return static_cast<int>(static_cast<unsigned char>(bytes[at])) << 8
        | static_cast<int>(static_cast<unsigned char>(bytes[at + 1]));
}

// JFIF APP0: FF E0 | length(2) | "JFIF" 0 | version(2) | units(1: inch, 2: cm) | x(2) | y(2)
constexpr qsizetype JfifUnits = 11; // from the marker on
constexpr qsizetype JfifDensity = 12;

// The place of the JFIF marker among the segments before the first scan, -1 if there is none.
qsizetype jfifAt(QByteArrayView jpeg)
{
    qsizetype at = 2;
    while (at + 4 <= jpeg.size() && static_cast<unsigned char>(jpeg[at]) == 0xFF) {
        const int marker = static_cast<unsigned char>(jpeg[at + 1]);
        if (marker == 0xFF) { // fill byte
            ++at;
            continue;
        }
        if (marker == 0xDA || marker == 0xD9)
            return -1;
        const int length = big16(jpeg, at + 2);
        if (marker == 0xE0 && length >= 16 && at + 2 + length <= jpeg.size()
            && jpeg.sliced(at + 4, 5) == QByteArrayView("JFIF\0", 5))
            return at;
        if (length < 2)
            return -1;
        at += 2 + length;
    }
    return -1;
}

int dpiOf(QByteArrayView jpeg)
{
    const auto at = jfifAt(jpeg);
    if (at < 0)
        return 0;
    const int units = static_cast<unsigned char>(jpeg[at + JfifUnits]);
    const int density = big16(jpeg, at + JfifDensity);
    if (units == 1)
        return density;
    if (units == 2)
        return qRound(density * 2.54);
    return 0;
}

void setDpi(QByteArray &jpeg, int dpi)
{
    const auto at = jfifAt(jpeg);
    if (at < 0 || dpi <= 0 || dpi > 0xFFFF)
        return;
    jpeg[at + JfifUnits] = 1;
    for (const qsizetype place : {at + JfifDensity, at + JfifDensity + 2}) {
        jpeg[place] = static_cast<char>(dpi >> 8);
        jpeg[place + 1] = static_cast<char>(dpi & 0xFF);
    }
}

} // namespace

Result<QByteArray> encodeJpeg(const Image &image, int quality)
{
    if (image.isNull() || std::max(image.size().width(), image.size().height()) > LargestJpegSide)
        return std::unexpected(codes::PictureNotPacked);
    const Handle handle(tjInitCompress());
    if (!handle)
        return std::unexpected(yc::codes::NoMemory);
    const bool gray = image.format() == Image::Format::Gray8;
    const int subsampling = gray ? TJSAMP_GRAY : TJSAMP_420;
    const auto most = tjBufSize(image.size().width(), image.size().height(), subsampling);
    if (most == static_cast<unsigned long>(-1))
        return std::unexpected(codes::PictureNotPacked);
    QByteArray jpeg(static_cast<qsizetype>(most), Qt::Uninitialized);
    auto *out = reinterpret_cast<unsigned char *>(jpeg.data());
    unsigned long length = most;
    if (tjCompress2(handle.get(), reinterpret_cast<const unsigned char *>(image.row(0)), image.size().width(),
                    static_cast<int>(image.stride()), image.size().height(), gray ? TJPF_GRAY : TJPF_RGB, &out, &length,
                    subsampling, std::clamp(quality, 1, 100), TJFLAG_NOREALLOC)
        != 0)
        return std::unexpected(codes::PictureNotPacked);
    jpeg.resize(static_cast<qsizetype>(length));
    jpeg.squeeze();
    setDpi(jpeg, image.dpi());
    return jpeg;
}

Result<JpegInfo> jpegInfo(QByteArrayView jpeg)
{
    if (jpeg.size() < 4 || static_cast<unsigned char>(jpeg[0]) != 0xFF || static_cast<unsigned char>(jpeg[1]) != 0xD8)
        return std::unexpected(codes::PictureDamaged);
    const Handle handle(tjInitDecompress());
    if (!handle)
        return std::unexpected(yc::codes::NoMemory);
    int width = 0;
    int height = 0;
    int subsampling = 0;
    int colours = 0;
    if (tjDecompressHeader3(handle.get(), raw(jpeg), static_cast<unsigned long>(jpeg.size()), &width, &height,
                            &subsampling, &colours)
            != 0
        || width <= 0 || height <= 0)
        return std::unexpected(codes::PictureDamaged);
    return JpegInfo{.size = {width, height},
                    .format = colours == TJCS_GRAY ? Image::Format::Gray8 : Image::Format::Rgb24,
                    .dpi = dpiOf(jpeg)};
}

Result<Image> decodeJpeg(QByteArrayView jpeg, PictureLimits limits)
{
    const auto info = jpegInfo(jpeg);
    if (!info)
        return std::unexpected(info.error());
    const auto &size = info->size;
    if (std::max(size.width(), size.height()) > limits.largestSide
        || static_cast<qint64>(size.width()) * size.height() > limits.mostPixels)
        return std::unexpected(codes::PictureTooLarge);
    auto image = Image::create(size, info->format, info->dpi);
    if (!image)
        return std::unexpected(image.error() == yc::codes::NoMemory ? codes::PictureTooLarge : image.error());
    const Handle handle(tjInitDecompress());
    if (!handle)
        return std::unexpected(yc::codes::NoMemory);
    // Limiting the scans keeps a small progressive file from costing minutes.
    if (tjDecompress2(handle.get(), raw(jpeg), static_cast<unsigned long>(jpeg.size()),
                      reinterpret_cast<unsigned char *>(image->row(0)), size.width(), static_cast<int>(image->stride()),
                      size.height(), info->format == Image::Format::Gray8 ? TJPF_GRAY : TJPF_RGB,
                      TJFLAG_STOPONWARNING | TJFLAG_LIMITSCANS)
        != 0)
        return std::unexpected(codes::PictureDamaged);
    return image;
}

} // namespace yc::core::pack
