#pragma once

#include <QString>

namespace yc::devices
{

// What can be told of a place without opening the device that is plugged in there: from the kernel's tree and from the
// rights of its node. Found by devices/hub/place_check.h, told by the doctor.
struct PlaceFacts {
    bool looked = false; // false: nothing can be told without opening it (network, SANE), or the place is none
    bool there = false;
    QString what; // maker and name as the device says; of a serial line the node that its link leads to
    QString node; // "/dev/bus/usb/001/004", "/dev/hidraw0", "/dev/ttyUSB0"
    bool mayUse = false; // to read and to write
    QString group; // whose members may, besides whoever sits at the terminal: "dialout"
    bool ruleThere = false; // our udev rules are installed
    bool ruleCovers = true; // and this device is one of those that they are about
    QString ruleLine; // what an administrator would add to them for it; empty: it is none that udev gives away so
};

} // namespace yc::devices
