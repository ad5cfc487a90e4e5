#include "core/domain/identity_numbers.h"

#include <algorithm>
#include <array>

namespace yc::core::domain
{

namespace
{

constexpr std::array weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
constexpr QStringView Checks = u"10X98765432";
constexpr qsizetype Length = 18;
constexpr qsizetype OldLength = 15;

bool allDigits(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar unit) { return unit >= u'0' && unit <= u'9'; });
}

QDate dayFrom(QStringView eight)
{
    return QDate(eight.first(4).toInt(), eight.sliced(4, 2).toInt(), eight.sliced(6, 2).toInt());
}

// The first two digits of GB/T 2260: the provinces, and 81 82 83 of the residence permits. 91 was kept for abroad.
bool isProvince(int prefix)
{
    constexpr std::array all{11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43,
                             44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83};
    return std::find(all.begin(), all.end(), prefix) != all.end();
}

bool hasShape(QStringView number)
{
    return number.size() == Length && allDigits(number.first(17))
        && (allDigits(number.last(1)) || number.back() == u'X' || number.back() == u'x');
}

} // namespace

QChar citizenCheck(QStringView seventeen)
{
    if (seventeen.size() != 17 || !allDigits(seventeen))
        return {};
    int sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i)
        sum += weights[i] * (seventeen[static_cast<qsizetype>(i)].unicode() - u'0');
    return Checks[sum % 11];
}

NumberVerdict judgeCitizenNumber(QStringView number, QDate today)
{
    if (number.size() != Length)
        return NumberVerdict::BadLength;
    if (!hasShape(number))
        return NumberVerdict::BadCharacter;
    if (citizenCheck(number.first(17)) != number.back().toUpper())
        return NumberVerdict::BadCheck;
    const auto birth = dayFrom(number.sliced(6, 8));
    if (!birth.isValid())
        return NumberVerdict::BadDate;
    if (today.isValid() && (birth > today || birth.addYears(OldestYears) < today))
        return NumberVerdict::BadDate;
    return isProvince(number.first(2).toInt()) ? NumberVerdict::Good : NumberVerdict::UnusualPrefix;
}

std::optional<QString> upgradeCitizenNumber(QStringView fifteen)
{
    if (fifteen.size() != OldLength || !allDigits(fifteen))
        return std::nullopt;
    auto number = fifteen.first(6).toString() + QStringLiteral("19") + fifteen.sliced(6).toString();
    if (!dayFrom(QStringView(number).sliced(6, 8)).isValid())
        return std::nullopt;
    number += citizenCheck(number);
    return number;
}

QDate birthOf(QStringView citizenNumber)
{
    return hasShape(citizenNumber) ? dayFrom(citizenNumber.sliced(6, 8)) : QDate();
}

Sex sexOf(QStringView citizenNumber)
{
    if (!hasShape(citizenNumber))
        return Sex::Unknown;
    return (citizenNumber[16].unicode() - u'0') % 2 == 1 ? Sex::Male : Sex::Female;
}

} // namespace yc::core::domain
