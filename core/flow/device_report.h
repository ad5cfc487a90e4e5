#pragma once

#include "core/wire/terminal_report.h"
#include "devices/api/device.h"

namespace yc::core::flow
{

// A device as the hall is told of it.
[[nodiscard]] wire::DeviceReport reportOf(const devices::DeviceInfo &info, const devices::Health &health,
                                          const QDateTime &now);

// All that is told of this terminal but the time.
[[nodiscard]] wire::TerminalReport reportOf(const QList<wire::DeviceReport> &devices, const QString &vaultFolder,
                                            qint64 owed);

// Of one that was told: does it do its work (or would it, if somebody did what it asks for)?
enum class DeviceSays { Well, Asks, Broken };
[[nodiscard]] DeviceSays sayingOf(const wire::DeviceReport &report);

} // namespace yc::core::flow
