#pragma once

#include "devices/transport/place.h"

#include <QList>

#include <optional>

namespace yc::devices::transport
{

// What one of its interfaces says it is: bInterfaceClass, bInterfaceSubClass, bInterfaceProtocol.
struct UsbFace {
    quint8 kind = 0;
    quint8 subclass = 0;
    quint8 protocol = 0;
    friend bool operator==(const UsbFace &, const UsbFace &) = default;
};

// The interfaces in the descriptors of a device as the kernel hands them out (the device's own, then each
// configuration's with all that belongs to it). Stops where a length cannot be.
[[nodiscard]] QList<UsbFace> facesOf(const QByteArray &descriptors);

// A device on USB as the kernel tells of it in /sys, where everybody may read. Nothing here opens a device, and nothing
// needs libusb.
struct UsbAttached {
    quint16 vendor = 0;
    quint16 product = 0;
    QString serial; // as the device says it; empty: none
    QString port; // its socket: "1-2.3"
    QString maker;
    QString name;
    QString release; // its maker's number of the device, bcdDevice, "1.04": of most the firmware's; empty: not told
    QList<UsbFace> faces;
    int bus = 0;
    int address = 0; // changes each time it is plugged in
    friend bool operator==(const UsbAttached &, const UsbAttached &) = default;
};

// What is plugged in now, in the order of the sockets. Empty where a machine has no USB. The kernel keeps a reader
// waiting while a device is being reset: not for a thread that shows windows.
[[nodiscard]] QList<UsbAttached> attachedUsb();
[[nodiscard]] bool fits(const UsbAttached &device, const UsbPlace &place);
[[nodiscard]] std::optional<UsbAttached> attachedAt(const UsbPlace &place); // the first by socket

// The hidraw node of the device at a place: "/dev/hidraw0"; of several interfaces the first. Empty: none.
[[nodiscard]] QString hidNodeAt(const UsbPlace &place);

} // namespace yc::devices::transport
