#pragma once

#include "base/image.h"
#include "core/domain/page_finding.h"
#include "core/imaging/page_finder.h"

#include <optional>

namespace yc::core::imaging
{

struct Wish {
    bool findPage = true; // look for the sheet and cut it out; not for what a scanner or a PDF gives
    bool straighten = true; // make a lean of up to 15° level
    bool turn = true; // bring upright
};

struct Treated {
    Image page;
    domain::PageFindings findings; // what was done, and what is wrong with the result
    std::optional<FoundPage> found;
    int turns = 0; // quarter turns clockwise that were done
    double skew = 0; // degrees that were taken out
};

// Everything at once, resampling at most once: the sheet of a photograph becomes the page, a scan is made level and
// upright; then the result is judged. 12 megapixels take a few tenths of a second; any thread, one at a time each.
// NoMemory if the result cannot be held.
[[nodiscard]] Result<Treated> treat(Image picture, Wish wish = {});

} // namespace yc::core::imaging
