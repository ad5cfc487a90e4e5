#include "tests/support/register.h"
#include "ui/stall_detector.h"

#include <QElapsedTimer>
#include <QTest>
#include <QTimer>

#include <time.h>

using namespace yc;

namespace
{

// Works for so long by this thread's own clock, so that a busy machine does not shorten it.
void work(int ms)
{
    timespec from{};
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &from);
    do
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    while ((now.tv_sec - from.tv_sec) * 1000 + (now.tv_nsec - from.tv_nsec) / 1'000'000 < ms);
}

} // namespace

class TestStallDetector : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aMadeStallIsSeen();
    void aTimerAndAPostedEventAreSeenAlike();
    void waitingIsNoStall();
    void theRunDelayIsTakenOff();
    void onlyOneWatchesAProcess();
};

void TestStallDetector::aMadeStallIsSeen()
{
    ui::StallDetector detector;
    QVERIFY(detector.isWatching());
    QTest::qWait(20);
    detector.reset();
    QTimer::singleShot(5, this, [] { work(80); });
    QTRY_VERIFY(detector.seen().over50 >= 1); // a turn is judged when the next one begins
    const auto seen = detector.seen();
    QVERIFY2(seen.worstMs >= 80 && seen.worstMs < 400, qPrintable(QString::number(seen.worstMs)));
    QVERIFY(seen.over50 >= 1);
    QVERIFY(seen.over16 >= seen.over50);
}

void TestStallDetector::aTimerAndAPostedEventAreSeenAlike()
{
    ui::StallDetector detector;
    QTest::qWait(20);
    detector.reset();
    QMetaObject::invokeMethod(
        this, [] { work(30); }, Qt::QueuedConnection);
    QTRY_VERIFY(detector.seen().worstMs >= 30);
    QVERIFY(detector.seen().over16 >= 1);
}

void TestStallDetector::waitingIsNoStall()
{
    ui::StallDetector detector;
    QTest::qWait(20);
    detector.reset();
    QElapsedTimer time;
    time.start();
    QEventLoop loop;
    QTimer::singleShot(300, &loop, &QEventLoop::quit);
    loop.exec();
    QVERIFY(time.elapsed() >= 290);
    QTRY_VERIFY(detector.seen().turns >= 1);
    QVERIFY2(detector.seen().worstMs < 150, qPrintable(QString::number(detector.seen().worstMs)));
}

void TestStallDetector::theRunDelayIsTakenOff()
{
    ui::StallDetector::Seen seen;
    ui::StallDetector::judge(seen, 90'000'000, 80'000'000); // 90 ms by the wall, others ran for 80
    QCOMPARE(seen.worstMs, 10.0);
    QCOMPARE(seen.over16, quint64{0});
    ui::StallDetector::judge(seen, 17'000'000, 0);
    QCOMPARE(seen.over16, quint64{1});
    QCOMPARE(seen.over50, quint64{0});
    ui::StallDetector::judge(seen, 60'000'000, 5'000'000);
    QCOMPARE(seen.worstMs, 55.0);
    QCOMPARE(seen.over50, quint64{1});
    ui::StallDetector::judge(seen, 1'000'000, 5'000'000); // clocks that disagree give no negative time
    QCOMPARE(seen.turns, quint64{4});
    QCOMPARE(seen.worstMs, 55.0);
}

void TestStallDetector::onlyOneWatchesAProcess()
{
    ui::StallDetector first;
    QVERIFY(first.isWatching());
    const ui::StallDetector second;
    QVERIFY(!second.isWatching());
}

YC_TEST(TestStallDetector)
#include "tst_stall_detector.moc"
