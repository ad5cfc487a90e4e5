#include "ui/lists.h"

#include "ui/fit_text.h"

#include <QAbstractButton>
#include <QCoreApplication>
#include <QEvent>
#include <QLineEdit>
#include <QListWidget>

namespace yc::ui
{

namespace
{

struct W {
    Q_DECLARE_TR_FUNCTIONS(Lists)
};

// A panel that comes below a list takes its room from it; the chosen line must not go out of view by that.
class KeepsChosenInView : public QObject
{
public:
    explicit KeepsChosenInView(QListWidget *list) : QObject(list), m_list(list) { list->installEventFilter(this); }
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Resize) // the list lays itself out after this
            QMetaObject::invokeMethod(
                m_list, [list = m_list] { list->scrollTo(list->currentIndex()); }, Qt::QueuedConnection);
        return QObject::eventFilter(watched, event);
    }

private:
    QListWidget *m_list;
};

} // namespace

QLabel *prepareFilter(QLineEdit *field, EnteredCharacters *counter)
{
    field->setClearButtonEnabled(true);
    const auto buttons = field->findChildren<QAbstractButton *>(); // Qt makes it, without a word
    for (auto *button : buttons)
        button->setAccessibleName(W::tr("清除输入"));
    return fitSearch(field, counter);
}

void prepareList(QListWidget *list)
{
    list->setWordWrap(true);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    new KeepsChosenInView(list); // goes with it
    // An assistive technology selects a line, or toggles one that is selected already: one line stays selected, and it
    // is the current one.
    QObject::connect(list, &QListWidget::itemSelectionChanged, list, [list] {
        const auto selected = list->selectedItems();
        if (selected.size() == 1) {
            if (selected.first() != list->currentItem())
                list->setCurrentItem(selected.first());
            return;
        }
        // None in the middle of a change is nothing; none after it is a line that was toggled off.
        QMetaObject::invokeMethod(
            list,
            [list] {
                if (list->selectionMode() == QAbstractItemView::SingleSelection && list->selectedItems().isEmpty()
                    && list->currentItem())
                    list->currentItem()->setSelected(true);
            },
            Qt::QueuedConnection);
    });
}

} // namespace yc::ui
