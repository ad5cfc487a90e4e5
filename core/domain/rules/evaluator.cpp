#include "core/domain/rules/node.h"
#include "core/domain/rules/shapes.h"

#include <algorithm>
#include <limits>

namespace yc::core::domain::rules
{

namespace
{

__extension__ using Wide = __int128; // products of two decimals before they are scaled back

std::optional<Decimal> narrowed(Wide scaled)
{
    if (scaled > std::numeric_limits<qint64>::max() || scaled < std::numeric_limits<qint64>::min())
        return std::nullopt; // too large to reckon with: unknown, never wrapped round
    return Decimal{static_cast<qint64>(scaled)};
}

Value orUnknown(std::optional<Decimal> number)
{
    return number ? Value(*number) : Value(Unknown{});
}

// An invalid day in the facts is as good as none.
Value cleaned(Value value)
{
    if (const auto *day = std::get_if<QDate>(&value); day && !day->isValid())
        return Unknown{};
    return value;
}

std::optional<Decimal> asNumber(const Value &value)
{
    if (const auto *number = std::get_if<Decimal>(&value))
        return *number;
    if (const auto *text = std::get_if<QString>(&value))
        return decimalFrom(*text);
    return std::nullopt;
}

std::optional<QDate> asDay(const Value &value)
{
    if (const auto *day = std::get_if<QDate>(&value))
        return *day;
    if (const auto *text = std::get_if<QString>(&value); text && text->size() == 10) {
        if (const auto day = QDate::fromString(*text, Qt::ISODate); day.isValid())
            return day;
    }
    return std::nullopt;
}

std::optional<QString> asText(const Value &value)
{
    if (const auto *text = std::get_if<QString>(&value))
        return *text;
    if (const auto *number = std::get_if<Decimal>(&value))
        return toText(*number);
    if (const auto *day = std::get_if<QDate>(&value))
        return day->toString(Qt::ISODate);
    return std::nullopt;
}

// nullopt: the two cannot be compared. A text stands for the number or day that it spells when the other side is one.
std::optional<std::strong_ordering> compared(const Value &left, const Value &right)
{
    const auto either
        = [&]<typename T>() { return std::holds_alternative<T>(left) || std::holds_alternative<T>(right); };
    if (either.operator()<Decimal>()) {
        const auto a = asNumber(left);
        const auto b = asNumber(right);
        return a && b ? std::optional(*a <=> *b) : std::nullopt;
    }
    if (either.operator()<QDate>()) {
        const auto a = asDay(left);
        const auto b = asDay(right);
        return a && b ? std::optional(a->toJulianDay() <=> b->toJulianDay()) : std::nullopt;
    }
    const auto *a = std::get_if<QString>(&left);
    const auto *b = std::get_if<QString>(&right);
    if (!a || !b)
        return std::nullopt;
    return a->compare(*b) <=> 0;
}

Value equal(const Value &left, const Value &right)
{
    if (left.index() == right.index()) {
        if (const auto *flag = std::get_if<bool>(&left))
            return *flag == std::get<bool>(right);
        if (const auto *list = std::get_if<QStringList>(&left))
            return *list == std::get<QStringList>(right);
    }
    const auto order = compared(left, right);
    return order ? Value(std::is_eq(*order)) : Value(Unknown{});
}

Value ordered(Op op, const Value &left, const Value &right)
{
    const auto order = compared(left, right);
    if (!order)
        return Unknown{};
    switch (op) {
    case Op::Lt: return std::is_lt(*order);
    case Op::Le: return std::is_lteq(*order);
    case Op::Gt: return std::is_gt(*order);
    default: return std::is_gteq(*order);
    }
}

Value contained(const Value &needle, const Value &hay)
{
    const auto *list = std::get_if<QStringList>(&hay);
    if (!list)
        return Unknown{};
    if (const auto *several = std::get_if<QStringList>(&needle))
        return std::all_of(several->begin(), several->end(), [&](const QString &each) { return list->contains(each); });
    const auto text = asText(needle);
    return text ? Value(list->contains(*text)) : Value(Unknown{});
}

bool isPresent(const Value &value)
{
    if (const auto *text = std::get_if<QString>(&value))
        return !text->isEmpty();
    if (const auto *list = std::get_if<QStringList>(&value))
        return !list->isEmpty();
    return !std::holds_alternative<Unknown>(value);
}

Value lengthOf(const Value &value)
{
    if (const auto *list = std::get_if<QStringList>(&value))
        return Decimal{static_cast<qint64>(list->size()) * Decimal::Scale};
    const auto *text = std::get_if<QString>(&value);
    if (!text)
        return Unknown{};
    // characters as people count them: rare Han outside the first plane are two units but one character
    const auto low = std::count_if(text->begin(), text->end(), [](QChar unit) { return unit.isLowSurrogate(); });
    return Decimal{static_cast<qint64>(text->size() - low) * Decimal::Scale};
}

// Full years: somebody born on 29 February is a year older on 1 March of a common year.
qint64 fullYears(QDate from, QDate to)
{
    qint64 years = to.year() - from.year();
    if (to.month() < from.month() || (to.month() == from.month() && to.day() < from.day()))
        --years;
    return years;
}

Value between(Op op, const Value &left, const Value &right)
{
    const auto from = asDay(left);
    const auto to = asDay(right);
    if (!from || !to)
        return Unknown{};
    const Wide count = op == Op::YearsBetween ? fullYears(*from, *to) : from->daysTo(*to);
    return orUnknown(narrowed(count * Decimal::Scale));
}

// A day plus or minus whole days is a day.
Value movedDay(QDate day, Decimal by, int sign)
{
    constexpr qint64 farthest = 400'000; // a thousand years
    const auto days = by.scaled / Decimal::Scale;
    if (by.scaled % Decimal::Scale != 0 || days > farthest || days < -farthest)
        return Unknown{};
    return cleaned(day.addDays(sign * days));
}

Value sum(const std::vector<Value> &values, int sign)
{
    if (const auto *day = std::get_if<QDate>(&values.front()); day && values.size() == 2) {
        const auto by = asNumber(values[1]);
        return by ? movedDay(*day, *by, sign) : Value(Unknown{});
    }
    auto total = asNumber(values.front());
    for (std::size_t i = 1; total && i < values.size(); ++i) {
        const auto next = asNumber(values[i]);
        total = next ? narrowed(Wide{total->scaled} + sign * Wide{next->scaled}) : std::nullopt;
    }
    return orUnknown(total);
}

Value product(const std::vector<Value> &values)
{
    auto total = asNumber(values.front());
    for (std::size_t i = 1; total && i < values.size(); ++i) {
        const auto next = asNumber(values[i]);
        if (!next)
            return Unknown{};
        const Wide exact = Wide{total->scaled} * Wide{next->scaled};
        const Wide half = exact < 0 ? -Decimal::Scale / 2 : Decimal::Scale / 2;
        total = narrowed((exact + half) / Decimal::Scale); // half away from zero, as money is rounded
    }
    return orUnknown(total);
}

Value kindOf(const Node &node, const Value &value, const Facts &facts)
{
    const auto text = asText(value);
    if (!text || text->isEmpty())
        return Unknown{};
    if (node.op == Op::Matches)
        return matches(node.text, *text);
    const auto today = asDay(facts.value(QStringLiteral("today")));
    return isValid(node.text, *text, today.value_or(QDate()));
}

// Kleene: one settling answer settles it whatever the rest is; else unknown is carried.
Value settled(const Node &node, const Facts &facts, Truth settling)
{
    auto answer = settling == Truth::False ? Truth::True : Truth::False;
    for (const auto &arg : node.args) {
        const auto each = truthOf(evaluateNode(*arg, facts));
        if (each == settling)
            return settling == Truth::True;
        if (each == Truth::Unknown)
            answer = Truth::Unknown;
    }
    return answer == Truth::Unknown ? Value(Unknown{}) : Value(answer == Truth::True);
}

Value negated(const Value &value)
{
    const auto *flag = std::get_if<bool>(&value);
    return flag ? Value(!*flag) : Value(Unknown{});
}

} // namespace

Truth truthOf(const Value &value)
{
    const auto *flag = std::get_if<bool>(&value);
    if (!flag)
        return Truth::Unknown;
    return *flag ? Truth::True : Truth::False;
}

// Recursion is bounded by the parser: no tree is deeper than DeepestTree.
Value evaluateNode(const Node &node, const Facts &facts)
{
    switch (node.op) {
    case Op::Constant: return node.constant;
    case Op::Fact: return cleaned(facts.value(node.text));
    case Op::All: return settled(node, facts, Truth::False);
    case Op::Any: return settled(node, facts, Truth::True);
    default: break;
    }
    std::vector<Value> values;
    values.reserve(node.args.size());
    for (const auto &arg : node.args)
        values.push_back(evaluateNode(*arg, facts));
    switch (node.op) {
    case Op::Not: return negated(values[0]);
    case Op::Eq: return equal(values[0], values[1]);
    case Op::Ne: return negated(equal(values[0], values[1]));
    case Op::Lt:
    case Op::Le:
    case Op::Gt:
    case Op::Ge: return ordered(node.op, values[0], values[1]);
    case Op::In: return contained(values[0], values[1]);
    case Op::Present: return isPresent(values[0]);
    case Op::Absent: return !isPresent(values[0]);
    case Op::Length: return lengthOf(values[0]);
    case Op::Matches:
    case Op::Valid: return kindOf(node, values[0], facts);
    case Op::YearsBetween:
    case Op::DaysBetween: return between(node.op, values[0], values[1]);
    case Op::Add: return sum(values, 1);
    case Op::Sub: return sum(values, -1);
    case Op::Mul: return product(values);
    case Op::Constant:
    case Op::Fact:
    case Op::All:
    case Op::Any: break; // answered above
    }
    return Unknown{};
}

Value Expression::evaluate(const Facts &facts) const
{
    return m_root ? evaluateNode(*m_root, facts) : Value(true);
}

Truth Expression::judge(const Facts &facts) const
{
    return truthOf(evaluate(facts));
}

} // namespace yc::core::domain::rules
