#include "devices/code/code_session.h"

#include "base/log.h"
#include "devices/code/protocol/code_mask.h"
#include "devices/transport/place.h"
#include "devices/transport/wire_record.h"

#include <algorithm>

namespace yc::devices::code
{

using scanner::Event;
using scanner::State;

namespace
{

using namespace std::chrono_literals;

// Nobody holds so many codes before a scanner; something else is on the line, or it has gone mad.
constexpr int MostInASecond = 20;

DeviceState deviceStateOf(State state, bool faulty, bool wasOpen)
{
    switch (state) {
    case State::Stopped: return DeviceState::Absent;
    case State::Absent: return faulty ? DeviceState::Fault : DeviceState::Absent;
    case State::Opening: return wasOpen ? DeviceState::Recovering : DeviceState::Opening;
    case State::Listening: return DeviceState::Ready;
    case State::Inside: return DeviceState::Busy;
    }
    return DeviceState::Absent;
}

} // namespace

CodeSession::CodeSession(const LineSettings &settings, const Clock &clock)
    : m_settings(settings), m_clock(clock), m_line(settings.linesEnd), m_timer(new QTimer(this))
{
    m_timer->setSingleShot(true);
    connect(m_timer, &QTimer::timeout, this, &CodeSession::timerRang);
}

CodeSession::~CodeSession() = default;

void CodeSession::start()
{
    if (m_state == State::Stopped)
        move(Event::Started);
}

void CodeSession::lookAgain()
{
    if (m_state != State::Absent)
        return;
    m_retry.beginAgain(); // should it not open yet, the tries begin close together again
    move(Event::Tick);
}

void CodeSession::move(Event event)
{
    const auto to = scanner::next(m_state, event);
    if (!to) {
        log::write(
            log::Level::Debug, "code", "no-such-move",
            {{QStringLiteral("state"), static_cast<int>(m_state)}, {QStringLiteral("event"), static_cast<int>(event)}});
        return;
    }
    m_state = *to;
    enter();
    tellHealth();
}

void CodeSession::enter()
{
    m_timer->stop();
    switch (m_state) {
    case State::Stopped: return closeStream();
    case State::Absent:
        closeStream();
        m_timer->start(m_retry.next());
        return;
    case State::Opening: return openStream();
    case State::Listening:
        m_wasOpen = true;
        m_retry.beginAgain();
        return;
    case State::Inside: return; // its timer begins anew with each byte
    }
}

void CodeSession::openStream()
{
    closeStream();
    auto place = transport::placeFromText(m_settings.place);
    if (!place)
        return lost({place.error(), m_settings.place}, Event::Unplugged);
    auto *serial = std::get_if<transport::SerialPlace>(&*place);
    if (serial && !m_settings.place.contains(u'@'))
        serial->speed = 9600; // what these scanners come with
    m_timer->start(m_settings.openTimeout);
    m_stream.open(transport::recorded(transport::makeStream(*place), *place,
                                      {m_settings.recordFolder, QStringLiteral("code"),
                                       std::make_shared<transport::MaskOf<MaskedScanner>>(), &m_clock}),
                  {.opened = [this] { move(Event::Opened); },
                   .arrived = [this](const QByteArray &bytes) { arrived(bytes); },
                   .lost = [this](const DeviceError &error) { lost(error, Event::Unplugged); }});
}

void CodeSession::closeStream()
{
    m_line.reset();
    m_stream.close();
}

void CodeSession::arrived(const QByteArray &bytes)
{
    if (m_state != State::Listening && m_state != State::Inside)
        return;
    auto taken = m_line.take(bytes);
    for (auto &code : taken)
        tell(std::move(code));
    if (!taken.empty())
        tellHealth();
    if (m_line.isInside() != (m_state == State::Inside))
        move(m_line.isInside() ? Event::Began : Event::Ended);
    if (m_state == State::Inside)
        m_timer->start(m_line.endIsKnown() ? m_settings.patience : m_settings.pause);
}

void CodeSession::timerRang()
{
    switch (m_state) {
    case State::Absent: return move(Event::Tick);
    case State::Opening: return lost({codes::NoConnection, {}}, Event::TimedOut);
    case State::Inside:
        if (auto code = m_line.pause())
            tell(std::move(*code));
        return move(Event::Ended);
    case State::Stopped:
    case State::Listening: return;
    }
}

void CodeSession::tell(Result<ReadCode> &&code)
{
    const auto now = m_clock.sinceStart();
    if (now - m_countedFrom >= 1s) {
        m_countedFrom = now;
        m_counted = 0;
    }
    if (++m_counted > MostInASecond) {
        ++m_health.failed;
        if (code)
            code->wipe();
        return;
    }
    if (code) {
        ++m_health.done;
        Q_EMIT codeRead(handedOn(std::move(*code)));
    } else {
        ++m_health.failed;
        m_health.lastFault = DeviceError{code.error(), {}};
        Q_EMIT failed(*m_health.lastFault);
    }
}

void CodeSession::lost(const DeviceError &error, Event event)
{
    m_health.lastFault = error;
    log::write(log::Level::Warning, "code", "scanner-lost",
               {{QStringLiteral("code"), toString(error.code)}, {QStringLiteral("place"), m_settings.place}});
    move(event);
}

void CodeSession::tellHealth()
{
    const bool faulty = m_health.lastFault && !codes::isAway(m_health.lastFault->code);
    m_health.state = deviceStateOf(m_state, faulty, m_wasOpen);
    Q_EMIT healthIs(m_health);
}

} // namespace yc::devices::code
