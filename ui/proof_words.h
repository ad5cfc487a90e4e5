#pragma once

#include "core/domain/dispute.h"
#include "core/domain/filing.h"

#include <QString>

// Words for how papers were handed in and for values that the applicant disputes. UI thread; follows the client's
// language.
namespace yc::ui
{

[[nodiscard]] QString handedWords(const core::domain::HandedIn &handed); // 原件1份、复印件2份
[[nodiscard]] QString disputeReasonWords(core::domain::DisputeReason reason); // 信息已变更

} // namespace yc::ui
