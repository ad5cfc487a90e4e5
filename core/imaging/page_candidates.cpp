#include "core/imaging/page_candidates.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace yc::core::imaging
{

namespace
{

constexpr double SmallestShare = 0.06; // of the picture: less is not a page that somebody photographed

struct Line {
    QPointF a;
    QPointF b;
    double length = 0;
};

bool nearlySame(const Line &one, const Line &other)
{
    const QPointF along = (one.b - one.a) / one.length;
    const QPointF normal(-along.y(), along.x());
    return std::abs(QPointF::dotProduct(normal, other.a - one.a)) < 5
        && std::abs(QPointF::dotProduct(normal, other.b - one.a)) < 5;
}

void addContours(const cv::Mat &mask, std::vector<Quad> &quads)
{
    std::vector<std::vector<cv::Point>> contours;
    cv::findContours(mask, contours, cv::RETR_LIST, cv::CHAIN_APPROX_SIMPLE);
    const double least = SmallestShare * mask.cols * mask.rows;
    for (const auto &contour : contours) {
        if (contour.size() < 4 || cv::boundingRect(contour).area() < least)
            continue;
        if (const auto quad = quadAround(contour))
            quads.push_back(*quad);
    }
}

void addRegions(const Scene &scene, std::vector<Quad> &quads)
{
    const auto disc = cv::getStructuringElement(cv::MORPH_ELLIPSE, {9, 9});
    for (std::size_t c = 0; c < scene.channels.size(); ++c) {
        cv::Mat mask;
        const double middle = cv::threshold(scene.channels[c], mask, 0, 255, cv::THRESH_BINARY | cv::THRESH_OTSU);
        for (const double factor : {1.0, 0.85, 1.15}) {
            cv::threshold(scene.channels[c], mask, middle * factor, 255, cv::THRESH_BINARY);
            cv::morphologyEx(mask, mask, cv::MORPH_CLOSE, disc);
            cv::morphologyEx(mask, mask, cv::MORPH_OPEN, disc);
            addContours(mask, quads);
            if (c == 0)
                continue; // paper is the lighter side; in colour it may be either
            cv::bitwise_not(mask, mask);
            addContours(mask, quads);
        }
    }
}

cv::Mat addEdges(const Scene &scene, std::vector<Quad> &quads)
{
    cv::Mat all = cv::Mat::zeros(scene.size, CV_8U);
    const auto three = cv::getStructuringElement(cv::MORPH_RECT, {3, 3});
    const auto disc = cv::getStructuringElement(cv::MORPH_ELLIPSE, {9, 9});
    for (std::size_t c = 0; c < scene.channels.size(); ++c) {
        for (const double high : {120.0, 60.0, 30.0}) {
            if (c > 0 && high > 100)
                continue;
            cv::Mat edges;
            cv::Canny(scene.channels[c], edges, high * 0.4, high);
            if (high <= 60)
                cv::bitwise_or(all, edges, all);
            cv::dilate(edges, edges, three);
            addContours(edges, quads);
            cv::morphologyEx(edges, edges, cv::MORPH_CLOSE, disc);
            addContours(edges, quads);
        }
    }
    return all;
}

// Two lying and two standing lines make a quad; the picture's own edges stand in where the sheet runs out of it.
void addLines(const Scene &scene, const cv::Mat &edges, std::vector<Quad> &quads)
{
    constexpr std::size_t Most = 9;
    std::vector<cv::Vec4i> segments;
    const double width = scene.size.width;
    const double height = scene.size.height;
    cv::HoughLinesP(edges, segments, 1, CV_PI / 180, 50, std::max(width, height) * 0.12, 8);
    std::vector<Line> lines;
    lines.reserve(segments.size());
    for (const auto &s : segments)
        lines.push_back({QPointF(s[0], s[1]), QPointF(s[2], s[3]), std::hypot(s[2] - s[0], s[3] - s[1])});
    std::sort(lines.begin(), lines.end(), [](const Line &a, const Line &b) { return a.length > b.length; });
    std::vector<Line> lying;
    std::vector<Line> standing;
    for (const auto &line : lines) {
        const QPointF d = line.b - line.a;
        auto &group = std::abs(d.x()) >= std::abs(d.y()) ? lying : standing;
        const bool known = std::any_of(group.begin(), group.end(), [&](const Line &l) { return nearlySame(l, line); });
        if (group.size() < Most && !known)
            group.push_back(line);
    }
    lying.push_back({{0, 0}, {width, 0}, width});
    lying.push_back({{0, height}, {width, height}, width});
    standing.push_back({{0, 0}, {0, height}, height});
    standing.push_back({{width, 0}, {width, height}, height});
    for (std::size_t i = 0; i < lying.size(); ++i)
        for (std::size_t j = i + 1; j < lying.size(); ++j)
            for (std::size_t k = 0; k < standing.size(); ++k)
                for (std::size_t m = k + 1; m < standing.size(); ++m) {
                    const auto a = crossing(lying[i].a, lying[i].b, standing[k].a, standing[k].b);
                    const auto b = crossing(lying[i].a, lying[i].b, standing[m].a, standing[m].b);
                    const auto c = crossing(lying[j].a, lying[j].b, standing[m].a, standing[m].b);
                    const auto d = crossing(lying[j].a, lying[j].b, standing[k].a, standing[k].b);
                    if (a && b && c && d)
                        quads.push_back({*a, *b, *c, *d});
                }
}

} // namespace

Scene sceneOf(const cv::Mat &smallRgb)
{
    Scene scene;
    scene.size = smallRgb.size();
    cv::Mat calm;
    cv::medianBlur(smallRgb, calm, 5); // print disappears, edges stay
    cv::cvtColor(calm, scene.lab, cv::COLOR_RGB2Lab);
    std::vector<cv::Mat> split;
    cv::split(scene.lab, split);
    cv::Mat hsv;
    cv::cvtColor(calm, hsv, cv::COLOR_RGB2HSV);
    std::vector<cv::Mat> hsvSplit;
    cv::split(hsv, hsvSplit);
    for (std::size_t c = 0; c < 3; ++c) {
        scene.channels[c] = split[c];
        cv::Mat smooth;
        cv::GaussianBlur(split[c], smooth, {3, 3}, 0);
        const double weight = c == 0 ? 0.25 : 0.4;
        cv::Sobel(smooth, scene.acrossX[c], CV_16S, 1, 0, 3, weight);
        cv::Sobel(smooth, scene.acrossY[c], CV_16S, 0, 1, 3, weight);
    }
    scene.channels[3] = hsvSplit[1];
    return scene;
}

std::vector<Quad> candidates(const Scene &scene)
{
    std::vector<Quad> quads;
    addRegions(scene, quads);
    const auto edges = addEdges(scene, quads);
    addLines(scene, edges, quads);
    return quads;
}

std::optional<Quad> quadAround(const std::vector<cv::Point> &contour)
{
    std::vector<cv::Point> hull;
    cv::convexHull(contour, hull);
    std::vector<cv::Point> simple;
    cv::approxPolyDP(hull, simple, 0.005 * cv::arcLength(hull, true), true);
    const auto &chosen = simple.size() >= 4 ? simple : hull;
    std::vector<QPointF> points;
    points.reserve(chosen.size());
    for (const auto &p : chosen)
        points.emplace_back(p.x, p.y);
    while (points.size() > 4) {
        const auto n = points.size();
        std::optional<std::size_t> cheapest;
        double least = 0;
        QPointF corner;
        for (std::size_t i = 0; i < n; ++i) { // the edge from i to its neighbour goes; those beside it are drawn out
            const auto &before = points[(i + n - 1) % n];
            const auto &from = points[i];
            const auto &to = points[(i + 1) % n];
            const auto &after = points[(i + 2) % n];
            const auto met = crossing(before, from, after, to);
            if (!met || QPointF::dotProduct(*met - from, from - before) < 0
                || QPointF::dotProduct(*met - to, to - after) < 0)
                continue;
            const QPointF u = from - *met;
            const QPointF v = to - *met;
            const double added = std::abs(u.x() * v.y() - u.y() * v.x()) / 2;
            if (!cheapest || added < least) {
                cheapest = i;
                least = added;
                corner = *met;
            }
        }
        if (!cheapest)
            return std::nullopt;
        points[*cheapest] = corner;
        points.erase(points.begin() + static_cast<std::ptrdiff_t>((*cheapest + 1) % n));
    }
    if (points.size() < 4)
        return std::nullopt;
    return Quad{points[0], points[1], points[2], points[3]};
}

} // namespace yc::core::imaging
