#pragma once

#include <opencv2/core.hpp>

namespace yc::core::imaging
{

struct Skew {
    double degrees = 0; // how far lines rise or fall: a clockwise lean of the page is positive; within ±15
    bool trusted = false; // enough written lines agree
    bool standing = false; // lines run up and down: the page lies on its side
};

// The lean of what is written, from the lower (or, lying on its side, right) edges of ink: the angle at which most of
// them fall into few rows. ink: CV_8U, 255 where there is ink; about 1,800 pixels along the longer side.
[[nodiscard]] Skew skewOf(const cv::Mat &ink);

} // namespace yc::core::imaging
