#pragma once

#include "core/flow/intake.h"

// What each step of the path says of itself. Pure.
namespace yc::core::flow
{

// Everything that keeps the case from being submitted: the domain's judgement, plus what only the counter knows (a
// signature under something that has changed since). item may be null.
[[nodiscard]] QList<domain::Finding> findingsOf(const domain::CaseDraft &draft, const domain::ServiceItem *item,
                                                QDate today);

[[nodiscard]] StepState stepState(Step step, const domain::CaseDraft &draft, const domain::ServiceItem *item,
                                  const QList<domain::Finding> &findings);

// The day by the hall's wall clock: China has one zone and no summer time.
[[nodiscard]] QDate hallDay(const QDateTime &moment);

} // namespace yc::core::flow
