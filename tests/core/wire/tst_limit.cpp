#include "core/wire/shown_text.h"
#include "tests/core/wire/drafts.h"
#include "tests/support/register.h"

#include <QTest>

using namespace yc;
using namespace yc::core;

// What the hall cannot look up and in which case an agent acts, on the wire and in the text that is signed.
class TestWireLimit : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void itIsWrittenAsTheContractSays();
    void theVersionIsTheLowestThatHoldsIt();
    void whatIsNotTheContractIsRefused_data();
    void whatIsNotTheContractIsRefused();
    void theApplicantSignsBoth();

private:
    [[nodiscard]] static wire::Manifest told();
    [[nodiscard]] static domain::ServiceItem item();
};

wire::Manifest TestWireLimit::told()
{
    auto manifest = tests::goldenManifest();
    auto &draft = manifest.draft;
    draft.filings.first().unfetched = true;
    domain::Person somebody;
    somebody.name = QStringLiteral("测试");
    somebody.number = QStringLiteral("34052419800101001X");
    draft.agent
        = domain::Agent{.person = std::move(somebody),
                        .limit = domain::LimitConfirmed{.staffNo = QStringLiteral("0317"),
                                                        .at = QDateTime(QDate(2026, 11, 21), QTime(9, 41), Qt::UTC)}};
    return manifest;
}

domain::ServiceItem TestWireLimit::item()
{
    domain::ServiceItem made;
    made.name = QStringLiteral("样例事项");
    made.proxy = domain::ProxyRule::Limited;
    made.proxyReason = QStringLiteral("行动不便的可由近亲属代办");
    domain::Material material;
    material.id = QStringLiteral("m1");
    material.name = QStringLiteral("户口簿");
    material.source = domain::MaterialSource::Government;
    made.materials = {material};
    return made;
}

void TestWireLimit::itIsWrittenAsTheContractSays()
{
    const auto bytes = wire::encode(told());
    QVERIFY2(bytes.contains(R"("agent":{"limit":{"at":"2026-11-21T09:41:00.000Z","staffNo":"0317"},"person":{)"),
             bytes);
    QVERIFY2(bytes.contains(R"("unfetched":true})"), bytes);
    const auto back = wire::manifestFrom(bytes);
    QVERIFY(back);
    QVERIFY(back->draft.filings.first().unfetched);
    QCOMPARE(back->draft.agent->limit, told().draft.agent->limit);
}

void TestWireLimit::theVersionIsTheLowestThatHoldsIt()
{
    auto manifest = told();
    QVERIFY(wire::encode(manifest).contains(R"("version":5})"));
    manifest.draft.agent->limit.reset();
    QVERIFY(wire::encode(manifest).contains(R"("version":5})"));
    manifest.draft.filings.first().unfetched = false;
    QVERIFY(wire::encode(manifest).contains(R"("version":2})"));
    manifest.draft.agent.reset();
    QCOMPARE(wire::encode(manifest), wire::encode(tests::goldenManifest())); // nothing changes for whoever says nothing
}

void TestWireLimit::whatIsNotTheContractIsRefused_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    const auto row = [](const char *name, const char *from, const char *to) {
        QTest::newRow(name) << QByteArray(from) << QByteArray(to);
    };
    row("an older version", R"("version":5)", R"("version":4)");
    row("a newer version", R"("version":5)", R"("version":6)");
    row("said and not so", R"("unfetched":true)", R"("unfetched":false)");
    row("a word for it", R"("unfetched":true)", R"("unfetched":"yes")");
    row("confirmed by nobody", R"("staffNo":"0317"},"person")", R"("staffNo":""},"person")");
    row("confirmed at no time", R"("limit":{"at":"2026-11-21T09:41:00.000Z",)", R"("limit":{)");
    row("confirmed as a flag", R"("limit":{"at":"2026-11-21T09:41:00.000Z","staffNo":"0317"})", R"("limit":true)");
}

void TestWireLimit::whatIsNotTheContractIsRefused()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    auto bytes = wire::encode(told());
    QVERIFY(bytes.contains(from));
    QVERIFY(!wire::manifestFrom(bytes.replace(from, to)));
}

void TestWireLimit::theApplicantSignsBoth()
{
    const QDate day(2026, 11, 21);
    auto manifest = told();
    const auto text = wire::shownText(manifest.draft, item(), day);
    QVERIFY2(text.contains(R"("limit":"行动不便的可由近亲属代办")"), text);
    QVERIFY2(text.contains(R"("unfetched":true})"), text);
    // Who looked, and when, is the clerk's word.
    manifest.draft.agent->limit->staffNo = QStringLiteral("0318");
    QCOMPARE(wire::shownText(manifest.draft, item(), day), text);
    manifest.draft.agent->limit.reset();
    QVERIFY(!wire::shownText(manifest.draft, item(), day).contains("limit"));
    auto free = item();
    free.proxy = domain::ProxyRule::Allowed;
    QVERIFY(!wire::shownText(told().draft, free, day).contains("limit")); // there is nothing to confirm
}

YC_TEST(TestWireLimit)
#include "tst_limit.moc"
