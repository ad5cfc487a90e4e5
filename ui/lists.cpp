#include "ui/lists.h"

#include <QListWidget>

namespace yc::ui
{

void prepareList(QListWidget *list)
{
    list->setWordWrap(true);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    QObject::connect(list, &QListWidget::itemSelectionChanged, list, [list] {
        const auto selected = list->selectedItems();
        if (selected.size() == 1 && selected.first() != list->currentItem())
            list->setCurrentItem(selected.first());
    });
}

} // namespace yc::ui
