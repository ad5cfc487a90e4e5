#include "core/imaging/skew.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace yc::core::imaging
{

namespace
{

constexpr double Furthest = 15.0;
constexpr std::size_t MostPoints = 24'000;

struct Point {
    float along;
    float across;
};

// Where ink ends: below it for lying lines, to its right for standing ones.
std::vector<Point> edgesOf(const cv::Mat &ink, bool standing)
{
    std::vector<Point> points;
    for (int y = 0; y + 1 < ink.rows; ++y) {
        const auto *row = ink.ptr<uchar>(y);
        const auto *below = ink.ptr<uchar>(y + 1);
        for (int x = 0; x + 1 < ink.cols; ++x) {
            if (!row[x] || (standing ? row[x + 1] : below[x]))
                continue;
            if (standing)
                points.push_back({static_cast<float>(y), static_cast<float>(x)});
            else
                points.push_back({static_cast<float>(x), static_cast<float>(y)});
        }
    }
    if (points.size() > MostPoints) { // evenly thinned, so that the answer is the same each time
        std::vector<Point> fewer;
        const double stride = static_cast<double>(points.size()) / static_cast<double>(MostPoints);
        for (std::size_t i = 0; i < MostPoints; ++i)
            fewer.push_back(points[static_cast<std::size_t>(static_cast<double>(i) * stride)]);
        points = std::move(fewer);
    }
    return points;
}

double energyAt(const std::vector<Point> &points, double degrees, std::vector<int> &rows, int offset)
{
    const auto slope = static_cast<float>(std::tan(degrees * CV_PI / 180));
    std::fill(rows.begin(), rows.end(), 0);
    for (const auto &p : points) {
        const auto row = static_cast<int>(p.across - slope * p.along) + offset;
        if (row >= 0 && row < static_cast<int>(rows.size()))
            ++rows[static_cast<std::size_t>(row)];
    }
    double energy = 0;
    for (const int n : rows)
        energy += static_cast<double>(n) * n;
    return energy;
}

struct Peak {
    double degrees = 0;
    double sharpness = 0; // energy at the peak over the usual energy
};

Peak peakOf(const std::vector<Point> &points, int alongSide, int acrossSide)
{
    if (points.size() < 200)
        return {};
    const int lean = static_cast<int>(alongSide * std::tan(Furthest * CV_PI / 180)) + 2;
    std::vector<int> rows(static_cast<std::size_t>(acrossSide + 2 * lean));
    double best = -1;
    Peak peak;
    std::vector<double> all;
    const auto look = [&](double from, double to, double step) {
        const int steps = static_cast<int>(std::lround((to - from) / step));
        for (int i = 0; i <= steps; ++i) {
            const double degrees = from + i * step;
            const double energy = energyAt(points, degrees, rows, lean);
            all.push_back(energy);
            if (energy > best) {
                best = energy;
                peak.degrees = degrees;
            }
        }
    };
    look(-Furthest, Furthest, 0.5);
    std::nth_element(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2), all.end());
    const double usual = all[all.size() / 2];
    look(peak.degrees - 0.4, peak.degrees + 0.4, 0.1);
    look(peak.degrees - 0.08, peak.degrees + 0.08, 0.02);
    peak.sharpness = best / std::max(1.0, usual);
    return peak;
}

} // namespace

Skew skewOf(const cv::Mat &ink)
{
    const auto lying = peakOf(edgesOf(ink, false), ink.cols, ink.rows);
    const auto standing = peakOf(edgesOf(ink, true), ink.rows, ink.cols);
    Skew skew;
    skew.standing = standing.sharpness > lying.sharpness;
    const auto &peak = skew.standing ? standing : lying;
    // Seen on its side the same lean has the other sign.
    skew.degrees = skew.standing ? -peak.degrees : peak.degrees;
    skew.trusted = peak.sharpness > 1.35 && std::abs(peak.degrees) < Furthest - 0.5;
    return skew;
}

} // namespace yc::core::imaging
