#pragma once

#include "base/code.h"

#include <QString>

#include <variant>

namespace yc::devices::transport
{

// Where a device is plugged in, as the settings write it:
//
//   tcp:HOST:PORT               "tcp:127.0.0.1:9100", "tcp:[::1]:9100"
//   serial:PATH[@SPEED]         "serial:/dev/ttyUSB0", "serial:/dev/ttyS1@9600"; 115200 8N1 unless told (reference.md
//   A.1)
//   usb:VID:PID[#SERIAL][@BUS-PORT]  "usb:0400:c35a", "usb:04b8:0202#J5KZ", "usb:0400:c35a@1-2.3": a device of these
//   numbers (four hexadecimal digits each), that with this serial number, or the one in this socket as the kernel names
//   it in /sys/bus/usb/devices. Two alike without a serial number are told apart by socket alone. Of several that fit,
//   the first by socket.
//   hid:VID:PID[#SERIAL][@BUS-PORT]  the same for a device that speaks in HID reports, through its hidraw node
//
// Serial numbers stand percent-encoded where they hold '@', '#', '%', blanks or what is no ASCII.
struct TcpPlace {
    QString host;
    quint16 port = 0;
    friend bool operator==(const TcpPlace &, const TcpPlace &) = default;
};
struct SerialPlace {
    QString path;
    qint32 speed = 115200;
    friend bool operator==(const SerialPlace &, const SerialPlace &) = default;
};
struct UsbPlace {
    enum class Way { Pipes, Reports }; // usb:, hid:
    Way way = Way::Pipes;
    quint16 vendor = 0;
    quint16 product = 0;
    QString serial; // empty: any
    QString port; // "1-2.3", empty: any
    friend bool operator==(const UsbPlace &, const UsbPlace &) = default;
};
using Place = std::variant<TcpPlace, SerialPlace, UsbPlace>;

// A text that is none of these: BadPlace.
[[nodiscard]] Result<Place> placeFromText(const QString &text);
[[nodiscard]] QString toText(const Place &place);

} // namespace yc::devices::transport
