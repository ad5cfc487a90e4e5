#pragma once

#include "devices/api/device.h"

#include <QList>
#include <QString>

// How a device may be connected, as the settings offer it. A way is how its place begins ("tcp:"); before that stands
// the driver where makers each speak in their own way ("modbus+tcp:"). Some ways ask for no address: the first that is
// found is used ("camera").
namespace yc::app::ways
{

extern const QString Serial;
extern const QString Usb;
extern const QString Hid;
extern const QString Words; // a loudspeaker of this machine: the field is the recordings' folder
extern const QString Other; // the whole place stands in the field

struct Way {
    QString name; // as people read it
    QString way;
};
// The first is none: it is not plugged in.
[[nodiscard]] QList<Way> of(devices::Kind kind);
[[nodiscard]] QString placeOfFirst(const QString &way); // empty: it asks for an address
[[nodiscard]] QString firstAt(const QString &scheme); // "camera:" without an address is the way "camera"
[[nodiscard]] bool hasSpeeches(devices::Kind kind);
[[nodiscard]] QString withDriver(devices::Kind kind, const QString &driver, const QString &scheme); // empty: the first
[[nodiscard]] QString driverIn(const QString &way);
[[nodiscard]] QString wireIn(const QString &way);
[[nodiscard]] QString hintOf(const QString &way); // what the empty field says

} // namespace yc::app::ways
