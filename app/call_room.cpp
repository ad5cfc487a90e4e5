#include "app/call_room.h"

#include "core/flow/queue_call.h"
#include "devices/api/speech_codes.h"

#include <QUuid>

#include <algorithm>

namespace yc::app
{

namespace
{
constexpr qsizetype MostKept = 20;
} // namespace

CallRoom::CallRoom(const QList<devices::Announcer *> &announcers, const Clock &clock, QObject *parent)
    : QObject(parent), m_announcers(announcers), m_clock(clock)
{
    using devices::Announcer;
    for (auto *one : announcers) {
        connect(one, &Announcer::announced, this, [this, one](const QString &id) { told(*one, id, std::nullopt); });
        connect(one, &Announcer::notAnnounced, this,
                [this, one](const QString &id, const devices::DeviceError &error) { told(*one, id, error); });
    }
}

Done CallRoom::call(const QString &ticket, const QString &window)
{
    const auto what = core::flow::callOf(ticket, window, QUuid::createUuid().toString(QUuid::WithoutBraces));
    if (const auto fits = devices::judge(what); !fits)
        return fits;
    const auto before = std::ranges::find(m_calls, ticket, &Call::ticket);
    Call call{.ticket = ticket, .at = m_clock.now()};
    if (before != m_calls.end()) {
        call.times = before->times;
        m_calls.erase(before);
    }
    ++call.times;
    call.awaited = static_cast<int>(m_announcers.size());
    m_calls.prepend(call);
    if (m_calls.size() > MostKept)
        m_calls.removeLast();
    m_id = what.id;
    for (auto *one : std::as_const(m_announcers))
        one->announce(what);
    Q_EMIT changed();
    return {};
}

void CallRoom::clear()
{
    for (auto *one : std::as_const(m_announcers))
        one->clear();
}

void CallRoom::forget()
{
    m_calls.clear();
    m_id.clear();
    Q_EMIT changed();
}

void CallRoom::told(const devices::Announcer &by, const QString &id, const std::optional<devices::DeviceError> &failure)
{
    if (id != m_id || m_calls.isEmpty())
        return;
    auto &call = m_calls.front();
    --call.awaited;
    if (failure) {
        call.failure = failure->code;
        call.what = failure->code == devices::codes::WordUnrecorded ? failure->detail : QString();
    } else if (by.info().kind == devices::Kind::Speaker)
        call.said = true;
    else
        call.shown = true;
    Q_EMIT changed();
    if (failure && failure->code != yc::codes::Cancelled && failure->code != devices::codes::AnnouncementSuperseded)
        Q_EMIT failed(failure->code);
}

} // namespace yc::app
