#include "ui/focus_view.h"

#include <QApplication>
#include <QScrollArea>
#include <QScrollBar>

namespace yc::ui
{

namespace
{

constexpr int RoomBeside = 40; // the words above a field are read with it
constexpr int RoomAround = 8;

// With what stands around it in a box of its own: its name above, what is wrong with it below.
void bringIntoView(QScrollArea *area, QWidget *widget)
{
    auto *box = widget->parentWidget();
    if (box != area->widget() && box->height() <= area->viewport()->height() / 2)
        area->ensureWidgetVisible(box, 0, RoomAround);
    area->ensureWidgetVisible(widget, 0, RoomBeside);
}

} // namespace

void keepFocusInView(QScrollArea *area)
{
    const auto isInside = [area](QWidget *widget) {
        return widget && area->widget() && widget != area->widget() && area->widget()->isAncestorOf(widget);
    };
    QObject::connect(qApp, &QApplication::focusChanged, area, [area, isInside](QWidget *, QWidget *now) {
        if (isInside(now))
            bringIntoView(area, now);
    });
    const auto grown = [area, isInside] {
        auto *now = QApplication::focusWidget();
        if (isInside(now) && !now->visibleRegion().isEmpty()) // whoever scrolled away is not fetched back
            bringIntoView(area, now);
    };
    // Queued: what stands inside is laid out after the bar.
    QObject::connect(area->verticalScrollBar(), &QScrollBar::rangeChanged, area, grown, Qt::QueuedConnection);
}

} // namespace yc::ui
