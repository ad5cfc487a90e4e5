#pragma once

#include "base/helper_process.h"
#include "base/retry_pause.h"
#include "devices/camera/camera_messages.h"
#include "devices/camera/camera_states.h"
#include "devices/camera/helper_camera.h"

#include <QTimer>

namespace yc::devices::camera
{

// The part of HelperCamera that lives in the device's thread: keeps one helper process, moves along camera_states.h,
// watches the frames for stillness.
class CameraSession final : public QObject
{
    Q_OBJECT
public:
    CameraSession(CameraSettings settings, const Clock &clock);
    ~CameraSession() override;

    void start();
    void setLive(bool live);
    void next();
    void setReadsCodes(bool reads);
    void setTurns(int turns);
    void takeStill();

Q_SIGNALS:
    void healthIs(const yc::devices::Health &health);
    void guidanceIs(yc::devices::Guidance guidance);
    void chosenIs(const yc::devices::CameraSeen &camera); // place empty: none
    void seenIs(const QList<yc::devices::CameraSeen> &cameras);
    void exposureIs(const std::optional<yc::devices::FaceExposure> &exposure);
    void helperIs(qint64 pid);
    void frame(const std::shared_ptr<yc::Image> &picture);
    void moving();
    void settled();
    void codeRead(const std::shared_ptr<yc::devices::ReadCode> &code);
    void stillTaken(const std::shared_ptr<yc::Image> &picture);
    void failed(const yc::devices::DeviceError &error);

private:
    void showAsWished();
    void move(machine::Event event);
    void enter(machine::State before);
    void take(ipc::Message message);
    void takeSeen(const QJsonObject &body);
    void takeOpened(const QJsonObject &body);
    void takeFrame(const QJsonObject &body, ipc::Message &message);
    void takePicture(const QJsonObject &body, ipc::Message &message);
    [[nodiscard]] std::shared_ptr<Image> pictureOf(const QJsonObject &body, ipc::Message &message);
    void watch(const Image &frame);
    void timerRang();
    void borne(Phase phase);
    void leave();
    void retry();
    void send(Say what, const QJsonObject &body = {});
    void lost(const DeviceError &error, machine::Event event);
    void setGuidance(Guidance guidance);
    [[nodiscard]] DeviceState deviceState() const;
    void tellHealth();

    CameraSettings m_settings;
    const Clock &m_clock;
    machine::State m_state = machine::State::Stopped;
    ipc::HelperProcess m_helper;
    QTimer *m_timer; // silence while a helper runs, the next try while it is stalled or none does
    QList<CameraSeen> m_seen;
    LiveWish m_wish;
    LiveWish m_shown; // as the helper was last told
    StillWatch m_watch;
    bool m_moves = false; // as last told
    bool m_nextIsDue = true; // the receiver has the last frame
    bool m_noRights = false; // why it is away
    RetryPause m_retry{m_settings.firstRetry, m_settings.lastRetry};
    bool m_wasOpen = false;
    bool m_trouble = false; // the picture stopped, and none has come since
    Health m_health;
    std::optional<Health> m_told;
};

} // namespace yc::devices::camera
