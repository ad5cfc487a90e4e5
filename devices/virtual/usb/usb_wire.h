#pragma once

#include "devices/virtual/twin_wire.h"
#include "devices/virtual/usb/usb_device.h"

namespace yc::devices::virtual_bench
{

// The pipes of a USB device as a wire of its twin. With two bulk pipes whatever comes is handed on; with four the
// frames of a card reader go in two parts, preamble and length over the first pair and the rest over the second
// (reference.md A.1), and a host that does it otherwise is not heard.
class UsbWire final : public TwinWire
{
    Q_OBJECT
public:
    UsbWire(UsbBed &bed, UsbModel model, const QByteArray &port = "1", QObject *parent = nullptr);

    [[nodiscard]] UsbDevice &device() { return m_device; }
    void write(const QByteArray &bytes) override;

private:
    void heard(quint8 endpoint, const QByteArray &bytes);
    void writeFrames();

    UsbDevice m_device;
    std::vector<quint8> m_in; // bulk endpoints to the host, in the order of the descriptor
    std::vector<quint8> m_out;
    QByteArray m_head; // of the frame that is coming in
    QByteArray m_toSay; // over four pipes: not even a head yet
    qsizetype m_rest = 0; // of the frame that is going out
};

} // namespace yc::devices::virtual_bench
