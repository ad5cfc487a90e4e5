#pragma once

#include "core/imaging/text_cells.h"

namespace yc::core::imaging
{

struct Orientation {
    int turns = 0; // quarter turns clockwise that bring the page upright
    bool trusted = false; // else leave the page as it is
    double margin = 0; // log odds of the best against the next, all characters together
};

// Which way is up, without reading: each character's place is asked how upright its strokes look in the four positions
// (a small trained function over stroke directions, the same for all four), and all of them vote. gray: CV_8U, level,
// about 1,800 pixels along the longer side. standing: lines seem to run up and down (Skew), which settles a tie.
[[nodiscard]] Orientation orientationOf(const cv::Mat &gray, const cv::Mat &ink, bool standing);

// How upright one place looks; only differences between the four positions mean anything. For the trainer and tests.
[[nodiscard]] float uprightness(const Strokes &strokes);

} // namespace yc::core::imaging
