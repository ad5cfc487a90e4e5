#include "core/sync/waits.h"
#include "tests/core/vault/vault_world.h"
#include "tests/support/register.h"

#include <QTest>

using namespace yc;
using namespace yc::core;
using namespace std::chrono_literals;
using tests::HandClock;

// What was put off, while somebody sets the machine's clock.
class TestWaits : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatWasNeverTriedDoesNotWait();
    void aWaitRunsDownAndThenCountsOn();
    void anHourSetBackHoldsNothing();
    void anHourSetForwardHurriesNothing();
    void anotherTryIsAnotherWait();
    void afterARestartNothingWaitsLongerThanAnHour();

private:
    const QString m_name = QStringLiteral("a");
};

void TestWaits::whatWasNeverTriedDoesNotWait()
{
    const HandClock clock;
    sync::Waits waits(clock);
    QVERIFY(!waits.left(m_name, {}));
}

void TestWaits::aWaitRunsDownAndThenCountsOn()
{
    HandClock clock;
    sync::Waits waits(clock);
    const auto until = clock.now().addSecs(25);
    QCOMPARE(*waits.left(m_name, until), 25'000ms);
    clock.pass(20s);
    QCOMPARE(*waits.left(m_name, until), 5'000ms);
    QCOMPARE(waits.shown(m_name, until), until);
    clock.pass(6s);
    QCOMPARE(*waits.left(m_name, until), -1'000ms); // which of two is longer due is still told
}

void TestWaits::anHourSetBackHoldsNothing()
{
    HandClock clock;
    sync::Waits waits(clock);
    const auto until = clock.now().addSecs(25);
    QCOMPARE(*waits.left(m_name, until), 25'000ms);
    clock.setBack(1h);
    QCOMPARE(*waits.left(m_name, until), 25'000ms);
    QCOMPARE(waits.shown(m_name, until), clock.now().addSecs(25)); // as the clock on the wall will then stand
    clock.pass(25s);
    QCOMPARE(*waits.left(m_name, until), 0ms);
}

void TestWaits::anHourSetForwardHurriesNothing()
{
    HandClock clock;
    sync::Waits waits(clock);
    const auto until = clock.now().addSecs(600); // ten thousand terminals may have been told the time together
    QCOMPARE(*waits.left(m_name, until), 600'000ms);
    clock.setBack(-1h);
    QCOMPARE(*waits.left(m_name, until), 600'000ms);
}

void TestWaits::anotherTryIsAnotherWait()
{
    HandClock clock;
    sync::Waits waits(clock);
    QCOMPARE(*waits.left(m_name, clock.now().addSecs(5)), 5'000ms);
    clock.pass(5s);
    QCOMPARE(*waits.left(m_name, clock.now().addSecs(25)), 25'000ms);
    QCOMPARE(*waits.left(QStringLiteral("b"), clock.now().addSecs(5)), 5'000ms);
}

void TestWaits::afterARestartNothingWaitsLongerThanAnHour()
{
    HandClock clock;
    sync::Waits waits(clock);
    const auto until = clock.now().addYears(1); // kept before the clock was set back by a year
    QCOMPARE(*waits.left(m_name, until), std::chrono::milliseconds(1h));
    clock.pass(1h);
    QCOMPARE(*waits.left(m_name, until), 0ms);
}

YC_TEST(TestWaits)
#include "tst_waits.moc"
