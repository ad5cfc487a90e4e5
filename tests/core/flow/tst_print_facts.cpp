#include "core/flow/print_facts.h"
#include "core/vault/vault.h"
#include "tests/core/flow/desk_world.h"
#include "tests/support/register.h"

#include <QTest>

using namespace yc;
using namespace yc::core;
using flow::PrintFact;
using tests::DeskWorld;
using namespace Qt::Literals::StringLiterals;

// How often a paper was printed rests with its case.
class TestPrintFacts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void factsGoThereAndBack();
    void whatIsNoListOfFactsIsRefused_data();
    void whatIsNoListOfFactsIsRefused();
    void onlyWhatMayHaveComeOutCounts();
    void theyOutliveTheClient();
    void aPaperOfNoCaseIsInTheAuditAlone();

private:
    using Facts = QList<PrintFact>;
    [[nodiscard]] static PrintFact fact(const QString &id, PrintFact::Outcome outcome, const QString &paper = u"p1"_s);
    [[nodiscard]] static Result<Facts> note(flow::Desk &desk, const QUuid &caseId, const PrintFact &fact);
    DeskWorld m_world;
};

void TestPrintFacts::initTestCase()
{
    QVERIFY2(m_world.start(), qPrintable(m_world.why()));
}

PrintFact TestPrintFacts::fact(const QString &id, PrintFact::Outcome outcome, const QString &paper)
{
    return {.id = id,
            .paperId = paper,
            .kind = u"result-notice"_s,
            .at = QDateTime::fromString(u"2026-11-22T02:03:04.005Z"_s, Qt::ISODateWithMs),
            .staffNo = u"0317"_s,
            .queue = u"wenshu"_s,
            .copies = 2,
            .outcome = outcome};
}

Result<TestPrintFacts::Facts> TestPrintFacts::note(flow::Desk &desk, const QUuid &caseId, const PrintFact &fact)
{
    return DeskWorld::ask<Facts>(
        [&](QObject *context, const flow::Answer<Facts> &done) { desk.notePrint(caseId, fact, context, done); });
}

void TestPrintFacts::factsGoThereAndBack()
{
    using Outcome = PrintFact::Outcome;
    const Facts facts{fact(u"a"_s, Outcome::Sent), fact(u"b"_s, Outcome::Printed), fact(u"c"_s, Outcome::Cancelled),
                      fact(u"d"_s, Outcome::Failed)};
    const auto read = flow::printFactsFrom(flow::toJson(facts));
    QVERIFY(read);
    QCOMPARE(*read, facts);
    QVERIFY(flow::printFactsFrom("[]")->isEmpty());
}

void TestPrintFacts::whatIsNoListOfFactsIsRefused_data()
{
    QTest::addColumn<QByteArray>("json");
    const auto good = flow::toJson({fact(u"a"_s, PrintFact::Outcome::Sent)});
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("an object") << QByteArray("{}");
    QTest::newRow("an entry that is none") << QByteArray("[1]");
    QTest::newRow("an outcome nobody knows") << QByteArray(good).replace("sent", "gone");
    QTest::newRow("no time") << QByteArray(good).replace("2026-11-22T", "");
    QTest::newRow("no copies") << QByteArray(good).replace(":2,", ":0,");
    QTest::newRow("cut") << good.chopped(4);
}

void TestPrintFacts::whatIsNoListOfFactsIsRefused()
{
    QFETCH(QByteArray, json);
    const auto read = flow::printFactsFrom(json);
    QVERIFY(!read);
    QVERIFY(read.error() == yc::codes::BadFile);
}

void TestPrintFacts::onlyWhatMayHaveComeOutCounts()
{
    using Outcome = PrintFact::Outcome;
    Facts facts;
    flow::put(facts, fact(u"a"_s, Outcome::Sent));
    flow::put(facts, fact(u"b"_s, Outcome::Sent, u"p2"_s));
    QCOMPARE(flow::timesPrinted(facts, u"p1"_s), 1);
    flow::put(facts, fact(u"a"_s, Outcome::Failed)); // the same job, known better
    QCOMPARE(facts.size(), 2);
    QCOMPARE(flow::timesPrinted(facts, u"p1"_s), 0);
    flow::put(facts, fact(u"c"_s, Outcome::Cancelled));
    flow::put(facts, fact(u"d"_s, Outcome::Printed));
    flow::put(facts, fact(u"e"_s, Outcome::Printed));
    QCOMPARE(flow::timesPrinted(facts, u"p1"_s), 2);
}

void TestPrintFacts::theyOutliveTheClient()
{
    QUuid id;
    {
        const auto desk = m_world.signedIn();
        QVERIFY2(desk, qPrintable(m_world.why()));
        const auto intake = DeskWorld::filled(*desk);
        QVERIFY(intake);
        id = intake->id();
        QVERIFY(DeskWorld::submit(*intake));
        auto first = fact(u"a"_s, PrintFact::Outcome::Sent);
        first.staffNo.clear();
        const auto noted = note(*desk, id, first);
        QVERIFY(noted);
        QCOMPARE(noted->first().staffNo, m_world.staffNo); // who is signed in
        QVERIFY(note(*desk, id, fact(u"a"_s, PrintFact::Outcome::Printed)));
        QVERIFY(note(*desk, id, fact(u"b"_s, PrintFact::Outcome::Printed)));
    }
    const auto desk = m_world.signedIn();
    QVERIFY2(desk, qPrintable(m_world.why()));
    const auto facts = DeskWorld::ask<Facts>(
        [&](QObject *context, const flow::Answer<Facts> &done) { desk->prints(id, context, done); });
    QVERIFY(facts);
    QCOMPARE(facts->size(), 2);
    QCOMPARE(flow::timesPrinted(*facts, u"p1"_s), 2);
    const auto unknown = DeskWorld::ask<Facts>(
        [&](QObject *context, const flow::Answer<Facts> &done) { desk->prints(QUuid::createUuid(), context, done); });
    QVERIFY(unknown && unknown->isEmpty());
    const auto foreign = note(*desk, QUuid::createUuid(), fact(u"x"_s, PrintFact::Outcome::Printed));
    QVERIFY(!foreign);
    QVERIFY(foreign.error() == vault::codes::NotFound);
}

void TestPrintFacts::aPaperOfNoCaseIsInTheAuditAlone()
{
    const auto desk = m_world.signedIn();
    QVERIFY2(desk, qPrintable(m_world.why()));
    const auto noted = note(*desk, {}, fact(u"g"_s, PrintFact::Outcome::Printed, u"guide/1"_s));
    QVERIFY(noted);
    QCOMPARE(noted->size(), 1);
}

YC_TEST(TestPrintFacts)
#include "tst_print_facts.moc"
