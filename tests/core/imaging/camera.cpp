#include "tests/core/imaging/camera.h"

#include "core/imaging/mat.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace yc::tests
{

using core::imaging::Quad;
using core::imaging::view;

namespace
{

Image imageOf(const cv::Mat &mat, int dpi)
{
    auto image
        = Image::create({mat.cols, mat.rows}, mat.channels() == 3 ? Image::Format::Rgb24 : Image::Format::Gray8, dpi);
    Q_ASSERT(image);
    auto out = view(*image);
    mat.copyTo(out);
    return std::move(*image);
}

void addNoise(cv::Mat &mat, double deviation, std::mt19937 &random)
{
    if (deviation <= 0)
        return;
    cv::Mat noise(mat.size(), CV_16SC(mat.channels()));
    cv::RNG rng(random());
    rng.fill(noise, cv::RNG::NORMAL, 0, deviation);
    cv::Mat sum;
    cv::add(mat, noise, sum, cv::noArray(), CV_16S);
    sum.convertTo(mat, CV_8U);
}

} // namespace

Image photographed(const Image &page, const Shot &shot, std::mt19937 &random)
{
    const cv::Size size(shot.frame.width(), shot.frame.height());
    cv::RNG rng(random());
    cv::Mat scene(size, CV_8UC3, cv::Scalar(shot.background * 1.05, shot.background * 0.95, shot.background * 0.85));
    if (shot.grain) { // long soft streaks
        cv::Mat streaks(size.height / 8 + 1, size.width / 64 + 1, CV_8U);
        rng.fill(streaks, cv::RNG::UNIFORM, 0, 40);
        cv::resize(streaks, streaks, size, 0, 0, cv::INTER_CUBIC);
        cv::Mat three;
        cv::cvtColor(streaks, three, cv::COLOR_GRAY2RGB);
        cv::add(scene, three, scene);
    }
    auto paper = view(page).clone();
    if (shot.light != 1.0)
        paper.convertTo(paper, -1, shot.light);
    std::array<cv::Point2f, 4> to{};
    for (std::size_t i = 0; i < 4; ++i)
        to[i] = {static_cast<float>(shot.corners[i].x()), static_cast<float>(shot.corners[i].y())};
    const auto w = static_cast<float>(paper.cols);
    const auto h = static_cast<float>(paper.rows);
    const std::array<cv::Point2f, 4> from{cv::Point2f{0, 0}, {w, 0}, {w, h}, {0, h}};
    const auto lay = cv::getPerspectiveTransform(from.data(), to.data());
    cv::Mat laid;
    // Smaller than drawn: softened first, as a lens would.
    const double scale = std::sqrt(core::imaging::areaOf(shot.corners) / (static_cast<double>(w) * h));
    if (scale < 0.8)
        cv::GaussianBlur(paper, paper, {}, 0.45 / scale);
    cv::warpPerspective(paper, laid, lay, size, cv::INTER_LINEAR);
    cv::Mat mask;
    cv::warpPerspective(cv::Mat(paper.size(), CV_8U, 255), mask, lay, size, cv::INTER_LINEAR);
    cv::Mat soft;
    mask.convertTo(soft, CV_32F, 1 / 255.0);
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x) {
            const float a = soft.at<float>(y, x);
            const double dark = 1.0 - shot.shadow * x / size.width;
            auto &p = scene.at<cv::Vec3b>(y, x);
            const auto &q = laid.at<cv::Vec3b>(y, x);
            for (int c = 0; c < 3; ++c)
                p[c] = cv::saturate_cast<uchar>((static_cast<double>(q[c]) * static_cast<double>(a)
                                                 + static_cast<double>(p[c]) * (1.0 - static_cast<double>(a)))
                                                * dark);
        }
    if (shot.glare > 0) {
        const QPointF centre = (shot.corners[0] + shot.corners[2]) / 2.0;
        const double radius = shot.glare
            * std::hypot(shot.corners[3].x() - shot.corners[0].x(), shot.corners[3].y() - shot.corners[0].y());
        for (int y = 0; y < size.height; ++y)
            for (int x = 0; x < size.width; ++x) {
                const double d = std::hypot(x - centre.x(), y - centre.y()) / radius;
                const double add = 400 * std::exp(-d * d);
                for (int c = 0; c < 3; ++c)
                    scene.at<cv::Vec3b>(y, x)[c] = cv::saturate_cast<uchar>(scene.at<cv::Vec3b>(y, x)[c] + add);
            }
    }
    if (shot.blur > 0)
        cv::GaussianBlur(scene, scene, {}, shot.blur);
    if (shot.motion > 0)
        cv::blur(scene, scene, {static_cast<int>(shot.motion) | 1, 1});
    addNoise(scene, shot.noise, random);
    return imageOf(scene, 0);
}

Quad heldOver(QSizeF page, QSize frame, double share, double degrees, double tilt, std::mt19937 &random)
{
    // A pinhole camera above a table: the page leans by degrees in its plane and is tilted about a random axis.
    std::uniform_real_distribution<double> any(-1, 1);
    const double focal = 0.8 * std::max(frame.width(), frame.height());
    const double diagonal = std::atan2(any(random), any(random));
    const double lean = degrees * CV_PI / 180;
    const double tip = tilt * CV_PI / 180;
    const double size = std::sqrt(share * frame.width() * frame.height() / (page.width() * page.height()));
    const double distance = focal / size;
    const QPointF shift(any(random) * 0.02 * frame.width(), any(random) * 0.02 * frame.height());
    Quad quad;
    const std::array<QPointF, 4> corners{QPointF{-0.5, -0.5}, {0.5, -0.5}, {0.5, 0.5}, {-0.5, 0.5}};
    for (std::size_t i = 0; i < 4; ++i) {
        const double px = corners[i].x() * page.width();
        const double py = corners[i].y() * page.height();
        const double x = px * std::cos(lean) - py * std::sin(lean);
        const double y = px * std::sin(lean) + py * std::cos(lean);
        // About the axis (cos, sin) in the table's plane.
        const double across = -x * std::sin(diagonal) + y * std::cos(diagonal);
        const double along = x * std::cos(diagonal) + y * std::sin(diagonal);
        const double up = across * std::sin(tip);
        const double flat = across * std::cos(tip);
        const double X = along * std::cos(diagonal) - flat * std::sin(diagonal);
        const double Y = along * std::sin(diagonal) + flat * std::cos(diagonal);
        const double z = distance + up;
        quad[i] = QPointF(frame.width() / 2.0 + focal * X / z, frame.height() / 2.0 + focal * Y / z) + shift;
    }
    return quad;
}

Image scanned(const Image &page, double degrees, double blur, double noise, std::mt19937 &random)
{
    cv::Mat mat = view(page).clone();
    if (degrees != 0) {
        const cv::Point2f centre(static_cast<float>(mat.cols) / 2, static_cast<float>(mat.rows) / 2);
        cv::warpAffine(mat.clone(), mat, cv::getRotationMatrix2D(centre, -degrees, 1), mat.size(), cv::INTER_LINEAR,
                       cv::BORDER_CONSTANT, cv::Scalar(250, 250, 250));
    }
    if (blur > 0)
        cv::GaussianBlur(mat, mat, {}, blur);
    addNoise(mat, noise, random);
    return imageOf(mat, page.dpi());
}

Image turnedBy(const Image &page, int quarterTurnsClockwise)
{
    const int turns = ((quarterTurnsClockwise % 4) + 4) % 4;
    cv::Mat mat = view(page).clone();
    if (turns != 0)
        cv::rotate(view(page), mat,
                   turns == 1       ? cv::ROTATE_90_CLOCKWISE
                       : turns == 2 ? cv::ROTATE_180
                                    : cv::ROTATE_90_COUNTERCLOCKWISE);
    return imageOf(mat, page.dpi());
}

Image blurred(const Image &page, double sigmaX, double sigmaY)
{
    cv::Mat mat;
    cv::GaussianBlur(view(page), mat, {}, std::max(0.01, sigmaX), std::max(0.01, sigmaY));
    return imageOf(mat, page.dpi());
}

Image shiningThrough(const Image &page, const Image &back, double strength)
{
    cv::Mat mirrored;
    cv::flip(view(back), mirrored, 1);
    cv::GaussianBlur(mirrored, mirrored, {}, back.dpi() / 100.0);
    cv::Mat mat = view(page).clone();
    cv::Mat faint;
    cv::Mat ink;
    cv::bitwise_not(mirrored, ink);
    ink.convertTo(faint, -1, strength);
    cv::subtract(mat, faint, mat);
    return imageOf(mat, page.dpi());
}

Image copyOf(const Image &page)
{
    return imageOf(view(page).clone(), page.dpi());
}

} // namespace yc::tests
