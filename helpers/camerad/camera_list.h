#pragma once

#include "devices/camera/camera_messages.h"
#include "helpers/camerad/gst_owned.h"

#include <chrono>
#include <map>

namespace yc::helpers::camerad
{

// The cameras that are plugged in, as GStreamer's device providers list them; it hears of plugging in and out. Cameras
// that a sound server offers a second time are left out: only what the kernel's video devices are.
class CameraList
{
public:
    CameraList();
    ~CameraList();
    CameraList(const CameraList &) = delete;
    CameraList &operator=(const CameraList &) = delete;

    // True: something was plugged in or out since the last time, or within `patience` from now.
    [[nodiscard]] bool poll(std::chrono::milliseconds patience = {});
    [[nodiscard]] const QList<devices::CameraSeen> &cameras() const { return m_cameras; }
    [[nodiscard]] bool has(const QString &place) const { return m_devices.contains(place); }
    // Its node, "/dev/video0"; empty if it is not there or says none.
    [[nodiscard]] QByteArray nodeOf(const QString &place) const;
    // What gives that camera's pictures; null if it is not there or GStreamer has no element for it.
    [[nodiscard]] GstElement *makeSource(const QString &place) const; // floating

private:
    void list();

    Owned<GstDeviceMonitor> m_monitor;
    Owned<GstBus> m_bus;
    bool m_listening = false;
    QList<devices::CameraSeen> m_cameras;
    std::map<QString, Owned<GstDevice>> m_devices; // by place
};

// The modes among what a camera says that it can send: JPEG and plain pixels, each size once, the largest first.
[[nodiscard]] QList<devices::CameraMode> modesOf(const GstCaps *caps);

} // namespace yc::helpers::camerad
