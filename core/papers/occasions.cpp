#include "core/papers/occasions.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace yc::core::papers
{

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr qsizetype MostAlternatives = 6; // more is not told, it is recited

struct Asked {
    QString words;
    QList<domain::Choice> choices;
};

// Facts are "situation.<question>" and "form.<field>".
std::optional<Asked> askedFor(const domain::ServiceItem &item, const QString &fact)
{
    const auto id = fact.section(u'.', 1);
    if (fact.startsWith(u"situation."_s)) {
        const auto at = std::ranges::find(item.situations, id, &domain::SituationQuestion::id);
        if (at == item.situations.end())
            return std::nullopt;
        return Asked{at->words, at->choices};
    }
    const auto *field = fact.startsWith(u"form."_s) ? item.form.field(id) : nullptr;
    if (!field)
        return std::nullopt;
    if (field->kind == domain::FieldKind::YesNo)
        return Asked{field->label, {{u"yes"_s, u"是"_s}, {u"no"_s, u"否"_s}}};
    return Asked{field->label, field->choices};
}

// {"op":"eq" | "ne" | "in","args":[{"fact":…},{"value":…} | {"list":[…]}]}
std::optional<Occasions> comparison(const domain::ServiceItem &item, const QJsonArray &args, bool but)
{
    const auto asked = askedFor(item, args[0].toObject()[u"fact"_s].toString());
    if (!asked)
        return std::nullopt;
    const auto other = args[1].toObject();
    const auto wanted = other.contains(u"list"_s) ? other[u"list"_s].toArray() : QJsonArray{other[u"value"_s]};
    Occasion made{.asked = asked->words, .but = but, .answers = {}};
    for (const auto &value : wanted) {
        const auto id = value.isBool() ? (value.toBool() ? u"yes"_s : u"no"_s) : value.toString();
        const auto choice = std::ranges::find(asked->choices, id, &domain::Choice::id);
        if (choice == asked->choices.end())
            return std::nullopt;
        made.answers += choice->words;
    }
    if (made.answers.isEmpty())
        return std::nullopt;
    return Occasions{{made}};
}

std::optional<Occasions> occasions(const domain::ServiceItem &item, const QJsonObject &rule, bool but)
{
    const auto op = rule[u"op"_s].toString();
    const auto args = rule[u"args"_s].toArray();
    if (op == u"not"_s)
        return occasions(item, args[0].toObject(), !but);
    if (op == u"eq"_s || op == u"in"_s)
        return comparison(item, args, but);
    if (op == u"ne"_s)
        return comparison(item, args, !but);
    if (op != u"any"_s && op != u"all"_s)
        return std::nullopt;
    const bool any = (op == u"any"_s) != but; // not any of them: none, all the others
    Occasions made;
    if (!any)
        made += Together{};
    for (const auto &each : args) {
        const auto part = occasions(item, each.toObject(), but);
        if (!part)
            return std::nullopt;
        if (any) {
            made += *part;
            continue;
        }
        Occasions both;
        for (const auto &one : std::as_const(made))
            for (const auto &other : *part)
                both += one + other;
        made = both;
        if (made.size() > MostAlternatives)
            return std::nullopt;
    }
    return made.size() > MostAlternatives ? std::nullopt : std::optional(made);
}

} // namespace

std::optional<Occasions> occasionsOf(const domain::ServiceItem &item, const domain::rules::Expression &when)
{
    return when.isAlways() ? Occasions{} : occasions(item, when.toJson().toObject(), false);
}

QString withoutMark(QString question)
{
    while (question.endsWith(u'？') || question.endsWith(u'?'))
        question.chop(1);
    return question;
}

QString occasionWords(const domain::ServiceItem &item, const domain::rules::Expression &when)
{
    const auto all = occasionsOf(item, when);
    if (!all)
        return u"视具体情形"_s;
    QStringList alternatives;
    for (const auto &together : *all) {
        QStringList parts;
        for (const auto &one : together) {
            const auto answers = one.answers.join(u"、"_s);
            parts += (one.but ? u"%1：除“%2”外"_s : u"%1：%2"_s).arg(withoutMark(one.asked), answers);
        }
        alternatives += parts.join(u"，并且"_s);
    }
    return alternatives.isEmpty() ? QString() : u"仅限　"_s + alternatives.join(u"；或者"_s);
}

} // namespace yc::core::papers
