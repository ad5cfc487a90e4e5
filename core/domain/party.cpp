#include "core/domain/party.h"

#include <array>

namespace yc::core::domain
{

namespace
{

struct RelationWord {
    Relation relation;
    const char *word;
};
constexpr std::array relationWords{
    RelationWord{Relation::Parent, "parent"},   RelationWord{Relation::Spouse, "spouse"},
    RelationWord{Relation::Child, "child"},     RelationWord{Relation::Grandparent, "grandparent"},
    RelationWord{Relation::Sibling, "sibling"}, RelationWord{Relation::Other, "other"},
};

Material mandate()
{
    Material made;
    made.id = standing::Mandate.toString();
    made.name = QStringLiteral("授权委托书");
    made.format = QStringLiteral("原件，载明代理人、委托事项和权限");
    made.basis = QStringLiteral("《中华人民共和国民法典》第一百六十五条");
    made.mustBeSigned = true;
    return made;
}

Material guardianship()
{
    Material made;
    made.id = standing::Guardianship.toString();
    made.name = QStringLiteral("监护关系证明");
    made.format = QStringLiteral("户口簿、出生医学证明或其他能证明监护关系的材料");
    made.basis = QStringLiteral("《中华人民共和国民法典》第二十七条、第二十八条");
    return made;
}

} // namespace

QString toText(Relation relation)
{
    for (const auto &each : relationWords) {
        if (each.relation == relation)
            return QString::fromLatin1(each.word);
    }
    Q_UNREACHABLE();
}

std::optional<Relation> relationFrom(QStringView text)
{
    for (const auto &each : relationWords) {
        if (text == QLatin1String(each.word))
            return each.relation;
    }
    return std::nullopt;
}

Organisation Organisation::clone() const
{
    return {.name = name, .uscc = uscc, .representative = representative};
}

Guardian Guardian::clone() const
{
    return {.person = person.clone(), .relation = relation};
}

Agent Agent::clone() const
{
    return {.person = person.clone(), .limit = limit};
}

Party Party::clone() const
{
    return {.person = person ? std::optional(person->clone()) : std::nullopt,
            .organisation = organisation ? std::optional(organisation->clone()) : std::nullopt,
            .guardian = guardian ? std::optional(guardian->clone()) : std::nullopt};
}

const Material *standingMaterial(QStringView id)
{
    static const std::array all{mandate(), guardianship()};
    for (const auto &each : all) {
        if (each.id == id)
            return &each;
    }
    return nullptr;
}

} // namespace yc::core::domain
