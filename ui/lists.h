#pragma once

class QLabel;
class QLineEdit;
class QListWidget;

namespace yc::ui
{

class EnteredCharacters;

// How every list of the clients behaves: words wrap, nothing scrolls sideways, a line that an assistive technology
// selects becomes the current one (Qt keeps the two apart), and it stays in view when the list is made smaller.
void prepareList(QListWidget *list);

// A field that narrows a list: it can be cleared at a press, and that button has a name. What is typed is made fit
// (ui/fit_text.h); gives the label of what was left out, for the owner to put below.
[[nodiscard]] QLabel *prepareFilter(QLineEdit *field, EnteredCharacters *counter = nullptr);

} // namespace yc::ui
