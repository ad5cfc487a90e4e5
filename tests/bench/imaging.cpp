// A photograph of an A4 page, 12 megapixels, becomes a page: found, cut out, made upright, judged. Beside it what
// cannot be less: OpenCV's own perspective warp to the same A4 at 300 dpi and one resize of the same picture. Prints
// one JSON object; by turns, medians.
#include "core/imaging/mat.h"
#include "core/imaging/treat.h"
#include "tests/core/imaging/camera.h"
#include "tests/core/imaging/drawn_page.h"

#include <QGuiApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <opencv2/imgproc.hpp>

using namespace yc;
using namespace yc::core::imaging;

namespace
{

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

template <typename Work> double ms(Work work)
{
    const auto began = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count();
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    cv::setNumThreads(2); // as yichuang-imaged
    constexpr int Runs = 7;
    std::mt19937 random(1);
    const auto page = tests::drawnPage({}, 300, random);
    tests::Shot shot;
    shot.frame = {3000, 4000};
    shot.corners = tests::heldOver({210, 297}, shot.frame, 0.62, 3, 8, random);
    shot.shadow = 0.2;
    const auto photograph = tests::photographed(page, shot, random);
    std::vector<double> ours;
    std::vector<double> bare;
    std::vector<double> finding;
    int found = 0;
    for (int run = 0; run < Runs; ++run) {
        auto copy = tests::copyOf(photograph);
        ours.push_back(ms([&] {
            const auto done = treat(std::move(copy));
            found += done && done->found;
        }));
        finding.push_back(ms([&] { (void)findPage(photograph); }));
        bare.push_back(ms([&] {
            std::array<cv::Point2f, 4> from{};
            for (std::size_t i = 0; i < 4; ++i)
                from[i] = {static_cast<float>(shot.corners[i].x()), static_cast<float>(shot.corners[i].y())};
            const std::array<cv::Point2f, 4> to{cv::Point2f{0, 0}, {2480, 0}, {2480, 3508}, {0, 3508}};
            cv::Mat flat;
            cv::warpPerspective(view(photograph), flat, cv::getPerspectiveTransform(from.data(), to.data()),
                                {2480, 3508}, cv::INTER_LINEAR);
            cv::Mat small;
            cv::resize(view(photograph), small, {}, 0.32, 0.32, cv::INTER_AREA);
        }));
    }
    const QJsonObject told{{QStringLiteral("ours_ms"), median(ours)},
                           {QStringLiteral("bare_ms"), median(bare)},
                           {QStringLiteral("finding_ms"), median(finding)},
                           {QStringLiteral("found"), found},
                           {QStringLiteral("runs"), Runs}};
    std::printf("%s\n", QJsonDocument(told).toJson(QJsonDocument::Compact).constData());
    return found == Runs ? 0 : 1;
}
