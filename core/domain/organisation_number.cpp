#include "core/domain/identity_numbers.h"

#include <algorithm>
#include <array>

namespace yc::core::domain
{

namespace
{

constexpr QStringView Alphabet = u"0123456789ABCDEFGHJKLMNPQRTUWXY"; // no I O S V Z
constexpr std::array weights{1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28}; // 3^(i-1) mod 31
constexpr std::array innerWeights{3, 7, 9, 10, 5, 8, 4, 2};
constexpr qsizetype Length = 18;

int innerValue(QChar unit) // A=10 … Z=35; -1: neither digit nor capital
{
    if (unit >= u'0' && unit <= u'9')
        return unit.unicode() - u'0';
    if (unit >= u'A' && unit <= u'Z')
        return unit.unicode() - u'A' + 10;
    return -1;
}

QChar innerCheck(int sum)
{
    const int check = 11 - sum % 11;
    if (check == 10)
        return u'X';
    return check == 11 ? QChar(u'0') : QChar(static_cast<char16_t>(u'0' + check));
}

} // namespace

NumberVerdict judgeUscc(QStringView code)
{
    if (code.size() != Length)
        return NumberVerdict::BadLength;
    if (std::any_of(code.begin(), code.end(), [](QChar unit) { return !Alphabet.contains(unit); }))
        return NumberVerdict::BadCharacter;
    // the division is six digits, whatever else the alphabet allows
    const auto division = code.sliced(2, 6);
    if (std::any_of(division.begin(), division.end(), [](QChar unit) { return unit > u'9'; }))
        return NumberVerdict::BadCharacter;
    qsizetype sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i)
        sum += weights[i] * Alphabet.indexOf(code[static_cast<qsizetype>(i)]);
    const auto check = (31 - sum % 31) % 31;
    return code.back() == Alphabet[check] ? NumberVerdict::Good : NumberVerdict::BadCheck;
}

NumberVerdict judgeOrganisationCode(QStringView nine)
{
    // people write 12345678-9 as well
    QString plain;
    if (nine.size() == 10 && nine[8] == u'-') {
        plain = nine.first(8).toString() + nine.back();
        nine = plain;
    }
    if (nine.size() != 9)
        return NumberVerdict::BadLength;
    int sum = 0;
    for (std::size_t i = 0; i < innerWeights.size(); ++i) {
        const int value = innerValue(nine[static_cast<qsizetype>(i)]);
        if (value < 0)
            return NumberVerdict::BadCharacter;
        sum += value * innerWeights[i];
    }
    const auto last = nine.back();
    if (!((last >= u'0' && last <= u'9') || last == u'X'))
        return NumberVerdict::BadCharacter;
    return last == innerCheck(sum) ? NumberVerdict::Good : NumberVerdict::BadCheck;
}

NumberVerdict judgeInnerOrganisationCode(QStringView uscc)
{
    return uscc.size() == Length ? judgeOrganisationCode(uscc.sliced(8, 9)) : NumberVerdict::BadLength;
}

} // namespace yc::core::domain
