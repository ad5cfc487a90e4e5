#pragma once

#include "core/wire/access.h"
#include "hall/services/answer.h"
#include "hall/services/context.h"

namespace yc::hall::services
{

inline constexpr int TicketDays = 7;

// The authority of TLS, as EST's cacerts: PKCS#7 DER.
[[nodiscard]] Answer<QByteArray> authorities(Context &context);

// POST /v1/terminals. The same secret with the same requests gets the same answer, so a lost one can be asked for
// again.
[[nodiscard]] Answer<core::wire::EnrolReply> enrol(Context &context, const core::wire::EnrolRequest &request);

// For the command line: a code to type in at a terminal.
struct TicketWish {
    core::wire::TerminalKind kind = core::wire::TerminalKind::Counter;
    QString nodeCode;
    QString windowNo;
};
[[nodiscard]] core::wire::TerminalCode issueTicket(store::Rows &rows, const TicketWish &wish, const pki::Pki &pki,
                                                   const QDateTime &now);

} // namespace yc::hall::services
