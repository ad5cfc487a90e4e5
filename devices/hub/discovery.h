#pragma once

#include "devices/api/driver.h"
#include "devices/transport/usb_tree.h"

#include <QList>

namespace yc::devices::hub
{

// Something on USB that a driver we ship can use, with the place by which settings remember it: by its serial number,
// or, if it has none or another one alike has the same, by its socket.
struct Candidate {
    Plug plug;
    QString maker; // as the device says
    QString name;
};

// Of these devices (transport::attachedUsb(), which a window does not call: reading the kernel's tree may take a
// while), in their order. Nothing is opened: a printer of class 7 may also turn out to be one for sheets.
[[nodiscard]] QList<Candidate> candidatesAmong(const QList<transport::UsbAttached> &devices);
[[nodiscard]] QList<Candidate> candidates(); // of what is plugged in now; any thread that shows no window

// The numbers by which some are known. Each has a rule in installer/udev, or a program that is not root has no use of
// it.
struct UsbNumbers {
    quint16 vendor;
    quint16 product;
};
[[nodiscard]] QList<UsbNumbers> knownNumbers();

} // namespace yc::devices::hub
