#pragma once

#include <QDate>
#include <QHash>
#include <QString>
#include <QStringList>

#include <compare>
#include <optional>
#include <variant>

// What a rule reckons with. Unknown is a value: a rule over a field that nobody has filled is neither true nor false.
namespace yc::core::domain::rules
{

struct Unknown {
    friend bool operator==(Unknown, Unknown) = default;
};

// Numbers are decimal with six places, so that money never meets a binary fraction.
struct Decimal {
    static constexpr qint64 Scale = 1'000'000;
    qint64 scaled = 0;
    friend auto operator<=>(Decimal, Decimal) = default;
};
[[nodiscard]] std::optional<Decimal> decimalFrom(QStringView text);
[[nodiscard]] QString toText(Decimal value);

using Value = std::variant<Unknown, bool, Decimal, QString, QDate, QStringList>;

// Names of facts are paths: "applicant.number", "form.householdSize", "situation.kind", "material.m3.pages", "today".
using Facts = QHash<QString, Value>;

} // namespace yc::core::domain::rules
