#pragma once

#include <QStringList>

namespace yc::devices::hub
{

// Serial lines that came by a plug (USB adapters, readers and printers that are one), by names that stay the same
// whatever else is plugged in, and in which order: udev's links by maker, model and serial number, and where two are
// alike by socket. Lines of the main board are not among them: /dev/ttyS0 is always the same. Any thread that shows no
// window.
[[nodiscard]] QStringList serialLines(const QString &folder = QStringLiteral("/dev/serial"));

} // namespace yc::devices::hub
