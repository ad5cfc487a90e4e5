#pragma once

#include "core/papers/page_model.h"

#include <QImage>

class QPainter;

// Draws a page. On screen, into a PDF, onto a thermal head: the same marks at the same places.
namespace yc::core::papers
{

enum class InkColour { Colour, Black }; // Black: seals too, for heads that have one colour

// unitsPerMm: the painter's own units (pixels, dots, points of the device) in a millimetre. The painter's origin is the
// page's top left; its state is left as it was.
void paintPage(QPainter &painter, const PageModel &page, double unitsPerMm, InkColour ink = InkColour::Colour);

// The page on white, for the preview. Null if it would be larger than 100 million pixels.
[[nodiscard]] QImage previewOf(const PageModel &page, double dpi);

} // namespace yc::core::papers
