#pragma once

#include "base/image.h"
#include "core/domain/page_finding.h"

#include <opencv2/core.hpp>

namespace yc::core::imaging
{

// What the findings are drawn from, for tests and for whoever sets the limits anew.
struct Measures {
    double edgeMm = 0; // how far a stroke's edge takes from dark to light, the worse of the two directions; 0: no text
    double inkMm2 = 0; // written area, without specks, punch holes and what shines through
    double paperTone = 0; // 0..255, of the paper, not of the ink
    double glareShare = 0; // of the page, in one blot
    int cutSides = 0; // sides of the picture that writing runs into
};

struct Seen {
    const Image &page; // as it will be kept
    const cv::Mat &gray; // the same, CV_8U, about 1,800 pixels along the longer side
    const cv::Mat &ink; // inkOf(gray)
    bool photographed = false; // cut out of a photograph: light and distance matter
    int dpi = 0; // of `page`; 0: taken for an A4
};
[[nodiscard]] Measures measure(const Seen &seen);
[[nodiscard]] domain::PageFindings findingsOf(const Measures &measures, const Seen &seen);

} // namespace yc::core::imaging
