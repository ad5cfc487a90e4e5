#pragma once

#include "devices/transport/hid_layout.h"
#include "devices/virtual/twin_wire.h"
#include "devices/virtual/usb/usb_bed.h"
#include "devices/virtual/usb/usb_model.h"

#include <memory>

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

    [[nodiscard]] bool plug();
    void unplug();
    void write(const QByteArray &bytes) override;
    void sendReport(const QByteArray &report); // as it is

private:
    struct Core;
    [[nodiscard]] QByteArray devicePath() const;
    [[nodiscard]] QByteArray nodeName() const { return "hidraw" + m_port; }

    UsbBed &m_bed;
    UsbModel m_model;
    transport::HidLayout m_layout;
    QByteArray m_port;
    std::shared_ptr<Core> m_core; // while it is plugged in
};

} // namespace yc::devices::virtual_bench
