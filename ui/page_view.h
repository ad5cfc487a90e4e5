#pragma once

#include "base/worker.h"

#include <QImage>
#include <QWidget>

#include <memory>

namespace yc::ui
{

// One page, large. Fits the page to the widget; + and - and the wheel with Ctrl look closer, dragging moves.
class PageView : public QWidget
{
    Q_OBJECT
public:
    explicit PageView(QWidget *parent = nullptr);

    void setPage(const QImage &image); // as large as pageRoom() gave
    void setNotice(const QString &words); // instead of a page: what is missing or being waited for
    [[nodiscard]] QSize pageRoom() const; // device pixels worth decoding for: twice the widget
    [[nodiscard]] bool hasPage() const { return !m_image.isNull(); }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    void zoom(double factor);
    void fit(QSize pixels);

    QImage m_image;
    QImage m_fitted; // the whole page at this widget's size: text stays legible
    QSize m_fitting; // asked for
    std::unique_ptr<Worker> m_fitter; // with the first page; scaling an A4 page well takes 20 ms and more
    QString m_notice;
    double m_zoom = 1.0; // 1: the whole page
    QPointF m_offset;
    QPointF m_grip;
};

} // namespace yc::ui
