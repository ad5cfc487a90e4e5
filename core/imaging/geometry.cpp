#include "core/imaging/geometry.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace yc::core::imaging
{

namespace
{

double cross(QPointF a, QPointF b)
{
    return a.x() * b.y() - a.y() * b.x();
}

double length(QPointF a)
{
    return std::hypot(a.x(), a.y());
}

// A telephone's main camera: 26 mm on a 36 mm frame.
constexpr double UsualFocal = 0.75; // of the longer side of the picture
constexpr double LeastFocal = 0.45;
constexpr double MostFocal = 4.0;

using Ray = std::array<double, 3>;

Ray crossed(const Ray &a, const Ray &b)
{
    return {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
}

double dot(const Ray &a, const Ray &b)
{
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

double lengthAt(const Ray &n, double focal)
{
    return std::sqrt((n[0] * n[0] + n[1] * n[1]) / (focal * focal) + n[2] * n[2]);
}

struct Known {
    Paper paper;
    double longSide; // mm
    double shortSide;
    int mostDpi;
};
constexpr std::array Papers{
    Known{Paper::A4, 297.0, 210.0, 300},
    Known{Paper::Letter, 279.4, 215.9, 300},
    Known{Paper::Card, 85.6, 53.98, 600},
};
// Corners are good to a few thousandths of a side; hand-held perspective costs the rest.
constexpr double Tolerance = 0.045;

const Known *knownFor(double ratio)
{
    const double wanted = std::max(ratio, 1.0 / ratio);
    const Known *best = nullptr;
    double nearest = Tolerance;
    for (const auto &one : Papers) {
        const double off = std::abs(wanted / (one.longSide / one.shortSide) - 1.0);
        if (off < nearest) {
            nearest = off;
            best = &one;
        }
    }
    return best;
}

} // namespace

double areaOf(const Quad &quad)
{
    double twice = 0;
    for (std::size_t i = 0; i < 4; ++i)
        twice += cross(quad[i], quad[(i + 1) % 4]);
    return std::abs(twice) / 2;
}

bool isConvex(const Quad &quad)
{
    int left = 0;
    int right = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        const double turn = cross(quad[(i + 1) % 4] - quad[i], quad[(i + 2) % 4] - quad[(i + 1) % 4]);
        left += turn > 0;
        right += turn < 0;
    }
    return left == 4 || right == 4;
}

Quad inOrder(const Quad &quad)
{
    const QPointF centre = (quad[0] + quad[1] + quad[2] + quad[3]) / 4.0;
    Quad sorted = quad;
    std::sort(sorted.begin(), sorted.end(), [centre](QPointF a, QPointF b) {
        return std::atan2(a.y() - centre.y(), a.x() - centre.x()) < std::atan2(b.y() - centre.y(), b.x() - centre.x());
    });
    const auto first = std::min_element(sorted.begin(), sorted.end(),
                                        [](QPointF a, QPointF b) { return a.x() + a.y() < b.x() + b.y(); });
    std::rotate(sorted.begin(), first, sorted.end());
    return sorted;
}

std::optional<QPointF> crossing(QPointF a, QPointF b, QPointF c, QPointF d)
{
    const QPointF u = b - a;
    const QPointF v = d - c;
    const double lean = cross(u, v);
    if (std::abs(lean) < 1e-6 * length(u) * length(v) + std::numeric_limits<double>::min())
        return std::nullopt;
    return a + u * (cross(c - a, v) / lean);
}

Quad turned(const Quad &quad, int quarterTurnsClockwise)
{
    Quad result = quad;
    const auto turns = static_cast<std::ptrdiff_t>(((quarterTurnsClockwise % 4) + 4) % 4);
    // A quarter clockwise brings the bottom left corner to the top left.
    std::rotate(result.begin(), result.begin() + (4 - turns) % 4, result.end());
    return result;
}

Sheet sheetOf(const Quad &quad, QSize picture)
{
    const QPointF centre(picture.width() / 2.0, picture.height() / 2.0);
    const double unit = std::max(picture.width(), picture.height());
    const auto ray = [&](QPointF p) -> Ray { return {(p.x() - centre.x()) / unit, (p.y() - centre.y()) / unit, 1.0}; };
    // Zhang & He's names: m1 top left, m2 top right, m3 bottom left, m4 bottom right.
    const auto m1 = ray(quad[0]);
    const auto m2 = ray(quad[1]);
    const auto m3 = ray(quad[3]);
    const auto m4 = ray(quad[2]);
    const auto diagonal = crossed(m1, m4);
    const double k2 = dot(diagonal, m3) / dot(crossed(m2, m4), m3);
    const double k3 = dot(diagonal, m2) / dot(crossed(m3, m4), m2);
    const Ray n2{k2 * m2[0] - m1[0], k2 * m2[1] - m1[1], k2 - 1.0};
    const Ray n3{k3 * m3[0] - m1[0], k3 * m3[1] - m1[1], k3 - 1.0};

    const double upper = (length(quad[1] - quad[0]) + length(quad[2] - quad[3])) / 2;
    const double side = (length(quad[3] - quad[0]) + length(quad[2] - quad[1])) / 2;
    Sheet sheet;
    sheet.ratio = upper / std::max(side, 1e-9);
    double focal = UsualFocal;
    // Where both vanishing points are near enough, the picture itself tells the focal length.
    if (std::abs(n2[2]) > 0.02 && std::abs(n3[2]) > 0.02) {
        const double squared = -(n2[0] * n3[0] + n2[1] * n3[1]) / (n2[2] * n3[2]);
        if (squared > LeastFocal * LeastFocal && squared < MostFocal * MostFocal)
            focal = std::sqrt(squared);
    }
    const double perspective = lengthAt(n2, focal) / lengthAt(n3, focal);
    if (std::isfinite(perspective) && perspective > 0.05 && perspective < 20.0)
        sheet.ratio = perspective;

    const double longSide = std::max({length(quad[1] - quad[0]), length(quad[2] - quad[3])});
    const double tallSide = std::max({length(quad[3] - quad[0]), length(quad[2] - quad[1])});
    if (const auto *known = knownFor(sheet.ratio)) {
        const bool wide = sheet.ratio > 1.0;
        sheet.paper = known->paper;
        sheet.millimetres
            = wide ? QSizeF(known->longSide, known->shortSide) : QSizeF(known->shortSide, known->longSide);
        const double perMm = std::max(longSide / sheet.millimetres.width(), tallSide / sheet.millimetres.height());
        sheet.dpi = std::clamp(static_cast<int>(std::lround(perMm * 25.4)), 1, known->mostDpi);
        const double scale = sheet.dpi / 25.4;
        sheet.pixels = QSize(static_cast<int>(std::lround(sheet.millimetres.width() * scale)),
                             static_cast<int>(std::lround(sheet.millimetres.height() * scale)));
    } else {
        const double width = std::max(longSide, tallSide * sheet.ratio);
        sheet.pixels = QSize(static_cast<int>(std::lround(width)), static_cast<int>(std::lround(width / sheet.ratio)));
    }
    sheet.pixels = sheet.pixels.expandedTo({1, 1});
    return sheet;
}

} // namespace yc::core::imaging
