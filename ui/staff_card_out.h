#pragma once

#include "ui/terminal_settings.h"

namespace yc::ui
{

// What it means when the staff card with which somebody signed in is taken out: "staffCardOut" in the settings file, an
// administrator's choice. "lock" (also where nothing is said): the screen locks. "stay": nothing happens, for counters
// whose only reader of cards is needed for the cards of those who come.
enum class StaffCardOut { Locks, Stays };

// As the file says it now; where it cannot be read, it locks.
[[nodiscard]] StaffCardOut staffCardOut(const SettingsPlace &place);
// nullopt: no such word, or no word at all.
[[nodiscard]] std::optional<StaffCardOut> staffCardOutFrom(const QJsonObject &settings);

} // namespace yc::ui
