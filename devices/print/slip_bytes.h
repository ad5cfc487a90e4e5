#pragma once

#include "devices/api/receipt_printer.h"

#include <QByteArray>

#include <functional>

namespace yc::devices::print
{

// Draws one line of text as dots, `widthDots` wide, aligned, bold and sized as the line says. Given by the application,
// because devices have no fonts. Called in the device's thread (painting on a QImage is allowed there); must not throw.
using LineRasteriser = std::function<SlipRaster(const SlipText &line, int widthDots)>;

struct PaperShape {
    int widthDots = 576; // 80 mm paper; 384 for 58 mm (reference.md E.4)
    bool gb18030Text = true;
    bool nativeQr = true; // false: the code goes as raster
};

// A whole slip, from reset to cut. SlipUnprintable: a raster that does not fit, a character that the printer lacks and
// nobody draws, data that no QR code holds.
[[nodiscard]] Result<QByteArray> slipBytes(const Slip &slip, const PaperShape &paper, const LineRasteriser &rasterise);

} // namespace yc::devices::print
