#pragma once

#include "hall/services/answer.h"
#include "hall/services/context.h"

namespace yc::hall::services
{

// The terminal behind a client certificate (`der`, already verified against our authority). 401 NoTerminal, 403
// TerminalShut.
[[nodiscard]] Answer<store::Terminal> terminalBehind(Context &context, const QByteArray &der);

// The staff behind "Bearer …" at that terminal. 401 SessionOver, 403 MustChangePin.
[[nodiscard]] Answer<store::Staff> staffBehind(Context &context, const store::Terminal &terminal,
                                               const QByteArray &authorization);

// The token of an Authorization header; empty if it is not a bearer's.
[[nodiscard]] QByteArray tokenOf(const QByteArray &authorization);

} // namespace yc::hall::services
