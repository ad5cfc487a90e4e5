#include "core/pack/page_sketch.h"

#include "base/secret.h"

#include <algorithm>
#include <cmath>

namespace yc::core::pack
{

namespace
{

constexpr double MmInInch = 25.4;
constexpr int LongSideMm = 297; // taken for an A4 where the resolution is not known
constexpr int LeastSide = 40 * PageSketch::CellsInMm;
constexpr int MostSide = 500 * PageSketch::CellsInMm;
constexpr int Tile = 10 * PageSketch::CellsInMm; // paper shows somewhere in it, or in one beside it
constexpr int Faint = 14; // less ink is the sensor's noise and what shines through from the back
constexpr int FewestInked = 400; // a square centimetre of ink: half a line of text

} // namespace

std::shared_ptr<const PageSketch> PageSketch::of(const Image &page)
{
    std::shared_ptr<PageSketch> sketch(new PageSketch);
    if (page.isNull() || !sketch->measure(page))
        return nullptr;
    return sketch;
}

PageSketch::~PageSketch()
{
    wipe(m_ink.data(), m_ink.size());
    wipe(m_coarse.data(), m_coarse.size());
}

bool PageSketch::measure(const Image &page)
{
    const auto size = page.size();
    const double dpi = page.dpi() > 0 ? page.dpi() : std::max(size.width(), size.height()) * MmInInch / LongSideMm;
    const auto cells = [dpi](int dots) { return static_cast<int>(std::lround(dots * MmInInch * CellsInMm / dpi)); };
    m_width = cells(size.width());
    m_height = cells(size.height());
    if (std::min(m_width, m_height) < LeastSide || std::max(m_width, m_height) > MostSide || m_width > size.width()
        || m_height > size.height())
        return false;

    std::vector<int> cellOf(static_cast<std::size_t>(size.width()));
    std::vector<std::uint32_t> dots(static_cast<std::size_t>(m_width));
    for (int x = 0; x < size.width(); ++x) {
        const auto cell = static_cast<int>(static_cast<qint64>(x) * m_width / size.width());
        cellOf[static_cast<std::size_t>(x)] = cell;
        ++dots[static_cast<std::size_t>(cell)];
    }
    const auto all = static_cast<std::size_t>(m_width) * static_cast<std::size_t>(m_height);
    std::vector<std::uint16_t> tone(all);
    std::vector<std::uint32_t> sums(static_cast<std::size_t>(m_width));
    const bool coloured = page.format() == Image::Format::Rgb24;
    std::uint32_t rows = 0;
    for (int y = 0; y < size.height(); ++y) {
        const auto *pixel = reinterpret_cast<const unsigned char *>(page.row(y));
        for (const int cell : cellOf) {
            // Weighed as gray scanners do, so that a page in colour is the same page in gray.
            sums[static_cast<std::size_t>(cell)]
                += coloured ? (77U * pixel[0] + 150U * pixel[1] + 29U * pixel[2]) >> 8U : pixel[0];
            pixel += coloured ? 3 : 1;
        }
        ++rows;
        const auto line = static_cast<qint64>(y) * m_height / size.height();
        if (y + 1 < size.height() && static_cast<qint64>(y + 1) * m_height / size.height() == line)
            continue;
        for (std::size_t x = 0; x < sums.size(); ++x) {
            tone[static_cast<std::size_t>(line) * sums.size() + x]
                = static_cast<std::uint16_t>(sums[x] * 16 / (dots[x] * rows));
            sums[x] = 0;
        }
        rows = 0;
    }
    freeOfPaper(tone);
    wipe(tone.data(), tone.size() * sizeof tone.front());
    const auto inked = std::count_if(m_ink.begin(), m_ink.end(), [](std::uint8_t ink) { return ink >= Inked; });
    return inked >= FewestInked;
}

// From tones (in sixteenths) to ink. What paper looks like is seen in each tile and those around it: the brightest
// tenth.
void PageSketch::freeOfPaper(std::vector<std::uint16_t> &tone)
{
    const int across = (m_width + Tile - 1) / Tile;
    const int down = (m_height + Tile - 1) / Tile;
    const auto at = [across](int x, int y) {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(across) + static_cast<std::size_t>(x);
    };
    const auto toneAt = [&](int x, int y) -> std::uint16_t & {
        return tone[static_cast<std::size_t>(y) * static_cast<std::size_t>(m_width) + static_cast<std::size_t>(x)];
    };
    std::vector<int> bright(at(0, down));
    std::vector<std::uint16_t> of;
    for (int ty = 0; ty < down; ++ty) {
        for (int tx = 0; tx < across; ++tx) {
            of.clear();
            for (int y = ty * Tile; y < std::min(m_height, (ty + 1) * Tile); ++y) {
                for (int x = tx * Tile; x < std::min(m_width, (tx + 1) * Tile); ++x)
                    of.push_back(toneAt(x, y));
            }
            const auto tenth = of.begin() + static_cast<std::ptrdiff_t>(of.size() * 9 / 10);
            std::nth_element(of.begin(), tenth, of.end());
            bright[at(tx, ty)] = *tenth;
        }
    }
    m_ink.assign(tone.size(), 0);
    m_coarse.assign(static_cast<std::size_t>(coarseWidth()) * static_cast<std::size_t>(coarseHeight()), 0);
    std::vector<std::uint32_t> coarse(m_coarse.size());
    for (int y = Margin; y < m_height - Margin; ++y) {
        for (int x = Margin; x < m_width - Margin; ++x) {
            int paper = 16;
            for (int ty = std::max(0, y / Tile - 1); ty <= std::min(down - 1, y / Tile + 1); ++ty) {
                for (int tx = std::max(0, x / Tile - 1); tx <= std::min(across - 1, x / Tile + 1); ++tx)
                    paper = std::max(paper, bright[at(tx, ty)]);
            }
            const int ink = (paper - toneAt(x, y)) * 255 / paper;
            if (ink < Faint)
                continue;
            m_ink[static_cast<std::size_t>(y) * static_cast<std::size_t>(m_width) + static_cast<std::size_t>(x)]
                = static_cast<std::uint8_t>(ink);
            m_sum += ink;
            const int cx = x / CellsInCoarse;
            const int cy = y / CellsInCoarse;
            if (cx < coarseWidth() && cy < coarseHeight())
                coarse[static_cast<std::size_t>(cy) * static_cast<std::size_t>(coarseWidth())
                       + static_cast<std::size_t>(cx)]
                    += static_cast<std::uint32_t>(ink);
        }
    }
    for (std::size_t i = 0; i < coarse.size(); ++i)
        m_coarse[i] = static_cast<std::uint8_t>(coarse[i] / (CellsInCoarse * CellsInCoarse));
}

} // namespace yc::core::pack
