#pragma once

#include "core/domain/item.h"
#include "core/domain/person.h"

#include <QDateTime>
#include <QStringList>

#include <optional>
#include <vector>

// Who applies 申请人, who acts for them 代理人, who answers for a child 监护人. Values; who may do what is judged with
// the case (case.h, judge).
namespace yc::core::domain
{

struct Organisation { // 法人、非法人组织
    QString name;
    QString uscc; // 统一社会信用代码, 18
    QString representative; // 法定代表人（负责人）
    [[no_unique_address]] Personal personal{};

    [[nodiscard]] Organisation clone() const;
};

// 民法典 27, 28: who is a guardian of whom.
enum class Relation { Parent, Spouse, Child, Grandparent, Sibling, Other };
[[nodiscard]] QString toText(Relation relation); // the wire's word: "parent" …
[[nodiscard]] std::optional<Relation> relationFrom(QStringView text);

struct Guardian {
    Person person;
    Relation relation = Relation::Parent; // the guardian is the applicant's …
    [[nodiscard]] Guardian clone() const;
};

// 限定情形可代办 (ProxyRule::Limited): staff who looked whether this is one of the cases in which the item takes an
// agent, and when. Of this item alone: another one has other cases.
struct LimitConfirmed {
    QString staffNo;
    QDateTime at;
    friend bool operator==(const LimitConfirmed &, const LimitConfirmed &) = default;
};

struct Agent { // 代理人; their mandate is a material of the case
    Person person;
    std::optional<LimitConfirmed> limit{};
    [[nodiscard]] Agent clone() const;
};

struct Party { // an applicant: one of the two
    std::optional<Person> person;
    std::optional<Organisation> organisation;
    std::optional<Guardian> guardian; // of a person alone
    [[nodiscard]] Party clone() const;
};
inline constexpr qsizetype MostParties = 20; // applicants of one case

// 民法典 17 to 20: a child under 8 acts by its guardian alone, under 18 as its age allows.
inline constexpr int ActsByGuardianAlone = 8;
inline constexpr int FullAge = 18;

// Materials that no item lists, because they follow from who stands there; ServiceItem::material knows them too. An
// item that has its own (`mandate`, `guardian`) and asks for it in this case has said what it wants instead.
namespace standing
{
inline constexpr QStringView Mandate(u"party-mandate"); // 授权委托书
inline constexpr QStringView Guardianship(u"party-guardianship"); // 监护关系证明
} // namespace standing
[[nodiscard]] const Material *standingMaterial(QStringView id);

} // namespace yc::core::domain
