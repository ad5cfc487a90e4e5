#include "core/domain/identity_numbers.h"

#include <algorithm>

namespace yc::core::domain
{

namespace
{

bool isDigit(QChar unit)
{
    return unit >= u'0' && unit <= u'9';
}

bool isCapital(QChar unit)
{
    return unit >= u'A' && unit <= u'Z';
}

template <typename Is> bool every(QStringView text, Is is)
{
    return std::all_of(text.begin(), text.end(), is);
}

bool alphanumeric(QStringView text)
{
    return every(text, [](QChar unit) { return isDigit(unit) || isCapital(unit); });
}

NumberVerdict shaped(bool good)
{
    return good ? NumberVerdict::Good : NumberVerdict::BadCharacter;
}

// Letter and digits: E12345678, or a second letter that is neither I nor O before seven digits: EA1234567.
bool letterThenEight(QStringView text)
{
    if (text.size() != 9 || !isCapital(text[0]))
        return false;
    const bool second = isDigit(text[1]) || (isCapital(text[1]) && text[1] != u'I' && text[1] != u'O');
    return second && every(text.sliced(2), isDigit);
}

NumberVerdict judgeHkMacaoPass(QStringView number) // 2013: 9; 1999: 9 and two digits of renewal
{
    if (number.size() != 9 && number.size() != 11)
        return NumberVerdict::BadLength;
    return shaped((number[0] == u'H' || number[0] == u'M') && every(number.sliced(1), isDigit));
}

NumberVerdict judgeTaiwanPass(QStringView number) // 2015 card: 8 digits; single-use booklet: 10 to 12
{
    if (number.size() == 8)
        return shaped(every(number, isDigit));
    if (number.size() < 10 || number.size() > 12)
        return NumberVerdict::BadLength;
    return shaped(alphanumeric(number));
}

NumberVerdict judgeResidencePermit(QStringView number, QDate today)
{
    const auto verdict = judgeCitizenNumber(number, today);
    if (verdict != NumberVerdict::Good)
        return verdict;
    const auto prefix = number.first(6);
    return prefix == u"810000" || prefix == u"820000" || prefix == u"830000" ? NumberVerdict::Good
                                                                             : NumberVerdict::UnusualPrefix;
}

// 2017: three letters of the country and twelve digits; its last digit is not judged (reference.md A.8, L).
// 2023: eighteen digits beginning with 9, the last by MOD 11-2 as for citizens.
NumberVerdict judgeForeignerPermanent(QStringView number)
{
    if (number.size() == 15)
        return shaped(every(number.first(3), isCapital) && every(number.sliced(3), isDigit));
    if (number.size() != 18)
        return NumberVerdict::BadLength;
    if (number[0] != u'9' || !every(number.first(17), isDigit) || !(isDigit(number.back()) || number.back() == u'X'))
        return NumberVerdict::BadCharacter;
    return citizenCheck(number.first(17)) == number.back() ? NumberVerdict::Good : NumberVerdict::BadCheck;
}

// No standard is public: 军字第2001988号 or the digits alone. Only what cannot be one is refused.
NumberVerdict judgeOfficerCard(QStringView number)
{
    if (number.size() < 6 || number.size() > 20)
        return NumberVerdict::BadLength;
    const auto digits = std::count_if(number.begin(), number.end(), isDigit);
    const bool known = every(number, [](QChar unit) {
        return isDigit(unit) || isCapital(unit) || QChar::script(unit.unicode()) == QChar::Script_Han || unit == u'-';
    });
    return shaped(known && digits >= 4);
}

} // namespace

NumberVerdict judgeChinesePassport(QStringView number)
{
    if (number.size() < 8 || number.size() > 9)
        return NumberVerdict::BadLength;
    if (number.size() == 8) // before 2012: G and P S D, seven digits
        return shaped(QStringView(u"GPSD").contains(number[0]) && every(number.sliced(1), isDigit));
    if (number.startsWith(u"MA") || number.startsWith(u"KJ")) // Macao, Hong Kong
        return shaped(every(number.sliced(2), isDigit));
    return shaped(QStringView(u"EGPSDKH").contains(number[0]) && letterThenEight(number));
}

NumberVerdict judgeExitPermit(QStringView number)
{
    if (number.size() != 9)
        return NumberVerdict::BadLength;
    return shaped(number[0] == u'C' && letterThenEight(number));
}

NumberVerdict judgeDocumentNumber(DocumentKind kind, QStringView number, QDate today)
{
    switch (kind) {
    case DocumentKind::ResidentId:
    case DocumentKind::TemporaryId:
    case DocumentKind::HouseholdRegister: return judgeCitizenNumber(number, today);
    case DocumentKind::HkMoTwResidence: return judgeResidencePermit(number, today);
    case DocumentKind::ForeignerPermanent: return judgeForeignerPermanent(number);
    case DocumentKind::HkMacaoPass: return judgeHkMacaoPass(number);
    case DocumentKind::TaiwanPass: return judgeTaiwanPass(number);
    case DocumentKind::OfficerCard: return judgeOfficerCard(number);
    case DocumentKind::Passport:
        if (number.size() < 5 || number.size() > 15)
            return NumberVerdict::BadLength;
        return shaped(alphanumeric(number));
    }
    Q_UNREACHABLE();
}

} // namespace yc::core::domain
