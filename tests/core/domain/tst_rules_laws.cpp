#include "tests/core/domain/people.h"
#include "tests/core/domain/random_rules.h"
#include "tests/support/register.h"

#include <rapidcheck.h>

#include <QJsonArray>
#include <QJsonDocument>

using namespace yc::core::domain::rules;
using yc::tests::randomFacts;
using yc::tests::randomRule;

class TestRulesLaws : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyTreeHasAnAnswer();
    void writingAndReadingChangesNothing();
    void kleenesLawsHold();
    void deMorganHolds();
    void orderDoesNotMatter();
    void knowingMoreNeverTurnsAnAnswerRound();
    void reckoningAgreesWithWholeNumbers();
};

namespace
{

constexpr int Deep = 6;

QJsonObject make(const char *op, std::initializer_list<QJsonValue> args)
{
    return {{QStringLiteral("op"), QString::fromLatin1(op)}, {QStringLiteral("args"), QJsonArray(args)}};
}

Truth judged(const QJsonObject &json, const Facts &facts)
{
    const auto expression = Expression::fromJson(json);
    RC_ASSERT(expression.has_value());
    return expression->judge(facts);
}

Truth turned(Truth truth)
{
    return static_cast<Truth>(2 - static_cast<int>(truth));
}

} // namespace

void TestRulesLaws::everyTreeHasAnAnswer()
{
    QVERIFY(rc::check("total", [] {
        const auto expression = Expression::fromJson(randomRule(Deep));
        RC_ASSERT(expression.has_value());
        const auto facts = randomFacts();
        const auto value = expression->evaluate(facts);
        const auto *flag = std::get_if<bool>(&value);
        const auto truth = expression->judge(facts);
        const auto expected = !flag ? Truth::Unknown : *flag ? Truth::True : Truth::False;
        RC_ASSERT(truth == expected);
    }));
}

void TestRulesLaws::writingAndReadingChangesNothing()
{
    QVERIFY(rc::check("round trip", [] {
        const auto json = randomRule(Deep);
        RC_ASSERT(Expression::fromJson(json)->toJson().toObject() == json);
    }));
}

void TestRulesLaws::kleenesLawsHold()
{
    QVERIFY(rc::check("Kleene", [] {
        const auto a = randomRule(3);
        const auto b = randomRule(3);
        const auto facts = randomFacts();
        const auto x = judged(a, facts);
        const auto y = judged(b, facts);
        RC_ASSERT(judged(make("all", {a, b}), facts) == std::min(x, y)); // False < Unknown < True
        RC_ASSERT(judged(make("any", {a, b}), facts) == std::max(x, y));
        RC_ASSERT(judged(make("not", {a}), facts) == turned(x));
        RC_ASSERT(judged(make("all", {a, a}), facts) == x);
    }));
}

void TestRulesLaws::deMorganHolds()
{
    QVERIFY(rc::check("De Morgan", [] {
        const auto a = randomRule(3);
        const auto b = randomRule(3);
        const auto facts = randomFacts();
        RC_ASSERT(judged(make("not", {make("all", {a, b})}), facts)
                  == judged(make("any", {make("not", {a}), make("not", {b})}), facts));
    }));
}

void TestRulesLaws::orderDoesNotMatter()
{
    QVERIFY(rc::check("commutes", [] {
        const auto a = randomRule(3);
        const auto b = randomRule(3);
        const auto facts = randomFacts();
        for (const auto *op : {"all", "any", "eq", "ne"})
            RC_ASSERT(judged(make(op, {a, b}), facts) == judged(make(op, {b, a}), facts));
        RC_ASSERT(judged(make("lt", {a, b}), facts) == judged(make("gt", {b, a}), facts));
        RC_ASSERT(judged(make("le", {a, b}), facts) == judged(make("ge", {b, a}), facts));
        RC_ASSERT(judged(make("lt", {a, b}), facts) == turned(judged(make("ge", {a, b}), facts)));
    }));
}

// A rule of comparisons alone: present and absent ask about knowing itself and are left out.
void TestRulesLaws::knowingMoreNeverTurnsAnAnswerRound()
{
    QVERIFY(rc::check("monotone", [] {
        const auto json = randomRule(Deep);
        const auto text = QString::fromUtf8(QJsonDocument(json).toJson());
        RC_PRE(!text.contains(QLatin1String("present")) && !text.contains(QLatin1String("absent")));
        const auto all = randomFacts();
        Facts some;
        for (auto fact = all.begin(); fact != all.end(); ++fact) {
            if (*rc::gen::arbitrary<bool>())
                some.insert(fact.key(), fact.value());
        }
        const auto before = judged(json, some);
        RC_ASSERT(before == Truth::Unknown || judged(json, all) == before);
    }));
}

void TestRulesLaws::reckoningAgreesWithWholeNumbers()
{
    QVERIFY(rc::check("arithmetic", [] {
        const int a = *rc::gen::inRange(-30'000, 30'000);
        const int b = *rc::gen::inRange(-30'000, 30'000);
        const auto value = [](int number) { return QJsonObject{{QStringLiteral("value"), number}}; };
        const auto is = [&](const char *op, int result) {
            return judged(make("eq", {make(op, {value(a), value(b)}), value(result)}), {}) == Truth::True;
        };
        RC_ASSERT(is("add", a + b));
        RC_ASSERT(is("sub", a - b));
        RC_ASSERT(is("mul", a * b));
    }));
}

YC_TEST(TestRulesLaws)
#include "tst_rules_laws.moc"
