#include "ui/choice_layout.h"

#include <algorithm>
#include <numeric>

namespace yc::ui
{

namespace
{
constexpr int Between = 12;
constexpr int BetweenRows = 2;

int across(const QList<int> &widths)
{
    return std::accumulate(widths.begin(), widths.end(), 0) + Between * static_cast<int>(widths.size() - 1);
}
} // namespace

ChoiceLayout::ChoiceLayout(int mostColumns, QWidget *parent) : QLayout(parent), m_mostColumns(std::max(1, mostColumns))
{
    setContentsMargins(0, 0, 0, 0);
}

ChoiceLayout::~ChoiceLayout()
{
    qDeleteAll(m_items);
}

void ChoiceLayout::addItem(QLayoutItem *item)
{
    m_items += item;
}

QLayoutItem *ChoiceLayout::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

QList<int> ChoiceLayout::widths(int columns) const
{
    QList<int> widest(std::min<qsizetype>(columns, std::max<qsizetype>(1, m_items.size())), 0);
    for (qsizetype i = 0; i < m_items.size(); ++i)
        widest[i % widest.size()] = std::max(widest[i % widest.size()], m_items[i]->sizeHint().width());
    return widest;
}

int ChoiceLayout::columnsIn(int width) const
{
    int columns = m_mostColumns;
    while (columns > 1 && across(widths(columns)) > width)
        --columns;
    return columns;
}

QSize ChoiceLayout::minimumSize() const
{
    int height = 0;
    for (const auto *item : m_items)
        height = std::max(height, item->minimumSize().height());
    return {across(widths(1)), height};
}

QSize ChoiceLayout::sizeHint() const
{
    const auto width = across(widths(m_mostColumns));
    return {width, heightForWidth(width)};
}

void ChoiceLayout::setGeometry(const QRect &room)
{
    QLayout::setGeometry(room);
    arrange(room, true);
}

int ChoiceLayout::arrange(const QRect &room, bool place) const
{
    const auto columns = widths(columnsIn(room.width()));
    int y = room.top();
    for (qsizetype row = 0; row < m_items.size(); row += columns.size()) {
        int height = 0;
        int x = room.left();
        for (qsizetype column = 0; column < columns.size() && row + column < m_items.size(); ++column) {
            auto *item = m_items[row + column];
            const auto wanted = item->sizeHint();
            if (place) // as wide as its words: whoever clicks beside them means nothing
                item->setGeometry({x, y, std::min(wanted.width(), room.width()), wanted.height()});
            height = std::max(height, wanted.height());
            x += columns[column] + Between;
        }
        y += height + BetweenRows;
    }
    return m_items.isEmpty() ? 0 : y - BetweenRows - room.top();
}

} // namespace yc::ui
