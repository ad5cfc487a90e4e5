#pragma once

#include "devices/transport/place.h"

#include <QList>

#include <optional>

namespace yc::devices::transport
{

// A device on USB as the kernel tells of it in /sys, where everybody may read. Nothing here opens a device, and nothing
// needs libusb.
struct UsbAttached {
    quint16 vendor = 0;
    quint16 product = 0;
    QString serial; // as the device says it; empty: none
    QString port; // its socket: "1-2.3"
    QString maker;
    QString name;
    int bus = 0;
    int address = 0; // changes each time it is plugged in
    friend bool operator==(const UsbAttached &, const UsbAttached &) = default;
};

// What is plugged in now, in the order of the sockets. Empty where a machine has no USB.
[[nodiscard]] QList<UsbAttached> attachedUsb();
[[nodiscard]] bool fits(const UsbAttached &device, const UsbPlace &place);
[[nodiscard]] std::optional<UsbAttached> attachedAt(const UsbPlace &place); // the first by socket

// The hidraw node of the device at a place: "/dev/hidraw0"; of several interfaces the first. Empty: none.
[[nodiscard]] QString hidNodeAt(const UsbPlace &place);

} // namespace yc::devices::transport
