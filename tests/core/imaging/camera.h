#pragma once

#include "base/image.h"
#include "core/imaging/geometry.h"

#include <random>

namespace yc::tests
{

// What a hand, a lamp and a lens do to a page; every part of it known.
struct Shot {
    QSize frame{1600, 1200}; // the photograph's pixels
    core::imaging::Quad corners; // where the page's corners come to lie
    int background = 70; // tone of the table
    bool grain = true; // wood
    double blur = 0.6; // lens, pixels
    double motion = 0; // hand, pixels to the side
    double noise = 3.0; // standard deviation
    double shadow = 0; // 0..1: how dark the dark end is
    double light = 1.0; // of the page
    double glare = 0; // radius of a reflection over the page's height
};
[[nodiscard]] Image photographed(const Image &page, const Shot &shot, std::mt19937 &random);
// A hand that is held nearly straight: the page fills `share` of the frame, leaning and tilted a little.
[[nodiscard]] core::imaging::Quad heldOver(QSizeF page, QSize frame, double share, double degrees, double tilt,
                                           std::mt19937 &random);

// What a scanner does: lean (clockwise degrees), softness and noise.
[[nodiscard]] Image scanned(const Image &page, double degrees, double blur, double noise, std::mt19937 &random);
[[nodiscard]] Image turnedBy(const Image &page, int quarterTurnsClockwise);
[[nodiscard]] Image blurred(const Image &page, double sigmaX, double sigmaY);
// The back of the sheet shining through: mirrored, soft and faint (0..1).
[[nodiscard]] Image shiningThrough(const Image &page, const Image &back, double strength);
[[nodiscard]] Image copyOf(const Image &page);

} // namespace yc::tests
