#pragma once

#include "base/image.h"

#include <QByteArrayView>

namespace yc::helpers::imaged
{

// How a camera was held, by the numbers of TIFF 6.0 and Exif 2.32 (tag 0x0112): 1 as it is … 8. What cannot be read
// is 1.
[[nodiscard]] int exifOrientation(QByteArrayView jpeg);
// The picture as it is to be seen; 1 and nonsense give it back untouched. NoMemory.
[[nodiscard]] Result<Image> oriented(Image picture, int orientation);

} // namespace yc::helpers::imaged
