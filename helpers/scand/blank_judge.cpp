#include "helpers/scand/blank_judge.h"

#include <algorithm>
#include <numeric>

namespace yc::helpers::scand
{

namespace
{

constexpr int UsualDpi = 300;
constexpr int Margin = 5; // cells, of a millimetre
constexpr int Least = 20; // rows of cells
// Darker than its cell by so much is ink: a pale stamp is 20 below the paper in its weakest colour, sensor noise of 6
// is 3 after four pixels have become one point.
constexpr int Darker = 14;
constexpr int InkShare = 12; // one point in so many makes a cell written in,
constexpr int FewestPoints = 2; // but never one alone
// A grain of dust is one cell or two, a hair a dozen; the shortest word of 10 points is thirty and more.
constexpr int Written = 20;

} // namespace

BlankJudge::BlankJudge(int dpi) : m_cell(std::max(3, (dpi > 0 ? dpi : UsualDpi) * 10 / 254 / 2)) { }

void BlankJudge::row(std::span<const unsigned char> pixels, int channels)
{
    const auto step = static_cast<std::size_t>(channels);
    const auto count = pixels.size() / step / 2;
    if (m_sums.size() != count)
        m_sums.assign(count, 0);
    // The darkest channel: a red stamp is hardly darker than the paper in gray, and far in blue.
    const auto dark = [step](const unsigned char *pixel) {
        return step == 1 ? *pixel : std::min({pixel[0], pixel[1], pixel[2]});
    };
    const auto *pixel = pixels.data();
    for (std::size_t x = 0; x < count; ++x, pixel += 2 * step)
        m_sums[x] = static_cast<std::uint16_t>(m_sums[x] + dark(pixel) + dark(pixel + step));
    m_half = !m_half;
    if (m_half)
        return;
    for (auto &sum : m_sums) {
        m_points.push_back(static_cast<unsigned char>(sum / 4));
        sum = 0;
    }
    if (++m_lines == m_cell)
        endCells();
}

void BlankJudge::endCells()
{
    const auto width = static_cast<int>(m_sums.size());
    const auto across = width / m_cell;
    const int all = m_cell * m_cell;
    int written = 0;
    for (int cell = Margin; cell < across - Margin; ++cell) {
        int sum = 0;
        for (int y = 0; y < m_cell; ++y) {
            const auto *line
                = m_points.data() + static_cast<std::ptrdiff_t>(y) * width + static_cast<std::ptrdiff_t>(cell) * m_cell;
            sum = std::accumulate(line, line + m_cell, sum);
        }
        const int limit = sum / all - Darker;
        int ink = 0;
        for (int y = 0; y < m_cell; ++y) {
            const auto *line
                = m_points.data() + static_cast<std::ptrdiff_t>(y) * width + static_cast<std::ptrdiff_t>(cell) * m_cell;
            ink += static_cast<int>(std::count_if(line, line + m_cell, [limit](int point) { return point < limit; }));
        }
        written += ink >= FewestPoints && ink * InkShare >= all ? 1 : 0;
    }
    m_written.push_back(written);
    m_points.clear();
    m_lines = 0;
}

bool BlankJudge::isBlank() const
{
    const auto rows = static_cast<int>(m_written.size());
    if (rows < Least)
        return false;
    return std::accumulate(m_written.begin() + Margin, m_written.end() - Margin, 0) < Written;
}

} // namespace yc::helpers::scand
