#include "helpers/camerad/camera_controls.h"

#include <cerrno>
#include <fcntl.h>
#include <linux/videodev2.h>
#include <sys/ioctl.h>

namespace yc::helpers::camerad
{

namespace
{

constexpr qint32 MostBiases = 64; // of a menu; cameras have nine to thirty-one

template <typename T> bool call(int fd, unsigned long request, T &value)
{
    int result = -1;
    do {
        result = ::ioctl(fd, request, &value);
    } while (result < 0 && errno == EINTR);
    return result >= 0;
}

} // namespace

std::optional<CameraControls> CameraControls::open(const QByteArray &node)
{
    if (!node.startsWith("/dev/video"))
        return std::nullopt;
    ipc::File file(::open(node.constData(), O_RDWR | O_NONBLOCK | O_CLOEXEC));
    v4l2_capability can{};
    if (file.fd() < 0 || !call(file.fd(), VIDIOC_QUERYCAP, can))
        return std::nullopt;
    const auto what = (can.capabilities & V4L2_CAP_DEVICE_CAPS) != 0 ? can.device_caps : can.capabilities;
    if ((what & (V4L2_CAP_VIDEO_CAPTURE | V4L2_CAP_VIDEO_CAPTURE_MPLANE)) == 0)
        return std::nullopt;
    return CameraControls(std::move(file));
}

std::optional<ControlRange> CameraControls::ask(quint32 control) const
{
    v4l2_queryctrl told{};
    told.id = control;
    if (!call(m_node.fd(), VIDIOC_QUERYCTRL, told) || told.id != control)
        return std::nullopt;
    return rangeOf(told);
}

bool CameraControls::offers(quint32 control, qint32 item) const
{
    v4l2_querymenu entry{};
    entry.id = control;
    entry.index = static_cast<quint32>(item);
    return call(m_node.fd(), VIDIOC_QUERYMENU, entry);
}

std::map<qint32, qint64> CameraControls::biases(const ControlRange &range) const
{
    std::map<qint32, qint64> all;
    if (range.least < 0 || range.most >= MostBiases)
        return all;
    for (auto item = range.least; item <= range.most; ++item) {
        v4l2_querymenu entry{};
        entry.id = V4L2_CID_AUTO_EXPOSURE_BIAS;
        entry.index = static_cast<quint32>(item);
        constexpr qint64 Most = 10'000; // thousandths of a stop
        if (!call(m_node.fd(), VIDIOC_QUERYMENU, entry))
            continue;
        const qint64 stops = entry.value; // the kernel's structure is packed
        if (stops >= -Most && stops <= Most)
            all.emplace(item, stops);
    }
    return all;
}

ExposureRanges CameraControls::ranges() const
{
    ExposureRanges ranges;
    if (const auto mode = ask(V4L2_CID_EXPOSURE_AUTO); mode && offers(V4L2_CID_EXPOSURE_AUTO, V4L2_EXPOSURE_MANUAL)) {
        for (const auto own : {mode->usual, qint32{V4L2_EXPOSURE_APERTURE_PRIORITY}, qint32{V4L2_EXPOSURE_AUTO}}) {
            const bool isOwn = own == V4L2_EXPOSURE_APERTURE_PRIORITY || own == V4L2_EXPOSURE_AUTO;
            if (isOwn && !ranges.automatic && offers(V4L2_CID_EXPOSURE_AUTO, own))
                ranges.automatic = own;
        }
        ranges.time = ask(V4L2_CID_EXPOSURE_ABSOLUTE);
        ranges.gain = ask(V4L2_CID_GAIN);
        if (const auto own = ask(V4L2_CID_AUTOGAIN))
            ranges.ownGain = own->usual;
    }
    if (const auto bias = ask(V4L2_CID_AUTO_EXPOSURE_BIAS)) {
        ranges.bias = biases(*bias);
        ranges.usualBias = bias->usual;
        if (!ranges.bias.contains(ranges.usualBias))
            ranges.bias.clear(); // no way back
    }
    ranges.backlight = ask(V4L2_CID_BACKLIGHT_COMPENSATION);
    ranges.brightness = ask(V4L2_CID_BRIGHTNESS);
    return ranges;
}

std::map<quint32, qint32> CameraControls::read(std::span<const quint32> controls) const
{
    std::map<quint32, qint32> values;
    for (const auto control : controls) {
        v4l2_control value{.id = control, .value = 0};
        if (call(m_node.fd(), VIDIOC_G_CTRL, value))
            values[control] = value.value;
    }
    return values;
}

bool CameraControls::set(std::span<const Setting> settings) const
{
    bool all = true;
    for (const auto &[control, number] : settings) {
        v4l2_control value{.id = control, .value = number};
        all = call(m_node.fd(), VIDIOC_S_CTRL, value) && all;
    }
    return all;
}

} // namespace yc::helpers::camerad
