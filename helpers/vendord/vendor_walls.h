#pragma once

#include <QString>
#include <QStringList>

namespace yc::helpers::vendord
{

// What a library may do from now on. It reads the system's files and its own folder, uses devices that readers are
// plugged in as (USB, serial, hidraw), and writes into `folder` alone, which is the working folder from now on. No
// network but the kernel's own (libusb hears of plugging by it), no syslog, no other program, no other process. Memory,
// files and open files have bounds. What a kernel lacks is left out; what stands is said. Before there is a second
// thread.
[[nodiscard]] QStringList raiseWalls(const QString &library, const QString &folder);

} // namespace yc::helpers::vendord
