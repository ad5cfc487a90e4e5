#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace yc::helpers::scand
{

// Whether anything is written on a page, judged while its rows pass. The page is looked at in cells of a millimetre:
// a cell is written in if a few points stand out dark from what is around them. So the paper's own tone, the noise of a
// sensor, a lid's gray and the soft shadow of an edge are nothing; a short line of text or a pale stamp is something.
// The outermost five millimetres do not count: there the lid, the sheet's edge and the punch holes are. Pure.
class BlankJudge
{
public:
    explicit BlankJudge(int dpi); // 0: unknown, taken for 300

    // Every row of the finished picture, from the top. channels: 1 or 3 bytes a pixel.
    void row(std::span<const unsigned char> pixels, int channels);
    // False as long as fewer than two centimetres have passed: too little to say so.
    [[nodiscard]] bool isBlank() const;

private:
    void endCells();

    int m_cell; // points (of two by two pixels) along the side of a cell
    std::vector<std::uint16_t> m_sums; // of the points of one line, half done
    bool m_half = false;
    std::vector<unsigned char> m_points; // of one row of cells
    int m_lines = 0; // of m_points
    std::vector<int> m_written; // cells in each row of cells
};

} // namespace yc::helpers::scand
