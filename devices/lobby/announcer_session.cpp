#include "devices/lobby/announcer_session.h"

#include <algorithm>
#include <utility>

namespace yc::devices::lobby
{

using Said = AnnouncerProtocol::Said;

namespace
{
constexpr std::size_t MostWaiting = 8;
} // namespace

AnnouncerSession::AnnouncerSession(const AnnouncerSettings &settings, std::unique_ptr<AnnouncerProtocol> protocol,
                                   const Clock &clock)
    : LobbySession(settings.line, codes::AnnouncerSilent, clock), m_settings(settings), m_protocol(std::move(protocol))
{
}

void AnnouncerSession::announce(const Announcement &what, std::chrono::milliseconds expires)
{
    if (const auto fits = judge(what); !fits)
        return fail({what, expires}, {fits.error(), {}});
    const auto same = [&](const Job &job) { return job.what.id == what.id; };
    if ((m_telling && same(*m_telling)) || std::ranges::any_of(m_jobs, same))
        return; // its answer is still to come, and will be the answer to both
    dropExpired();
    const bool shows = !m_protocol->speaks();
    while (!m_jobs.empty() && (shows || m_jobs.size() >= MostWaiting)) {
        const auto old = std::exchange(m_jobs.front(), {});
        m_jobs.pop_front();
        fail(old, {codes::AnnouncementSuperseded, {}});
    }
    m_jobs.push_back({what, expires});
    want();
}

void AnnouncerSession::clear()
{
    for (const auto &job : std::exchange(m_jobs, {}))
        fail(job, {yc::codes::Cancelled, {}});
    m_shown.reset();
    m_clear = true;
    want();
}

void AnnouncerSession::begin()
{
    m_askHow = true;
    m_asked = Asked::Nothing;
    if (m_shown && m_jobs.empty() && clock().sinceStart() - m_shownAt < m_settings.showAgain)
        m_jobs.push_back({*m_shown, clock().sinceStart() + m_shown->expiresAfter, true});
}

void AnnouncerSession::tick()
{
    m_askHow = true;
}

std::chrono::milliseconds AnnouncerSession::rest() const
{
    return m_speaking ? m_settings.speakAsk : LobbySession::rest();
}

std::optional<LobbySession::Question> AnnouncerSession::next()
{
    dropExpired();
    if (m_speaking && clock().sinceStart() >= m_speakBy)
        settle(DeviceError{codes::SpeakerStuck, {}});
    const bool answers = m_protocol->answers();
    if (std::exchange(m_clear, false)) {
        m_asked = Asked::Clear;
        return Question{.bytes = m_protocol->clear(), .answered = answers};
    }
    if (!m_telling) {
        if (auto question = tellFirst())
            return question;
    }
    if (std::exchange(m_askHow, false)) {
        m_asked = Asked::HowItIs;
        if (auto bytes = m_protocol->ask(); !bytes.isEmpty())
            return Question{.bytes = std::move(bytes)};
    }
    m_asked = Asked::Nothing;
    return std::nullopt;
}

std::optional<LobbySession::Question> AnnouncerSession::tellFirst()
{
    while (!m_jobs.empty()) {
        auto job = std::exchange(m_jobs.front(), {});
        m_jobs.pop_front();
        auto bytes = m_protocol->tell(job.what);
        if (!bytes) {
            fail(job, {bytes.error(), {}});
            continue;
        }
        m_telling = std::move(job);
        m_asked = Asked::Tell;
        // A display that is told the same again shows the same; a speaker would say it twice.
        return Question{*std::move(bytes), m_protocol->answers(), !m_protocol->speaks()};
    }
    return std::nullopt;
}

bool AnnouncerSession::take(QByteArray &bytes)
{
    bool answered = false;
    while (const auto said = m_protocol->take(bytes))
        answered = heard(*said) || answered;
    return answered;
}

bool AnnouncerSession::heard(Said said)
{
    const auto asked = m_asked;
    if (said == Said::Idle && m_speaking)
        settle(std::nullopt); // told by itself too, by those that do
    switch (asked) {
    case Asked::Nothing: return false;
    case Asked::HowItIs:
        // SYN modules say first that they have understood, then how they are.
        if (said == Said::Taken && m_protocol->speaks())
            return false;
        m_asked = Asked::Nothing;
        if (said == Said::Refused)
            m_health.lastFault = DeviceError{codes::AnnouncerRefused, {}};
        return true;
    case Asked::Clear:
        if (said != Said::Taken && said != Said::Refused)
            return false; // what it was at has ended: that comes beside the answer
        m_asked = Asked::Nothing;
        if (m_speaking)
            settle(DeviceError{yc::codes::Cancelled, {}});
        return true;
    case Asked::Tell: break;
    }
    if (said != Said::Taken && said != Said::Refused)
        return false;
    m_asked = Asked::Nothing;
    if (said == Said::Refused) {
        settle(DeviceError{codes::AnnouncerRefused, {}});
    } else if (m_protocol->speaks()) {
        m_speaking = true;
        m_speakBy = clock().sinceStart() + m_settings.speakMost;
    } else {
        settle(std::nullopt);
    }
    return true;
}

// Either it only listens and has been told, or it speaks and did not say whether it will.
void AnnouncerSession::over()
{
    const auto asked = std::exchange(m_asked, Asked::Nothing);
    if (asked != Asked::Tell)
        return;
    m_askHow = true;
    if (m_protocol->answers())
        settle(DeviceError{codes::AnnouncerSilent, {}});
    else
        settle(std::nullopt);
}

void AnnouncerSession::gone(const DeviceError &why)
{
    m_asked = Asked::Nothing;
    if (m_telling)
        settle(why);
    for (const auto &job : std::exchange(m_jobs, {}))
        fail(job, why);
}

void AnnouncerSession::settle(const std::optional<DeviceError> &error)
{
    m_speaking = false;
    if (!m_telling)
        return;
    const auto job = *std::exchange(m_telling, std::nullopt);
    if (error)
        return fail(job, *error);
    if (job.again)
        return;
    ++m_health.done;
    if (!m_protocol->speaks()) {
        m_shown = job.what;
        m_shownAt = clock().sinceStart();
    }
    Q_EMIT announced(job.what.id);
}

void AnnouncerSession::fail(const Job &job, const DeviceError &error)
{
    if (job.again)
        return; // nobody waits for it
    if (error.code != yc::codes::Cancelled && error.code != codes::AnnouncementSuperseded) {
        ++m_health.failed;
        m_health.lastFault = error;
    }
    Q_EMIT notAnnounced(job.what.id, error);
}

void AnnouncerSession::dropExpired()
{
    const auto now = clock().sinceStart();
    while (!m_jobs.empty() && m_jobs.front().expires <= now) {
        const auto job = std::exchange(m_jobs.front(), {});
        m_jobs.pop_front();
        fail(job, {codes::AnnouncementExpired, {}});
    }
}

} // namespace yc::devices::lobby
