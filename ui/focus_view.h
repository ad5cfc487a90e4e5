#pragma once

class QScrollArea;

namespace yc::ui
{

// Qt brings into view what Tab reaches from inside an area that scrolls; whoever comes from beside it, or round from
// the last control to the first, wants to see it too.
void keepFocusInView(QScrollArea *area);

} // namespace yc::ui
