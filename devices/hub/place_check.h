#pragma once

#include "devices/api/place_facts.h"
#include "devices/transport/usb_tree.h"

#include <QStringList>

#include <functional>

namespace yc::devices::hub
{

// How this machine is looked at; tests look at another.
struct PlaceEyes {
    std::function<bool(const QString &node)> mayUse; // by this process, to read and to write
    QStringList ruleFolders; // where udev reads its rules
    [[nodiscard]] static PlaceEyes real();
};

// The line of udev rules that this device on USB lacks; empty: ours (installer/udev) are about it. They list the
// readers and pads that are known by number and printers of class 7; drivers take others too, whoever typed their
// numbers.
[[nodiscard]] QString missingRule(const transport::UsbAttached &device, transport::UsbPlace::Way way);

// Of a place as settings write it (transport/place.h). The kernel's tree may keep its reader waiting while a device is
// being reset: not for a thread that shows windows.
[[nodiscard]] PlaceFacts factsOf(const QString &place, const PlaceEyes &eyes = PlaceEyes::real());

} // namespace yc::devices::hub
