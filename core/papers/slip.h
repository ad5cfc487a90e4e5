#pragma once

#include "core/papers/layout.h"

#include <QByteArray>

#include <variant>
#include <vector>

// Papers for receipt printers, as values of our own: core knows no printer. The client turns them into devices::Slip.
namespace yc::core::papers
{

struct SlipRaster { // 1 bit a pixel, bit 7 leftmost, 1 = black
    int widthDots = 0; // a multiple of 8
    int heightDots = 0;
    QByteArray bits;
};
struct SlipLine {
    QString text;
    bool bold = false;
    bool doubleSize = false;
    enum class Align { Left, Centre, Right } align = Align::Left;
};
struct SlipQrCode {
    QByteArray data;
    int moduleDots = 4;
};
using SlipPart = std::variant<SlipRaster, SlipLine, SlipQrCode>;

enum class SlipStyle {
    Raster, // the whole paper as a picture: fonts, rare characters and seals come out right on every printer
    Text, // words as characters where the printer has Chinese: faster, and sharper on some heads; seals as pictures
};

// A page laid out for Slip58 or Slip80, in bands of at most 256 rows (older printers overrun on more). The same page
// gives the same bits. Fails with NotDrawn.
[[nodiscard]] Result<std::vector<SlipPart>> slipParts(const PageModel &page, SlipStyle style = SlipStyle::Raster);

// The whole page in one piece, for a preview of what the head will burn and for tests.
[[nodiscard]] Result<SlipRaster> rasterOf(const PageModel &page);

// Which sheet a printer of that width takes: 384 and less is 58 mm paper.
[[nodiscard]] Sheet sheetForDots(int widthDots);

// One line of text as a printer would print it itself: 24 dots high (48 in double size), widthDots wide, aligned and
// bold as the line says. What a driver prints in place of a line with characters that its printer's font lacks. Text
// that is wider than the paper goes on in further rows of the same height.
[[nodiscard]] SlipRaster rasterOfLine(const SlipLine &line, int widthDots);

} // namespace yc::core::papers
