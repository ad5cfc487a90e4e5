#pragma once

#include "core/domain/case.h"

#include <QDate>

#include <map>

// 历史办件: what the same people handed in before, for fields whose item says that an earlier case may know them
// (FormField::prefill). Offered to whoever fills the form in, never put in unasked.
namespace yc::core::domain
{

struct EarlierValue {
    QString text; // canonical, and good for the field it is offered to
    QDate day; // on which that case was begun, by the hall's wall clock
    [[no_unique_address]] Personal personal{};
};
using EarlierValues = std::map<QString, EarlierValue>; // by the field it is offered to

[[nodiscard]] bool mayBeEarlier(const FormField &field);

// Whether every seat is taken by the same one: the applicants, whoever acts for them, the guardians, each by document
// and number. What an agent left as their telephone is not offered to the applicant who comes alone, and the other way
// round.
[[nodiscard]] bool areSameParties(const CaseDraft &one, const CaseDraft &other);

// What `earlier`, a case of `then` that was handed in, knows for the fields of `now`: of fields with the same id and
// kind that were shown, and that declare it in both items. Whatever does not fit the field any more is left out.
[[nodiscard]] EarlierValues earlierValues(const CaseDraft &earlier, const ServiceItem &then, const ServiceItem &now,
                                          QDate today);

} // namespace yc::core::domain
