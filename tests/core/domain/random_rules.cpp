#include "tests/core/domain/random_rules.h"

#include <rapidcheck.h>

#include <QJsonArray>

namespace yc::tests
{

using namespace core::domain::rules;

namespace
{

const QStringList &texts()
{
    static const QStringList all{QString(),
                                 QStringLiteral("a"),
                                 QStringLiteral("b"),
                                 QStringLiteral("80"),
                                 QStringLiteral("-0.5"),
                                 QStringLiteral("2026-02-28"),
                                 QStringLiteral("样例"),
                                 QStringLiteral("11010519491231002X"),
                                 QStringLiteral("13900000000")};
    return all;
}

QString someText()
{
    return texts()[*rc::gen::inRange<qsizetype>(0, texts().size())];
}

QString someFact()
{
    return QStringLiteral("f%1").arg(*rc::gen::inRange(0, 6));
}

QDate someDay()
{
    return QDate(2024, 2, 29).addDays(*rc::gen::inRange(-800, 800));
}

QJsonObject leaf()
{
    switch (*rc::gen::inRange(0, 6)) {
    case 0: return {{QStringLiteral("value"), *rc::gen::arbitrary<bool>()}};
    case 1: return {{QStringLiteral("value"), *rc::gen::inRange(-1000, 1000) / 8.0}};
    case 2: return {{QStringLiteral("value"), someText()}};
    case 3: return {{QStringLiteral("date"), someDay().toString(Qt::ISODate)}};
    case 4: return {{QStringLiteral("list"), QJsonArray{someText(), someText()}}};
    default: return {{QStringLiteral("fact"), someFact()}};
    }
}

struct Shape {
    const char *op;
    int least;
    int most;
    const char *kind;
};

constexpr Shape shapes[] = {
    {"all", 0, 3, nullptr},         {"any", 0, 3, nullptr},
    {"not", 1, 1, nullptr},         {"eq", 2, 2, nullptr},
    {"ne", 2, 2, nullptr},          {"lt", 2, 2, nullptr},
    {"le", 2, 2, nullptr},          {"gt", 2, 2, nullptr},
    {"ge", 2, 2, nullptr},          {"in", 2, 2, nullptr},
    {"present", 1, 1, nullptr},     {"absent", 1, 1, nullptr},
    {"length", 1, 1, nullptr},      {"yearsBetween", 2, 2, nullptr},
    {"daysBetween", 2, 2, nullptr}, {"add", 1, 3, nullptr},
    {"sub", 2, 2, nullptr},         {"mul", 1, 3, nullptr},
    {"matches", 1, 1, "han"},       {"valid", 1, 1, "citizen-number"},
    {"valid", 1, 1, "phone"},       {"valid", 1, 1, "date"},
    {"valid", 1, 1, "money"},       {"all", 2, 4, nullptr},
    {"any", 2, 4, nullptr},         {"not", 1, 1, nullptr},
};

} // namespace

QJsonObject randomRule(int deepest)
{
    if (deepest <= 1 || *rc::gen::inRange(0, 5) == 0)
        return leaf();
    const auto &shape = shapes[*rc::gen::inRange<std::size_t>(0, std::size(shapes))];
    QJsonArray args;
    const int count = *rc::gen::inRange(shape.least, shape.most + 1);
    for (int i = 0; i < count; ++i)
        args.append(randomRule(deepest - 1));
    QJsonObject object{{QStringLiteral("op"), QString::fromLatin1(shape.op)}, {QStringLiteral("args"), args}};
    if (shape.kind)
        object.insert(QStringLiteral("kind"), QString::fromLatin1(shape.kind));
    return object;
}

Facts randomFacts()
{
    Facts facts;
    const int count = *rc::gen::inRange(0, 8);
    for (int i = 0; i < count; ++i) {
        switch (*rc::gen::inRange(0, 6)) {
        case 0: facts.insert(someFact(), *rc::gen::arbitrary<bool>()); break;
        case 1: facts.insert(someFact(), Decimal{*rc::gen::arbitrary<qint64>()}); break;
        case 2: facts.insert(someFact(), someText()); break;
        case 3: facts.insert(someFact(), someDay()); break;
        case 4: facts.insert(someFact(), QStringList{someText()}); break;
        default: facts.insert(someFact(), QDate()); break;
        }
    }
    return facts;
}

} // namespace yc::tests
