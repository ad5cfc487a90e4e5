#include "devices/camera/camera_session.h"

#include "base/log.h"
#include "devices/api/health_news.h"
#include "devices/camera/camera_choice.h"

#include <algorithm>

namespace yc::devices::camera
{

using machine::Event;
using machine::State;
using namespace std::chrono_literals;

namespace
{

constexpr auto EndingSilence = 3s; // a killed process goes at once unless the kernel holds it

} // namespace

CameraSession::CameraSession(CameraSettings settings, const Clock &clock)
    : m_settings(std::move(settings)), m_clock(clock),
      m_helper({.message = [this](ipc::Message message) { take(std::move(message)); },
                .gone =
                    [this](bool started, bool crashed) {
                        if (m_state == State::Ending)
                            return move(Event::ProcessGone); // as we wanted
                        lost({started ? codes::CameraIo : codes::CameraAbsent,
                              !started      ? QStringLiteral("helper does not start")
                                  : crashed ? QStringLiteral("helper crashed")
                                            : QStringLiteral("helper ended")},
                             Event::ProcessGone);
                    },
                .nonsense =
                    [this](Code code) {
                        lost({codes::CameraIo, toString(code)}, Event::Nonsense);
                    }},
               this),
      m_timer(new QTimer(this)), m_watch(m_settings.still)
{
    m_wish.most = m_settings.mostLive;
    m_timer->setSingleShot(true);
    connect(m_timer, &QTimer::timeout, this, &CameraSession::timerRang);
}

CameraSession::~CameraSession() = default;

void CameraSession::start()
{
    if (m_state == State::Stopped)
        move(Event::Started);
}

void CameraSession::setLive(bool live)
{
    if (m_wish.live == live)
        return;
    m_wish.live = live;
    m_nextIsDue = true;
    m_watch.reset();
    m_moves = false;
    if (!live)
        setGuidance(Guidance::None);
    if (m_state == State::Stopped)
        return;
    if (live && (m_state == State::Ready || m_state == State::Waiting))
        move(Event::LiveAsked);
    else if (!live && (m_state == State::Live || m_state == State::Taking || m_state == State::Stalled))
        move(Event::LiveLeft);
}

void CameraSession::next()
{
    m_nextIsDue = true;
    if (m_state == State::Live)
        send(Say::More);
}

void CameraSession::setReadsCodes(bool reads)
{
    if (m_wish.codes == reads)
        return;
    m_wish.codes = reads;
    if (m_state == State::Live)
        showAsWished();
}

void CameraSession::setTurns(int turns)
{
    turns = ((turns % 4) + 4) % 4;
    if (m_wish.turns == turns)
        return;
    m_wish.turns = turns;
    m_watch.reset();
    if (m_state == State::Live)
        showAsWished();
}

void CameraSession::showAsWished()
{
    m_shown = m_wish;
    borne(Phase::Starting);
    send(Say::Live, toJson(m_wish));
}

void CameraSession::takeStill()
{
    if (m_state == State::Live)
        return move(Event::StillAsked);
    if (m_state != State::Taking) // there one is on its way already
        Q_EMIT failed(m_health.lastFault.value_or(DeviceError{codes::CameraAbsent, {}}));
}

void CameraSession::move(Event event)
{
    const auto to = machine::next(m_state, event);
    if (!to) {
        log::write(
            log::Level::Debug, "camera", "no-such-move",
            {{QStringLiteral("state"), static_cast<int>(m_state)}, {QStringLiteral("event"), static_cast<int>(event)}});
        return;
    }
    const auto before = std::exchange(m_state, *to);
    enter(before);
    tellHealth();
}

void CameraSession::enter(State before)
{
    m_timer->stop();
    switch (m_state) {
    case State::Stopped:
        m_helper.forget();
        Q_EMIT helperIs(0);
        return;
    case State::Opening:
        borne(Phase::Opening);
        m_helper.start(m_settings.program, m_settings.environment);
        if (!m_helper.isThere())
            return; // it has been told
        Q_EMIT helperIs(m_helper.pid());
        return send(Say::Open, toJson(OpenWish{.place = m_settings.place, .faces = m_settings.faces}));
    case State::Away:
        borne(Phase::Idle);
        setGuidance(Guidance::None);
        if (before != State::Away)
            leave();
        return;
    case State::Ready:
        borne(Phase::Idle);
        if (before != State::Opening && before != State::Away)
            return send(Say::Live, toJson(m_wish)); // it was live
        if (m_wish.live)
            move(Event::LiveAsked);
        return;
    case State::Live:
        if (before == State::Taking && m_shown == m_wish) { // it shows again by itself
            borne(Phase::Starting);
            if (m_nextIsDue)
                send(Say::More);
            return;
        }
        m_nextIsDue = true;
        return showAsWished();
    case State::Taking: borne(Phase::Taking); return send(Say::Still);
    case State::Stalled: m_watch.reset(); return retry();
    case State::Ending:
        if (!m_helper.isThere())
            return move(Event::ProcessGone);
        m_timer->start(EndingSilence);
        return m_helper.kill();
    case State::Waiting:
        m_helper.forget();
        m_watch.reset();
        Q_EMIT helperIs(0);
        if (before != State::Opening)
            leave();
        return retry();
    }
}

// What was known of the camera that is gone.
void CameraSession::leave()
{
    Q_EMIT chosenIs({});
    Q_EMIT exposureIs(std::nullopt);
}

void CameraSession::retry()
{
    m_timer->start(m_retry.next());
}

void CameraSession::take(ipc::Message message)
{
    const auto object = ipc::objectFromBody(message.body);
    if (!object)
        return lost({codes::CameraIo, toString(object.error())}, Event::Nonsense);
    switch (static_cast<Say>(message.kind)) {
    case Say::Beat: return borne(phaseFromJson(*object));
    case Say::Seen: return takeSeen(*object);
    case Say::Opened: return takeOpened(*object);
    case Say::Gone: {
        const auto error = errorFromJson(*object);
        m_health.lastFault = error;
        m_noRights = error.code == codes::NoRights;
        const bool wanted = m_state == State::Live || m_state == State::Taking || m_state == State::Stalled;
        if (wanted)
            m_health.lastFault = DeviceError{codes::Unplugged, error.detail};
        move(Event::Gone);
        if (wanted) {
            ++m_health.failed;
            tellHealth();
            Q_EMIT failed(*m_health.lastFault);
        }
        return;
    }
    case Say::Frame: return takeFrame(*object, message);
    case Say::Taken: return takePicture(*object, message);
    case Say::Code: {
        auto code = codeFromJson(*object);
        if (!code)
            return lost({codes::CameraIo, QStringLiteral("a code that is none")}, Event::Nonsense);
        const auto read = handedOn(ReadCode{.bytes = std::move(*code), .symbology = {}});
        if (m_state != State::Live || !m_wish.codes)
            return; // it was left meanwhile
        ++m_health.done;
        Q_EMIT codeRead(read);
        return;
    }
    case Say::Failed: {
        if (m_state != State::Live && m_state != State::Taking)
            return; // it was left meanwhile
        const auto error = errorFromJson(*object);
        m_health.lastFault = error;
        ++m_health.failed;
        m_trouble = true;
        move(Event::Failed);
        Q_EMIT failed(error);
        return;
    }
    case Say::Exposure: {
        const auto exposure = faceExposureFromJson(*object);
        if (!exposure || !m_settings.faces)
            return lost({codes::CameraIo, QStringLiteral("an exposure that is none")}, Event::Nonsense);
        Q_EMIT exposureIs(*exposure);
        return;
    }
    case Say::Open:
    case Say::Live:
    case Say::More:
    case Say::Still: break; // ours to say
    }
    lost({codes::CameraIo, QStringLiteral("message %1").arg(message.kind)}, Event::Nonsense);
}

void CameraSession::takeSeen(const QJsonObject &body)
{
    auto cameras = camerasFromJson(body);
    if (!cameras)
        return lost({codes::CameraIo, QStringLiteral("cameras that are none")}, Event::Nonsense);
    m_seen = std::move(*cameras);
    Q_EMIT seenIs(m_seen);
}

void CameraSession::takeOpened(const QJsonObject &body)
{
    const auto place = placeFromJson(body);
    const auto *camera = place && !place->isEmpty() ? chosenOf(m_seen, *place, {}) : nullptr;
    if (!camera)
        return lost({codes::CameraIo, QStringLiteral("a camera that is none")}, Event::Nonsense);
    m_wasOpen = true;
    m_noRights = false;
    m_retry.beginAgain();
    Q_EMIT chosenIs(*camera);
    move(Event::Opened);
}

std::shared_ptr<Image> CameraSession::pictureOf(const QJsonObject &body, ipc::Message &message)
{
    const auto size = pictureFromJson(body);
    if (!size || message.files.size() != 1) {
        lost({codes::CameraIo, QStringLiteral("a picture that is none")}, Event::Nonsense);
        return {};
    }
    auto image = Image::adopt(message.files.front().release(), *size, Image::Format::Rgb24, 0);
    if (!image) {
        lost({codes::CameraIo, toString(image.error())}, Event::Nonsense);
        return {};
    }
    return std::make_shared<Image>(std::move(*image));
}

void CameraSession::takeFrame(const QJsonObject &body, ipc::Message &message)
{
    const auto picture = pictureOf(body, message);
    if (!picture || m_state != State::Live)
        return; // asked for before it was left
    borne(Phase::Streaming);
    m_retry.beginAgain();
    m_nextIsDue = false;
    if (std::exchange(m_trouble, false))
        m_health.lastFault.reset();
    Q_EMIT frame(picture);
    watch(*picture);
    tellHealth();
}

void CameraSession::watch(const Image &frame)
{
    const auto verdict = m_watch.look(frame, m_clock.sinceStart());
    setGuidance(verdict == StillWatch::Verdict::Black ? Guidance::LetLightIn : Guidance::None);
    const bool moves = verdict == StillWatch::Verdict::Moving;
    if (moves && !m_moves)
        Q_EMIT moving();
    m_moves = moves;
    if (verdict == StillWatch::Verdict::Settled)
        Q_EMIT settled();
}

void CameraSession::takePicture(const QJsonObject &body, ipc::Message &message)
{
    const auto picture = pictureOf(body, message);
    if (!picture || m_state != State::Taking)
        return;
    m_watch.taken();
    ++m_health.done;
    move(Event::StillEnded);
    Q_EMIT stillTaken(picture);
}

void CameraSession::timerRang()
{
    switch (m_state) {
    case State::Waiting:
    case State::Stalled: return move(Event::Tick);
    case State::Ending: return move(Event::TimedOut);
    case State::Opening:
    case State::Away:
    case State::Ready:
    case State::Live:
    case State::Taking: return lost({codes::CameraHung, {}}, Event::TimedOut);
    case State::Stopped: return;
    }
}

void CameraSession::borne(Phase phase)
{
    if (m_state == State::Stalled || m_state == State::Ending || m_state == State::Waiting)
        return; // the timer is another's
    switch (phase) {
    case Phase::Idle: m_timer->start(m_settings.idleSilence); return;
    case Phase::Opening: m_timer->start(m_settings.openingSilence); return;
    case Phase::Starting: m_timer->start(m_settings.startingSilence); return;
    case Phase::Streaming: m_timer->start(m_settings.streamingSilence); return;
    case Phase::Taking: m_timer->start(m_settings.takingSilence); return;
    }
}

void CameraSession::send(Say what, const QJsonObject &body)
{
    m_helper.send(static_cast<quint16>(what), body);
}

void CameraSession::lost(const DeviceError &error, Event event)
{
    m_health.lastFault = error;
    log::write(log::Level::Warning, "camera", "helper-lost",
               {{QStringLiteral("code"), toString(error.code)}, {QStringLiteral("detail"), error.detail}});
    const bool told = m_wish.live || error.code == codes::CameraHung;
    setGuidance(Guidance::None);
    if (told)
        ++m_health.failed;
    move(event);
    if (told)
        Q_EMIT failed(error);
}

void CameraSession::setGuidance(Guidance guidance)
{
    if (m_health.guidance == guidance)
        return;
    m_health.guidance = guidance;
    tellHealth();
    Q_EMIT guidanceIs(guidance);
}

DeviceState CameraSession::deviceState() const
{
    const auto guided = m_health.guidance != Guidance::None;
    switch (m_state) {
    case State::Stopped: return DeviceState::Absent;
    case State::Opening: return m_wasOpen ? DeviceState::Recovering : DeviceState::Opening;
    case State::Away: return m_noRights ? DeviceState::Fault : DeviceState::Absent; // rights do not come by waiting
    case State::Ready: return guided ? DeviceState::Guidance : DeviceState::Ready;
    case State::Live:
    case State::Taking: return m_trouble ? DeviceState::Recovering : guided ? DeviceState::Guidance : DeviceState::Busy;
    case State::Stalled: return DeviceState::Recovering;
    case State::Ending:
    case State::Waiting: break;
    }
    return DeviceState::Fault;
}

// Frames come ten times a second; only what changed is told.
void CameraSession::tellHealth()
{
    m_health.state = deviceState();
    if (m_told && isSame(*m_told, m_health))
        return;
    m_told = m_health;
    Q_EMIT healthIs(m_health);
}

} // namespace yc::devices::camera
