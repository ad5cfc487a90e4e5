#pragma once

#include "core/domain/case.h"

// Who applies, who acts for them, and whether they may: private to core/domain, part of judge().
namespace yc::core::domain
{

void judgeParties(const CaseDraft &draft, const ServiceItem &item, QDate today, QList<Finding> &findings);

} // namespace yc::core::domain
