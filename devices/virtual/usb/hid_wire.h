#pragma once

#include "devices/transport/hid_layout.h"
#include "devices/virtual/twin_wire.h"
#include "devices/virtual/usb/usb_bed.h"
#include "devices/virtual/usb/usb_model.h"

#include <functional>
#include <memory>
#include <optional>

namespace yc::devices::virtual_bench
{

// A HID device on the emulated bus 1, as its hidraw node shows it, with the twin's bytes in its reports. Reads and
// writes reach it in umockdev's thread and are handed on to this object's. A host's report that is not as long as the
// layout says is not heard, as a real device's firmware does not.
class HidWire final : public TwinWire
{
    Q_OBJECT
public:
    HidWire(UsbBed &bed, UsbModel model, const transport::HidLayout &layout = {}, QByteArray port = "1",
            QObject *parent = nullptr);
    ~HidWire() override;

    // What answers its feature reports, in umockdev's own thread, with the device held meanwhile: it may send reports,
    // and calls nothing else of this object. A report that is asked for and is not there stalls (EPIPE), as one that is
    // not taken.
    struct Features {
        std::function<std::optional<QByteArray>(quint8 number)> asked{};
        std::function<bool(const QByteArray &report)> told{};
    };
    void setFeatures(Features features); // before it is plugged in

    [[nodiscard]] bool plug();
    void unplug();
    void write(const QByteArray &bytes) override;
    void sendReport(const QByteArray &report); // as it is; from any thread

private:
    struct Core;
    [[nodiscard]] QByteArray devicePath() const;
    [[nodiscard]] QByteArray nodeName() const { return "hidraw" + m_port; }

    UsbBed &m_bed;
    UsbModel m_model;
    transport::HidLayout m_layout;
    QByteArray m_port;
    Features m_features;
    std::shared_ptr<Core> m_core; // while it is plugged in
};

} // namespace yc::devices::virtual_bench
