#pragma once

#include "base/image.h"

#include <chrono>
#include <optional>
#include <vector>

// Says when what a camera looks at lies still. Pure: frames and times in, verdicts out.
namespace yc::devices::camera
{

struct StillRules {
    std::chrono::milliseconds lies{700}; // so long without motion
    int tone = 9; // of 255: by so much a cell changes that changes; a box of pixels has no noise left
    double moving = 0.004; // share of cells that change while something moves
    double other = 0.010; // and of those in which one page differs from another in the same place
    int black = 14; // of 255: brighter than the brightest cell of a covered lens
};

class StillWatch
{
public:
    enum class Verdict {
        Moving,
        Settling, // still, not yet for long
        Settled, // lies still and is other than what settled or was taken last: once
        Lying, // still the same
        Black, // nothing is seen at all
    };

    explicit StillWatch(StillRules rules = {}) : m_rules(rules) { }

    Verdict look(const Image &frame, std::chrono::milliseconds now); // Rgb24 or Gray8; times never go back
    // What lies there now was taken, by hand or by itself: it does not settle again before it is changed.
    void taken();
    // From the beginning: another material, another camera, another turn. What lies there settles (again).
    void reset();

private:
    using Cells = std::vector<quint8>;
    [[nodiscard]] Cells cellsOf(const Image &frame) const;
    [[nodiscard]] double differing(const Cells &a, const Cells &b) const;

    StillRules m_rules;
    Cells m_anchor; // how it looked when it came to rest: slow drifting is motion too
    Cells m_known; // what settled or was taken last
    std::chrono::milliseconds m_since{};
    bool m_takeNext = false; // taken() before anything was seen
};

} // namespace yc::devices::camera
