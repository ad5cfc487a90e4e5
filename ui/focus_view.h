#pragma once

class QScrollArea;

namespace yc::ui
{

// Qt brings into view what Tab reaches from inside an area that scrolls; whoever comes from beside it, or round from
// the last control to the first, wants to see it too. So do those in whose hands it grows: what is said below a field
// comes into view with it.
void keepFocusInView(QScrollArea *area);

} // namespace yc::ui
