#pragma once

#include "base/image.h"

#include <QByteArray>
#include <QByteArrayView>

// Pages as JPEG, by libjpeg-turbo. Baseline, 4:2:0 for colour; the resolution stands in the JFIF header, so that a
// page keeps its size on paper wherever it goes. Pure functions, any thread: 12 megapixels take about 50 ms to encode
// and 90 ms to decode, so never in the UI thread.
namespace yc::core::pack
{

namespace codes
{ // P-00xx
inline constexpr Code PictureDamaged{'P', 1}; // not a JPEG, cut short, or with an error inside
inline constexpr Code PictureTooLarge{'P', 2}; // claims more pixels than the caller allows; nothing was unpacked
inline constexpr Code PictureNotPacked{'P', 3}; // an empty picture, or one larger than JPEG can say (65,500)
} // namespace codes

// quality 1..100 (clamped); 85 is what the counter files.
[[nodiscard]] Result<QByteArray> encodeJpeg(const yc::Image &image, int quality = 85);

struct JpegInfo {
    QSize size;
    yc::Image::Format format = yc::Image::Format::Rgb24;
    int dpi = 0; // 0: the file does not say
};
// Reads the header alone, nothing is unpacked.
[[nodiscard]] Result<JpegInfo> jpegInfo(QByteArrayView jpeg);

// What the caller is ready to hold. The header is judged before any pixel is unpacked.
struct PictureLimits {
    int largestSide = yc::Image::LargestSide;
    qint64 mostPixels = 100'000'000; // A3 at 600 dpi is 70 million
};
// Strict: a file that is cut short or has an error inside is refused whole, never shown half grey. Gray stays Gray8,
// everything else becomes Rgb24; CMYK is refused as damaged.
[[nodiscard]] Result<yc::Image> decodeJpeg(QByteArrayView jpeg, PictureLimits limits = {});

} // namespace yc::core::pack
