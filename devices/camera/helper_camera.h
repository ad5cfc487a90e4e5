#pragma once

#include "base/clock.h"
#include "devices/api/driver.h"
#include "devices/camera/still_watch.h"

#include <QMap>

#include <chrono>

namespace yc::devices::camera
{

class CameraSession;

struct CameraSettings {
    QString program; // yichuang-camerad
    QString place; // "usb:1-2.3:1.0"; empty: the first that is found
    bool faces = false; // it looks at people: exposed for their faces
    QMap<QString, QString> environment; // for the helper
    QSize mostLive{1280, 960}; // of a frame
    StillRules still;
    // How long the helper may be silent in each phase before it is taken for hung. Its first look at GStreamer's
    // plug-ins is a long silence that is well.
    std::chrono::milliseconds idleSilence{5000};
    std::chrono::milliseconds openingSilence{30'000};
    std::chrono::milliseconds startingSilence{8000}; // a camera wakes up
    std::chrono::milliseconds streamingSilence{5000};
    std::chrono::milliseconds takingSilence{10'000};
    std::chrono::milliseconds firstRetry{300};
    std::chrono::milliseconds lastRetry{10'000};
};

// A camera through GStreamer, in a process of its own: what hangs or crashes takes the helper with it, never the
// client. The object lives in the caller's thread; the helper is kept by `thread`, which must have an event loop and
// outlive the camera. Stillness is watched there too.
class HelperCamera final : public Camera
{
    Q_OBJECT
public:
    HelperCamera(Kind kind, const CameraSettings &settings, const Clock &clock, QThread *thread,
                 QObject *parent = nullptr);
    ~HelperCamera() override;

    [[nodiscard]] DeviceInfo info() const override;
    [[nodiscard]] Health health() const override;
    [[nodiscard]] CameraSeen chosen() const override { return m_chosen; }
    [[nodiscard]] QList<CameraSeen> seen() const override { return m_seen; }
    [[nodiscard]] std::optional<FaceExposure> faceExposure() const override { return m_exposure; }
    void start() override;
    void setLive(bool live) override;
    void next() override;
    void setTurns(int quarterTurnsClockwise) override;
    void setReadsCodes(bool reads) override;
    void takeStill() override;

    // 0 while none runs. For the engineer's page; tests stop it there to see it missed.
    [[nodiscard]] qint64 helperPid() const { return m_helperPid; }

private:
    const Clock &m_clock;
    CameraSession *m_session; // lives in the device's thread, deleted there
    DeviceInfo m_info;
    CameraSeen m_chosen;
    QList<CameraSeen> m_seen;
    std::optional<FaceExposure> m_exposure;
    Health m_health;
    std::optional<std::chrono::milliseconds> m_lastGood;
    qint64 m_helperPid = 0;
    bool m_live = false; // frames that are still on their way are not wanted any more
};

// "gstreamer", for document cameras and for those that look at people. Place "camera:" for the first found (of a
// housing with two the one with the larger picture), "camera:usb:1-2.3:1.0" for the one there. No options.
[[nodiscard]] std::vector<Driver> cameraDrivers(const QString &program);

} // namespace yc::devices::camera
