#pragma once

#include "core/domain/case.h"

// Who applies, who acts for them, whether they may, and whether each has signed: private to core/domain, parts of
// judge().
namespace yc::core::domain
{

void judgeParties(const CaseDraft &draft, const ServiceItem &item, QDate today, QList<Finding> &findings);
[[nodiscard]] QList<Finding> judgeSignatures(const CaseDraft &draft, QDate today);

} // namespace yc::core::domain
