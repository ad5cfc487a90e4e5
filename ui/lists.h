#pragma once

class QListWidget;

namespace yc::ui
{

// How every list of the clients behaves: words wrap, nothing scrolls sideways, and a line that an assistive technology
// selects becomes the current one (Qt keeps the two apart).
void prepareList(QListWidget *list);

} // namespace yc::ui
