#include "devices/camera/helper_camera.h"

#include "devices/camera/camera_choice.h"
#include "devices/camera/camera_session.h"

namespace yc::devices::camera
{

namespace
{

const auto Prefix = QStringLiteral("camera:");

Capabilities capabilitiesOf(const CameraSeen &camera)
{
    const auto *live = liveMode(camera.modes);
    const auto *still = stillMode(camera.modes);
    Capabilities can;
    can.setFlag(Capability::LiveView, live != nullptr);
    can.setFlag(Capability::FullStill,
                live && still && live->size.width() < still->size.width()
                    && live->size.height() < still->size.height());
    return can;
}

Driver driverFor(Kind kind, const QString &program)
{
    return {
        .name = QStringLiteral("gstreamer"),
        .kind = kind,
        .make = [program, kind](const Plug &plug, const Clock &clock, QThread *thread) -> Result<Device> {
            if (!plug.place.startsWith(Prefix))
                return std::unexpected(codes::BadPlace);
            CameraSettings settings;
            settings.program = program;
            settings.place = plug.place.mid(Prefix.size());
            settings.faces = kind == Kind::Camera;
            return std::make_unique<HelperCamera>(kind, settings, clock, thread);
        },
    };
}

} // namespace

HelperCamera::HelperCamera(Kind kind, const CameraSettings &settings, const Clock &clock, QThread *thread,
                           QObject *parent)
    : Camera(parent), m_clock(clock), m_session(new CameraSession(settings, clock)),
      m_info{.kind = kind, .place = Prefix + settings.place, .maker = {}, .model = {}, .serial = {}, .can = {}}
{
    m_session->moveToThread(thread);
    connect(m_session, &CameraSession::healthIs, this, [this](const Health &health) {
        m_health = health;
        Q_EMIT healthChanged();
    });
    connect(m_session, &CameraSession::guidanceIs, this, &HelperCamera::guidanceChanged);
    connect(m_session, &CameraSession::chosenIs, this, [this](const CameraSeen &camera) {
        m_chosen = camera;
        if (!camera.place.isEmpty()) { // what it was is known while it is away
            m_info.maker = camera.maker;
            m_info.model = camera.model;
            m_info.serial = camera.serial;
            m_info.can = capabilitiesOf(camera);
        }
        Q_EMIT healthChanged();
    });
    connect(m_session, &CameraSession::seenIs, this, [this](const QList<CameraSeen> &cameras) {
        m_seen = cameras;
        Q_EMIT seenChanged();
    });
    connect(m_session, &CameraSession::exposureIs, this, [this](const std::optional<FaceExposure> &exposure) {
        if (m_exposure == exposure)
            return;
        m_exposure = exposure;
        Q_EMIT healthChanged();
    });
    connect(m_session, &CameraSession::helperIs, this, [this](qint64 pid) { m_helperPid = pid; });
    connect(m_session, &CameraSession::frame, this, [this](const std::shared_ptr<Image> &picture) {
        if (m_live)
            Q_EMIT frame(picture);
    });
    connect(m_session, &CameraSession::moving, this, [this] {
        if (m_live)
            Q_EMIT moving();
    });
    connect(m_session, &CameraSession::settled, this, [this] {
        if (m_live)
            Q_EMIT settled();
    });
    connect(m_session, &CameraSession::stillTaken, this, [this](const std::shared_ptr<Image> &picture) {
        m_lastGood = m_clock.sinceStart();
        if (m_live)
            Q_EMIT stillTaken(picture);
    });
    connect(m_session, &CameraSession::codeRead, this, [this](const std::shared_ptr<ReadCode> &code) {
        m_lastGood = m_clock.sinceStart();
        if (m_live)
            Q_EMIT codeRead(code);
    });
    connect(m_session, &CameraSession::failed, this, &HelperCamera::failed);
}

HelperCamera::~HelperCamera()
{
    m_session->disconnect(this);
    m_session->deleteLater(); // in its own thread; its destructor ends the helper
}

DeviceInfo HelperCamera::info() const
{
    return m_info;
}

Health HelperCamera::health() const
{
    auto health = m_health;
    if (m_lastGood)
        health.lastGoodMsAgo = (m_clock.sinceStart() - *m_lastGood).count();
    return health;
}

void HelperCamera::start()
{
    QMetaObject::invokeMethod(m_session, &CameraSession::start, Qt::QueuedConnection);
}

void HelperCamera::setLive(bool live)
{
    m_live = live;
    QMetaObject::invokeMethod(
        m_session, [session = m_session, live] { session->setLive(live); }, Qt::QueuedConnection);
}

void HelperCamera::next()
{
    QMetaObject::invokeMethod(m_session, &CameraSession::next, Qt::QueuedConnection);
}

void HelperCamera::setTurns(int quarterTurnsClockwise)
{
    QMetaObject::invokeMethod(
        m_session, [session = m_session, turns = quarterTurnsClockwise] { session->setTurns(turns); },
        Qt::QueuedConnection);
}

void HelperCamera::setReadsCodes(bool reads)
{
    QMetaObject::invokeMethod(
        m_session, [session = m_session, reads] { session->setReadsCodes(reads); }, Qt::QueuedConnection);
}

void HelperCamera::takeStill()
{
    QMetaObject::invokeMethod(m_session, &CameraSession::takeStill, Qt::QueuedConnection);
}

std::vector<Driver> cameraDrivers(const QString &program)
{
    return {driverFor(Kind::DocumentCamera, program), driverFor(Kind::Camera, program)};
}

} // namespace yc::devices::camera
