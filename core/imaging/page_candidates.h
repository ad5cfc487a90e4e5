#pragma once

#include "core/imaging/geometry.h"

#include <opencv2/core.hpp>

#include <vector>

// The inner parts of page_finder: what a small copy of the picture shows, and the quads it suggests.
namespace yc::core::imaging
{

struct Scene {
    cv::Size size;
    cv::Mat lab; // 8-bit L, a, b
    std::array<cv::Mat, 4> channels; // L, a, b, saturation
    std::array<cv::Mat, 3> acrossX; // CV_16S gradients of L, a, b; colour counts more, it is fainter
    std::array<cv::Mat, 3> acrossY;
};
[[nodiscard]] Scene sceneOf(const cv::Mat &smallRgb);

// Every quad worth a look, in order of nothing; sides on the frame are exactly on it.
[[nodiscard]] std::vector<Quad> candidates(const Scene &scene);

// The quad around a hull: edges are taken away, cheapest first, until four are left. Nothing if that cannot be.
[[nodiscard]] std::optional<Quad> quadAround(const std::vector<cv::Point> &contour);

} // namespace yc::core::imaging
