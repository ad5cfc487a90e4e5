#include "core/domain/rules/node.h"
#include "core/domain/rules/shapes.h"

#include <QJsonArray>
#include <QJsonObject>

#include <array>
#include <cmath>

namespace yc::core::domain::rules
{

namespace
{

struct Word {
    Op op;
    const char *name;
    int least; // arguments
    int most; // -1: any number
};

constexpr std::array words{
    Word{Op::All, "all", 0, -1},
    Word{Op::Any, "any", 0, -1},
    Word{Op::Not, "not", 1, 1},
    Word{Op::Eq, "eq", 2, 2},
    Word{Op::Ne, "ne", 2, 2},
    Word{Op::Lt, "lt", 2, 2},
    Word{Op::Le, "le", 2, 2},
    Word{Op::Gt, "gt", 2, 2},
    Word{Op::Ge, "ge", 2, 2},
    Word{Op::In, "in", 2, 2},
    Word{Op::Present, "present", 1, 1},
    Word{Op::Absent, "absent", 1, 1},
    Word{Op::Length, "length", 1, 1},
    Word{Op::Matches, "matches", 1, 1},
    Word{Op::Valid, "valid", 1, 1},
    Word{Op::YearsBetween, "yearsBetween", 2, 2},
    Word{Op::DaysBetween, "daysBetween", 2, 2},
    Word{Op::Add, "add", 1, -1},
    Word{Op::Sub, "sub", 2, 2},
    Word{Op::Mul, "mul", 1, -1},
};

// A JSON number is a double: whole micro-units up to here survive the way there and back.
constexpr double LargestNumber = 9e9;
constexpr qsizetype LongestText = 4096;
constexpr qsizetype LongestFact = 128;
constexpr qsizetype LongestList = 1024;

using NodePtr = std::shared_ptr<const Node>;

class Parser
{
public:
    NodePtr parse(const QJsonValue &json, int depth) // null: not a rule
    {
        if (!json.isObject() || depth > DeepestTree || ++m_nodes > MostNodes)
            return nullptr;
        const auto object = json.toObject();
        if (object.contains(QLatin1String("op")))
            return operation(object, depth);
        if (object.size() != 1) // a misspelt key must not change the meaning in silence
            return nullptr;
        const auto key = object.constBegin().key();
        const auto value = object.constBegin().value();
        if (key == QLatin1String("fact"))
            return fact(value);
        if (key == QLatin1String("value"))
            return constant(value);
        if (key == QLatin1String("date"))
            return date(value);
        if (key == QLatin1String("list"))
            return list(value);
        return nullptr;
    }

private:
    static NodePtr leaf(Value value)
    {
        auto node = std::make_shared<Node>();
        node->constant = std::move(value);
        return node;
    }

    static NodePtr fact(const QJsonValue &value)
    {
        const auto path = value.toString();
        if (path.isEmpty() || path.size() > LongestFact)
            return nullptr;
        auto node = std::make_shared<Node>();
        node->op = Op::Fact;
        node->text = path;
        return node;
    }

    static NodePtr constant(const QJsonValue &value)
    {
        if (value.isBool())
            return leaf(value.toBool());
        if (value.isString() && value.toString().size() <= LongestText)
            return leaf(value.toString());
        if (value.isDouble()) {
            const auto number = value.toDouble();
            if (!(std::abs(number) <= LargestNumber))
                return nullptr;
            return leaf(Decimal{std::llround(number * static_cast<double>(Decimal::Scale))});
        }
        return nullptr;
    }

    static NodePtr date(const QJsonValue &value)
    {
        const auto text = value.toString();
        const auto day = text.size() == 10 ? QDate::fromString(text, Qt::ISODate) : QDate();
        return day.isValid() ? leaf(day) : nullptr;
    }

    static NodePtr list(const QJsonValue &value)
    {
        if (!value.isArray() || value.toArray().size() > LongestList)
            return nullptr;
        QStringList texts;
        for (const auto &entry : value.toArray()) {
            if (!entry.isString() || entry.toString().size() > LongestText)
                return nullptr;
            texts.append(entry.toString());
        }
        return leaf(texts);
    }

    NodePtr operation(const QJsonObject &object, int depth)
    {
        const auto name = object.value(QLatin1String("op")).toString();
        const auto word = std::find_if(words.begin(), words.end(),
                                       [&](const Word &each) { return name == QLatin1String(each.name); });
        if (word == words.end())
            return nullptr;
        auto node = std::make_shared<Node>();
        node->op = word->op;
        qsizetype keys = 2; // op and args
        if (word->op == Op::Matches || word->op == Op::Valid) {
            node->text = object.value(QLatin1String("kind")).toString();
            if (word->op == Op::Valid ? !isValidKind(node->text) : !isShape(node->text))
                return nullptr;
            ++keys;
        }
        const auto args = object.value(QLatin1String("args"));
        if (!args.isArray() || object.size() != keys)
            return nullptr;
        const auto array = args.toArray();
        if (array.size() < word->least || (word->most >= 0 && array.size() > word->most))
            return nullptr;
        node->args.reserve(static_cast<std::size_t>(array.size()));
        for (const auto &arg : array) {
            auto child = parse(arg, depth + 1);
            if (!child)
                return nullptr;
            node->args.push_back(std::move(child));
        }
        return node;
    }

    int m_nodes = 0;
};

QJsonValue jsonOf(const Value &value)
{
    if (const auto *flag = std::get_if<bool>(&value))
        return QJsonObject{{QStringLiteral("value"), *flag}};
    if (const auto *number = std::get_if<Decimal>(&value))
        return QJsonObject{
            {QStringLiteral("value"), static_cast<double>(number->scaled) / static_cast<double>(Decimal::Scale)}};
    if (const auto *text = std::get_if<QString>(&value))
        return QJsonObject{{QStringLiteral("value"), *text}};
    if (const auto *day = std::get_if<QDate>(&value))
        return QJsonObject{{QStringLiteral("date"), day->toString(Qt::ISODate)}};
    if (const auto *texts = std::get_if<QStringList>(&value))
        return QJsonObject{{QStringLiteral("list"), QJsonArray::fromStringList(*texts)}};
    return {}; // Unknown is never a constant: the parser has no words for it
}

QJsonValue jsonOf(const Node &node)
{
    if (node.op == Op::Constant)
        return jsonOf(node.constant);
    if (node.op == Op::Fact)
        return QJsonObject{{QStringLiteral("fact"), node.text}};
    QJsonArray args;
    for (const auto &arg : node.args)
        args.append(jsonOf(*arg));
    QJsonObject object{{QStringLiteral("op"), nameOf(node.op)}, {QStringLiteral("args"), args}};
    if (!node.text.isEmpty())
        object.insert(QStringLiteral("kind"), node.text);
    return object;
}

} // namespace

QString nameOf(Op op)
{
    for (const auto &word : words) {
        if (word.op == op)
            return QString::fromLatin1(word.name);
    }
    return {};
}

void collectFacts(const Node &node, QStringList &into)
{
    if (node.op == Op::Fact)
        into.append(node.text);
    if (node.op == Op::Valid && node.text == QLatin1String("citizen-number"))
        into.append(QStringLiteral("today")); // whether a birth lies in the future
    for (const auto &arg : node.args)
        collectFacts(*arg, into);
}

Result<Expression> Expression::fromJson(const QJsonValue &json)
{
    if (json.isNull() || json.isUndefined())
        return Expression();
    auto root = Parser().parse(json, 1);
    if (!root)
        return std::unexpected(codes::BadExpression);
    Expression expression;
    expression.m_root = std::move(root);
    return expression;
}

QJsonValue Expression::toJson() const
{
    return m_root ? jsonOf(*m_root) : QJsonValue(QJsonValue::Null);
}

QStringList Expression::facts() const
{
    QStringList names;
    if (m_root)
        collectFacts(*m_root, names);
    names.sort();
    names.removeDuplicates();
    return names;
}

} // namespace yc::core::domain::rules
