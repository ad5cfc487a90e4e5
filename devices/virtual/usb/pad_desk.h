#pragma once

#include "devices/virtual/stu_twin.h"
#include "devices/virtual/usb/hid_wire.h"

namespace yc::devices::virtual_bench
{

// A pad of one model in a socket: the twin behind the reports of an emulated device. Needs a UsbBed.
struct PadDesk {
    StuTwin twin;
    HidWire wire;
    QString place;

    PadDesk(UsbBed &bed, quint16 product, const QByteArray &serial = "STU1")
        : twin(product), wire(bed, signaturePad(product, serial)),
          place(QStringLiteral("hid:056a:%1#%2").arg(product, 4, 16, QLatin1Char('0')).arg(QLatin1String(serial)))
    {
        wire.setFeatures({.asked = [this](quint8 number) { return twin.asked(number); },
                          .told = [this](const QByteArray &report) { return twin.told(report); }});
        twin.speakTo([this](const QByteArray &report) { wire.sendReport(report); });
    }
    ~PadDesk()
    {
        twin.speakTo({});
        wire.unplug();
    }
    [[nodiscard]] bool plug() { return (twin.powerUp(), wire.plug()); }
};

} // namespace yc::devices::virtual_bench
