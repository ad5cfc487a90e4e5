#include "core/domain/rules/expression.h"
#include "tests/core/domain/people.h"
#include "tests/support/register.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace yc::core::domain::rules;
using yc::tests::rule;

Q_DECLARE_METATYPE(Truth)

class TestRules : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aDecimalIsReadAndWritten_data();
    void aDecimalIsReadAndWritten();
    void whatIsNoDecimalIsNot_data();
    void whatIsNoDecimalIsNot();
    void aRuleIsJudged_data();
    void aRuleIsJudged();
    void whatIsNoRuleIsRefused_data();
    void whatIsNoRuleIsRefused();
    void depthIsBounded();
    void sizeIsBounded();
    void aRuleIsWrittenAsItWasRead();
    void factsAreNamedOnce();
    void noRuleIsAlwaysTrue();
};

void TestRules::aDecimalIsReadAndWritten_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("scaled");
    QTest::addColumn<QString>("written");
    const auto row = [](const char *text, qint64 scaled, const char *written) {
        QTest::newRow(text) << QString::fromLatin1(text) << scaled << QString::fromLatin1(written);
    };
    row("0", 0, "0");
    row("80", 80'000'000, "80");
    row("-0.5", -500'000, "-0.5");
    row("+1.25", 1'250'000, "1.25");
    row("007", 7'000'000, "7");
    row("0.000001", 1, "0.000001");
    row("1.50000000", 1'500'000, "1.5");
    row("9223372036854.775807", std::numeric_limits<qint64>::max(), "9223372036854.775807");
}

void TestRules::aDecimalIsReadAndWritten()
{
    QFETCH(QString, text);
    QFETCH(qint64, scaled);
    QFETCH(QString, written);
    const auto value = decimalFrom(text);
    QVERIFY(value);
    QCOMPARE(value->scaled, scaled);
    QCOMPARE(toText(*value), written);
}

void TestRules::whatIsNoDecimalIsNot_data()
{
    QTest::addColumn<QString>("text");
    for (const auto *text : {"", "-", "+", ".", ".5", "5.", "1.2.3", "1,000", "1e3", " 1", "0x1", "0.0000001",
                             "9223372036854.775808", "99999999999999999999", "１"})
        QTest::newRow(*text ? text : "empty") << QString::fromUtf8(text);
}

void TestRules::whatIsNoDecimalIsNot()
{
    QFETCH(QString, text);
    QVERIFY(!decimalFrom(text));
}

void TestRules::aRuleIsJudged_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<Truth>("truth");
    const auto row = [](const char *json, Truth truth) { QTest::newRow(json) << QByteArray(json) << truth; };
    constexpr auto yes = Truth::True;
    constexpr auto no = Truth::False;
    constexpr auto unknown = Truth::Unknown;
    row(R"({"fact":"flag"})", yes);
    row(R"({"fact":"nothing"})", unknown);
    row(R"({"fact":"age"})", unknown);
    row(R"({"op":"ge","args":[{"fact":"age"},{"value":80}]})", no);
    row(R"({"op":"ge","args":[{"fact":"age"},{"value":76}]})", yes);
    row(R"({"op":"ge","args":[{"fact":"nothing"},{"value":80}]})", unknown);
    row(R"({"op":"lt","args":[{"fact":"money"},{"value":1200.51}]})", yes);
    row(R"({"op":"eq","args":[{"fact":"moneyText"},{"value":1200.5}]})", yes);
    row(R"({"op":"eq","args":[{"fact":"name"},{"value":1}]})", unknown);
    row(R"({"op":"eq","args":[{"fact":"name"},{"value":"样例"}]})", yes);
    row(R"({"op":"ne","args":[{"fact":"name"},{"value":"样例"}]})", no);
    row(R"({"op":"ne","args":[{"fact":"nothing"},{"value":"样例"}]})", unknown);
    row(R"({"op":"lt","args":[{"value":"a"},{"value":"b"}]})", yes);
    row(R"({"op":"lt","args":[{"value":true},{"value":false}]})", unknown);
    row(R"({"op":"eq","args":[{"fact":"flag"},{"value":true}]})", yes);
    row(R"({"op":"eq","args":[{"fact":"kinds"},{"list":["a","b"]}]})", yes);
    row(R"({"op":"le","args":[{"fact":"birth"},{"fact":"today"}]})", yes);
    row(R"({"op":"eq","args":[{"fact":"birth"},{"date":"1949-12-31"}]})", yes);
    row(R"({"op":"eq","args":[{"fact":"birth"},{"value":"1949-12-31"}]})", yes);
    row(R"({"op":"eq","args":[{"fact":"birth"},{"value":"31.12.1949"}]})", unknown);
    row(R"({"op":"eq","args":[{"fact":"noDay"},{"date":"1949-12-31"}]})", unknown);
    row(R"({"op":"eq","args":[{"op":"yearsBetween","args":[{"fact":"birth"},{"fact":"today"}]},{"value":76}]})", yes);
    row(R"({"op":"eq","args":[{"op":"yearsBetween","args":[{"date":"2004-02-29"},{"date":"2025-02-28"}]},{"value":20}]})",
        yes);
    row(R"({"op":"eq","args":[{"op":"yearsBetween","args":[{"date":"2004-02-29"},{"date":"2025-03-01"}]},{"value":21}]})",
        yes);
    row(R"({"op":"eq","args":[{"op":"daysBetween","args":[{"date":"2026-02-28"},{"date":"2026-03-01"}]},{"value":1}]})",
        yes);
    row(R"({"op":"eq","args":[{"op":"daysBetween","args":[{"date":"2026-03-01"},{"date":"2026-02-28"}]},{"value":-1}]})",
        yes);
    row(R"({"op":"in","args":[{"fact":"choice"},{"list":["a","b"]}]})", yes);
    row(R"({"op":"in","args":[{"fact":"choice"},{"list":["b"]}]})", no);
    row(R"({"op":"in","args":[{"value":"b"},{"fact":"kinds"}]})", yes);
    row(R"({"op":"in","args":[{"fact":"kinds"},{"list":["a","b","c"]}]})", yes);
    row(R"({"op":"in","args":[{"fact":"kinds"},{"list":["a"]}]})", no);
    row(R"({"op":"in","args":[{"fact":"choice"},{"fact":"nothing"}]})", unknown);
    row(R"({"op":"present","args":[{"fact":"name"}]})", yes);
    row(R"({"op":"present","args":[{"fact":"nothing"}]})", no);
    row(R"({"op":"present","args":[{"value":""}]})", no);
    row(R"({"op":"absent","args":[{"fact":"nothing"}]})", yes);
    row(R"({"op":"absent","args":[{"fact":"noDay"}]})", yes);
    row(R"({"op":"eq","args":[{"op":"length","args":[{"value":"𠮷样"}]},{"value":2}]})", yes);
    row(R"({"op":"eq","args":[{"op":"length","args":[{"fact":"kinds"}]},{"value":2}]})", yes);
    row(R"({"op":"gt","args":[{"op":"length","args":[{"fact":"nothing"}]},{"value":2}]})", unknown);
    row(R"({"op":"eq","args":[{"op":"add","args":[{"value":0.1},{"value":0.2}]},{"value":0.3}]})", yes);
    row(R"({"op":"eq","args":[{"op":"sub","args":[{"value":1},{"value":0.9}]},{"value":0.1}]})", yes);
    row(R"({"op":"eq","args":[{"op":"mul","args":[{"value":1.5},{"value":-3}]},{"value":-4.5}]})", yes);
    row(R"({"op":"eq","args":[{"op":"mul","args":[{"value":0.001},{"value":0.0015}]},{"value":0.000002}]})", yes);
    row(R"({"op":"gt","args":[{"op":"mul","args":[{"value":9000000000},{"value":9000000000}]},{"value":0}]})", unknown);
    row(R"({"op":"eq","args":[{"op":"add","args":[{"date":"2026-02-28"},{"value":1}]},{"date":"2026-03-01"}]})", yes);
    row(R"({"op":"eq","args":[{"op":"add","args":[{"date":"2026-02-28"},{"value":0.5}]},{"date":"2026-03-01"}]})",
        unknown);
    row(R"({"op":"valid","kind":"citizen-number","args":[{"fact":"number"}]})", yes);
    row(R"({"op":"valid","kind":"citizen-number","args":[{"value":"110105194912310021"}]})", no);
    row(R"({"op":"valid","kind":"citizen-number","args":[{"fact":"nothing"}]})", unknown);
    row(R"({"op":"valid","kind":"uscc","args":[{"value":"91350100M000100Y43"}]})", yes);
    row(R"({"op":"valid","kind":"phone","args":[{"value":"13900000000"}]})", yes);
    row(R"({"op":"valid","kind":"phone","args":[{"value":"0531-82000000"}]})", yes);
    row(R"({"op":"valid","kind":"phone","args":[{"value":"010-82000000"}]})", yes);
    row(R"({"op":"valid","kind":"phone","args":[{"value":"12900000000"}]})", no);
    row(R"({"op":"valid","kind":"phone","args":[{"value":"1390000000"}]})", no);
    row(R"({"op":"valid","kind":"postcode","args":[{"value":"250000"}]})", yes);
    row(R"({"op":"valid","kind":"bank-card","args":[{"value":"6222020000000000006"}]})", no);
    row(R"({"op":"valid","kind":"bank-card","args":[{"value":"4111111111111111"}]})", yes);
    row(R"({"op":"valid","kind":"bank-card","args":[{"value":"4111111111111112"}]})", no);
    row(R"({"op":"valid","kind":"date","args":[{"value":"2026-02-29"}]})", no);
    row(R"({"op":"valid","kind":"money","args":[{"value":"12.345"}]})", no);
    row(R"({"op":"valid","kind":"money","args":[{"value":"12.34"}]})", yes);
    row(R"({"op":"valid","kind":"email","args":[{"value":"test@example.org"}]})", yes);
    row(R"({"op":"valid","kind":"email","args":[{"value":"test@example"}]})", no);
    row(R"({"op":"matches","kind":"han","args":[{"fact":"name"}]})", yes);
    row(R"({"op":"matches","kind":"digits","args":[{"value":"12a"}]})", no);
    row(R"({"op":"matches","kind":"person-name","args":[{"value":"阿样·例"}]})", yes);
    row(R"({"op":"matches","kind":"person-name","args":[{"value":"样例1"}]})", no);
    row(R"({"op":"all","args":[]})", yes);
    row(R"({"op":"any","args":[]})", no);
    row(R"({"op":"all","args":[{"fact":"flag"},{"fact":"nothing"}]})", unknown);
    row(R"({"op":"all","args":[{"value":false},{"fact":"nothing"}]})", no);
    row(R"({"op":"any","args":[{"fact":"flag"},{"fact":"nothing"}]})", yes);
    row(R"({"op":"any","args":[{"value":false},{"fact":"nothing"}]})", unknown);
    row(R"({"op":"not","args":[{"fact":"nothing"}]})", unknown);
    row(R"({"op":"not","args":[{"fact":"flag"}]})", no);
}

void TestRules::aRuleIsJudged()
{
    QFETCH(QByteArray, json);
    QFETCH(Truth, truth);
    const Facts facts{
        {QStringLiteral("flag"), true},
        {QStringLiteral("age"), Decimal{76 * Decimal::Scale}},
        {QStringLiteral("money"), *decimalFrom(u"1200.50")},
        {QStringLiteral("moneyText"), QStringLiteral("1200.50")},
        {QStringLiteral("name"), QStringLiteral("样例")},
        {QStringLiteral("number"), QStringLiteral("11010519491231002X")},
        {QStringLiteral("choice"), QStringLiteral("a")},
        {QStringLiteral("kinds"), QStringList{QStringLiteral("a"), QStringLiteral("b")}},
        {QStringLiteral("birth"), QDate(1949, 12, 31)},
        {QStringLiteral("today"), yc::tests::Today},
        {QStringLiteral("noDay"), QDate()},
    };
    QCOMPARE(rule(json.constData()).judge(facts), truth);
}

void TestRules::whatIsNoRuleIsRefused_data()
{
    QTest::addColumn<QByteArray>("json");
    for (const auto *json : {
             R"([true])",
             R"([{}])",
             R"([{"op":"xor","args":[]}])",
             R"([{"op":"not","args":[]}])",
             R"([{"op":"not","args":[{"value":true},{"value":true}]}])",
             R"([{"op":"eq","args":[{"value":1}]}])",
             R"([{"op":"eq","arg":[{"value":1},{"value":1}]}])",
             R"([{"op":"eq","args":{"value":1}}])",
             R"([{"op":"eq","args":[{"value":1},{"value":1}],"note":"x"}])",
             R"([{"op":"valid","args":[{"value":1}]}])",
             R"([{"op":"valid","kind":"horoscope","args":[{"value":1}]}])",
             R"([{"op":"all","kind":"phone","args":[]}])",
             R"([{"op":"matches","kind":"phone","args":[{"value":1}]}])",
             R"([{"fact":""}])",
             R"([{"fact":1}])",
             R"([{"fact":"a","value":1}])",
             R"([{"value":null}])",
             R"([{"value":1e12}])",
             R"([{"value":[1]}])",
             R"([{"date":"2026-02-30"}])",
             R"([{"date":"2026-2-3"}])",
             R"([{"date":20260203}])",
             R"([{"list":"a"}])",
             R"([{"list":[1]}])",
         })
        QTest::newRow(json) << QByteArray(json);
}

void TestRules::whatIsNoRuleIsRefused()
{
    QFETCH(QByteArray, json);
    const auto read = Expression::fromJson(QJsonDocument::fromJson(json).array().at(0));
    QVERIFY(!read);
    QVERIFY(read.error() == codes::BadExpression);
}

namespace
{

QJsonObject nested(int depth)
{
    QJsonObject object{{QStringLiteral("value"), true}};
    for (int i = 1; i < depth; ++i)
        object = {{QStringLiteral("op"), QStringLiteral("not")}, {QStringLiteral("args"), QJsonArray{object}}};
    return object;
}

} // namespace

void TestRules::depthIsBounded()
{
    const auto deepest = Expression::fromJson(nested(64));
    QVERIFY(deepest);
    QCOMPARE(deepest->judge({}), Truth::False); // 63 times not
    QVERIFY(!Expression::fromJson(nested(65)));
    QVERIFY(!Expression::fromJson(nested(500)));
}

void TestRules::sizeIsBounded()
{
    QJsonArray many;
    for (int i = 0; i < 5000; ++i)
        many.append(QJsonObject{{QStringLiteral("value"), true}});
    QVERIFY(!Expression::fromJson(
        QJsonObject{{QStringLiteral("op"), QStringLiteral("all")}, {QStringLiteral("args"), many}}));
}

void TestRules::aRuleIsWrittenAsItWasRead()
{
    const auto *json = R"({"op":"all","args":[{"op":"ge","args":[{"fact":"applicant.age"},{"value":0.1}]},
        {"op":"valid","kind":"phone","args":[{"fact":"form.phone"}]},{"op":"in","args":[{"fact":"a"},{"list":["x","y"]}]},
        {"op":"le","args":[{"date":"2026-01-01"},{"fact":"today"}]},{"op":"not","args":[{"value":false}]}]})";
    QCOMPARE(rule(json).toJson().toObject(), QJsonDocument::fromJson(json).object());
}

void TestRules::factsAreNamedOnce()
{
    const auto expression
        = rule(R"({"op":"any","args":[{"op":"eq","args":[{"fact":"b"},{"fact":"a"}]},{"fact":"b"}]})");
    QCOMPARE(expression.facts(), (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
}

void TestRules::noRuleIsAlwaysTrue()
{
    QVERIFY(Expression().isAlways());
    QCOMPARE(Expression().judge({}), Truth::True);
    QVERIFY(Expression::fromJson(QJsonValue())->isAlways());
    QVERIFY(Expression().toJson().isNull());
    QVERIFY(explain(Expression(), {}).empty());
}

YC_TEST(TestRules)
#include "tst_rules.moc"
