#pragma once

#include "base/clock.h"
#include "devices/api/announcer.h"

#include <QDateTime>
#include <QList>
#include <QObject>

#include <optional>

namespace yc::app
{

// What this window has called since somebody signed in, newest first, and what became of it on each display and
// speaker. Numbers alone, in memory alone.
class CallRoom : public QObject
{
    Q_OBJECT
public:
    struct Call {
        QString ticket;
        QDateTime at; // last
        int times = 0;
        int awaited = 0; // devices that have not answered the last time yet
        bool shown = false; // the last time
        bool said = false;
        std::optional<Code> failure{}; // of the last time; a device failed, others may have told it all the same
        QString what{}; // the word that a voice lacks
    };
    CallRoom(const QList<devices::Announcer *> &announcers, const Clock &clock, QObject *parent = nullptr);

    [[nodiscard]] const QList<Call> &calls() const { return m_calls; }
    // AnnouncementUnfit: the ticket or the window cannot be told.
    Done call(const QString &ticket, const QString &window);
    void clear(); // displays go blank, a speaker stops
    void forget(); // somebody else signs in

Q_SIGNALS:
    void changed();
    void failed(yc::Code code);

private:
    void told(const devices::Announcer &by, const QString &id, const std::optional<devices::DeviceError> &failure);

    QList<devices::Announcer *> m_announcers; // outlive this
    const Clock &m_clock;
    QList<Call> m_calls;
    QString m_id; // of the last; answers to those before are no news
};

} // namespace yc::app
