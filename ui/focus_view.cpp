#include "ui/focus_view.h"

#include <QApplication>
#include <QScrollArea>

namespace yc::ui
{

namespace
{
constexpr int RoomBeside = 40; // the words above a field are read with it
}

void keepFocusInView(QScrollArea *area)
{
    QObject::connect(qApp, &QApplication::focusChanged, area, [area](QWidget *, QWidget *now) {
        if (now && now != area && area->isAncestorOf(now))
            area->ensureWidgetVisible(now, 0, RoomBeside);
    });
}

} // namespace yc::ui
