#pragma once

#include "devices/api/receipt_printer.h"

#include <QByteArray>

// Commands to a receipt printer, one function each. Source: reference.md E.2.
namespace yc::devices::print::escpos
{

// Full: all at once, and what the others have no bit for: whether a slip stands in the mouth. Kiosk printers of several
// makers know it (the published command sets of Custom's KPM series and of Pyramid's Reliance agree), others let it
// pass.
enum class Ask : char { Printer = 1, OfflineCause = 2, ErrorCause = 3, Paper = 4, Full = 20 };

[[nodiscard]] QByteArray initialise();
[[nodiscard]] QByteArray chineseMode(); // codes above 0x7F are GB18030 from here on
[[nodiscard]] QByteArray align(SlipText::Align align);
[[nodiscard]] QByteArray bold(bool on);
[[nodiscard]] QByteArray doubleSize(bool on); // Latin and Chinese alike
[[nodiscard]] QByteArray feed(int lines); // 1 to 255
[[nodiscard]] QByteArray cut(); // feeds to the knife, leaves a corner standing

// Model 2, error level M. moduleDots 1 to 16; more than 7,000 bytes of data do not fit any code.
[[nodiscard]] QByteArray qr(const QByteArray &data, int moduleDots);

// In bands of at most 256 rows: a larger one overruns the buffer of small models.
// Empty if width, height and bits do not agree.
[[nodiscard]] QByteArray raster(const SlipRaster &raster);
inline constexpr int BandRows = 256;

[[nodiscard]] QByteArray ask(Ask what); // answered at once, whatever waits in the buffer
[[nodiscard]] QByteArray askPaper(); // answered in order: all that was sent before it has been printed
// From now on four bytes come unasked whenever anything of the printer changes, and once at once. ESC @ ends it, and so
// every slip does (initialise()).
[[nodiscard]] QByteArray tellChanges();
[[nodiscard]] QByteArray clearBuffer(); // after an error: what was not printed yet never will be

} // namespace yc::devices::print::escpos
