#pragma once

#include "tests/support/tab_walk.h"

// What no field was made for, pasted into every field that a window shows and lets be written in: five thousand
// characters and forty thousand, full-width figures, emoji, control characters, marks of direction. By the clipboard
// and the keys, as somebody would.
namespace yc::tests
{

// What is kept is bounded and holds nothing that cannot be seen; wherever it is not what was pasted, a word stands in
// sight of the field and assistive technology hears it. A secret is taken whole or refused whole. Every field gets its
// own text back. The window is shown and active; `stops` are the fields by their accessible names.
[[nodiscard]] TabWalk pasteFloods(QWidget &window);

} // namespace yc::tests
