#pragma once

#include <QSize>

#include <cstddef>
#include <span>

namespace yc::helpers::camerad
{

// What a camera sends for a picture. Only a whole one is for a decoder, which fills up what is missing with gray and
// takes the memory that a head claims before it looks at a pixel.
enum class JpegFrame {
    Whole, // whatever stands behind its end
    WithoutEnd, // torn; some cameras never write it
    None // no head, or one that claims more than was promised
};
// Pure. Source: ITU-T T.81, B.1 and B.2.
[[nodiscard]] JpegFrame jpegFrame(std::span<const unsigned char> bytes, QSize promised);

} // namespace yc::helpers::camerad
