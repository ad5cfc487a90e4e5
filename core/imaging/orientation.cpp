#include "core/imaging/orientation.h"

#include "core/imaging/orientation_table.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace yc::core::imaging
{

namespace
{

constexpr std::size_t LeastCells = 10;
constexpr double LeastMargin = 5.0;
// Characters of one page resemble each other: a hundred votes are worth some thirty independent ones.
constexpr double VoteWorth = 0.35;

struct Votes {
    std::array<double, 4> mean{}; // log probability of each position, a character's average
    std::size_t count = 0;
};

Votes votesOf(const std::vector<Strokes> &cells)
{
    Votes votes;
    for (const auto &cell : cells) {
        std::array<double, 4> score{};
        auto strokes = cell;
        for (auto &one : score) { // turned 0, 1, 2, 3 quarters
            one = static_cast<double>(uprightness(strokes));
            strokes = turnedClockwise(strokes);
        }
        const double most = *std::max_element(score.begin(), score.end());
        double sum = 0;
        for (const double one : score)
            sum += std::exp(one - most);
        for (std::size_t r = 0; r < 4; ++r)
            votes.mean[r] += score[r] - most - std::log(sum);
    }
    votes.count = cells.size();
    for (auto &one : votes.mean)
        one /= std::max<double>(1.0, static_cast<double>(votes.count));
    return votes;
}

} // namespace

float uprightness(const Strokes &strokes)
{
    float result = 0;
    std::size_t at = 0;
    for (std::size_t h = 0; h < table::Hidden; ++h) {
        float sum = 0;
        for (const float one : strokes)
            sum += one * static_cast<float>(table::Weights[at++]);
        sum = sum * table::InnerScale + static_cast<float>(table::Weights[at++]) * table::BiasScale;
        if (sum > 0)
            result += sum * static_cast<float>(table::Weights[table::Hidden * (strokes.size() + 1) + h]);
    }
    return result * table::OuterScale;
}

Orientation orientationOf(const cv::Mat &gray, const cv::Mat &ink, bool standing)
{
    // Cut along lying lines and along standing ones; where the cut is right, characters are whole and vote clearly.
    const auto lying = votesOf(textCells(gray, ink).cells);
    cv::Mat turnedGray;
    cv::Mat turnedInk;
    cv::rotate(gray, turnedGray, cv::ROTATE_90_CLOCKWISE);
    cv::rotate(ink, turnedInk, cv::ROTATE_90_CLOCKWISE);
    const auto upended = votesOf(textCells(turnedGray, turnedInk).cells);

    struct Candidate {
        int turns;
        double mean;
        double count;
    };
    constexpr double Hint = 0.12; // what the lines' own direction adds to a character's average
    const auto n0 = static_cast<double>(lying.count);
    const auto n1 = static_cast<double>(upended.count);
    std::array candidates{
        Candidate{0, lying.mean[0] + (standing ? 0 : Hint), n0},
        Candidate{2, lying.mean[2] + (standing ? 0 : Hint), n0},
        Candidate{1, upended.mean[0] + (standing ? Hint : 0), n1},
        Candidate{3, upended.mean[2] + (standing ? Hint : 0), n1},
    };
    // A direction without characters has said nothing.
    for (auto &one : candidates)
        if (one.count < static_cast<double>(LeastCells))
            one.mean = -10;
    std::sort(candidates.begin(), candidates.end(),
              [](const Candidate &a, const Candidate &b) { return a.mean > b.mean; });
    Orientation orientation;
    orientation.turns = candidates[0].turns;
    const double votes = std::min(candidates[0].count, 200.0) * VoteWorth;
    orientation.margin = votes * (candidates[0].mean - candidates[1].mean);
    orientation.trusted = candidates[0].count >= static_cast<double>(LeastCells) && orientation.margin > LeastMargin;
    return orientation;
}

} // namespace yc::core::imaging
