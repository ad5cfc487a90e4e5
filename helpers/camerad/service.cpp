#include "helpers/camerad/service.h"

#include "devices/camera/camera_choice.h"
#include "helpers/camerad/refused_cameras.h"

#include <utility>

namespace yc::helpers::camerad
{

namespace camera = devices::camera;
using camera::Phase;
using camera::Say;
using std::chrono::steady_clock;
using namespace std::chrono_literals;

namespace
{

constexpr auto IdleBeat = 1s;
constexpr auto IdlePause = 200ms; // between two looks at what is plugged in
constexpr auto LivePause = 15ms; // between two looks for a frame
constexpr auto FramePatience = 4s; // a camera that wakes up takes two
constexpr auto StillPatience = 8s;
constexpr auto UnpluggedPatience = 400ms;
constexpr int UnsettledFrames = 2; // the first of a mode are dark or torn while the camera finds its exposure

} // namespace

void Service::run()
{
    while (!m_clientGone) {
        const auto message = m_channel.receive(m_stream && m_due ? LivePause : IdlePause);
        if (!message || (*message && !take(**message)))
            return;
        if (!m_list)
            continue;
        if (m_list->poll())
            tellCameras();
        else if (!m_camera && steady_clock::now() - m_lastLook > IdleBeat)
            findCamera();
        if (m_stream && m_due)
            sendFrame();
        if (steady_clock::now() - m_lastSign >= IdleBeat)
            say(Say::Beat, toJson(m_stream ? Phase::Streaming : Phase::Idle));
    }
}

bool Service::take(const ipc::Message &message)
{
    const auto body = ipc::objectFromBody(message.body);
    if (!body)
        return false;
    switch (static_cast<Say>(message.kind)) {
    case Say::Open: return open(*body);
    case Say::Live: {
        const auto wish = camera::liveWishFromJson(*body);
        if (!wish)
            return false;
        m_wish = *wish;
        startLive();
        return true;
    }
    case Say::More:
        m_due = true;
        m_dueSince = steady_clock::now();
        return true;
    case Say::Still: takeStill(); return true;
    case Say::Beat:
    case Say::Seen:
    case Say::Opened:
    case Say::Gone:
    case Say::Frame:
    case Say::Taken:
    case Say::Code:
    case Say::Failed:
    case Say::Exposure: break; // ours to say
    }
    return false;
}

bool Service::open(const QJsonObject &body)
{
    const auto wish = camera::openWishFromJson(body);
    if (!wish || m_list)
        return false;
    m_wanted = wish->place;
    m_faces = wish->faces;
    say(Say::Beat, toJson(Phase::Opening));
    if (m_faces)
        m_keeper.start(); // while there is one thread, and no picture
    gst_init(nullptr, nullptr);
    m_list.emplace();
    tellCameras();
    return true;
}

void Service::tellCameras()
{
    say(Say::Seen, camera::toJson(m_list->cameras()));
    findCamera();
}

void Service::findCamera()
{
    m_lastLook = steady_clock::now();
    const auto *found = camera::chosenOf(m_list->cameras(), m_camera ? m_camera->place : m_wanted,
                                         m_faces ? camera::LooksAt::People : camera::LooksAt::Pages);
    if (found && m_camera)
        return expose(); // still there; a better one that came meanwhile is not changed to under the clerk's hand
    if (found) {
        m_camera = *found;
        m_toldAway = false;
        say(Say::Opened, camera::placeToJson(found->place));
        return expose();
    }
    endLive();
    m_exposing.reset();
    m_toldExposure.reset();
    m_camera.reset();
    const auto refused = refusedCamera(m_wanted);
    if (m_toldAway && refused == m_refused)
        return;
    m_toldAway = true;
    m_refused = refused;
    say(Say::Gone,
        camera::toJson(devices::DeviceError{refused.isEmpty() ? devices::codes::CameraAbsent : devices::codes::NoRights,
                                            refused}));
}

void Service::startLive()
{
    m_stream.reset();
    m_codes.reset();
    const auto *mode = m_camera ? camera::liveMode(m_camera->modes) : nullptr;
    if (!m_wish.live || !mode)
        return endLive();
    say(Say::Beat, toJson(Phase::Starting));
    // What is turned by a quarter stands as high as it was wide.
    const auto most = m_wish.turns % 2 != 0 ? m_wish.most.transposed() : m_wish.most;
    auto stream
        = Stream::start(m_list->makeSource(m_camera->place), {.mode = *mode, .turns = m_wish.turns, .most = most});
    if (!stream)
        return fail(stream.error());
    m_stream = std::move(*stream);
    if (m_exposing)
        m_exposing->begin();
    if (m_wish.codes)
        m_codes.emplace();
    m_due = true;
    m_dueSince = steady_clock::now();
}

void Service::endLive()
{
    if (m_exposing)
        m_exposing->end();
    m_stream.reset();
    tellExposure();
}

// A camera that was pulled out and put in again between two looks may have got another node.
void Service::expose()
{
    auto node = m_faces ? m_list->nodeOf(m_camera->place) : QByteArray();
    if (!m_faces || (m_exposing && m_exposing->node() == node))
        return;
    m_exposing.reset(); // gives back what it holds, before another asks
    m_exposing.emplace(std::move(node), m_keeper);
    if (m_stream)
        m_exposing->begin();
    tellExposure();
}

void Service::tellExposure()
{
    if (!m_exposing || m_toldExposure == m_exposing->state())
        return;
    m_toldExposure = m_exposing->state();
    say(Say::Exposure, camera::toJson(*m_toldExposure));
}

void Service::sendFrame()
{
    auto frame = m_stream->take();
    if (!frame)
        return fail(frame.error(), m_stream->detail());
    if (*frame) {
        m_due = false;
        auto code = m_codes ? m_codes->look(**frame) : std::nullopt;
        if (m_exposing)
            m_exposing->look(**frame,
                             std::chrono::duration_cast<FaceExposing::Moment>(steady_clock::now().time_since_epoch()));
        tellExposure();
        if (!sendPicture(Say::Frame, std::move(**frame)) || !code)
            return;
        say(Say::Code, camera::codeToJson(*code));
        wipe(*code);
    } else if (steady_clock::now() - m_dueSince > FramePatience) {
        fail(devices::codes::CameraSilent);
    }
}

void Service::takeStill()
{
    const auto *mode = m_camera ? camera::stillMode(m_camera->modes) : nullptr;
    if (!mode)
        return; // the client is told that it is gone
    say(Say::Beat, toJson(Phase::Taking));
    m_stream.reset(); // a camera sends in one mode at a time
    auto picture = still(*mode);
    if (m_clientGone)
        return;
    if (!picture && picture.error() == yc::codes::Cancelled)
        return endLive();
    if (!picture)
        return fail(picture.error());
    sendPicture(Say::Taken, std::move(*picture));
    startLive();
    m_due = false; // the client asks for the next when it has put this one away
}

Result<Image> Service::still(const devices::CameraMode &mode)
{
    auto stream = Stream::start(m_list->makeSource(m_camera->place),
                                {.mode = mode, .turns = m_wish.turns, .most = std::nullopt});
    if (!stream)
        return std::unexpected(stream.error());
    const auto start = steady_clock::now();
    for (int frames = 0; steady_clock::now() - start < StillPatience;) {
        if (const auto wanted = stillWanted(); !wanted)
            return std::unexpected(wanted.error());
        auto frame = (*stream)->take();
        if (!frame)
            return std::unexpected(frame.error());
        if (steady_clock::now() - m_lastSign >= IdleBeat)
            say(Say::Beat, toJson(Phase::Taking));
        if (!*frame || frames++ < UnsettledFrames)
            continue;
        const auto size = m_wish.turns % 2 != 0 ? mode.size.transposed() : mode.size;
        if ((*frame)->size() != size)
            return std::unexpected(devices::codes::CameraIo); // not what it promised
        return std::move(**frame);
    }
    return std::unexpected(devices::codes::CameraSilent);
}

// While one is taken nothing else is begun; who is gone or looks away is not taken pictures for.
Done Service::stillWanted()
{
    const auto message = m_channel.receive(LivePause);
    const auto body = message && *message ? ipc::objectFromBody((*message)->body) : Result<QJsonObject>(QJsonObject());
    m_clientGone = m_clientGone || !message || !body;
    if (m_clientGone)
        return std::unexpected(yc::codes::PeerGone);
    if (!*message || static_cast<Say>((*message)->kind) != Say::Live)
        return {};
    const auto wish = camera::liveWishFromJson(*body);
    m_clientGone = !wish;
    if (wish)
        m_wish = *wish;
    return wish && m_wish.live ? Done() : std::unexpected(yc::codes::Cancelled);
}

bool Service::sendPicture(Say what, Image picture)
{
    const int fd = picture.fd();
    if (!say(what, camera::toJson(picture.size()), {&fd, 1}))
        return false;
    picture.handOver();
    return true;
}

bool Service::say(Say what, const QJsonObject &body, std::span<const int> files)
{
    m_lastSign = steady_clock::now();
    if (!m_channel.send(static_cast<quint16>(what), ipc::toBody(body), files))
        m_clientGone = true;
    return !m_clientGone;
}

void Service::fail(Code code, const QString &detail)
{
    endLive();
    // One that was pulled out says so by its stream first, and a moment later by the list.
    const bool changed = m_list->poll(code == devices::codes::CameraSilent ? UnpluggedPatience : 0ms);
    if (changed)
        tellCameras();
    if (m_camera)
        say(Say::Failed, camera::toJson(devices::DeviceError{code, detail}));
}

} // namespace yc::helpers::camerad
