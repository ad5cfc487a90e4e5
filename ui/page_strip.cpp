#include "ui/page_strip.h"

#include "ui/lists.h"

#include <QApplication>
#include <QMouseEvent>

namespace yc::ui
{

namespace
{

constexpr int KeyRole = Qt::UserRole;

// The same picture when selected: a page that is dimmed cannot be judged.
QIcon iconOf(const QPixmap &picture)
{
    QIcon icon(picture);
    icon.addPixmap(picture, QIcon::Selected);
    return icon;
}

} // namespace

PageStrip::PageStrip(QWidget *parent) : QListWidget(parent)
{
    setAccessibleName(tr("页面缩略图"));
    setViewMode(QListView::ListMode);
    setIconSize(ThumbnailRoom);
    prepareList(this);
    setWordWrap(false);
    setUniformItemSizes(true);
    setDragEnabled(false); // ours, by mouse events
}

void PageStrip::setPages(const QList<Entry> &entries)
{
    bool same = entries.size() == count();
    for (int i = 0; same && i < entries.size(); ++i)
        same = item(i)->data(KeyRole).toString() == entries[i].key
            && item(i)->data(Qt::AccessibleTextRole) == entries[i].label;
    if (same)
        return;
    const auto row = currentRow();
    QSignalBlocker quiet(this);
    clear();
    QHash<QString, QPixmap> kept;
    for (const auto &entry : entries) {
        auto *line = new QListWidgetItem(entry.shown.isEmpty() ? entry.label : entry.shown, this);
        line->setData(Qt::AccessibleTextRole, entry.label);
        line->setData(KeyRole, entry.key);
        line->setSizeHint({0, ThumbnailRoom.height() + 12});
        const auto picture = m_pictures.constFind(entry.key);
        if (picture != m_pictures.constEnd()) {
            line->setIcon(iconOf(*picture));
            kept.insert(entry.key, *picture);
        }
    }
    m_pictures = kept; // pictures of pages that are gone are let go
    if (count() > 0)
        setCurrentRow(qBound(0, row, count() - 1));
    quiet.unblock();
    Q_EMIT currentRowChanged(currentRow());
}

void PageStrip::setThumbnail(const QString &key, const QImage &image)
{
    const auto picture = QPixmap::fromImage(image);
    m_pictures.insert(key, picture);
    for (int i = 0; i < count(); ++i)
        if (item(i)->data(KeyRole).toString() == key)
            item(i)->setIcon(iconOf(picture));
}

bool PageStrip::lacksThumbnail(const QString &key) const
{
    return !m_pictures.contains(key);
}

void PageStrip::mousePressEvent(QMouseEvent *event)
{
    QListWidget::mousePressEvent(event);
    m_pressedAt = event->pos();
    m_dragged = event->button() == Qt::LeftButton ? indexAt(event->pos()).row() : -1;
    m_dragging = false;
}

void PageStrip::mouseMoveEvent(QMouseEvent *event)
{
    if (m_dragged < 0 || !event->buttons().testFlag(Qt::LeftButton))
        return;
    if (!m_dragging && (event->pos() - m_pressedAt).manhattanLength() < QApplication::startDragDistance())
        return;
    m_dragging = true;
    setCursor(Qt::ClosedHandCursor);
    if (!rect().contains(event->pos()))
        Q_EMIT draggingOutside(event->globalPosition().toPoint());
}

void PageStrip::mouseReleaseEvent(QMouseEvent *event)
{
    QListWidget::mouseReleaseEvent(event);
    unsetCursor();
    const auto from = std::exchange(m_dragged, -1);
    if (!std::exchange(m_dragging, false) || from < 0)
        return;
    if (!rect().contains(event->pos())) {
        Q_EMIT droppedOutside(from, event->globalPosition().toPoint());
        return;
    }
    const auto under = indexAt(event->pos()).row();
    const auto to = under < 0 ? count() - 1 : under;
    if (to != from)
        Q_EMIT moved(from, to);
}

void PageStrip::keyPressEvent(QKeyEvent *event)
{
    const auto row = currentRow();
    if (event->modifiers() == Qt::ControlModifier && row >= 0) {
        if (event->key() == Qt::Key_Up && row > 0) {
            Q_EMIT moved(row, row - 1);
            return;
        }
        if (event->key() == Qt::Key_Down && row + 1 < count()) {
            Q_EMIT moved(row, row + 1);
            return;
        }
    }
    // Letters and figures are keys of the page around, not a search in the list.
    if (!event->text().isEmpty() && event->text()[0].isPrint()) {
        event->ignore();
        return;
    }
    QListWidget::keyPressEvent(event);
}

} // namespace yc::ui
