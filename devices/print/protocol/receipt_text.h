#pragma once

#include "base/gb_text.h"

#include <QStringList>

#include <optional>

// Chinese text in a receipt printer's own font. Source: reference.md E.2 (encoding), E.4 (widths).
namespace yc::devices::print
{

// The two-byte area of GB18030 (GBK) is safe on every model; everything else, the rare characters of names above all,
// must go as raster.
[[nodiscard]] bool needsRaster(const QString &text);

// GB18030 bytes, empty optional if needsRaster(). Control characters become spaces: text gives no commands.
[[nodiscard]] std::optional<QByteArray> printerBytes(const QString &text);

using yc::columnsOf;

// Lines of at most `columns`; never inside a character, never an empty list. A space where a line breaks is dropped.
[[nodiscard]] QStringList wrapped(const QString &text, int columns);

} // namespace yc::devices::print
