#include "devices/lobby/lobby_session.h"

#include "base/log.h"
#include "devices/api/health_news.h"
#include "devices/lobby/protocol/protocol.h"
#include "devices/transport/place.h"
#include "devices/transport/wire_record.h"

namespace yc::devices::lobby
{

using line::Event;
using line::State;
using namespace std::chrono_literals;

namespace
{

constexpr auto OutLook = 20ms; // whether a line that is never answered has taken what was said

// What is told to a whole hall, and which door is open: nobody's. It is written down as it goes over the line.
class Plainly final : public transport::WireMask
{
public:
    [[nodiscard]] QByteArray sent(QByteArrayView bytes) override { return bytes.toByteArray(); }
    [[nodiscard]] QByteArray heard(QByteArrayView bytes) override { return bytes.toByteArray(); }
};

} // namespace

LobbySession::LobbySession(const LineSettings &settings, Code silent, const Clock &clock)
    : m_settings(settings), m_silent(silent), m_clock(clock), m_timer(new QTimer(this))
{
    m_timer->setSingleShot(true);
    connect(m_timer, &QTimer::timeout, this, &LobbySession::timerRang);
}

LobbySession::~LobbySession() = default;

void LobbySession::start()
{
    if (m_state == State::Stopped)
        move(Event::Started);
}

void LobbySession::lookAgain()
{
    if (m_state != State::Absent)
        return;
    m_retry.beginAgain(); // should it not answer yet, the tries begin close together again
    move(Event::Tick);
}

void LobbySession::want()
{
    if (m_state == State::Absent || m_state == State::Resting)
        move(Event::Wanted);
}

void LobbySession::move(Event event)
{
    const auto to = line::next(m_state, event);
    if (!to) {
        log::write(
            log::Level::Debug, "lobby", "no-such-move",
            {{QStringLiteral("state"), static_cast<int>(m_state)}, {QStringLiteral("event"), static_cast<int>(event)}});
        return;
    }
    m_state = *to;
    enter();
    tellHealth();
}

void LobbySession::enter()
{
    m_timer->stop();
    switch (m_state) {
    case State::Stopped: return closeStream();
    case State::Absent:
        closeStream();
        m_timer->start(m_retry.next());
        return;
    case State::Opening: return openStream();
    case State::Talking:
        // From the event loop: one who talks and rests in turn would otherwise do so inside itself.
        QMetaObject::invokeMethod(this, &LobbySession::sayNext, Qt::QueuedConnection);
        return;
    case State::Resting: m_timer->start(rest()); return;
    }
}

void LobbySession::openStream()
{
    closeStream();
    auto place = transport::placeFromText(m_settings.place);
    if (!place)
        return lost({place.error(), m_settings.place}, Event::Unplugged);
    auto *serial = std::get_if<transport::SerialPlace>(&*place);
    if (serial && !m_settings.place.contains(u'@'))
        serial->speed = 9600; // what these devices come with
    m_timer->start(m_settings.openTimeout);
    m_stream.open(
        transport::recorded(transport::makeStream(*place), *place,
                            {m_settings.recordFolder, QStringLiteral("lobby"), std::make_shared<Plainly>(), &m_clock}),
        {.opened =
             [this] {
                 begin();
                 move(Event::Opened);
             },
         .arrived = [this](const QByteArray &bytes) { arrived(bytes); },
         .lost = [this](const DeviceError &error) { lost(error, Event::Unplugged); }});
}

void LobbySession::closeStream()
{
    m_heard.clear();
    m_out.reset();
    m_proven = false;
    m_stream.close();
}

void LobbySession::sayNext()
{
    if (m_state != State::Talking || m_out)
        return; // it was lost meanwhile
    m_out = next();
    if (!m_out) {
        m_proven = true; // opened, and nothing is left to ask: one that never answers is as well as it can say
        m_wasOpen = true;
        m_retry.beginAgain();
        return move(Event::Quiet);
    }
    m_repeated = false;
    m_heard.clear(); // what still lies there answers an older question
    say();
    tellHealth();
}

void LobbySession::say()
{
    m_stream->write(m_out->bytes);
    m_saidAt = m_clock.sinceStart();
    m_timer->start(m_out->answered ? m_settings.answerTimeout : OutLook);
}

void LobbySession::arrived(const QByteArray &bytes)
{
    if (m_state != State::Talking && m_state != State::Resting)
        return;
    m_heard = (m_heard + bytes).right(LongestHeard); // one that never ends fills no memory
    const bool answered = take(m_heard);
    if (!answered || !m_out || !m_out->answered)
        return tellHealth(); // what was told without being asked
    m_timer->stop();
    m_out.reset();
    m_proven = true;
    m_wasOpen = true;
    m_retry.beginAgain();
    sayNext();
}

void LobbySession::timerRang()
{
    switch (m_state) {
    case State::Absent: return move(Event::Tick);
    case State::Opening: return lost({codes::NoConnection, {}}, Event::TimedOut);
    case State::Resting: tick(); return move(Event::Tick);
    case State::Talking: break;
    case State::Stopped: return;
    }
    if (!m_out)
        return;
    if (!m_out->answered && m_stream->waiting() > 0) {
        if (m_clock.sinceStart() - m_saidAt > m_settings.openTimeout)
            return lost({m_silent, {}}, Event::TimedOut); // its end takes nothing any more
        return m_timer->start(OutLook);
    }
    if (m_out->answered && m_out->again) {
        if (!std::exchange(m_repeated, true)) {
            m_heard.clear();
            return say();
        }
        if (isLostBySilence())
            return lost({m_silent, {}}, Event::TimedOut);
    }
    m_out.reset();
    over();
    sayNext();
}

void LobbySession::lost(const DeviceError &error, Event event)
{
    m_health.lastFault = error;
    log::write(log::Level::Warning, "lobby", "device-lost",
               {{QStringLiteral("code"), toString(error.code)}, {QStringLiteral("place"), m_settings.place}});
    gone(error);
    setGuidance(Guidance::None);
    move(event);
}

void LobbySession::setGuidance(Guidance guidance)
{
    if (m_health.guidance == guidance)
        return;
    m_health.guidance = guidance;
    Q_EMIT guidanceIs(guidance);
}

void LobbySession::tellHealth()
{
    const bool faulty = m_health.lastFault && !codes::isAway(m_health.lastFault->code);
    const auto opening = m_wasOpen ? DeviceState::Recovering : DeviceState::Opening;
    switch (m_state) {
    case State::Stopped: m_health.state = DeviceState::Absent; break;
    case State::Absent: m_health.state = faulty ? DeviceState::Fault : DeviceState::Absent; break;
    case State::Opening: m_health.state = opening; break;
    case State::Talking:
    case State::Resting:
        m_health.state = !m_proven                ? opening
            : isBusy()                            ? DeviceState::Busy
            : m_health.guidance != Guidance::None ? DeviceState::Guidance
                                                  : DeviceState::Ready;
        break;
    }
    // A cabinet is asked of a hundred doors in a row, and nobody need hear of each.
    if (m_told && isSame(*m_told, m_health))
        return;
    m_told = m_health;
    Q_EMIT healthIs(m_health);
}

} // namespace yc::devices::lobby
