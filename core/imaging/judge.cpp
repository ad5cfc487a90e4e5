#include "core/imaging/judge.h"

#include "core/imaging/mat.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace yc::core::imaging
{

namespace
{

using domain::PageFinding;

constexpr double A4Long = 297.0;

// Limits, set on drawn pages from 7 to 14 points (tests/core/imaging prints the figures that they stand between).
constexpr double BlurredEdge = 0.55; // mm: the strokes of 10.5-point print run together
constexpr double EmptyInk = 2.0; // mm²: less than a page number
constexpr double DarkPaper = 95; // of 255
constexpr double GlareShare = 0.004;
constexpr int CoarseDpi = 110;

double percentile(const cv::Mat &gray, double share)
{
    std::array<int, 256> histogram{};
    for (int y = 0; y < gray.rows; y += 2) {
        const auto *row = gray.ptr<uchar>(y);
        for (int x = 0; x < gray.cols; x += 2)
            ++histogram[row[x]];
    }
    long all = 0;
    for (const int n : histogram)
        all += n;
    long sum = 0;
    for (std::size_t tone = 0; tone < histogram.size(); ++tone) {
        sum += histogram[tone];
        if (static_cast<double>(sum) >= share * static_cast<double>(all))
            return static_cast<double>(tone);
    }
    return 255;
}

struct InkFound {
    double mm2 = 0;
    int cutSides = 0;
};

InkFound inkFound(const cv::Mat &ink, double perMm)
{
    cv::Mat labels;
    cv::Mat stats;
    cv::Mat centres;
    const int count = cv::connectedComponentsWithStats(ink, labels, stats, centres, 8, CV_32S);
    const int margin = static_cast<int>(std::lround(4 * perMm)); // lid shadows and torn edges
    const cv::Rect inner(margin, margin, std::max(1, ink.cols - 2 * margin), std::max(1, ink.rows - 2 * margin));
    std::array<int, 4> touching{};
    double pixels = 0;
    for (int i = 1; i < count; ++i) {
        const cv::Rect box(stats.at<int>(i, cv::CC_STAT_LEFT), stats.at<int>(i, cv::CC_STAT_TOP),
                           stats.at<int>(i, cv::CC_STAT_WIDTH), stats.at<int>(i, cv::CC_STAT_HEIGHT));
        const int area = stats.at<int>(i, cv::CC_STAT_AREA);
        // Part of a character at the picture's very edge: taller than a speck, smaller than a shadow.
        const double tall = std::max(box.width, box.height) / perMm;
        if (tall > 1.2 && tall < 9 && area * 12 < box.area() * 11) {
            touching[0] += box.y <= 1;
            touching[1] += box.y + box.height >= ink.rows - 1;
            touching[2] += box.x <= 1;
            touching[3] += box.x + box.width >= ink.cols - 1;
        }
        if (area < 4 || (box & inner).area() * 2 < box.area())
            continue;
        // A punch hole: round, filled, 4 to 9 mm, near a side.
        const double fill = static_cast<double>(area) / box.area();
        const double roundness = static_cast<double>(std::min(box.width, box.height)) / std::max(box.width, box.height);
        const int edge = static_cast<int>(22 * perMm);
        const bool nearSide
            = box.x < edge || box.y < edge || box.br().x > ink.cols - edge || box.br().y > ink.rows - edge;
        if (nearSide && tall > 4 && tall < 9 && roundness > 0.8 && fill > 0.65 && fill < 0.9)
            continue;
        pixels += area;
    }
    InkFound found;
    found.mm2 = pixels / (perMm * perMm);
    for (const int n : touching)
        found.cutSides += n >= 3;
    return found;
}

// Contrast over steepest slope, in pixels, along one direction; the median over places that hold strokes.
void edgeWidth(const cv::Mat &tile, int reach, bool upright, std::vector<double> &widths)
{
    const auto size = upright ? cv::Size(1, 2 * reach + 1) : cv::Size(2 * reach + 1, 1);
    const auto element = cv::getStructuringElement(cv::MORPH_RECT, size);
    cv::Mat high;
    cv::Mat low;
    cv::dilate(tile, high, element);
    cv::erode(tile, low, element);
    cv::Mat slope;
    cv::Sobel(tile, slope, CV_16S, upright ? 0 : 1, upright ? 1 : 0, 1); // the difference over two pixels
    slope = cv::abs(slope);
    cv::dilate(slope, slope, element);
    double most = 0;
    cv::Mat contrast = high - low;
    cv::minMaxLoc(contrast, nullptr, &most);
    if (most < 30)
        return;
    for (int y = reach; y < tile.rows - reach; y += reach)
        for (int x = reach; x < tile.cols - reach; x += reach) {
            const double c = contrast.at<uchar>(y, x);
            const double s = slope.at<short>(y, x);
            if (c >= 0.55 * most && s > 0)
                widths.push_back(2 * c / s);
        }
}

double median(std::vector<double> &values)
{
    if (values.empty())
        return 0;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

// On the page as it is kept, in the places that hold most writing.
double edgeMm(const Seen &seen, double dpi)
{
    constexpr std::size_t Most = 20;
    const auto page = view(seen.page);
    const double scale = static_cast<double>(page.cols) / seen.gray.cols;
    const double perMm = dpi / 25.4;
    const int side = std::clamp(static_cast<int>(10 * perMm), 48, 320);
    const int step = std::max(8, static_cast<int>(side / scale));
    struct Tile {
        int ink;
        cv::Rect box;
    };
    std::vector<Tile> tiles;
    cv::Mat sums;
    cv::integral(seen.ink, sums, CV_32S);
    for (int y = step / 2; y + step < seen.ink.rows; y += step)
        for (int x = step / 2; x + step < seen.ink.cols; x += step) {
            const int ink = (sums.at<int>(y + step, x + step) - sums.at<int>(y, x + step) - sums.at<int>(y + step, x)
                             + sums.at<int>(y, x))
                / 255;
            const double share = static_cast<double>(ink) / (step * step);
            if (share < 0.03 || share > 0.45)
                continue;
            const cv::Rect box(static_cast<int>(x * scale), static_cast<int>(y * scale), side, side);
            tiles.push_back({ink, box & cv::Rect({0, 0}, page.size())});
        }
    std::sort(tiles.begin(), tiles.end(), [](const Tile &a, const Tile &b) { return a.ink > b.ink; });
    if (tiles.size() > Most)
        tiles.resize(Most);
    const int reach = std::max(3, static_cast<int>(0.9 * perMm));
    std::vector<double> across;
    std::vector<double> down;
    for (const auto &tile : tiles) {
        cv::Mat gray = page(tile.box);
        if (gray.channels() == 3)
            cv::cvtColor(gray, gray, cv::COLOR_RGB2GRAY);
        cv::Mat calm;
        cv::GaussianBlur(gray, calm, {3, 3}, 0.8); // single noisy pixels are no sharp strokes
        edgeWidth(calm, reach, false, across);
        edgeWidth(calm, reach, true, down);
    }
    if (across.size() < 12 || down.size() < 12)
        return 0;
    // A hand that moved blurs one direction only.
    return std::max(median(across), median(down)) / perMm;
}

double glareShare(const Seen &seen)
{
    const auto page = view(seen.page);
    if (page.channels() != 3)
        return 0;
    cv::Mat small;
    cv::resize(page, small, {seen.gray.cols / 2, seen.gray.rows / 2}, 0, 0, cv::INTER_AREA);
    cv::Mat drowned;
    cv::inRange(small, cv::Scalar(250, 250, 250), cv::Scalar(255, 255, 255), drowned);
    cv::morphologyEx(drowned, drowned, cv::MORPH_OPEN, cv::getStructuringElement(cv::MORPH_ELLIPSE, {7, 7}));
    cv::Mat labels;
    cv::Mat stats;
    cv::Mat centres;
    const int count = cv::connectedComponentsWithStats(drowned, labels, stats, centres, 8, CV_32S);
    int largest = 0;
    for (int i = 1; i < count; ++i)
        largest = std::max(largest, stats.at<int>(i, cv::CC_STAT_AREA));
    return static_cast<double>(largest) / static_cast<double>(small.total());
}

} // namespace

Measures measure(const Seen &seen)
{
    Measures measures;
    const double longSide = std::max(seen.gray.cols, seen.gray.rows);
    const double pageLong = std::max(seen.page.size().width(), seen.page.size().height());
    const double dpi = seen.dpi > 0 ? seen.dpi : pageLong / A4Long * 25.4;
    const double perMm = dpi / 25.4 * longSide / pageLong;
    const auto ink = inkFound(seen.ink, perMm);
    measures.inkMm2 = ink.mm2;
    measures.cutSides = ink.cutSides;
    measures.paperTone = percentile(seen.gray, 0.8);
    measures.edgeMm = edgeMm(seen, dpi);
    // Paper that is white to the last bit is a scan's or a bright exposure's, not a light's.
    if (seen.photographed && percentile(seen.gray, 0.6) < 238)
        measures.glareShare = glareShare(seen);
    return measures;
}

domain::PageFindings findingsOf(const Measures &measures, const Seen &seen)
{
    domain::PageFindings findings;
    findings.setFlag(PageFinding::Empty, measures.inkMm2 < EmptyInk);
    findings.setFlag(PageFinding::Blurred, measures.edgeMm > BlurredEdge);
    findings.setFlag(PageFinding::TooDark, measures.paperTone < DarkPaper);
    findings.setFlag(PageFinding::Glare, measures.glareShare > GlareShare);
    findings.setFlag(PageFinding::CutOff, measures.cutSides > 0);
    findings.setFlag(PageFinding::Coarse, seen.dpi > 0 && seen.dpi < CoarseDpi);
    return findings;
}

} // namespace yc::core::imaging
