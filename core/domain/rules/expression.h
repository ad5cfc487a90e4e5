#pragma once

#include "base/code.h"
#include "core/domain/rules/value.h"

#include <QJsonValue>

#include <memory>
#include <optional>
#include <vector>

// One expression tree for form checks, legality, smart approval and supervision alike. JSON in, total (every input has
// an answer, no loops, depth at most 64), three-valued (true, false, unknown), and it explains itself.
//
//   {"op":"all","args":[…]} any not  eq ne lt le gt ge in  present absent  length  yearsBetween daysBetween
//   add sub mul  {"fact":"form.area"}  {"value":80}  {"date":"2026-01-01"}  {"list":["a","b"]}
//   {"op":"valid","kind":"citizen-number"|"uscc"|"phone"|"postcode"|"bank-card"|"date"|"money"|"email","args":[…]}
//   {"op":"matches","kind":"digits"|"letters"|"letters-digits"|"han"|"person-name","args":[…]}
//
// all, any and not are Kleene's. A comparison with something unknown, or of two things that cannot be compared, is
// unknown; a text stands for the number or day that it spells when the other side is one. present and absent alone are
// never unknown. in: a text, or every one of a list, in a list. add and sub move a day by whole days. length counts
// characters or entries. yearsBetween counts full years. Numbers too large to hold are unknown, never wrapped round.
// Refused when read: an operation, kind or key that is not known, the wrong number of arguments, more than 4096 nodes.
namespace yc::core::domain::rules
{

namespace codes
{
inline constexpr Code BadExpression{'F', 101}; // a rule in the catalogue that cannot be read
} // namespace codes

enum class Truth { False, Unknown, True };

struct Node; // expression.cpp

class Expression
{
public:
    Expression() = default; // always true
    [[nodiscard]] static Result<Expression> fromJson(const QJsonValue &json);
    [[nodiscard]] QJsonValue toJson() const;
    [[nodiscard]] bool isAlways() const { return !m_root; }
    [[nodiscard]] QStringList facts() const; // every fact it asks for, sorted, once

    [[nodiscard]] Truth judge(const Facts &facts) const;
    [[nodiscard]] Value evaluate(const Facts &facts) const;

private:
    std::shared_ptr<const Node> m_root; // immutable, shared between copies
    friend class Explainer;
};

// Why: the smallest parts of the tree that settle the answer, each with its fact's value, for words in ui and for the
// record of an automatic decision.
struct Reason {
    QString path; // place in the tree, "args.0.args.1"
    QString op;
    QStringList facts;
    Truth truth = Truth::Unknown;
};
[[nodiscard]] std::vector<Reason> explain(const Expression &expression, const Facts &facts);

} // namespace yc::core::domain::rules
