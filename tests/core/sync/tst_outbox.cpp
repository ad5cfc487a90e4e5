#include "core/sync/outbox.h"
#include "core/wire/problem.h"
#include "tests/support/register.h"

#include <QTest>

using namespace yc;
using namespace yc::core;
using namespace std::chrono_literals;
using sync::Due;

class TestOutbox : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingOwedNothingToDo();
    void neverTriedGoesFirstThenTheLongestDue();
    void whatIsNotDueWaits();
    void waitsGrowAsAgreed_data();
    void waitsGrowAsAgreed();
    void chanceSpreadsByAFifth();
    void theHallsOwnWordIsKeptUpToAnHour();
    void onlyTheLineIsWaitedForByTheLine();
    void aDayWithoutTheHallIsThirtyTriesNotThousands();

private:
    QDateTime m_now{QDate(2026, 11, 21), QTime(9, 30), Qt::UTC};
    QUuid m_a = QUuid::createUuid();
    QUuid m_b = QUuid::createUuid();
};

void TestOutbox::nothingOwedNothingToDo()
{
    const auto decision = sync::decide({});
    QVERIFY(!decision.tryNow);
    QVERIFY(!decision.wakeIn);
}

void TestOutbox::neverTriedGoesFirstThenTheLongestDue()
{
    const Due due{.caseId = m_a, .left = -60s};
    const Due fresh{.caseId = m_b, .left = {}};
    QVERIFY(sync::decide({due, fresh}).tryNow == m_b);
    const Due longer{.caseId = m_b, .left = -61s};
    QVERIFY(sync::decide({due, longer}).tryNow == m_b);
    QVERIFY(sync::decide({longer, due}).tryNow == m_b);
}

void TestOutbox::whatIsNotDueWaits()
{
    const auto decision = sync::decide({{.caseId = m_a, .left = 5s}, {.caseId = m_b, .left = 6s}});
    QVERIFY(!decision.tryNow);
    QCOMPARE(*decision.wakeIn, 5'000ms);
    QVERIFY(sync::decide({{.caseId = m_a, .left = 0s}}).tryNow == m_a);
}

void TestOutbox::waitsGrowAsAgreed_data()
{
    QTest::addColumn<int>("before");
    QTest::addColumn<int>("seconds");
    QTest::newRow("first") << 0 << 5;
    QTest::newRow("second") << 1 << 25;
    QTest::newRow("third") << 2 << 120;
    QTest::newRow("fourth") << 3 << 600;
    QTest::newRow("fifth") << 4 << 3'600;
    QTest::newRow("hundredth") << 99 << 3'600;
}

void TestOutbox::waitsGrowAsAgreed()
{
    QFETCH(int, before);
    QFETCH(int, seconds);
    const auto next = sync::postpone({.code = link::codes::NoLine}, before, m_now, 0.5);
    QCOMPARE(next.tries, before + 1);
    QCOMPARE(m_now.secsTo(next.nextTry), seconds);
    QCOMPARE(next.cause, QStringLiteral("L-0001"));
}

void TestOutbox::chanceSpreadsByAFifth()
{
    const auto waited = [&](double chance) {
        return m_now.msecsTo(sync::postpone({.code = link::codes::NoLine}, 1, m_now, chance).nextTry);
    };
    QCOMPARE(waited(0.0), 20'000);
    QCOMPARE(waited(1.0), 30'000);
    QCOMPARE(waited(-3.0), 20'000);
    QCOMPARE(waited(7.0), 30'000);
}

void TestOutbox::theHallsOwnWordIsKeptUpToAnHour()
{
    const auto waited = [&](int retryAfter) {
        const link::Failure failure{.code = wire::codes::TooMany, .retryAfterSeconds = retryAfter};
        return m_now.secsTo(sync::postpone(failure, 0, m_now, 0.5).nextTry);
    };
    QCOMPARE(waited(90), 90);
    QCOMPARE(waited(1), 5);
    QCOMPARE(waited(1'000'000), 3'600);
}

void TestOutbox::onlyTheLineIsWaitedForByTheLine()
{
    QVERIFY(sync::isCausedByLine(QStringLiteral("L-0001")));
    QVERIFY(sync::isCausedByLine(QStringLiteral("L-0009")));
    for (const auto *cause : {"H-0203", "L-0201", "L-0101", "S-0107", "", "nonsense"})
        QVERIFY2(!sync::isCausedByLine(QString::fromLatin1(cause)), cause);
}

void TestOutbox::aDayWithoutTheHallIsThirtyTriesNotThousands()
{
    int tries = 0;
    std::optional<std::chrono::milliseconds> left;
    auto now = m_now;
    while (m_now.secsTo(now) < 86'400) {
        const auto decision = sync::decide({{.caseId = m_a, .left = left}});
        if (!decision.tryNow) {
            now = now.addMSecs(decision.wakeIn->count());
            left = *left - *decision.wakeIn;
            continue;
        }
        const auto next = sync::postpone({.code = link::codes::NoLine}, tries, now, 0.5);
        tries = next.tries;
        left = std::chrono::milliseconds{now.msecsTo(next.nextTry)};
    }
    QVERIFY(tries >= 24 && tries <= 30);
}

YC_TEST(TestOutbox)
#include "tst_outbox.moc"
