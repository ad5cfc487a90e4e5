#pragma once

#include "devices/virtual/usb/usb_bed.h"

#include <QHash>
#include <QMap>
#include <QObject>

#include <memory>

namespace yc::devices::virtual_bench
{

// A control of a camera, as the kernel tells of it (V4L2: v4l2_queryctrl). What is said need not be true.
struct VideoControl {
    quint32 type = 1; // V4L2_CTRL_TYPE_INTEGER
    qint32 least = 0;
    qint32 most = 0;
    qint32 step = 1;
    qint32 usual = 0;
    quint32 flags = 0; // INACTIVE: while V4L2_CID_EXPOSURE_AUTO is not manual it is refused
    QMap<quint32, qint64> menu{}; // what it offers, if it is a menu: by number, with the value of an integer menu
    qint32 value = 0;
    int refuses = 0; // an errno instead of taking a value
};

// The node of a camera, "/dev/video7", with its controls alone: pictures do not come through it. Whoever asks may be
// another process, started with umockdev's preload and UMOCKDEV_DIR. Its values may be read from any thread.
class VideoNode final : public QObject
{
    Q_OBJECT
public:
    VideoNode(UsbBed &bed, QByteArray node, QMap<quint32, VideoControl> controls, QObject *parent = nullptr);
    ~VideoNode() override;

    [[nodiscard]] qint32 value(quint32 control) const;
    void setValue(quint32 control, qint32 value); // as another program does
    [[nodiscard]] int timesSet(quint32 control) const;

Q_SIGNALS:
    void changed(); // somebody set one, or tried to

private:
    struct Core;
    UsbBed &m_bed;
    QByteArray m_node;
    std::shared_ptr<Core> m_core;
};

} // namespace yc::devices::virtual_bench
