#pragma once

#include "devices/api/signature_pad.h"

#include <QImage>
#include <QWidget>

class QTouchEvent;

namespace yc::ui
{

// Where a person signs by pen, finger or mouse. Every sample has its time and its pressure (a device without pressure
// gives 512 while touching). What tablets and touch screens send as mouse events besides is not counted twice.
class InkPad : public QWidget
{
    Q_OBJECT
public:
    explicit InkPad(QWidget *parent = nullptr);

    [[nodiscard]] bool isBlank() const;
    [[nodiscard]] devices::Ink ink() const; // a copy
    [[nodiscard]] QImage
    image() const; // black on white, as large as the pad, or of the shape of the one that was written on
    void clear();
    // What was signed earlier, shown instead of fresh ink; null: none. Signing begins anew with the first touch.
    void setEarlier(const QImage &image);
    void setInvitation(const QString &words); // what stands on the blank pad
    void setEnabledForSigning(bool enabled, const QString &why); // why: shown on the pad when it is not
    // Ink that is written elsewhere, on a signature pad, and seen here as it comes: until endFromPad() nobody writes
    // here. area: of the pad, in 1/100 mm. Ink that is there stays there, of the pad's shape, until clear().
    void beginFromPad(const QString &place, QSize area);
    void addFromPad(const std::vector<yc::devices::InkPoint> &points);
    void dropFromPad(); // begun again there
    void endFromPad();
    QSize sizeHint() const override;

Q_SIGNALS:
    void begun(); // the first stroke on a blank pad touches it now
    void strokeEnded();

protected:
    bool event(QEvent *event) override;
    void tabletEvent(QTabletEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    enum class From { Mouse, Touch, Tablet, Pad };
    bool touched(QTouchEvent *event);
    // when: the event's own time in ms, which is the hand's, however late the event is taken
    void begin(From from, quint64 when, QPointF at, double pressure);
    void go(From from, quint64 when, QPointF at, double pressure);
    void lift(From from, quint64 when, QPointF at);
    void add(quint64 when, QPointF at, double pressure, bool down);
    void draw(QPainter &painter, QSizeF room) const;
    void tell(); // whoever cannot see it

    std::vector<devices::InkPoint> m_points;
    quint64 m_since = 0; // when the first point was
    From m_from = From::Mouse;
    bool m_down = false;
    QPointF m_lastAt;
    int m_finger = -1; // the one that signs, of those on the glass
    bool m_open = true;
    bool m_elsewhere = false; // somebody writes on a pad
    QString m_place; // of that pad
    QSize m_area; // and its size, 1/100 mm
    QString m_invitation;
    QString m_why;
    QImage m_earlier;
};

} // namespace yc::ui
