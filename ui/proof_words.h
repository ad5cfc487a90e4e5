#pragma once

#include "core/domain/catalogue.h"
#include "core/domain/dispute.h"
#include "core/domain/filing.h"

#include <QStringList>

// Words for how papers are wanted and were handed in, and for values that the applicant disputes. UI thread; follows
// the client's language.
namespace yc::ui
{

// 原件1份, 须签字盖章: how the catalogue wants the paper; its own words in the language of the windows.
[[nodiscard]] QStringList wantedWords(const core::domain::Material &material);
[[nodiscard]] QString handedWords(const core::domain::HandedIn &handed); // 原件1份、复印件2份
[[nodiscard]] QString disputeReasonWords(core::domain::DisputeReason reason); // 信息已变更

} // namespace yc::ui
