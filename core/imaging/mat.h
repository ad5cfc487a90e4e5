#pragma once

#include "base/image.h"

#include <opencv2/core.hpp>

// Our pictures as OpenCV sees them: the same memory, no copy. For this room and its tests.
namespace yc::core::imaging
{

[[nodiscard]] inline int matType(Image::Format format)
{
    return format == Image::Format::Rgb24 ? CV_8UC3 : CV_8UC1;
}

[[nodiscard]] inline cv::Mat view(Image &image)
{
    return {image.size().height(), image.size().width(), matType(image.format()), image.row(0),
            static_cast<std::size_t>(image.stride())};
}

// OpenCV knows no read-only matrix; what takes this only reads it.
[[nodiscard]] inline cv::Mat view(const Image &image)
{
    return {image.size().height(), image.size().width(), matType(image.format()), const_cast<std::byte *>(image.row(0)),
            static_cast<std::size_t>(image.stride())};
}

} // namespace yc::core::imaging
