#pragma once

#include <QStringList>

class QWidget;

// A window looked at by somebody who has no mouse: Tab once round, by real key events.
namespace yc::tests
{

struct TabWalk {
    QStringList stops; // the accessible names, in their order
    QStringList faults; // what keeps such a person from working, each in words; empty: nothing
};
// Every stop has a name, lies in the visible part of whatever it is scrolled in, and is drawn in another way than
// without the focus; Tab goes on from it and comes back to the first; nothing that a mouse could press is left out,
// is pressed by an assistive technology too, and is called like something else on the same page. The
// window is shown and active; the focus ends where it began.
[[nodiscard]] TabWalk walkByTab(QWidget &window);

} // namespace yc::tests
