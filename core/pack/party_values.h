#pragma once

#include "core/domain/case.h"

#include <QJsonObject>

namespace yc::core::pack
{

// Whoever applies with the first applicant, acts for them or answers for them, as a paper says it: names in full,
// numbers masked; and how it was signed, unless by hand. The keys OtherApplicants, AgentWords, GuardianWords,
// SigningWords of paper_values.h; what nobody is stays away.
[[nodiscard]] QJsonObject partyValues(const domain::CaseDraft &draft);

} // namespace yc::core::pack
