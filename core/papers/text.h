#pragma once

#include "core/papers/page_model.h"

#include <QFont>
#include <QGlyphRun>
#include <QList>
#include <QSizeF>
#include <QStringList>

#include <utility>

class QPainter;

// Text on papers: the same font, the same line breaks on screen, in the PDF and on the thermal head, because all of it
// is laid out without hinting in hundredths of a millimetre and only then scaled.
namespace yc::core::papers
{

inline constexpr double UnitsPerMm = 100; // the painter's units while a page is drawn

[[nodiscard]] QFont fontOf(const TextRun &run); // pixel size in units
[[nodiscard]] double lineMm(const TextRun &run); // from one line to the next
// The lines that text makes in a column of that width, the first one shorter by firstIndentMm.
[[nodiscard]] QStringList breakLines(const QString &text, const TextRun &style, double widthMm,
                                     double firstIndentMm = 0);
// What the run needs in a box of its width: the widest line and all lines. Larger than the box means overflow.
[[nodiscard]] QSizeF measure(const TextRun &run);
void drawText(QPainter &painter, const TextRun &run); // painter in units

// Its characters as they are drawn, each by itself, in their order. Without spaces.
[[nodiscard]] QList<std::pair<char32_t, QGlyphRun>> glyphsOf(const TextRun &run);

// Characters that no installed font can draw, each once: boxes, or stand-ins once those are installed. Who has one of
// these in a name is told so.
[[nodiscard]] QStringList missingGlyphs(const QString &text);

} // namespace yc::core::papers
