#include "core/imaging/text_cells.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace yc::core::imaging
{

namespace
{

constexpr int LeastHeight = 9; // of a line, pixels: below it strokes are gone
constexpr int MostHeight = 110;
constexpr int CellSide = 32;
constexpr std::size_t MostCells = 400;

struct Place {
    cv::Rect box; // a square around one character
};

// Ink without rulings, frames, stains and dust: what may be writing.
cv::Mat writingOf(const cv::Mat &ink, std::vector<int> &heights)
{
    cv::Mat labels;
    cv::Mat stats;
    cv::Mat centres;
    const int count = cv::connectedComponentsWithStats(ink, labels, stats, centres, 8, CV_32S);
    std::vector<uchar> kept(static_cast<std::size_t>(count), 0);
    for (int i = 1; i < count; ++i) {
        const int w = stats.at<int>(i, cv::CC_STAT_WIDTH);
        const int h = stats.at<int>(i, cv::CC_STAT_HEIGHT);
        const int area = stats.at<int>(i, cv::CC_STAT_AREA);
        if (w > MostHeight * 3 || h > MostHeight || area < 4 || (w > 12 * h && w > 40) || (h > 12 * w && h > 40))
            continue;
        kept[static_cast<std::size_t>(i)] = 255;
        if (std::max(w, h) >= 7)
            heights.push_back(std::max(w, h));
    }
    cv::Mat writing(ink.size(), CV_8U);
    for (int y = 0; y < ink.rows; ++y) {
        const auto *from = labels.ptr<int>(y);
        auto *to = writing.ptr<uchar>(y);
        for (int x = 0; x < ink.cols; ++x)
            to[x] = kept[static_cast<std::size_t>(from[x])];
    }
    return writing;
}

// One line of writing into squares: runs of ink in its columns are joined while they fit one character.
void cutLine(const cv::Mat &writing, const cv::Rect &line, std::vector<Place> &places)
{
    cv::Mat columns;
    cv::reduce(writing(line), columns, 0, cv::REDUCE_MAX, CV_8U);
    const auto *has = columns.ptr<uchar>(0);
    const int h = line.height;
    int from = -1;
    int to = -1;
    const auto flush = [&] {
        if (from >= 0 && to - from >= h / 6 && to - from <= h * 5 / 4) {
            const int middle = line.x + (from + to) / 2;
            places.push_back({cv::Rect(middle - h / 2, line.y, h, h)});
        }
        from = -1;
    };
    for (int x = 0; x < line.width;) {
        if (!has[x]) {
            ++x;
            continue;
        }
        int end = x;
        while (end < line.width && has[end])
            ++end;
        // Parts of one character stand closer than a quarter of its height, and together are no wider than it is high.
        if (from >= 0 && (end - from > h * 21 / 20 || x - to > h / 4))
            flush();
        if (from < 0)
            from = x;
        to = end;
        x = end;
    }
    flush();
}

Strokes strokesOf(const cv::Mat &cell)
{
    cv::Mat small;
    cv::resize(cell, small, {CellSide, CellSide}, 0, 0, cv::INTER_AREA);
    cv::Mat dx;
    cv::Mat dy;
    cv::Sobel(small, dx, CV_16S, 1, 0, 3);
    cv::Sobel(small, dy, CV_16S, 0, 1, 3);
    Strokes strokes{};
    constexpr int Field = CellSide / static_cast<int>(CellFields);
    for (int y = 0; y < CellSide; ++y) {
        const auto *gx = dx.ptr<short>(y);
        const auto *gy = dy.ptr<short>(y);
        for (int x = 0; x < CellSide; ++x) {
            const float strength = std::hypot(static_cast<float>(gx[x]), static_cast<float>(gy[x]));
            if (strength < 40)
                continue;
            const float angle = std::atan2(static_cast<float>(gy[x]), static_cast<float>(gx[x]));
            // Half a step aside, so that level and upright strokes fall into the middle of a direction.
            const int direction
                = static_cast<int>(std::floor(
                      (angle / (2 * static_cast<float>(CV_PI)) + 1.0f) * static_cast<float>(Directions) + 0.5f))
                % static_cast<int>(Directions);
            const auto place
                = (static_cast<std::size_t>(y / Field) * CellFields + static_cast<std::size_t>(x / Field)) * Directions
                + static_cast<std::size_t>(direction);
            strokes[place] += strength;
        }
    }
    float length = 0;
    for (auto &one : strokes) {
        one = std::sqrt(one); // a bold stroke is not four thin ones
        length += one * one;
    }
    length = std::sqrt(length) + 1e-6f;
    for (auto &one : strokes)
        one /= length;
    return strokes;
}

} // namespace

cv::Mat inkOf(const cv::Mat &gray)
{
    // Paper is what is brightest around: a closed, softened small copy. Ink is a good deal darker than that.
    cv::Mat small;
    cv::resize(gray, small, {}, 0.125, 0.125, cv::INTER_AREA);
    cv::morphologyEx(small, small, cv::MORPH_CLOSE, cv::getStructuringElement(cv::MORPH_RECT, {15, 15}));
    cv::GaussianBlur(small, small, {9, 9}, 0);
    cv::Mat paper;
    cv::resize(small, paper, gray.size(), 0, 0, cv::INTER_LINEAR);
    cv::Mat ink(gray.size(), CV_8U);
    for (int y = 0; y < gray.rows; ++y) {
        const auto *g = gray.ptr<uchar>(y);
        const auto *p = paper.ptr<uchar>(y);
        auto *to = ink.ptr<uchar>(y);
        for (int x = 0; x < gray.cols; ++x)
            to[x] = g[x] * 100 < p[x] * 78 ? 255 : 0;
    }
    return ink;
}

Strokes turnedClockwise(const Strokes &strokes)
{
    Strokes result{};
    for (std::size_t row = 0; row < CellFields; ++row)
        for (std::size_t column = 0; column < CellFields; ++column)
            for (std::size_t d = 0; d < Directions; ++d) {
                const auto from = (row * CellFields + column) * Directions + d;
                const auto to
                    = (column * CellFields + (CellFields - 1 - row)) * Directions + (d + Directions / 4) % Directions;
                result[to] = strokes[from];
            }
    return result;
}

TextCells textCells(const cv::Mat &gray, const cv::Mat &ink)
{
    TextCells found;
    std::vector<int> heights;
    const auto writing = writingOf(ink, heights);
    if (heights.size() < 8)
        return found;
    // Most parts of characters are smaller than the character: the upper third tells its size.
    const auto third = static_cast<std::ptrdiff_t>(heights.size() * 2 / 3);
    std::nth_element(heights.begin(), heights.begin() + third, heights.end());
    const int usual = std::clamp(heights[static_cast<std::size_t>(third)], LeastHeight, MostHeight);

    cv::Mat joined;
    cv::morphologyEx(writing, joined, cv::MORPH_CLOSE,
                     cv::getStructuringElement(cv::MORPH_RECT, {usual | 1, std::max(3, usual / 4) | 1}));
    cv::Mat labels;
    cv::Mat stats;
    cv::Mat centres;
    const int count = cv::connectedComponentsWithStats(joined, labels, stats, centres, 8, CV_32S);
    std::vector<Place> places;
    std::vector<int> lineHeights;
    for (int i = 1; i < count; ++i) {
        const cv::Rect box(stats.at<int>(i, cv::CC_STAT_LEFT), stats.at<int>(i, cv::CC_STAT_TOP),
                           stats.at<int>(i, cv::CC_STAT_WIDTH), stats.at<int>(i, cv::CC_STAT_HEIGHT));
        if (box.height < LeastHeight || box.height > MostHeight || box.height > usual * 3
            || box.width * 2 < box.height * 3)
            continue;
        lineHeights.push_back(box.height);
        cutLine(writing, box, places);
    }
    if (lineHeights.empty())
        return found;
    found.lines = static_cast<int>(lineHeights.size());
    const auto middle = lineHeights.begin() + static_cast<std::ptrdiff_t>(lineHeights.size() / 2);
    std::nth_element(lineHeights.begin(), middle, lineHeights.end());
    found.height = *middle;

    const auto looks = std::min(places.size(), MostCells);
    cv::Mat cell;
    for (std::size_t i = 0; i < looks; ++i) { // spread evenly over all of them
        const auto &box = places[i * places.size() / looks].box;
        const auto visible = box & cv::Rect({0, 0}, gray.size());
        if (visible.area() * 10 < box.area() * 9)
            continue;
        // The paper's own tone does not matter: darkest to lightest of this place becomes black to white.
        cv::normalize(gray(visible), cell, 0, 255, cv::NORM_MINMAX);
        found.cells.push_back(strokesOf(cell));
    }
    return found;
}

} // namespace yc::core::imaging
