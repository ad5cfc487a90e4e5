#pragma once

class QLineEdit;
class QListWidget;

namespace yc::ui
{

// How every list of the clients behaves: words wrap, nothing scrolls sideways, a line that an assistive technology
// selects becomes the current one (Qt keeps the two apart), and it stays in view when the list is made smaller.
void prepareList(QListWidget *list);

// A field that narrows a list: it can be cleared at a press, and that button has a name.
void prepareFilter(QLineEdit *field);

} // namespace yc::ui
