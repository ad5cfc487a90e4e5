#pragma once

#include "core/domain/case.h"
#include "core/wire/case_wire.h"
#include "hall/services/answer.h"
#include "hall/services/context.h"

namespace yc::hall::services
{

// What a paper is made out of.
struct Occasion {
    const store::Case &row;
    const core::domain::CaseDraft &draft;
    const core::domain::ServiceItem &item;
    QString nodeName;
    QString staffName;
    QDateTime at;
    core::wire::EndingRequest request;
};

// Numbers, fills and signs a paper of that kind (pack::paper) and keeps it. Its QR is signed too.
[[nodiscard]] Result<core::wire::Paper> issuePaper(const Context &context, store::Rows &rows, QLatin1StringView kind,
                                                   const Occasion &occasion);

} // namespace yc::hall::services
