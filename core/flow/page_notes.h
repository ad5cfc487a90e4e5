#pragma once

#include "core/domain/page_finding.h"

#include <memory>

namespace yc::core::pack
{
class PageSketch;
}

namespace yc::core::flow
{

// What is known of a page beside its pixels, as long as the case is open; never sent. They go where the page goes.
struct PageNotes {
    domain::PageFindings findings;
    quint64 source = 0; // whoever brought the page in knows it by this; 0: came by itself
    // What the sheet is known by again, once it was made; no two pages have the same one. Null too where there is
    // nothing on it to know it by.
    std::shared_ptr<const pack::PageSketch> sketch{};
    bool cameNow = false; // while the case was open, and not with it
};

} // namespace yc::core::flow
