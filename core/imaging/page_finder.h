#pragma once

#include "base/image.h"
#include "core/imaging/geometry.h"

#include <optional>

namespace yc::core::imaging
{

struct FoundPage {
    Quad corners;
    double confidence = 0; // 0..1: how much of the four sides is really seen, as a step in brightness or colour
    int sidesOnFrame = 0; // sides that are the picture's own edge: the sheet goes on beyond it
};

// The sheet in a photograph. Nothing: no sheet whose sides are seen, as in a scan that is nothing but the page. Colours
// and edges propose some hundred quads, the sides' support chooses, and each side is fitted anew at a finer scale.
// 12 megapixels: about a tenth of a second. Any thread.
[[nodiscard]] std::optional<FoundPage> findPage(const Image &picture);

} // namespace yc::core::imaging
