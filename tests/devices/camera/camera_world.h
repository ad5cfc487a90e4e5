#pragma once

#include "devices/camera/helper_camera.h"
#include "devices/transport/device_thread.h"
#include "devices/virtual/camera_feed.h"

#include <QObject>
#include <QTemporaryDir>

#include <functional>
#include <memory>
#include <vector>

namespace yc::tests
{

// A desk, a housing with two cameras above it, and the shipping driver with its helper looking at it.
class CameraWorld : public QObject
{
    Q_OBJECT
public:
    CameraWorld();
    ~CameraWorld() override;

    // Frames are asked for as they come, as a screen does that has nothing else to do.
    void look(const std::function<void(devices::camera::CameraSettings &)> &change = {});
    void close() { m_camera.reset(); } // the driver ends, and its helper with it
    [[nodiscard]] devices::camera::HelperCamera &camera() { return *m_camera; }
    [[nodiscard]] devices::virtual_bench::CameraFeed &desk() { return m_desk; }
    [[nodiscard]] devices::DeviceState state() const { return m_camera->health().state; }
    [[nodiscard]] bool hasFailed(Code code) const { return failures.contains(toString(code)); }
    [[nodiscard]] QSize lastFrame() const { return frames == 0 ? QSize() : m_last->size(); }

    int frames = 0;
    int settled = 0;
    QList<QByteArray> codes;
    std::vector<std::shared_ptr<Image>> stills;
    QStringList failures;
    bool asksForMore = true;
    devices::Kind kind = devices::Kind::DocumentCamera; // before look()

private:
    SystemClock m_clock;
    QTemporaryDir m_folder;
    devices::virtual_bench::CameraFeed m_desk;
    devices::transport::DeviceThread m_thread;
    std::unique_ptr<devices::camera::HelperCamera> m_camera;
    std::shared_ptr<Image> m_last;
};

// A sheet with a QR code in its middle, as somebody brings one; wide: its side on the page.
[[nodiscard]] QImage codeSheet(QByteArrayView code, double wideMm = 60);

// What a helper needs to find the twins, and nothing else that this machine might have.
[[nodiscard]] QMap<QString, QString> twinEnvironment(const QString &deskFolder);

} // namespace yc::tests
