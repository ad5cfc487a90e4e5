#pragma once

#include "base/image.h"
#include "helpers/imaged/format.h"

namespace yc::helpers::imaged
{

// JPEG, PNG and TIFF in memory. Sizes are judged before a pixel is unpacked; a file with an error inside is refused,
// never shown half grey. Turned the way the camera says it was held. Libraries that abort the process are borne by
// whoever started it. How many pages: 1, for TIFF its pictures (at most MostPages + 1 are counted). FileDamaged.
[[nodiscard]] Result<int> pagesOf(QByteArrayView bytes, FileFormat format);
// FileDamaged, PageTooLarge, NoMemory. page counts from 0.
[[nodiscard]] Result<Image> pageOf(QByteArrayView bytes, FileFormat format, int page);

} // namespace yc::helpers::imaged
