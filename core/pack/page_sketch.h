#pragma once

#include "base/image.h"

#include <cstdint>
#include <memory>
#include <vector>

// Whether two pictures are of the same sheet of paper: it was drawn in twice, or the stack was scanned again. Pure
// arithmetic, any thread, never the UI's: a sketch of an A4 page at 300 dpi takes about 20 ms, a comparison of two
// different pages a few, of two that are alike about 50.
namespace yc::core::pack
{

// Where the ink lies on a page, in cells of half a millimetre, each measured against the paper around it, so that lamp
// and tone of the paper do not count. A quarter of a megabyte an A4. Large writing can be made out in it: it stays in
// memory, is never kept nor sent, and is overwritten when the last owner lets go.
class PageSketch
{
public:
    static constexpr int CellsInMm = 2;
    static constexpr int Margin = 4 * CellsInMm; // left out: the lid, the sheet's edge, punch holes
    static constexpr int Inked = 48; // cells with so much are counted: a stroke, and no shadow

    // Null where there is nothing to know the page by again: blank but for a few words, smaller than 4 cm or larger
    // than half a metre, or of too few dots. Resolution unknown: the longer side is taken for an A4's.
    [[nodiscard]] static std::shared_ptr<const PageSketch> of(const Image &page);
    PageSketch(const PageSketch &) = delete;
    PageSketch &operator=(const PageSketch &) = delete;
    ~PageSketch();

    [[nodiscard]] int width() const { return m_width; } // cells
    [[nodiscard]] int height() const { return m_height; }
    [[nodiscard]] const std::uint8_t *row(int y) const
    {
        return m_ink.data() + static_cast<std::ptrdiff_t>(y) * m_width;
    }
    // The same in cells of two millimetres, to find the place by.
    static constexpr int CellsInCoarse = 4;
    [[nodiscard]] int coarseWidth() const { return m_width / CellsInCoarse; }
    [[nodiscard]] int coarseHeight() const { return m_height / CellsInCoarse; }
    [[nodiscard]] const std::uint8_t *coarseRow(int y) const
    {
        return m_coarse.data() + static_cast<std::ptrdiff_t>(y) * coarseWidth();
    }
    [[nodiscard]] qint64 ink() const { return m_sum; }

private:
    PageSketch() = default;
    bool measure(const Image &page);
    void freeOfPaper(std::vector<std::uint16_t> &tone);

    int m_width = 0;
    int m_height = 0;
    qint64 m_sum = 0;
    std::vector<std::uint8_t> m_ink; // 0: paper, 255: black
    std::vector<std::uint8_t> m_coarse;
};

struct SheetLikeness {
    bool placed = false; // one lies on the other nearly everywhere, as the same form does
    int compared = 0; // places of 6 mm with something on them
    int different = 0; // of these, where something else is written
    [[nodiscard]] bool isSame() const;
};

// One may be nudged by a centimetre, turned by three degrees, lighter or darker, stretched by a per cent. Two copies of
// a form that differ by a word of handwriting, a signature or a tick are two sheets. What it does not always tell apart
// are copies that differ by a single character or digit of a hand's; and never those on which everything is alike.
[[nodiscard]] SheetLikeness likenessOf(const PageSketch &a, const PageSketch &b);

} // namespace yc::core::pack
