#include "core/imaging/page_finder.h"

#include "core/imaging/mat.h"
#include "core/imaging/page_candidates.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numeric>

namespace yc::core::imaging
{

namespace
{

constexpr int SmallSide = 512; // where candidates are looked for: enough for edges, too little for print
constexpr int FineSide = 1280; // where sides are fitted
constexpr double LeastConfidence = 0.52;
constexpr double FrameSide = 0.45; // what a side is worth that cannot be seen because the picture ends there

double length(QPointF a)
{
    return std::hypot(a.x(), a.y());
}

bool isPlausible(const Quad &q, double width, double height)
{
    if (!isConvex(q) || areaOf(q) < 0.06 * width * height)
        return false;
    for (const auto &p : q)
        if (p.x() < -0.1 * width || p.y() < -0.1 * height || p.x() > 1.1 * width || p.y() > 1.1 * height)
            return false;
    std::array<double, 4> sides{};
    for (std::size_t i = 0; i < 4; ++i) {
        const QPointF back = q[(i + 3) % 4] - q[i];
        const QPointF on = q[(i + 1) % 4] - q[i];
        sides[i] = length(on);
        if (sides[i] < 12 || std::abs(QPointF::dotProduct(back, on)) > 0.72 * length(back) * length(on))
            return false; // corners between 44° and 136°
    }
    const auto alike = [](double a, double b) { return std::min(a, b) / std::max(a, b); };
    return alike(sides[0], sides[2]) > 0.4 && alike(sides[1], sides[3]) > 0.4
        && alike(std::max(sides[0], sides[2]), std::max(sides[1], sides[3])) > 0.2;
}

bool onFrame(QPointF a, QPointF b, double width, double height)
{
    const double near = 0.012 * std::max(width, height);
    return (std::abs(a.x()) < near && std::abs(b.x()) < near) || (std::abs(a.y()) < near && std::abs(b.y()) < near)
        || (std::abs(a.x() - width) < near && std::abs(b.x() - width) < near)
        || (std::abs(a.y() - height) < near && std::abs(b.y() - height) < near);
}

// How much of one side is seen: a gradient across it, and another colour on either hand. A ruled line has the first
// without the second.
double sideScore(const Scene &scene, QPointF a, QPointF b, QPointF centre, int most)
{
    const double long_ = length(b - a);
    const QPointF along = (b - a) / long_;
    QPointF inward(-along.y(), along.x());
    if (QPointF::dotProduct(inward, centre - a) < 0)
        inward = -inward;
    const int samples = std::clamp(static_cast<int>(long_ / 4), 12, most);
    const auto inside = [&](int x, int y) { return x >= 0 && y >= 0 && x < scene.size.width && y < scene.size.height; };
    int seen = 0;
    int supported = 0;
    std::array<double, 3> difference{};
    int compared = 0;
    for (int i = 0; i < samples; ++i) {
        const QPointF p = a + along * (long_ * (i + 0.5) / samples);
        if (!inside(static_cast<int>(p.x()), static_cast<int>(p.y())))
            continue;
        ++seen;
        double strongest = 0;
        for (int off = -2; off <= 2; ++off) {
            const int x = static_cast<int>(p.x() + inward.x() * off);
            const int y = static_cast<int>(p.y() + inward.y() * off);
            if (!inside(x, y))
                continue;
            for (std::size_t c = 0; c < 3; ++c)
                strongest = std::max(strongest,
                                     std::abs(scene.acrossX[c].at<short>(y, x) * inward.x()
                                              + scene.acrossY[c].at<short>(y, x) * inward.y()));
        }
        supported += strongest > 12;
        const QPointF in = p + inward * 6;
        const QPointF out = p - inward * 6;
        if (inside(static_cast<int>(in.x()), static_cast<int>(in.y()))
            && inside(static_cast<int>(out.x()), static_cast<int>(out.y()))) {
            const auto &one = scene.lab.at<cv::Vec3b>(static_cast<int>(in.y()), static_cast<int>(in.x()));
            const auto &other = scene.lab.at<cv::Vec3b>(static_cast<int>(out.y()), static_cast<int>(out.x()));
            for (int c = 0; c < 3; ++c)
                difference[static_cast<std::size_t>(c)] += one[c] - other[c];
            ++compared;
        }
    }
    if (seen < samples * 3 / 10)
        return FrameSide * 0.8; // most of it lies outside the picture
    const double support = static_cast<double>(supported) / seen;
    double contrast = 0;
    if (compared > 3)
        contrast
            = std::sqrt(std::inner_product(difference.begin(), difference.end(), difference.begin(), 0.0)) / compared;
    const double visible = static_cast<double>(seen) / samples;
    return (0.65 * support + 0.35 * std::min(1.0, contrast / 25.0)) * (0.55 + 0.45 * visible);
}

struct Score {
    double total = -1;
    double sides = 0;
    int frame = 0;
};

Score scoreOf(const Scene &scene, const Quad &quad, int most)
{
    const double width = scene.size.width;
    const double height = scene.size.height;
    if (!isPlausible(quad, width, height))
        return {};
    const QPointF centre = (quad[0] + quad[1] + quad[2] + quad[3]) / 4.0;
    std::array<double, 4> sides{};
    Score score;
    for (std::size_t i = 0; i < 4; ++i) {
        const auto &a = quad[i];
        const auto &b = quad[(i + 1) % 4];
        const bool frame = onFrame(a, b, width, height);
        score.frame += frame;
        sides[i] = frame ? FrameSide : sideScore(scene, a, b, centre, most);
    }
    if (score.frame > 2)
        return {};
    std::sort(sides.begin(), sides.end()); // the weakest side counts most: three good ones are easily found
    score.sides = 0.35 * sides[0] + 0.25 * sides[1] + 0.2 * sides[2] + 0.2 * sides[3];
    score.total = score.sides + 0.12 * std::sqrt(areaOf(quad) / (width * height));
    return score;
}

struct Best {
    Quad quad;
    Score score;
};

std::optional<Best> choose(const Scene &scene)
{
    struct Rated {
        double score;
        Quad quad;
    };
    std::vector<Rated> rated;
    for (const auto &one : candidates(scene)) {
        const auto quad = inOrder(one);
        const auto rough = scoreOf(scene, quad, 14); // few samples for many; the best are looked at closely
        if (rough.total > 0.3)
            rated.push_back({rough.total, quad});
    }
    constexpr std::size_t Close = 60;
    const auto end = rated.begin() + static_cast<std::ptrdiff_t>(std::min(Close, rated.size()));
    std::partial_sort(rated.begin(), end, rated.end(),
                      [](const Rated &a, const Rated &b) { return a.score > b.score; });
    std::optional<Best> best;
    for (auto it = rated.begin(); it != end; ++it) {
        const auto score = scoreOf(scene, it->quad, 160);
        if (!best || score.total > best->score.total)
            best = Best{.quad = it->quad, .score = score};
    }
    return best;
}

struct Offset {
    double at; // along the side
    double off; // across it, inwards or outwards
};

// The line through most of the offsets; nothing if too few agree.
std::optional<std::pair<QPointF, QPointF>> lineThrough(const std::vector<Offset> &offsets, QPointF a, QPointF along,
                                                       QPointF normal, double long_)
{
    double bestSlope = 0;
    double bestStart = 0;
    int most = 0;
    // Every pair from far enough apart: 60 points are few, and the answer is the same each time.
    for (std::size_t i = 0; i < offsets.size(); ++i)
        for (std::size_t j = i + 1; j < offsets.size(); j += 2) {
            const double span = offsets[j].at - offsets[i].at;
            if (span < 0.3 * long_)
                continue;
            const double slope = (offsets[j].off - offsets[i].off) / span;
            if (std::abs(slope) > 0.08)
                continue;
            const double start = offsets[i].off - slope * offsets[i].at;
            int agree = 0;
            for (const auto &one : offsets)
                agree += std::abs(one.off - slope * one.at - start) < 1.3;
            if (agree > most) {
                most = agree;
                bestSlope = slope;
                bestStart = start;
            }
        }
    if (most < static_cast<int>(offsets.size()) * 3 / 10)
        return std::nullopt;
    // Least squares over those that agree.
    double n = 0;
    double t = 0;
    double o = 0;
    double tt = 0;
    double to = 0;
    for (const auto &one : offsets) {
        if (std::abs(one.off - bestSlope * one.at - bestStart) >= 1.8)
            continue;
        n += 1;
        t += one.at;
        o += one.off;
        tt += one.at * one.at;
        to += one.at * one.off;
    }
    const double divisor = n * tt - t * t;
    if (n < 3 || std::abs(divisor) < 1e-9)
        return std::nullopt;
    const double slope = (n * to - t * o) / divisor;
    const double start = (o - slope * t) / n;
    return std::pair{a + normal * start, a + along * long_ + normal * (start + slope * long_)};
}

Quad fitted(const cv::Mat &gray, const Quad &quad)
{
    const double larger = std::max(gray.cols, gray.rows);
    const int reach = std::max(4, static_cast<int>(0.011 * larger));
    std::array<std::pair<QPointF, QPointF>, 4> lines;
    for (std::size_t k = 0; k < 4; ++k) {
        const QPointF a = quad[k];
        const QPointF b = quad[(k + 1) % 4];
        lines[k] = {a, b};
        if (onFrame(a, b, gray.cols, gray.rows))
            continue;
        const double long_ = length(b - a);
        const QPointF along = (b - a) / long_;
        const QPointF normal(-along.y(), along.x());
        const auto valueAt = [&](QPointF p, double off) -> std::optional<double> {
            double sum = 0;
            for (int w = -1; w <= 1; ++w) {
                const QPointF q = p + normal * off + along * (2.0 * w);
                const int x = static_cast<int>(std::floor(q.x()));
                const int y = static_cast<int>(std::floor(q.y()));
                if (x < 0 || y < 0 || x >= gray.cols || y >= gray.rows)
                    return std::nullopt;
                sum += gray.at<uchar>(y, x);
            }
            return sum / 3;
        };
        constexpr int Points = 64;
        std::vector<Offset> offsets;
        std::vector<double> steps(static_cast<std::size_t>(2 * reach + 1));
        for (int i = 0; i < Points; ++i) {
            const double at = (0.03 + 0.94 * (i + 0.5) / Points) * long_;
            const QPointF p = a + along * at;
            double best = 8;
            std::optional<int> where;
            std::fill(steps.begin(), steps.end(), 0.0);
            for (int off = -reach; off <= reach; ++off) {
                const auto one = valueAt(p, off + 1.5);
                const auto other = valueAt(p, off - 1.5);
                if (!one || !other)
                    continue;
                const double step = std::abs(*one - *other);
                const int index = off + reach;
                steps[static_cast<std::size_t>(index)] = step;
                if (const double weighed = step * (1 - 0.35 * std::abs(off) / reach); weighed > best) {
                    best = weighed;
                    where = off;
                }
            }
            if (!where)
                continue;
            // Between pixels: the parabola through the three steps around the strongest.
            double finer = *where;
            const int strongest = *where + reach;
            const auto index = static_cast<std::size_t>(strongest);
            if (index > 0 && index + 1 < steps.size()) {
                const double bend = steps[index - 1] - 2 * steps[index] + steps[index + 1];
                if (bend < -1e-6)
                    finer += std::clamp(0.5 * (steps[index - 1] - steps[index + 1]) / bend, -0.5, 0.5);
            }
            offsets.push_back({at, finer});
        }
        if (static_cast<int>(offsets.size()) < Points * 35 / 100)
            continue;
        if (const auto line = lineThrough(offsets, a, along, normal, long_))
            lines[k] = *line;
    }
    Quad result;
    for (std::size_t k = 0; k < 4; ++k) {
        const auto &before = lines[(k + 3) % 4];
        const auto met = crossing(before.first, before.second, lines[k].first, lines[k].second);
        result[k] = met && length(*met - quad[k]) < 0.04 * larger ? *met : quad[k];
    }
    return isConvex(result) ? result : quad;
}

// The colour of the ground that print stands on: of the lightest half of the pixels, since ink is darker than its
// paper.
cv::Scalar groundOf(const Scene &scene, const cv::Mat &where)
{
    std::array<int, 256> count{};
    int all = 0;
    for (int y = 0; y < scene.size.height; ++y)
        for (int x = 0; x < scene.size.width; ++x)
            if (where.at<uchar>(y, x) != 0) {
                ++count[scene.lab.at<cv::Vec3b>(y, x)[0]];
                ++all;
            }
    int level = 255;
    for (int seen = 0; level > 0 && seen + count[static_cast<std::size_t>(level)] < all / 10; --level)
        seen += count[static_cast<std::size_t>(level)];
    cv::Mat light;
    cv::compare(scene.channels[0], level, light, cv::CMP_GE);
    cv::bitwise_and(light, where, light);
    return cv::mean(scene.lab, light);
}

// A frame printed on a scanned form has four fine sides too, but the same paper on both hands.
bool liesOnItself(const Scene &scene, const Quad &quad)
{
    std::vector<cv::Point> outline;
    for (const auto &p : quad)
        outline.emplace_back(static_cast<int>(std::lround(p.x())), static_cast<int>(std::lround(p.y())));
    cv::Mat inside = cv::Mat::zeros(scene.size, CV_8U);
    cv::fillConvexPoly(inside, outline, 255);
    cv::Mat outside;
    cv::bitwise_not(inside, outside);
    const auto margin = cv::getStructuringElement(cv::MORPH_RECT, {7, 7}); // the side itself is neither
    cv::erode(inside, inside, margin);
    cv::erode(outside, outside, margin);
    const double least = 0.02 * scene.size.area();
    if (cv::countNonZero(inside) < least || cv::countNonZero(outside) < least)
        return false; // nothing to compare with
    const auto page = groundOf(scene, inside);
    const auto around = groundOf(scene, outside);
    return std::abs(page[0] - around[0]) < 8 && std::abs(page[1] - around[1]) < 4 && std::abs(page[2] - around[2]) < 4;
}

Quad scaled(const Quad &quad, double factor)
{
    Quad result = quad;
    for (auto &p : result)
        p *= factor;
    return result;
}

} // namespace

std::optional<FoundPage> findPage(const Image &picture)
{
    if (picture.isNull() || std::min(picture.size().width(), picture.size().height()) < 64)
        return std::nullopt;
    const auto whole = view(picture);
    const double larger = std::max(whole.cols, whole.rows);
    const double fineScale = std::min(1.0, FineSide / larger);
    cv::Mat fine;
    cv::resize(whole, fine, {}, fineScale, fineScale, cv::INTER_AREA);
    const double smallScale = std::min(1.0, static_cast<double>(SmallSide) / std::max(fine.cols, fine.rows));
    cv::Mat small;
    cv::resize(fine, small, {}, smallScale, smallScale, cv::INTER_AREA);
    if (small.channels() == 1)
        cv::cvtColor(small, small, cv::COLOR_GRAY2RGB);
    const auto scene = sceneOf(small);
    auto best = choose(scene);
    if (!best)
        return std::nullopt;
    // A fit that loses support is a fit to something else.
    const auto once = fitted(scene.channels[0], best->quad);
    if (const auto score = scoreOf(scene, once, 160); score.total > best->score.total - 0.05)
        best = Best{.quad = once, .score = score};
    if (best->score.sides < LeastConfidence || liesOnItself(scene, best->quad))
        return std::nullopt;

    cv::Mat gray = fine;
    if (fine.channels() == 3)
        cv::cvtColor(fine, gray, cv::COLOR_RGB2GRAY);
    const double toFine = static_cast<double>(fine.cols) / small.cols;
    const auto twice = fitted(gray, scaled(best->quad, toFine));
    return FoundPage{.corners = scaled(twice, static_cast<double>(whole.cols) / fine.cols),
                     .confidence = std::min(1.0, best->score.sides),
                     .sidesOnFrame = best->score.frame};
}

} // namespace yc::core::imaging
