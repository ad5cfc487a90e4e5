#include "devices/camera/still_watch.h"

#include <algorithm>
#include <array>

namespace yc::devices::camera
{

namespace
{

constexpr int Across
    = 96; // cells: on an A4 each is as wide as a finger's nail is thick, small enough for a line of print
constexpr int Down = 72;

} // namespace

StillWatch::Cells StillWatch::cellsOf(const Image &frame) const
{
    const int width = frame.size().width();
    const int height = frame.size().height();
    const int depth = frame.format() == Image::Format::Rgb24 ? 3 : 1;
    const int green = depth == 3 ? 1 : 0; // of three the one that is nearest to brightness, and has the least noise
    std::array<int, Across> sums{};
    std::array<int, Across> counts{};
    Cells cells(static_cast<std::size_t>(Across) * Down);
    for (int row = 0; row < Down; ++row) {
        const int top = row * height / Down;
        const int bottom = std::max(top + 1, (row + 1) * height / Down);
        sums.fill(0);
        counts.fill(0);
        for (int y = top; y < bottom; ++y) {
            const auto *line = reinterpret_cast<const quint8 *>(frame.row(y));
            for (int cell = 0; cell < Across; ++cell) {
                const int left = cell * width / Across;
                const int right = std::max(left + 1, (cell + 1) * width / Across);
                const auto at = static_cast<std::size_t>(cell);
                for (int x = left; x < right; ++x)
                    sums[at] += line[x * depth + green];
                counts[at] += right - left;
            }
        }
        for (std::size_t cell = 0; cell < Across; ++cell)
            cells[static_cast<std::size_t>(row) * Across + cell] = static_cast<quint8>(sums[cell] / counts[cell]);
    }
    return cells;
}

// The camera's own exposure and the lamp overhead move all cells by the same: that is no motion.
double StillWatch::differing(const Cells &a, const Cells &b) const
{
    std::array<int, 511> histogram{};
    for (std::size_t i = 0; i < a.size(); ++i)
        ++histogram[std::size_t{a[i]} + 255 - b[i]];
    int middle = 0;
    for (int seen = 0; middle < 510; ++middle) {
        seen += histogram[static_cast<std::size_t>(middle)];
        if (seen * 2 >= static_cast<int>(a.size()))
            break;
    }
    int count = 0;
    for (int tone = 0; tone < 511; ++tone) {
        if (std::abs(tone - middle) > m_rules.tone)
            count += histogram[static_cast<std::size_t>(tone)];
    }
    return static_cast<double>(count) / static_cast<double>(a.size());
}

StillWatch::Verdict StillWatch::look(const Image &frame, std::chrono::milliseconds now)
{
    if (frame.size().width() < Across || frame.size().height() < Down)
        return Verdict::Moving; // no camera's picture
    auto cells = cellsOf(frame);
    if (*std::ranges::max_element(cells) < m_rules.black) {
        m_anchor.clear();
        return Verdict::Black;
    }
    if (m_anchor.empty() || differing(cells, m_anchor) > m_rules.moving) {
        m_anchor = std::move(cells);
        m_since = now;
        return Verdict::Moving;
    }
    if (m_takeNext) {
        m_known = m_anchor;
        m_takeNext = false;
    }
    if (now - m_since < m_rules.lies)
        return Verdict::Settling;
    if (!m_known.empty() && differing(m_anchor, m_known) <= m_rules.other)
        return Verdict::Lying;
    m_known = m_anchor;
    return Verdict::Settled;
}

void StillWatch::taken()
{
    if (m_anchor.empty())
        m_takeNext = true;
    else
        m_known = m_anchor;
}

void StillWatch::reset()
{
    m_anchor.clear();
    m_known.clear();
    m_takeNext = false;
}

} // namespace yc::devices::camera
