#include "devices/sound/speaker_session.h"

#include "base/log.h"
#include "devices/api/speech_codes.h"
#include "devices/sound/microphone_choice.h"

#include <algorithm>
#include <utility>

namespace yc::devices::sound
{

using voice::Event;
using voice::State;

namespace
{

constexpr std::size_t MostWaiting = 8;
constexpr std::size_t LongestCall = std::size_t{30} * VoiceRate;

} // namespace

SpeakerSession::SpeakerSession(SpeakerSettings settings, const Clock &clock)
    : m_settings(std::move(settings)), m_clock(clock),
      m_line({.seen = [this](const QList<MicrophoneSeen> &all, const QString &usual) { takeSeen(all, usual); },
              .lost =
                  [this](const QString &detail) {
                      lost({codes::SoundServiceAway, detail}, Event::ServiceGone);
                  },
              .broken =
                  [this] {
                      settle(DeviceError{codes::Unplugged, QStringLiteral("the service ended it")});
                      move(Event::Failed);
                  },
              .said =
                  [this] {
                      m_health.lastFault.reset();
                      settle(std::nullopt);
                      move(Event::Said);
                  }},
             this, PulseLine::Ends::Loudspeakers),
      m_timer(new QTimer(this))
{
    m_timer->setSingleShot(true);
    connect(m_timer, &QTimer::timeout, this, &SpeakerSession::timerRang);
}

void SpeakerSession::start()
{
    if (m_state == State::Stopped)
        move(Event::Started);
}

void SpeakerSession::lookAgain()
{
    if (m_state == State::Waiting)
        return move(Event::Tick); // which reads them, too
    if (m_state != State::Stopped && m_state != State::Saying)
        readWords();
}

void SpeakerSession::announce(const Announcement &what, std::chrono::milliseconds expires)
{
    if (const auto fits = judge(what); !fits)
        return fail({what, expires}, {fits.error(), {}});
    const auto same = [&](const Job &job) { return job.what.id == what.id; };
    if ((m_saying && same(*m_saying)) || std::ranges::any_of(m_jobs, same))
        return; // its answer is still to come, and will be the answer to both
    if (m_state == State::Away || m_state == State::Waiting)
        return fail({what, expires}, m_health.lastFault.value_or(DeviceError{codes::Unplugged, {}}));
    while (m_jobs.size() >= MostWaiting) {
        const auto old = std::exchange(m_jobs.front(), {});
        m_jobs.pop_front();
        fail(old, {codes::AnnouncementSuperseded, {}});
    }
    m_jobs.push_back({what, expires});
    if (m_state == State::Ready)
        sayNext();
}

void SpeakerSession::clear()
{
    m_line.leave();
    for (const auto &job : std::exchange(m_jobs, {}))
        fail(job, {yc::codes::Cancelled, {}});
    settle(DeviceError{yc::codes::Cancelled, {}});
    if (m_state == State::Saying)
        move(Event::Silenced);
}

void SpeakerSession::move(Event event)
{
    const auto to = voice::next(m_state, event);
    if (!to) {
        log::write(
            log::Level::Debug, "speaker", "no-such-move",
            {{QStringLiteral("state"), static_cast<int>(m_state)}, {QStringLiteral("event"), static_cast<int>(event)}});
        return;
    }
    m_state = *to;
    enter();
    tellHealth();
}

void SpeakerSession::enter()
{
    m_timer->stop();
    switch (m_state) {
    case State::Stopped: return m_line.close();
    case State::Opening: return open();
    case State::Away: return m_line.leave();
    case State::Ready: m_line.leave(); return sayNext();
    case State::Saying: {
        const auto lasts = std::chrono::milliseconds(m_voice.size() * 1000 / VoiceRate);
        m_timer->start(lasts + m_settings.answerPatience);
        return m_line.play(m_chosen.place, std::exchange(m_voice, {}));
    }
    case State::Waiting: m_line.close(); return m_timer->start(m_retry.next());
    }
}

void SpeakerSession::open()
{
    m_timer->start(m_settings.answerPatience);
    readWords();
    if (m_words.isEmpty())
        return lost({codes::RecordingsUnusable, m_settings.folder + u' ' + m_words.faults().value(0)},
                    Event::ServiceGone);
    if (!m_line.open())
        lost({codes::SoundServiceAway, QStringLiteral("no libpulse")}, Event::ServiceGone);
}

void SpeakerSession::readWords()
{
    m_words = RecordedWords::of(m_settings.folder);
    const auto faults = m_words.faults();
    for (const auto &fault : faults.first(std::min<qsizetype>(faults.size(), 5)))
        log::write(log::Level::Warning, "speaker", "recording", {{QStringLiteral("detail"), fault}});
}

std::optional<DeviceError> SpeakerSession::makeVoice(const Announcement &what)
{
    if (m_chosen.muted)
        return DeviceError{codes::LoudspeakerMuted, {}};
    auto voice = m_words.say(what.words, m_settings.loud);
    if (!voice) { // put there meanwhile, as the remedy says
        readWords();
        voice = m_words.say(what.words, m_settings.loud);
    }
    if (!voice)
        return DeviceError{codes::WordUnrecorded, voice.error()};
    if (voice->empty() || voice->size() > LongestCall)
        return DeviceError{codes::AnnouncementUnfit, {}};
    m_voice = *std::move(voice);
    return std::nullopt;
}

void SpeakerSession::sayNext()
{
    while (!m_jobs.empty()) {
        auto job = std::exchange(m_jobs.front(), {});
        m_jobs.pop_front();
        const auto error = job.expires <= m_clock.sinceStart()
            ? std::optional(DeviceError{codes::AnnouncementExpired, {}})
            : makeVoice(job.what);
        if (error) {
            fail(job, *error);
            continue;
        }
        m_saying = std::move(job);
        return move(Event::SayAsked);
    }
}

void SpeakerSession::takeSeen(const QList<MicrophoneSeen> &all, const QString &usual)
{
    if (!m_chosen.place.isEmpty()) {
        // A better one that came meanwhile is not changed to in the middle of a day.
        if (const auto *same = chosenOf(all, m_chosen.place, {})) {
            choose(*same);
            if (m_state != State::Opening)
                return;
            m_retry.beginAgain();
            m_health.lastFault.reset();
            return move(Event::Found);
        }
        choose({});
        lost({codes::Unplugged, {}}, Event::Gone);
    }
    if (const auto *found = chosenOf(all, m_settings.place, usual)) {
        m_wasThere = true;
        m_retry.beginAgain();
        choose(*found);
        m_health.lastFault.reset();
        return move(Event::Found);
    }
    if (m_state == State::Opening)
        lost({codes::LoudspeakerAbsent, {}}, Event::Gone);
}

void SpeakerSession::choose(const MicrophoneSeen &loudspeaker)
{
    m_chosen = loudspeaker;
    Q_EMIT chosenIs(loudspeaker);
}

void SpeakerSession::timerRang()
{
    switch (m_state) {
    case State::Opening: return lost({codes::SoundServiceAway, QStringLiteral("it does not answer")}, Event::TimedOut);
    case State::Saying: settle(DeviceError{codes::SpeakerStuck, {}}); return move(Event::TimedOut);
    case State::Waiting: return move(Event::Tick);
    case State::Stopped:
    case State::Away:
    case State::Ready: return;
    }
}

void SpeakerSession::lost(const DeviceError &error, Event event)
{
    if (!m_health.lastFault || m_health.lastFault->code != error.code)
        log::write(log::Level::Warning, "speaker", "lost",
                   {{QStringLiteral("code"), toString(error.code)}, {QStringLiteral("detail"), error.detail}});
    m_health.lastFault = error;
    settle(error);
    for (const auto &job : std::exchange(m_jobs, {}))
        fail(job, error);
    move(event);
}

void SpeakerSession::settle(const std::optional<DeviceError> &error)
{
    if (!m_saying)
        return;
    const auto job = *std::exchange(m_saying, std::nullopt);
    if (error)
        return fail(job, *error);
    ++m_health.done;
    Q_EMIT announced(job.what.id);
}

void SpeakerSession::fail(const Job &job, const DeviceError &error)
{
    if (error.code != yc::codes::Cancelled && error.code != codes::AnnouncementSuperseded) {
        ++m_health.failed;
        m_health.lastFault = error;
        tellHealth();
    }
    Q_EMIT notAnnounced(job.what.id, error);
}

DeviceState SpeakerSession::deviceState() const
{
    switch (m_state) {
    case State::Stopped:
    case State::Away: return DeviceState::Absent;
    case State::Opening: return m_wasThere ? DeviceState::Recovering : DeviceState::Opening;
    case State::Ready: return DeviceState::Ready;
    case State::Saying: return DeviceState::Busy;
    case State::Waiting: break;
    }
    return DeviceState::Fault;
}

void SpeakerSession::tellHealth()
{
    m_health.state = deviceState();
    Q_EMIT healthIs(m_health);
}

} // namespace yc::devices::sound
