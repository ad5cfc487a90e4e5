#pragma once

#include "core/domain/case.h"
#include "core/wire/access.h"

#include <QStringList>

namespace yc::hall::services
{

// Which endings a window holds for whom (授权). A static table until letters of authority are kept (domain.md n6):
// by role and kind of terminal, the same for every item; close-at-once moreover asks for an immediate item.
[[nodiscard]] QStringList powersOf(const QStringList &roles, core::wire::TerminalKind terminal);
[[nodiscard]] bool holds(const QStringList &roles, core::wire::TerminalKind terminal, core::domain::Ending ending);

} // namespace yc::hall::services
