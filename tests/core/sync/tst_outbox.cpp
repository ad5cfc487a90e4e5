#include "core/sync/outbox.h"
#include "core/wire/problem.h"
#include "tests/support/register.h"

#include <QTest>

using namespace yc;
using namespace yc::core;
using namespace std::chrono_literals;
using sync::Debt;

class TestOutbox : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingOwedNothingToDo();
    void neverTriedGoesFirstThenTheLongestDue();
    void whatIsNotDueWaitsButNeverLongerThanAnHour();
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
    const auto decision = sync::decide({}, m_now);
    QVERIFY(!decision.tryNow);
    QVERIFY(!decision.wakeIn);
}

void TestOutbox::neverTriedGoesFirstThenTheLongestDue()
{
    const Debt due{.caseId = m_a, .tries = 2, .nextTry = m_now.addSecs(-60), .cause = QStringLiteral("L-0001")};
    const Debt fresh{.caseId = m_b};
    QVERIFY(sync::decide({due, fresh}, m_now).tryNow == m_b);
    const Debt longer{.caseId = m_b, .tries = 1, .nextTry = m_now.addSecs(-61), .cause = QStringLiteral("L-0001")};
    QVERIFY(sync::decide({due, longer}, m_now).tryNow == m_b);
    QVERIFY(sync::decide({longer, due}, m_now).tryNow == m_b);
}

void TestOutbox::whatIsNotDueWaitsButNeverLongerThanAnHour()
{
    const Debt soon{.caseId = m_a, .tries = 1, .nextTry = m_now.addSecs(5), .cause = {}};
    const auto decision = sync::decide({soon}, m_now);
    QVERIFY(!decision.tryNow);
    QCOMPARE(*decision.wakeIn, 5'000ms);
    // The machine's clock was set back by a year: the debt is looked at again within the hour all the same.
    const Debt nextYear{.caseId = m_a, .tries = 1, .nextTry = m_now.addYears(1), .cause = {}};
    QCOMPARE(*sync::decide({nextYear}, m_now).wakeIn, std::chrono::milliseconds(1h));
    QVERIFY(sync::decide({soon}, m_now.addSecs(5)).tryNow == m_a);
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
    Debt debt{.caseId = m_a};
    auto now = m_now;
    while (m_now.secsTo(now) < 86'400) {
        const auto decision = sync::decide({debt}, now);
        if (!decision.tryNow) {
            now = now.addMSecs(decision.wakeIn->count());
            continue;
        }
        const auto next = sync::postpone({.code = link::codes::NoLine}, debt.tries, now, 0.5);
        debt.tries = next.tries;
        debt.nextTry = next.nextTry;
    }
    QVERIFY(debt.tries >= 24 && debt.tries <= 30);
}

YC_TEST(TestOutbox)
#include "tst_outbox.moc"
