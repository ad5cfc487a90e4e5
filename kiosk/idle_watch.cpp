#include "kiosk/idle_watch.h"

#include <QCoreApplication>
#include <QEvent>

namespace yc::kiosk
{

namespace
{

using std::chrono::milliseconds;
constexpr milliseconds Second{1000};

bool isTouch(const QEvent &event)
{
    switch (event.type()) {
    case QEvent::MouseButtonPress:
    case QEvent::TouchBegin:
    case QEvent::TabletPress:
    case QEvent::KeyPress:
    case QEvent::Wheel: return true;
    default: return false;
    }
}

} // namespace

IdleWatch::IdleWatch(IdleTimes times, QObject *parent) : QObject(parent), m_times(times)
{
    m_idle.setSingleShot(true);
    connect(&m_idle, &QTimer::timeout, this, [this] {
        m_left = m_times.countdown;
        m_second.start(std::min(Second, m_times.countdown));
        Q_EMIT countdown(static_cast<int>((m_left + Second - milliseconds(1)) / Second));
    });
    connect(&m_second, &QTimer::timeout, this, &IdleWatch::tick);
    QCoreApplication::instance()->installEventFilter(this);
}

void IdleWatch::start()
{
    const bool wasCounting = isCountingDown();
    m_left = milliseconds(0);
    m_second.stop();
    m_idle.start(m_times.idle);
    if (wasCounting)
        Q_EMIT resumed();
}

void IdleWatch::stop()
{
    m_left = milliseconds(0);
    m_second.stop();
    m_idle.stop();
}

void IdleWatch::tick()
{
    m_left -= std::min(Second, m_times.countdown);
    if (m_left.count() > 0) {
        Q_EMIT countdown(static_cast<int>((m_left + Second - milliseconds(1)) / Second));
        return;
    }
    stop();
    Q_EMIT over();
}

bool IdleWatch::eventFilter(QObject *, QEvent *event)
{
    if (isTouch(*event) && (m_idle.isActive() || m_second.isActive()))
        start();
    return false;
}

} // namespace yc::kiosk
