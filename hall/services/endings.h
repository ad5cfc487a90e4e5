#pragma once

#include "core/wire/case_wire.h"
#include "hall/services/answer.h"
#include "hall/services/context.h"
#include "hall/services/records.h"

namespace yc::hall::services
{

// POST /v1/cases/{id}/endings: one of the six ways out of intake (domain.md 2.2), with its paper.
[[nodiscard]] Answer<core::wire::CaseRecord> endIntake(Context &context, const Asker &asker, const QUuid &id,
                                                       const core::wire::EndingRequest &request);

} // namespace yc::hall::services
