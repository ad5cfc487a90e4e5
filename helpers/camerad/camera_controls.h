#pragma once

#include "base/ipc.h"
#include "helpers/camerad/exposure_plan.h"

#include <QByteArray>

#include <span>

namespace yc::helpers::camerad
{

// The controls of one camera of the kernel's, over a descriptor of its own beside the one that pictures come through.
// What it says is asked anew each time it is opened; calls may take as long as the camera likes.
class CameraControls
{
public:
    // Nothing: no such node, not for us, or no camera.
    [[nodiscard]] static std::optional<CameraControls> open(const QByteArray &node); // "/dev/video0"

    [[nodiscard]] ExposureRanges ranges() const;
    [[nodiscard]] std::map<quint32, qint32> read(std::span<const quint32> controls) const; // without those that fail
    [[nodiscard]] bool set(std::span<const Setting> settings) const; // all of them; false: one was refused

private:
    explicit CameraControls(ipc::File node) : m_node(std::move(node)) { }
    [[nodiscard]] std::optional<ControlRange> ask(quint32 control) const;
    [[nodiscard]] bool offers(quint32 control, qint32 item) const;
    [[nodiscard]] std::map<qint32, qint64> biases(const ControlRange &range) const;

    ipc::File m_node;
};

} // namespace yc::helpers::camerad
