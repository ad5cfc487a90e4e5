#include "ui/ink_pad.h"

#include <QAccessibleWidget>
#include <QMouseEvent>
#include <QPainter>
#include <QTabletEvent>
#include <QTouchEvent>

#include <limits>

namespace yc::ui
{

namespace
{

constexpr double NoPressure = 512.0 / 1023.0;
// A plain widget is nothing to a screen reader; this one is a place to draw.
QAccessibleInterface *faceOf(const QString &className, QObject *object)
{
    auto *pad = className == QLatin1String("yc::ui::InkPad") ? qobject_cast<QWidget *>(object) : nullptr;
    return pad ? new QAccessibleWidget(pad, QAccessible::Canvas) : nullptr;
}

constexpr int MostPoints = 20'000; // minutes of writing; beyond it the pad is being scribbled on

} // namespace

InkPad::InkPad(QWidget *parent) : QWidget(parent)
{
    static const bool known = (QAccessible::installFactory(faceOf), true);
    Q_UNUSED(known)
    setAccessibleName(tr("签字区"));
    m_invitation = tr("请申请人在此签字");
    tell();
    setAttribute(Qt::WA_AcceptTouchEvents);
    setCursor(Qt::CrossCursor);
    setMinimumSize(320, 140);
    setFocusPolicy(Qt::ClickFocus);
}

QSize InkPad::sizeHint() const
{
    return {560, 180};
}

bool InkPad::isBlank() const
{
    return m_points.empty();
}

void InkPad::clear()
{
    m_points.clear();
    m_down = false;
    m_earlier = {};
    if (!m_elsewhere && m_from == From::Pad)
        m_from = From::Mouse;
    update();
}

void InkPad::setEarlier(const QImage &image)
{
    m_earlier = image;
    m_points.clear();
    update();
}

void InkPad::setInvitation(const QString &words)
{
    m_invitation = words;
    tell();
    update();
}

void InkPad::tell()
{
    setAccessibleDescription(!m_open ? m_why : m_elsewhere ? m_invitation : tr("请在此处用笔、手指或鼠标签字"));
}

void InkPad::setEnabledForSigning(bool enabled, const QString &why)
{
    m_open = enabled;
    m_why = why;
    tell();
    setCursor(enabled ? Qt::CrossCursor : Qt::ForbiddenCursor);
    update();
}

devices::Ink InkPad::ink() const
{
    const auto hundredths = [this](double pixels, int dots) { return qRound(pixels * 2540.0 / qMax(1, dots)); };
    devices::Ink ink;
    switch (m_from) {
    case From::Mouse: ink.device = QStringLiteral("mouse"); break;
    case From::Touch: ink.device = QStringLiteral("touch"); break;
    case From::Tablet: ink.device = QStringLiteral("tablet"); break;
    case From::Pad: ink.device = m_place; break;
    }
    const bool pad = m_from == From::Pad;
    ink.widthMm100 = pad ? m_area.width() : hundredths(width(), physicalDpiX());
    ink.heightMm100 = pad ? m_area.height() : hundredths(height(), physicalDpiY());
    ink.points = m_points;
    return ink;
}

void InkPad::beginFromPad(const QString &place, QSize area)
{
    clear();
    m_elsewhere = true;
    m_from = From::Pad;
    m_place = place;
    m_area = area;
    setCursor(Qt::ArrowCursor);
    tell();
    update();
}

void InkPad::addFromPad(const std::vector<devices::InkPoint> &points)
{
    if (!m_elsewhere)
        return;
    for (const auto &point : points) {
        if (m_points.size() >= MostPoints && point.down)
            continue;
        if (m_points.empty()) {
            m_earlier = {};
            Q_EMIT begun();
        }
        m_points.push_back(point);
        if (!point.down)
            Q_EMIT strokeEnded();
    }
    update();
}

void InkPad::dropFromPad()
{
    if (!m_elsewhere)
        return;
    m_points.clear();
    update();
}

void InkPad::endFromPad()
{
    m_elsewhere = false;
    setCursor(m_open ? Qt::CrossCursor : Qt::ForbiddenCursor);
    tell();
    update();
}

void InkPad::add(quint64 when, QPointF at, double pressure, bool down)
{
    if (m_points.size() >= MostPoints)
        return;
    if (m_points.empty())
        m_since = when;
    const auto inside = QPointF(qBound(0.0, at.x(), width() - 1.0), qBound(0.0, at.y(), height() - 1.0));
    devices::InkPoint point;
    point.x = static_cast<qint32>(qRound(inside.x() * 2540.0 / qMax(1, physicalDpiX())));
    point.y = static_cast<qint32>(qRound(inside.y() * 2540.0 / qMax(1, physicalDpiY())));
    // Never back: an event without a time, or of a clock that began anew, is taken at the time of the one before.
    const auto passed = when > m_since ? qMin<quint64>(when - m_since, std::numeric_limits<qint32>::max()) : 0;
    point.t = qMax(m_points.empty() ? 0 : m_points.back().t, static_cast<qint32>(passed));
    point.pressure = static_cast<quint16>(down ? qBound(1, qRound(pressure * 1023.0), 1023) : 0);
    point.down = down;
    m_points.push_back(point);
    m_lastAt = at;
    update();
}

void InkPad::begin(From from, quint64 when, QPointF at, double pressure)
{
    if (!m_open || m_elsewhere || (m_down && from != m_from))
        return;
    if (m_from == From::Pad && !m_points.empty())
        return; // what was written on a pad is not written on here; it can be cleared
    if (!m_earlier.isNull()) {
        m_earlier = {};
        m_points.clear();
    }
    m_from = from;
    m_down = true;
    if (m_points.empty())
        Q_EMIT begun();
    add(when, at, pressure, true);
}

void InkPad::go(From from, quint64 when, QPointF at, double pressure)
{
    if (m_down && from == m_from)
        add(when, at, pressure, true);
}

void InkPad::lift(From from, quint64 when, QPointF at)
{
    if (!m_down || from != m_from)
        return;
    m_down = false;
    add(when, at, 0.0, false);
    Q_EMIT strokeEnded();
}

void InkPad::tabletEvent(QTabletEvent *event)
{
    event->accept(); // accepted: Qt makes no mouse event of it
    if (event->type() == QEvent::TabletPress)
        begin(From::Tablet, event->timestamp(), event->position(), event->pressure());
    else if (event->type() == QEvent::TabletMove)
        go(From::Tablet, event->timestamp(), event->position(), event->pressure());
    else if (event->type() == QEvent::TabletRelease)
        lift(From::Tablet, event->timestamp(), event->position());
}

bool InkPad::event(QEvent *event)
{
    switch (event->type()) {
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate:
    case QEvent::TouchEnd: return touched(static_cast<QTouchEvent *>(event));
    case QEvent::TouchCancel:
        // The system took the finger for something else: the stroke ends where it was, nothing joins it to the next.
        if (m_down && m_from == From::Touch)
            lift(From::Touch, static_cast<QInputEvent *>(event)->timestamp(), m_lastAt);
        return true;
    default: return QWidget::event(event);
    }
}

bool InkPad::touched(QTouchEvent *event)
{
    event->accept(); // accepted: Qt makes no mouse event of it
    const auto *glass = event->pointingDevice();
    const bool feels = glass && glass->capabilities().testFlag(QInputDevice::Capability::Pressure);
    for (const auto &finger : event->points()) {
        const auto pressure = feels && finger.pressure() > 0.0 ? finger.pressure() : NoPressure;
        const bool mine = m_down && m_from == From::Touch && finger.id() == m_finger;
        switch (finger.state()) {
        case QEventPoint::State::Pressed:
            if (m_down)
                break; // one person signs with one finger; the palm that comes down beside it writes nothing
            m_finger = finger.id();
            begin(From::Touch, event->timestamp(), finger.position(), pressure);
            break;
        case QEventPoint::State::Updated:
            if (mine)
                go(From::Touch, event->timestamp(), finger.position(), pressure);
            break;
        case QEventPoint::State::Released:
            if (mine)
                lift(From::Touch, event->timestamp(), finger.position());
            break;
        case QEventPoint::State::Stationary:
        case QEventPoint::State::Unknown: break;
        }
    }
    return true;
}

void InkPad::mousePressEvent(QMouseEvent *event)
{
    if (event->source() == Qt::MouseEventNotSynthesized && event->button() == Qt::LeftButton)
        begin(From::Mouse, event->timestamp(), event->position(), NoPressure);
}

void InkPad::mouseMoveEvent(QMouseEvent *event)
{
    if (event->source() == Qt::MouseEventNotSynthesized)
        go(From::Mouse, event->timestamp(), event->position(), NoPressure);
}

void InkPad::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->source() == Qt::MouseEventNotSynthesized && event->button() == Qt::LeftButton)
        lift(From::Mouse, event->timestamp(), event->position());
}

void InkPad::draw(QPainter &painter, QSizeF room) const
{
    // As it was written here; what comes from a pad as large as there is room.
    const bool pad = m_from == From::Pad && !m_area.isEmpty();
    const double scale = pad ? std::min(room.width() / m_area.width(), room.height() / m_area.height()) : 0.0;
    const QPointF corner
        = pad ? QPointF(room.width() - m_area.width() * scale, room.height() - m_area.height() * scale) / 2 : QPointF();
    const auto toPixels = [&](const devices::InkPoint &p) {
        return pad ? corner + QPointF(p.x, p.y) * scale
                   : QPointF(p.x * physicalDpiX() / 2540.0, p.y * physicalDpiY() / 2540.0);
    };
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t i = 0; i < m_points.size(); ++i) {
        const auto &point = m_points[i];
        if (!point.down)
            continue;
        const auto width = 1.2 + 2.6 * point.pressure / 1023.0;
        painter.setPen(QPen(painter.pen().color(), width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const auto here = toPixels(point);
        const auto first = i == 0 || !m_points[i - 1].down;
        if (first)
            painter.drawPoint(here);
        else
            painter.drawLine(toPixels(m_points[i - 1]), here);
    }
}

QImage InkPad::image() const
{
    const bool pad = m_from == From::Pad && !m_area.isEmpty();
    QImage image(pad ? m_area.scaled(width(), width(), Qt::KeepAspectRatio) : size(), QImage::Format_Grayscale8);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setPen(Qt::black);
    draw(painter, image.size());
    return image;
}

void InkPad::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_open ? Qt::white : palette().color(QPalette::AlternateBase));
    painter.setPen(QPen(palette().color(QPalette::PlaceholderText), 1));
    if (!m_earlier.isNull()) {
        // It may come from a pad of another shape, with its own white around it.
        QRect place(QPoint(0, 0), m_earlier.size().scaled(size(), Qt::KeepAspectRatio));
        place.moveCenter(rect().center());
        painter.fillRect(rect(), Qt::white);
        painter.drawImage(place, m_earlier);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
        return;
    }
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
    const auto base = height() * 3 / 4;
    painter.drawLine(24, base, width() - 24, base);
    if (m_points.empty()) {
        painter.setPen(m_open ? QColor(Qt::darkGray).darker(140) : palette().color(QPalette::Text));
        painter.drawText(rect().adjusted(24, 12, -24, -12), static_cast<int>(Qt::AlignCenter) | Qt::TextWordWrap,
                         m_open ? m_invitation : m_why);
        return;
    }
    painter.setPen(Qt::black);
    draw(painter, size());
}

} // namespace yc::ui
