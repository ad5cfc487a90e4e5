#pragma once

#include "base/image.h"
#include "helpers/scand/blank_judge.h"

#include <optional>
#include <span>
#include <vector>

namespace yc::helpers::scand
{

// One frame as the scanner announces it (SANE: parameters). A page is one frame, or three of one colour each.
struct FrameShape {
    enum class Kind { Gray, Rgb, Red, Green, Blue };
    Kind kind = Kind::Gray;
    int depth = 8; // bits a sample: 1 (1 = black), 8 or 16 (the machine's byte order)
    int width = 0; // pixels
    int lines = 0; // -1: unknown until the end
    int bytesPerLine = 0;
};

// Puts a page together from the bytes of its frames, however they are cut, into 8-bit gray or colour. Pure.
// The picture is as long as the lines that came: a scanner may promise more than the sheet had.
class PageBuilder
{
public:
    // toGray: colour is weighed down to gray, for scanners that have no such mode.
    PageBuilder(int dpi, bool toGray) : m_dpi(dpi), m_toGray(toGray), m_blank(dpi) { }

    // PageTooLarge, PageEmpty (no width, or no lines), ScannerIo (a shape that cannot be).
    [[nodiscard]] Done beginFrame(const FrameShape &shape);
    // PageTooLarge if a page of unknown length grows beyond what we hold. Bytes beyond the promised lines are dropped.
    [[nodiscard]] Done add(std::span<const unsigned char> bytes);
    // PageEmpty if no line came.
    [[nodiscard]] Result<Image> finish();

    // After finish(): nothing is written on it. It is a page all the same; people are asked whether they meant it.
    [[nodiscard]] bool isBlank() const { return m_blank.isBlank(); }

    [[nodiscard]] int linesDone() const { return m_line; }
    [[nodiscard]] int linesAll() const { return m_shape.lines > 0 ? m_shape.lines : 0; }

private:
    void judge(const unsigned char *row);
    [[nodiscard]] Done takeLine(const unsigned char *line);
    [[nodiscard]] Result<std::byte *> rowFor(int line);
    [[nodiscard]] unsigned char sample(const unsigned char *line, int index) const;

    int m_dpi;
    bool m_toGray;
    BlankJudge m_blank;
    FrameShape m_shape;
    Image::Format m_format = Image::Format::Gray8;
    int m_width = 0;
    int m_line = 0; // of this frame
    int m_lines = 0; // of the page
    std::vector<unsigned char> m_rest; // the beginning of a line
    std::optional<Image> m_image; // length known
    std::vector<std::byte> m_rows; // length unknown
};

} // namespace yc::helpers::scand
