#pragma once

#include "core/domain/case.h"

#include <QJsonArray>

namespace yc::core::pack
{

// What a paper says of the materials that were handed in (value::Materials) and of values that the applicant disputes
// (value::Disputes). Papers are in Chinese whatever the client's language.

// [{"name":"户口簿","pages":2,"handed":"复印件1份（已与原件核对一致）"},…] of the materials that have pages, in the
// item's order, then of those that it asks for no more; `handed` only where somebody has said how the paper came.
[[nodiscard]] QJsonArray materialValues(const domain::CaseDraft &draft, const domain::ServiceItem &item);
[[nodiscard]] QString handedWords(const domain::HandedIn &handed); // 原件1份、复印件2份（已与原件核对一致）

// A line for each disputed field that is shown, in their order: what is disputed, who said what, what the applicant
// says and why. Numbers of people are masked.
[[nodiscard]] QJsonArray disputeValues(const domain::CaseDraft &draft, const domain::ServiceItem &item, QDate today);

} // namespace yc::core::pack
