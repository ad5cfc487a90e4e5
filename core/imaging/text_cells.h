#pragma once

#include <opencv2/core.hpp>

#include <array>
#include <vector>

// What is written on a page, cut into places for one character each, without knowing any character.
namespace yc::core::imaging
{

// 255 where there is ink, against the paper around it: shadows and yellowed paper do not count. gray: CV_8U, about
// 1,800 pixels along the longer side.
[[nodiscard]] cv::Mat inkOf(const cv::Mat &gray);

// What strokes look like in one character's place: 4 × 4 fields of 8 directions, row by row, of length one.
constexpr std::size_t CellFields = 4;
constexpr std::size_t Directions = 8;
using Strokes = std::array<float, CellFields * CellFields * Directions>;
// The same strokes with the character turned a quarter clockwise; exact, nothing is drawn anew.
[[nodiscard]] Strokes turnedClockwise(const Strokes &strokes);

struct TextCells {
    std::vector<Strokes> cells; // at most 400, evenly from the whole page
    double height = 0; // of a line of text, pixels, the usual one; 0 without text
    int lines = 0;
};
// Lines are taken to run from left to right or right to left (upside down).
[[nodiscard]] TextCells textCells(const cv::Mat &gray, const cv::Mat &ink);

} // namespace yc::core::imaging
