#pragma once

#include "core/wire/withdrawal.h"
#include "hall/services/records.h"

namespace yc::hall::services
{

// Takes a case back that nobody has accepted yet; the same again changes nothing. Who, when and why stays in the trail
// of endings, and a signed notice is made. Refused: NotFound, WrongState, ReasonsMissing, and BadRequest where the
// staff is not of this hall.
[[nodiscard]] Answer<core::wire::CaseRecord> withdraw(Context &context, const store::Terminal &terminal,
                                                      const QUuid &id, const core::wire::Withdrawal &withdrawal);

} // namespace yc::hall::services
