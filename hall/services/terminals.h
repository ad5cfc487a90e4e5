#pragma once

#include "core/wire/terminal_report.h"
#include "hall/services/answer.h"
#include "hall/services/context.h"

// How the hall's terminals are, as they tell it themselves.
namespace yc::hall::services
{

[[nodiscard]] Answer<bool> takeReport(Context &context, const store::Terminal &terminal,
                                      const core::wire::TerminalReport &report);
// Those of this administrator's node and of the nodes below it, by node and window. NotAdministrator.
[[nodiscard]] Answer<QList<core::wire::TerminalSeen>> terminalsSeen(Context &context, const store::Staff &staff);

} // namespace yc::hall::services
