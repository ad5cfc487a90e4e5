#pragma once

#include <QImage>
#include <QListWidget>

namespace yc::ui
{

// Thumbnails of the pages of one material, top to bottom. Dragging by mouse events (no nested loop) moves a page within
// the strip or out of it onto something else; Ctrl+Up and Ctrl+Down do the same by keys.
class PageStrip : public QListWidget
{
    Q_OBJECT
public:
    explicit PageStrip(QWidget *parent = nullptr);

    // key: what the thumbnail belongs to (blob and turns); a page that keeps its key keeps its picture.
    struct Entry {
        QString key;
        QString label; // 第1页: told to assistive technology
        QString shown{}; // beside the picture, where there is little room: 1; empty: the label
    };
    void setPages(const QList<Entry> &entries);
    void setThumbnail(const QString &key, const QImage &image);
    [[nodiscard]] bool lacksThumbnail(const QString &key) const;
    [[nodiscard]] int current() const { return currentRow(); }

    static constexpr QSize ThumbnailRoom{88, 112};

Q_SIGNALS:
    void moved(int from, int to);
    void droppedOutside(int index, const QPoint &globalPosition);
    void draggingOutside(const QPoint &globalPosition); // to show where it would fall

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QHash<QString, QPixmap> m_pictures;
    QPoint m_pressedAt;
    int m_dragged = -1;
    bool m_dragging = false;
};

} // namespace yc::ui
