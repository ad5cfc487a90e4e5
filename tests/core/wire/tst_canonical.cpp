#include "core/wire/access.h"
#include "core/wire/case_wire.h"
#include "core/wire/problem.h"
#include "tests/support/register.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace yc;
using namespace yc::core;

class TestCanonical : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void itIsWrittenAsTheStandardSays_data();
    void itIsWrittenAsTheStandardSays();
    void keysAreSortedByTheirUnits();
    void aProblemComesBackAsItWas();
    void whatIsNoProblemIsRefused_data();
    void whatIsNoProblemIsRefused();
};

void TestCanonical::itIsWrittenAsTheStandardSays_data()
{
    QTest::addColumn<QByteArray>("in");
    QTest::addColumn<QByteArray>("out");
    QTest::newRow("sorted, no spaces") << QByteArray(R"({ "b" : 1, "a" : [ true , null ] })")
                                       << QByteArray(R"({"a":[true,null],"b":1})");
    QTest::newRow("numbers") << QByteArray(R"({"a":10.0,"b":-0,"c":9007199254740991,"d":0.5})")
                             << QByteArray(R"({"a":10,"b":0,"c":9007199254740991,"d":0.5})");
    // RFC 8785 3.2.2.2
    QTest::newRow("escapes") << QByteArray("{\"a\":\"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\"}")
                             << QByteArray("{\"a\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    QTest::newRow("empty") << QByteArray("{}") << QByteArray("{}");
    QTest::newRow("nested") << QByteArray(R"({"x":{"b":{},"a":[]}})") << QByteArray(R"({"x":{"a":[],"b":{}}})");
}

void TestCanonical::itIsWrittenAsTheStandardSays()
{
    QFETCH(QByteArray, in);
    QFETCH(QByteArray, out);
    QCOMPARE(wire::canonical(QJsonDocument::fromJson(in).object()), out);
}

void TestCanonical::keysAreSortedByTheirUnits()
{
    // RFC 8785 3.2.3: the order of UTF-16 units, in which an emoji comes before a Hebrew presentation form.
    const QJsonObject object{{QStringLiteral("\u20ac"), 1}, {QStringLiteral("\r"), 2}, {QStringLiteral("\ufb33"), 3},
                             {QStringLiteral("1"), 4},      {QStringLiteral("😂"), 5}, {QStringLiteral("\u0080"), 6},
                             {QStringLiteral("\u00f6"), 7}};
    QCOMPARE(wire::canonical(object),
             QByteArray("{\"\\r\":2,\"1\":4,\"\u0080\":6,\"\u00f6\":7,\"\u20ac\":1,\"😂\":5,\"\ufb33\":3}"));
}

void TestCanonical::aProblemComesBackAsItWas()
{
    const wire::Problem problem{.status = 424,
                                .code = wire::codes::BlobMissing,
                                .title = QStringLiteral("Blobs are missing"),
                                .retryAfterSeconds = 15,
                                .more = {{QStringLiteral("missing"), QJsonArray{QStringLiteral("x")}}}};
    const auto back = wire::problemFrom(424, wire::encode(problem));
    QVERIFY(back);
    QCOMPARE(back->status, problem.status);
    QVERIFY(back->code == problem.code);
    QCOMPARE(back->title, problem.title);
    QCOMPARE(back->retryAfterSeconds, problem.retryAfterSeconds);
    QCOMPARE(back->more, problem.more);
}

void TestCanonical::whatIsNoProblemIsRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("a page of a proxy") << QByteArray("<html><body>502 Bad Gateway</body></html>");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no code") << QByteArray(R"({"title":"x","status":500})");
    QTest::newRow("a code that is none") << QByteArray(R"({"code":"H0204"})");
    QTest::newRow("a code that is a number") << QByteArray(R"({"code":204})");
    QTest::newRow("a wait of years") << QByteArray(R"({"code":"H-0111","retryAfter":99999999})");
}

void TestCanonical::whatIsNoProblemIsRefused()
{
    QFETCH(QByteArray, body);
    const auto read = wire::problemFrom(500, body);
    QVERIFY(!read);
    QVERIFY(read.error() == wire::codes::Unreadable);
}

YC_TEST(TestCanonical)
#include "tst_canonical.moc"
