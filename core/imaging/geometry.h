#pragma once

#include <QPointF>
#include <QSize>
#include <QSizeF>

#include <array>
#include <optional>

// Four corners and what they say about the sheet between them. Pure arithmetic.
namespace yc::core::imaging
{

// Top left, top right, bottom right, bottom left as the picture shows them; picture pixels, (0,0) is the outer corner
// of the first pixel, y down. May lie a little outside the picture.
using Quad = std::array<QPointF, 4>;

[[nodiscard]] double areaOf(const Quad &quad);
[[nodiscard]] bool isConvex(const Quad &quad);
// Any order in, ours out; the corner nearest to the picture's top left comes first.
[[nodiscard]] Quad inOrder(const Quad &quad);
// Where two lines meet, each through two points; nothing if they (nearly) do not.
[[nodiscard]] std::optional<QPointF> crossing(QPointF a, QPointF b, QPointF c, QPointF d);
// The same corners when the page is turned clockwise by quarter turns: the corner that will be top left comes first.
[[nodiscard]] Quad turned(const Quad &quad, int quarterTurnsClockwise);

enum class Paper {
    Free, // no size that we know
    A4, // or any other A: the ratio is the same, the counter's paper is A4
    Letter,
    Card, // ID-1 of ISO/IEC 7810: citizen card, permits, bank card
};

struct Sheet {
    Paper paper = Paper::Free;
    QSizeF millimetres; // as it lies; empty for Free
    QSize pixels; // as many as the picture holds along its sides, at most 300 dpi (Card: 600)
    int dpi = 0; // of `pixels`; 0 for Free
    double ratio = 1.0; // width : height of the sheet itself, freed of perspective
};

// What sheet shows itself in this quad of a picture of this size. The focal length follows from the quad where it leans
// enough (Zhang & He, Whiteboard scanning, 2007); else a telephone's usual one is taken.
[[nodiscard]] Sheet sheetOf(const Quad &quad, QSize picture);

} // namespace yc::core::imaging
