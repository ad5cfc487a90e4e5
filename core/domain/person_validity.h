#pragma once

#include "core/domain/identity_numbers.h"
#include "core/domain/person.h"

#include <QList>

// Is what the document says fit to be worked with: the flow's one question after every card and every typed document.
namespace yc::core::domain
{

struct PersonFinding {
    enum class Kind {
        NameMissing,
        NumberMissing,
        NumberBad, // see verdict
        NumberUnusual, // a warning: a division that is not a province's
        BirthMissing,
        BirthImpossible, // in the future, or more than 150 years ago
        BirthContradicts, // not the birth that the citizen number spells
        SexContradicts,
        DatesContradict, // valid until before valid from
        NotYetValid,
        Expired,
        ExpiresSoon, // a warning: within 90 days; reminds to ask for a new one
    };
    Kind kind = Kind::NumberBad;
    NumberVerdict verdict = NumberVerdict::Good; // of NumberBad
};

inline constexpr int SoonDays = 90;

// Empty: nothing against it. In the order of the kinds above, each at most once.
[[nodiscard]] QList<PersonFinding> judgeValidity(const Person &person, QDate today);
// False for warnings: they are told and the work goes on.
[[nodiscard]] bool stops(PersonFinding::Kind kind);

} // namespace yc::core::domain
