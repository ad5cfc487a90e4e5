#include "tests/core/domain/people.h"
#include "tests/core/domain/random_rules.h"
#include "tests/support/register.h"

#include <rapidcheck.h>

#include <algorithm>

using namespace yc::core::domain::rules;
using yc::tests::rule;

class TestRulesExplained : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void onlyWhatSettlesItIsNamed();
    void anUnknownNamesWhatIsNotKnown();
    void theNamedFactsAloneGiveTheSameAnswer();
};

void TestRulesExplained::onlyWhatSettlesItIsNamed()
{
    const auto expression = rule(R"({"op":"all","args":[{"op":"ge","args":[{"fact":"age"},{"value":80}]},
        {"op":"present","args":[{"fact":"name"}]},{"op":"not","args":[{"op":"any","args":[{"fact":"dead"},{"fact":"away"}]}]}]})");
    const Facts facts{{QStringLiteral("age"), Decimal{76 * Decimal::Scale}},
                      {QStringLiteral("name"), QStringLiteral("样例")},
                      {QStringLiteral("dead"), false},
                      {QStringLiteral("away"), true}};
    const auto reasons = explain(expression, facts);
    QCOMPARE(reasons.size(), std::size_t{2});
    QCOMPARE(reasons[0].path, QStringLiteral("args.0"));
    QCOMPARE(reasons[0].op, QStringLiteral("ge"));
    QCOMPARE(reasons[0].facts, QStringList{QStringLiteral("age")});
    QCOMPARE(reasons[0].truth, Truth::False);
    QCOMPARE(reasons[1].path, QStringLiteral("args.2.args.0.args.1"));
    QCOMPARE(reasons[1].facts, QStringList{QStringLiteral("away")});
    QCOMPARE(reasons[1].truth, Truth::True); // what is true here is why the whole is false
}

void TestRulesExplained::anUnknownNamesWhatIsNotKnown()
{
    const auto reasons
        = explain(rule(R"({"op":"all","args":[{"value":true},{"op":"gt","args":[{"fact":"x"},{"value":1}]}]})"), {});
    QCOMPARE(reasons.size(), std::size_t{1});
    QCOMPARE(reasons[0].facts, QStringList{QStringLiteral("x")});
    QCOMPARE(reasons[0].truth, Truth::Unknown);
}

void TestRulesExplained::theNamedFactsAloneGiveTheSameAnswer()
{
    QVERIFY(rc::check("the reasons suffice", [] {
        const auto expression = *Expression::fromJson(yc::tests::randomRule(6));
        const auto facts = yc::tests::randomFacts();
        const auto truth = expression.judge(facts);
        const auto reasons = explain(expression, facts);
        Facts named;
        for (const auto &reason : reasons) {
            for (const auto &fact : reason.facts) {
                if (facts.contains(fact))
                    named.insert(fact, facts.value(fact));
            }
        }
        if (truth != Truth::Unknown)
            RC_ASSERT(expression.judge(named) == truth);
        else
            RC_ASSERT(std::any_of(reasons.begin(), reasons.end(),
                                  [](const Reason &reason) { return reason.truth == Truth::Unknown; }));
    }));
}

YC_TEST(TestRulesExplained)
#include "tst_rules_explained.moc"
