#pragma once

#include "core/domain/person.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <expected>

// Check digits and shapes of the numbers that people and organisations carry. Pure functions, total over any input.
// Sources: GB 11643, GB 32100-2015, GB 11714 (reference.md B.1, B.2), ICAO 9303 (B.4), travel documents (B.5).
namespace yc::core::domain
{

enum class NumberVerdict {
    Good,
    BadLength,
    BadCharacter,
    BadCheck,
    BadDate, // no such day, in the future, or older than 150 years
    UnusualPrefix, // a warning only: abolished divisions are valid on old cards
};

[[nodiscard]] NumberVerdict judgeCitizenNumber(QStringView number, QDate today); // GB 11643, 18 characters
[[nodiscard]] std::optional<QString> upgradeCitizenNumber(QStringView fifteen); // 15 → 18, century 19
[[nodiscard]] QDate birthOf(QStringView citizenNumber);
[[nodiscard]] Sex sexOf(QStringView citizenNumber);
[[nodiscard]] QChar citizenCheck(QStringView seventeen);

[[nodiscard]] NumberVerdict judgeUscc(QStringView code); // GB 32100-2015, 18 of 31 characters
[[nodiscard]] NumberVerdict judgeOrganisationCode(QStringView nine); // GB 11714

// The nine characters inside a USCC. Old codes of sole traders may fail here though the whole is right: only a warning.
[[nodiscard]] NumberVerdict judgeInnerOrganisationCode(QStringView uscc);

inline constexpr int OldestYears = 150; // nobody is older: the number was mistyped

// Travel documents and permits: shape, and check digit where one is known. Passports of any country: judged by the
// shape that ICAO 9303 gives; a passport known to be Chinese also by judgeChinesePassport. An invalid today leaves out
// the comparison with the day.
[[nodiscard]] NumberVerdict judgeDocumentNumber(DocumentKind kind, QStringView number, QDate today);
[[nodiscard]] NumberVerdict judgeChinesePassport(QStringView number);
[[nodiscard]] NumberVerdict judgeExitPermit(QStringView number); // 往来港澳通行证, the card

// Machine-readable zone of ICAO 9303. TD3 2×44, TD2 2×36, TD1 3×30; lines without separators.
struct Mrz {
    QString documentCode, issuer, surname, givenNames, number, nationality, optional;
    QDate birth; // century by the rule: never in the future
    QDate expiry;
    Sex sex = Sex::Unknown;
};
enum class MrzProblem { Shape, Character, NumberCheck, BirthCheck, ExpiryCheck, OptionalCheck, CompositeCheck };
[[nodiscard]] std::expected<Mrz, MrzProblem> readMrz(const QStringList &lines, QDate today);
// Each check digit of a passport's second line (TD3) by itself, so that whoever typed it finds the place, in
// the order of the line. Empty unless the line has 44 characters of the MRZ's own.
struct MrzPart {
    MrzProblem part = MrzProblem::NumberCheck; // NumberCheck to CompositeCheck
    bool good = false;
};
[[nodiscard]] QList<MrzPart> judgePassportLine(QStringView secondLine);
[[nodiscard]] int mrzCheck(QStringView characters); // weights 7 3 1; -1 on a character that MRZ does not have

} // namespace yc::core::domain
