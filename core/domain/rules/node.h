#pragma once

#include "core/domain/rules/expression.h"

#include <memory>
#include <vector>

// The tree behind Expression: private to core/domain/rules (parser, evaluator, explainer).
namespace yc::core::domain::rules
{

enum class Op {
    Constant, // {"value":…} {"date":…} {"list":…}
    Fact,
    All,
    Any,
    Not,
    Eq,
    Ne,
    Lt,
    Le,
    Gt,
    Ge,
    In,
    Present,
    Absent,
    Length,
    Matches,
    Valid,
    YearsBetween,
    DaysBetween,
    Add,
    Sub,
    Mul,
};

struct Node {
    Op op = Op::Constant;
    Value constant;
    QString text; // Fact: its path; Matches and Valid: the kind
    std::vector<std::shared_ptr<const Node>> args;
};

// Bounds of a tree that comes from outside.
inline constexpr int DeepestTree = 64;
inline constexpr int MostNodes = 4096;

[[nodiscard]] QString nameOf(Op op); // "all" …; empty for Constant and Fact
[[nodiscard]] Value evaluateNode(const Node &node, const Facts &facts);
[[nodiscard]] Truth truthOf(const Value &value); // anything but a boolean is unknown
void collectFacts(const Node &node, QStringList &into);

} // namespace yc::core::domain::rules
