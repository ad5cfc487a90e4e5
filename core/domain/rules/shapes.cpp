#include "core/domain/rules/shapes.h"

#include "core/domain/identity_numbers.h"

#include <algorithm>
#include <array>

namespace yc::core::domain::rules
{

namespace
{

constexpr std::array validKinds{u"citizen-number", u"uscc", u"phone", u"postcode",
                                u"bank-card",      u"date", u"money", u"email"};
constexpr std::array shapes{u"digits", u"letters", u"letters-digits", u"han", u"person-name"};

template <typename Names> bool holds(const Names &names, QStringView name)
{
    return std::any_of(names.begin(), names.end(), [&](const char16_t *each) { return name == QStringView(each); });
}

bool isDigit(QChar unit)
{
    return unit >= u'0' && unit <= u'9';
}

bool isLetter(QChar unit)
{
    return (unit >= u'a' && unit <= u'z') || (unit >= u'A' && unit <= u'Z');
}

template <typename Is> bool every(QStringView text, Is is)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), is);
}

template <typename Is> bool everyCharacter(QStringView text, Is is)
{
    const auto characters = text.toUcs4();
    return !characters.isEmpty() && std::all_of(characters.begin(), characters.end(), is);
}

bool isHan(char32_t character)
{
    return QChar::script(character) == QChar::Script_Han;
}

bool isPersonNameCharacter(char32_t character)
{
    return isHan(character) || character == U'·' || character == U' ' || character == U'-' || character == U'\''
        || (QChar::isLetter(character) && QChar::script(character) == QChar::Script_Latin);
}

// ISO/IEC 7812: every second digit from the right doubled, the sum a multiple of ten.
bool isBankCard(QStringView text)
{
    if (text.size() < 12 || text.size() > 19 || !every(text, isDigit))
        return false;
    int sum = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        int digit = text[text.size() - 1 - i].unicode() - u'0';
        if (i % 2 == 1)
            digit = digit > 4 ? digit * 2 - 9 : digit * 2;
        sum += digit;
    }
    return sum % 10 == 0;
}

// What a mail server would take without quoting; not the whole of RFC 5321.
bool isEmail(QStringView text)
{
    const auto at = text.indexOf(u'@');
    if (at < 1 || at > 64 || text.size() > 254)
        return false;
    const auto local = text.first(at);
    const auto domain = text.sliced(at + 1);
    const auto isLocal = [](QChar unit) {
        return isLetter(unit) || isDigit(unit) || QStringView(u".!#$%&'*+/=?^_`{|}~-").contains(unit);
    };
    const auto isDomain = [](QChar unit) { return isLetter(unit) || isDigit(unit) || unit == u'.' || unit == u'-'; };
    if (!every(local, isLocal) || !every(domain, isDomain) || !domain.contains(u'.'))
        return false;
    return !local.startsWith(u'.') && !local.endsWith(u'.') && !domain.startsWith(u'.') && !domain.endsWith(u'.')
        && !text.contains(u"..");
}

} // namespace

bool isPhone(QStringView text)
{
    if (text.size() == 11 && text[0] == u'1')
        return every(text, isDigit) && text[1] >= u'3';
    if (text.size() < 10 || text.size() > 13 || text[0] != u'0')
        return false;
    // three digits of area code in the great cities, else four; then seven or eight
    const qsizetype area = (text[1] == u'1' || text[1] == u'2') ? 3 : 4;
    auto rest = text.sliced(area);
    if (rest.startsWith(u'-'))
        rest = rest.sliced(1);
    return every(text.first(area), isDigit) && every(rest, isDigit) && (rest.size() == 7 || rest.size() == 8)
        && rest[0] != u'0';
}

bool isMoney(QStringView text)
{
    const auto value = decimalFrom(text);
    return value && value->scaled >= 0 && value->scaled % (Decimal::Scale / 100) == 0;
}

bool isValidKind(QStringView kind)
{
    return holds(validKinds, kind);
}

bool isValid(QStringView kind, QStringView text, QDate today)
{
    if (kind == u"citizen-number") {
        const auto verdict = judgeCitizenNumber(text, today);
        return verdict == NumberVerdict::Good || verdict == NumberVerdict::UnusualPrefix;
    }
    if (kind == u"uscc")
        return judgeUscc(text) == NumberVerdict::Good;
    if (kind == u"phone")
        return isPhone(text);
    if (kind == u"postcode")
        return text.size() == 6 && every(text, isDigit);
    if (kind == u"bank-card")
        return isBankCard(text);
    if (kind == u"date")
        return text.size() == 10 && QDate::fromString(text, Qt::ISODate).isValid();
    if (kind == u"money")
        return isMoney(text);
    return kind == u"email" && isEmail(text);
}

bool isShape(QStringView shape)
{
    return holds(shapes, shape);
}

bool matches(QStringView shape, QStringView text)
{
    if (shape == u"digits")
        return every(text, isDigit);
    if (shape == u"letters")
        return every(text, isLetter);
    if (shape == u"letters-digits")
        return every(text, [](QChar unit) { return isLetter(unit) || isDigit(unit); });
    if (shape == u"han")
        return everyCharacter(text, isHan);
    return shape == u"person-name" && everyCharacter(text, isPersonNameCharacter);
}

} // namespace yc::core::domain::rules
