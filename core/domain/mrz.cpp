#include "core/domain/identity_numbers.h"

#include <algorithm>

namespace yc::core::domain
{

namespace
{

constexpr QChar Filler = u'<';

int valueOf(QChar unit)
{
    if (unit >= u'0' && unit <= u'9')
        return unit.unicode() - u'0';
    if (unit >= u'A' && unit <= u'Z')
        return unit.unicode() - u'A' + 10;
    return unit == Filler ? 0 : -1;
}

bool checks(QStringView characters, QChar digit)
{
    return digit >= u'0' && digit <= u'9' && mrzCheck(characters) == digit.unicode() - u'0';
}

QString plain(QStringView field) // without the fillers round it; those inside part words
{
    return field.toString().replace(Filler, u' ').trimmed();
}

struct Names {
    QString surname;
    QString given;
};

Names namesOf(QStringView field)
{
    const auto split = field.indexOf(u"<<");
    if (split < 0)
        return {plain(field), {}};
    return {plain(field.first(split)), plain(field.sliced(split + 2))};
}

// Two digits of a year: a birth is never in the future; an expiry may be up to fifty years away.
enum class Century { Birth, Expiry };

QDate dayOf(QStringView six, Century rule, QDate today)
{
    if (!std::all_of(six.begin(), six.end(), [](QChar unit) { return unit >= u'0' && unit <= u'9'; }))
        return {}; // parts of a birth may be unknown: fillers
    const int year = six.first(2).toInt();
    const int month = six.sliced(2, 2).toInt();
    const int day = six.sliced(4, 2).toInt();
    const int base = today.isValid() ? today.year() / 100 * 100 : 2000;
    const QDate near(base + year, month, day);
    if (rule == Century::Birth)
        return today.isValid() && near.isValid() && near <= today ? near : QDate(base - 100 + year, month, day);
    return today.isValid() && base + year > today.year() + 50 ? QDate(base - 100 + year, month, day) : near;
}

Sex sexFrom(QChar unit)
{
    if (unit == u'M')
        return Sex::Male;
    return unit == u'F' ? Sex::Female : Sex::Unknown;
}

using Read = std::expected<Mrz, MrzProblem>;

// A number longer than nine is continued in the optional field: '<' where its check digit would be, the rest of the
// number, its check digit, '<' (Doc 9303-5, 4.2.4). Cards and TD2 only.
struct Number {
    QString number;
    QString optional;
    bool good = false;
};

Number numberOf(QStringView nine, QChar check, QStringView optional)
{
    if (check != Filler)
        return {plain(nine), plain(optional), checks(nine, check)};
    const auto end = optional.indexOf(Filler);
    const auto rest = end < 0 ? optional : optional.first(end);
    if (rest.size() < 2)
        return {};
    const auto whole = nine.toString() + rest.chopped(1).toString();
    return {whole, end < 0 ? QString() : plain(optional.sliced(end)), checks(whole, rest.back())};
}

// TD3, and TD2 which has the same order: the second line holds everything but the names.
Read readTwoLines(const QStringList &lines, QDate today)
{
    const QStringView first = lines[0];
    const QStringView second = lines[1];
    const bool passport = second.size() == 44;
    const auto optional = passport ? second.sliced(28, 14) : second.sliced(28, 7);
    const auto number = passport ? Number{plain(second.first(9)), plain(optional), checks(second.first(9), second[9])}
                                 : numberOf(second.first(9), second[9], optional);
    if (!number.good)
        return std::unexpected(MrzProblem::NumberCheck);
    if (!checks(second.sliced(13, 6), second[19]))
        return std::unexpected(MrzProblem::BirthCheck);
    if (!checks(second.sliced(21, 6), second[27]))
        return std::unexpected(MrzProblem::ExpiryCheck);
    if (passport) {
        const bool empty = std::all_of(optional.begin(), optional.end(), [](QChar unit) { return unit == Filler; });
        if (!checks(optional, second[42]) && !(empty && second[42] == Filler))
            return std::unexpected(MrzProblem::OptionalCheck);
    }
    const auto composite = second.first(10).toString() + second.sliced(13, 7).toString()
        + second.sliced(21, passport ? 22 : 14).toString();
    if (!checks(composite, second.back()))
        return std::unexpected(MrzProblem::CompositeCheck);
    const auto names = namesOf(first.sliced(5));
    return Mrz{
        .documentCode = plain(first.first(2)),
        .issuer = plain(first.sliced(2, 3)),
        .surname = names.surname,
        .givenNames = names.given,
        .number = number.number,
        .nationality = plain(second.sliced(10, 3)),
        .optional = number.optional,
        .birth = dayOf(second.sliced(13, 6), Century::Birth, today),
        .expiry = dayOf(second.sliced(21, 6), Century::Expiry, today),
        .sex = sexFrom(second[20]),
    };
}

Read readThreeLines(const QStringList &lines, QDate today)
{
    const QStringView first = lines[0];
    const QStringView second = lines[1];
    const auto number = numberOf(first.sliced(5, 9), first[14], first.sliced(15, 15));
    if (!number.good)
        return std::unexpected(MrzProblem::NumberCheck);
    if (!checks(second.first(6), second[6]))
        return std::unexpected(MrzProblem::BirthCheck);
    if (!checks(second.sliced(8, 6), second[14]))
        return std::unexpected(MrzProblem::ExpiryCheck);
    const auto composite = first.sliced(5).toString() + second.first(7).toString() + second.sliced(8, 7).toString()
        + second.sliced(18, 11).toString();
    if (!checks(composite, second[29]))
        return std::unexpected(MrzProblem::CompositeCheck);
    const auto names = namesOf(lines[2]);
    return Mrz{
        .documentCode = plain(first.first(2)),
        .issuer = plain(first.sliced(2, 3)),
        .surname = names.surname,
        .givenNames = names.given,
        .number = number.number,
        .nationality = plain(second.sliced(15, 3)),
        .optional = (number.optional + u' ' + plain(second.sliced(18, 11))).trimmed(),
        .birth = dayOf(second.first(6), Century::Birth, today),
        .expiry = dayOf(second.sliced(8, 6), Century::Expiry, today),
        .sex = sexFrom(second[7]),
    };
}

} // namespace

int mrzCheck(QStringView characters)
{
    constexpr int weights[] = {7, 3, 1};
    int sum = 0;
    for (qsizetype i = 0; i < characters.size(); ++i) {
        const int value = valueOf(characters[i]);
        if (value < 0)
            return -1;
        sum = (sum + value * weights[i % 3]) % 10;
    }
    return sum;
}

std::expected<Mrz, MrzProblem> readMrz(const QStringList &lines, QDate today)
{
    const auto all = [&](qsizetype size) {
        return std::all_of(lines.begin(), lines.end(), [size](const QString &line) { return line.size() == size; });
    };
    const bool card = lines.size() == 3 && all(30);
    const bool booklet = lines.size() == 2 && (all(44) || all(36));
    if (!card && !booklet)
        return std::unexpected(MrzProblem::Shape);
    for (const auto &line : lines) {
        if (mrzCheck(line) < 0)
            return std::unexpected(MrzProblem::Character);
    }
    return card ? readThreeLines(lines, today) : readTwoLines(lines, today);
}

QList<MrzPart> judgePassportLine(QStringView line)
{
    if (line.size() != 44 || mrzCheck(line) < 0)
        return {};
    const auto optional = line.sliced(28, 14);
    const bool empty = std::all_of(optional.begin(), optional.end(), [](QChar unit) { return unit == Filler; });
    const auto composite = line.first(10).toString() + line.sliced(13, 7).toString() + line.sliced(21, 22).toString();
    return {{MrzProblem::NumberCheck, checks(line.first(9), line[9])},
            {MrzProblem::BirthCheck, checks(line.sliced(13, 6), line[19])},
            {MrzProblem::ExpiryCheck, checks(line.sliced(21, 6), line[27])},
            {MrzProblem::OptionalCheck, checks(optional, line[42]) || (empty && line[42] == Filler)},
            {MrzProblem::CompositeCheck, checks(composite, line[43])}};
}

} // namespace yc::core::domain
