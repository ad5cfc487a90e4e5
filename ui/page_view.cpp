#include "ui/page_view.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

namespace yc::ui
{

PageView::PageView(QWidget *parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("页面预览"));
    setMinimumSize(200, 200);
}

void PageView::setPage(const QImage &image)
{
    m_image = image;
    m_fitted = {};
    m_fitting = {};
    m_notice.clear();
    setAccessibleDescription({});
    m_zoom = 1.0;
    m_offset = {};
    update();
}

void PageView::setNotice(const QString &words)
{
    m_image = {};
    m_fitted = {};
    m_fitting = {};
    m_notice = words;
    setAccessibleDescription(words); // painted text is read out too
    update();
}

QSize PageView::pageRoom() const
{
    return size() * 2 * devicePixelRatio();
}

QSize PageView::sizeHint() const
{
    return {480, 560};
}

void PageView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::AlternateBase));
    if (m_image.isNull()) {
        painter.setPen(palette().color(QPalette::Text));
        painter.drawText(rect().adjusted(24, 24, -24, -24), static_cast<int>(Qt::AlignCenter) | Qt::TextWordWrap,
                         m_notice);
    } else {
        const auto whole = QSizeF(m_image.size()).scaled(QSizeF(size()) - QSizeF(16, 16), Qt::KeepAspectRatio);
        const auto shown = whole * m_zoom;
        const QRectF target(QPointF((width() - shown.width()) / 2, (height() - shown.height()) / 2) + m_offset, shown);
        const auto pixels = (target.size() * devicePixelRatio()).toSize();
        if (m_zoom > 1.0 || pixels.width() >= m_image.width()) {
            painter.setRenderHint(QPainter::SmoothPixmapTransform);
            painter.drawImage(target, m_image);
        } else {
            if (m_fitted.size() != pixels)
                fit(pixels);
            // Nothing of it is scaled here, not even roughly: Qt shares such a painting out to other threads and waits.
            else
                painter.drawImage(target.topLeft().toPoint(), m_fitted);
        }
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawRect(target);
    }
    if (hasFocus()) {
        painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

void PageView::fit(QSize pixels)
{
    if (pixels == m_fitting)
        return;
    m_fitting = pixels;
    if (!m_fitter)
        m_fitter = std::make_unique<Worker>("yc-fit");
    m_fitter->run(
        [image = m_image, pixels] { return image.scaled(pixels, Qt::IgnoreAspectRatio, Qt::SmoothTransformation); },
        this,
        [this, of = m_image.cacheKey(), pixels](const QImage &fitted) {
            if (m_image.cacheKey() != of || m_fitting != pixels)
                return; // another page or another size by now
            m_fitted = fitted;
            m_fitted.setDevicePixelRatio(devicePixelRatio());
            update();
        });
}

void PageView::zoom(double factor)
{
    m_zoom = qBound(1.0, m_zoom * factor, 6.0);
    if (qFuzzyCompare(m_zoom, 1.0))
        m_offset = {};
    update();
}

void PageView::wheelEvent(QWheelEvent *event)
{
    if (!event->modifiers().testFlag(Qt::ControlModifier)) {
        QWidget::wheelEvent(event);
        return;
    }
    zoom(event->angleDelta().y() > 0 ? 1.25 : 0.8);
    event->accept();
}

void PageView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Plus || event->key() == Qt::Key_Equal)
        zoom(1.25);
    else if (event->key() == Qt::Key_Minus)
        zoom(0.8);
    else
        QWidget::keyPressEvent(event);
}

void PageView::mousePressEvent(QMouseEvent *event)
{
    m_grip = event->position() - m_offset;
}

void PageView::mouseMoveEvent(QMouseEvent *event)
{
    if (m_zoom > 1.0) {
        m_offset = event->position() - m_grip;
        update();
    }
}

} // namespace yc::ui
