#pragma once

#include "core/domain/page_finding.h"

namespace yc::core::flow
{

// What is known of a page beside its pixels, as long as the case is open; never sent. They go where the page goes.
struct PageNotes {
    domain::PageFindings findings;
    quint64 source = 0; // whoever brought the page in knows it by this; 0: came by itself
};

} // namespace yc::core::flow
