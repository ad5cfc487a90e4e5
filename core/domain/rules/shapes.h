#pragma once

#include "core/domain/rules/value.h"

#include <QStringView>

// The kinds that {"op":"valid"} and {"op":"matches"} know. A kind that is not here is refused when the rule is read.
namespace yc::core::domain::rules
{

// valid: shape and check digit. citizen-number uscc phone postcode bank-card date money email
[[nodiscard]] bool isValidKind(QStringView kind);
[[nodiscard]] bool isValid(QStringView kind, QStringView text, QDate today);

// matches: shape alone. digits letters letters-digits han person-name
[[nodiscard]] bool isShape(QStringView shape);
[[nodiscard]] bool matches(QStringView shape, QStringView text);

// For form fields and rules alike, so that both say the same.
[[nodiscard]] bool isPhone(QStringView text); // mobile 1[3-9]…, or 区号-号码
[[nodiscard]] bool isMoney(QStringView text); // not negative, at most two places

} // namespace yc::core::domain::rules
