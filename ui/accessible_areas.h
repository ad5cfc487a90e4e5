#pragma once

namespace yc::ui
{

// Qt 6.4's face of a scroll area for assistive technology takes any number for a child's and reads past its list:
// whoever asks for a scroll bar that has just gone ends the program. This puts one in its place that answers with
// nothing. Once, by each client, before its first window.
void installAccessibleAreas();

} // namespace yc::ui
