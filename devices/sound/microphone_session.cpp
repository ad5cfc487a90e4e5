#include "devices/sound/microphone_session.h"

#include "base/log.h"
#include "devices/api/health_news.h"
#include "devices/sound/microphone_choice.h"

#include <utility>

namespace yc::devices::sound
{

using machine::Event;
using machine::State;

MicrophoneSession::MicrophoneSession(MicrophoneSettings settings)
    : m_settings(std::move(settings)),
      m_line({.seen = [this](const QList<MicrophoneSeen> &all, const QString &usual) { takeSeen(all, usual); },
              .lost =
                  [this](const QString &detail) {
                      lost({codes::SoundServiceAway, detail}, Event::ServiceGone);
                  },
              .level = [this](const SoundLevel &level) { takeLevel(level); },
              .broken = [this] { takeBreak(); }},
             this),
      m_timer(new QTimer(this))
{
    m_timer->setSingleShot(true);
    connect(m_timer, &QTimer::timeout, this, &MicrophoneSession::timerRang);
}

void MicrophoneSession::start()
{
    if (m_state == State::Stopped)
        move(Event::Started);
}

void MicrophoneSession::setListening(bool listens)
{
    if (std::exchange(m_listens, listens) == listens || m_state == State::Stopped)
        return;
    if (listens && (m_state == State::Ready || m_state == State::Waiting))
        move(Event::ListenAsked);
    else if (!listens && (m_state == State::Starting || m_state == State::Listening || m_state == State::Stalled))
        move(Event::ListenLeft);
}

void MicrophoneSession::move(Event event)
{
    const auto to = machine::next(m_state, event);
    if (!to) {
        log::write(
            log::Level::Debug, "microphone", "no-such-move",
            {{QStringLiteral("state"), static_cast<int>(m_state)}, {QStringLiteral("event"), static_cast<int>(event)}});
        return;
    }
    m_state = *to;
    enter();
    tellHealth();
}

void MicrophoneSession::enter()
{
    m_timer->stop();
    switch (m_state) {
    case State::Stopped: return m_line.close();
    case State::Opening:
        m_timer->start(m_settings.answerPatience);
        if (!m_line.open())
            lost({codes::SoundServiceAway, QStringLiteral("no libpulse")}, Event::ServiceGone);
        return;
    case State::Away: m_line.leave(); return setGuidance(Guidance::None);
    case State::Ready:
        m_line.leave();
        setGuidance(m_chosen.muted ? Guidance::UnmuteMicrophone : Guidance::None);
        if (m_listens)
            move(Event::ListenAsked);
        return;
    case State::Starting:
        m_watch.reset();
        m_ended = false;
        m_timer->start(m_settings.soundPatience);
        return m_line.listen(m_chosen.place);
    case State::Listening:
        m_retry.beginAgain();
        m_health.lastFault.reset();
        ++m_health.done;
        return m_timer->start(m_settings.soundPatience);
    case State::Stalled: m_line.leave(); return m_timer->start(m_retry.next());
    case State::Waiting:
        m_line.close();
        setGuidance(Guidance::None);
        return m_timer->start(m_retry.next());
    }
}

void MicrophoneSession::takeSeen(const QList<MicrophoneSeen> &all, const QString &usual)
{
    Q_EMIT seenIs(all);
    if (!m_chosen.place.isEmpty()) {
        // A better one that came meanwhile is not changed to under anybody's voice.
        if (const auto *same = chosenOf(all, m_chosen.place, {})) {
            const bool muted = std::exchange(m_chosen.muted, same->muted);
            choose(*same);
            if (m_state == State::Opening)
                return move(Event::Found);
            if (same->muted)
                setGuidance(Guidance::UnmuteMicrophone);
            else if (muted)
                setGuidance(Guidance::None);
            return;
        }
        choose({});
        if (m_state != State::Opening)
            lost({codes::Unplugged, {}}, Event::Gone);
    }
    if (const auto *found = chosenOf(all, m_settings.place, usual)) {
        m_wasThere = true;
        m_retry.beginAgain();
        choose(*found);
        return move(Event::Found);
    }
    if (m_state == State::Opening)
        lost({codes::MicrophoneAbsent, {}}, Event::Gone);
}

void MicrophoneSession::choose(const MicrophoneSeen &microphone)
{
    m_chosen = microphone;
    Q_EMIT chosenIs(microphone);
}

void MicrophoneSession::takeLevel(const SoundLevel &heard)
{
    if (m_state == State::Starting)
        move(Event::Heard);
    if (m_state != State::Listening)
        return;
    m_timer->start(m_settings.soundPatience);
    Q_EMIT level(heard);
    setGuidance(m_chosen.muted ? Guidance::UnmuteMicrophone : m_watch.look(heard));
}

// One that is pulled out is first heard of here and a moment later by the list, which says what it was.
void MicrophoneSession::takeBreak()
{
    m_ended = true;
    move(Event::Failed);
}

void MicrophoneSession::timerRang()
{
    switch (m_state) {
    case State::Opening: return lost({codes::SoundServiceAway, QStringLiteral("it does not answer")}, Event::TimedOut);
    case State::Starting:
    case State::Listening: return lost({codes::MicrophoneSilent, {}}, Event::TimedOut);
    case State::Stalled:
        if (m_ended)
            return lost({codes::MicrophoneRefused, {}}, Event::Tick);
        return move(Event::Tick);
    case State::Waiting: return move(Event::Tick);
    case State::Stopped:
    case State::Away:
    case State::Ready: return;
    }
}

void MicrophoneSession::lost(const DeviceError &error, Event event)
{
    const bool news = !m_health.lastFault || m_health.lastFault->code != error.code;
    m_health.lastFault = error;
    if (news)
        log::write(log::Level::Warning, "microphone", "lost",
                   {{QStringLiteral("code"), toString(error.code)}, {QStringLiteral("detail"), error.detail}});
    if (m_listens)
        ++m_health.failed;
    move(event);
    if (m_listens)
        Q_EMIT failed(error);
}

void MicrophoneSession::setGuidance(Guidance guidance)
{
    if (std::exchange(m_health.guidance, guidance) == guidance)
        return;
    tellHealth();
    Q_EMIT guidanceIs(guidance);
}

DeviceState MicrophoneSession::deviceState() const
{
    const auto guided = m_health.guidance != Guidance::None;
    switch (m_state) {
    case State::Stopped: return DeviceState::Absent;
    case State::Opening: return m_wasThere ? DeviceState::Recovering : DeviceState::Opening;
    case State::Away: return DeviceState::Absent;
    case State::Ready: return guided ? DeviceState::Guidance : DeviceState::Ready;
    case State::Starting:
    case State::Listening: return guided ? DeviceState::Guidance : DeviceState::Busy;
    case State::Stalled: return DeviceState::Recovering;
    case State::Waiting: break;
    }
    return DeviceState::Fault;
}

// Levels come ten times a second; only what changed is told.
void MicrophoneSession::tellHealth()
{
    m_health.state = deviceState();
    if (m_told && isSame(*m_told, m_health))
        return;
    m_told = m_health;
    Q_EMIT healthIs(m_health);
}

} // namespace yc::devices::sound
