#include "app/idle_lock.h"

#include "app/citizen/citizen_window.h"

#include <QApplication>
#include <QEvent>

namespace yc::app
{

using core::flow::Desk;

namespace
{

bool isHand(QEvent::Type type)
{
    switch (type) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate:
    case QEvent::TabletPress:
    case QEvent::TabletMove: return true;
    default: return false;
    }
}

} // namespace

IdleLock::IdleLock(Desk &desk, std::chrono::milliseconds lockAfter, std::chrono::milliseconds signOutAfter,
                   QObject *parent)
    : QObject(parent), m_desk(desk)
{
    m_idle.setSingleShot(true);
    m_away.setSingleShot(true);
    m_idle.setInterval(lockAfter);
    m_away.setInterval(signOutAfter);
    connect(&m_idle, &QTimer::timeout, &m_desk, &Desk::lock);
    connect(&m_away, &QTimer::timeout, &m_desk, &Desk::signOut);
    connect(&m_desk, &Desk::signedOut, this, [this] {
        m_idle.stop();
        m_away.stop();
    });
    connect(&m_desk, &Desk::lockChanged, this, [this] {
        (m_desk.isLocked() ? m_idle : m_away).stop();
        (m_desk.isLocked() ? m_away : m_idle).start();
    });
    qApp->installEventFilter(this);
}

void IdleLock::setApplicantActs(std::function<bool()> acts)
{
    m_applicantActs = std::move(acts);
}

void IdleLock::stir()
{
    if (!m_desk.staff() || m_desk.isLocked())
        return;
    m_idle.start();
    Q_EMIT stirred();
}

bool IdleLock::counts(const QObject *watched) const
{
    const auto *widget = qobject_cast<const QWidget *>(watched);
    if (!widget) // the window's own surface, before a widget of it hears the same
        return false;
    return !qobject_cast<const CitizenWindow *>(widget->window()) || (m_applicantActs && m_applicantActs());
}

bool IdleLock::eventFilter(QObject *watched, QEvent *event)
{
    if (isHand(event->type()) && counts(watched))
        stir();
    return QObject::eventFilter(watched, event);
}

} // namespace yc::app
