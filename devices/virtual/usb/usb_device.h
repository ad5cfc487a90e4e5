#pragma once

#include "devices/virtual/usb/usb_bed.h"
#include "devices/virtual/usb/usb_model.h"

#include <functional>
#include <memory>

namespace yc::devices::virtual_bench
{

// One device on the emulated bus 1, with the twin behind its pipes. What a host does reaches the ears in umockdev's own
// thread, with the device held meanwhile: they hand on what they hear and do not call it. Everything else may be called
// from any thread.
class UsbDevice final
{
public:
    struct Ears {
        std::function<void()> claimed{}; // a host took the interface: whoever spoke before is gone
        std::function<void(quint8 endpoint, const QByteArray &bytes)> heard{};
    };

    UsbDevice(UsbBed &bed, UsbModel model, QByteArray port = "1"); // port: "2", or "2.3" behind a hub
    ~UsbDevice();
    UsbDevice(const UsbDevice &) = delete;
    UsbDevice &operator=(const UsbDevice &) = delete;

    void setEars(Ears ears); // before it is plugged in
    [[nodiscard]] bool plug(); // with a new address, as a kernel gives it
    void unplug(); // every transfer under way ends as that of a device that is gone
    [[nodiscard]] bool isPlugged() const { return m_core != nullptr; }
    [[nodiscard]] const UsbModel &model() const { return m_model; }
    [[nodiscard]] QByteArray portName() const { return "1-" + m_port; } // as the kernel names it

    void send(quint8 endpoint, const QByteArray &bytes); // goes out in packets as the host asks for them

    // Faults.
    void halt(quint8 endpoint, int times = 1); // its next transfer stalls, and so again after each of so many clearings
    void refuseClaims(bool on); // another program has the interface
    void holdOut(bool on); // takes no byte from the host: every packet is put off
    [[nodiscard]] int cleared() const; // how often a host cleared a halt
    [[nodiscard]] int underWay() const; // transfers that the host waits for

private:
    struct Core;
    [[nodiscard]] QByteArray sysPath() const;

    UsbBed &m_bed;
    UsbModel m_model;
    QByteArray m_port;
    Ears m_ears;
    std::shared_ptr<Core> m_core; // while it is plugged in
};

} // namespace yc::devices::virtual_bench
