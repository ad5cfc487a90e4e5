#include "kiosk/idle_watch.h"
#include "tests/support/register.h"

#include <QSignalSpy>
#include <QTest>
#include <QWidget>

using namespace yc::kiosk;
using namespace std::chrono_literals;

class TestIdleWatch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theTimesAreThoseOfTheRules()
    {
        QCOMPARE(IdleTimes().idle, std::chrono::milliseconds(60s));
        QVERIFY(IdleTimes().countdown >= 20s); // WCAG 2.2.1
    }
    void nobodyThereCountsDownAndEnds()
    {
        IdleWatch watch({.idle = 20ms, .countdown = 60ms});
        QSignalSpy counted(&watch, &IdleWatch::countdown);
        QSignalSpy over(&watch, &IdleWatch::over);
        watch.start();
        QTRY_COMPARE(over.size(), 1);
        QVERIFY(!counted.isEmpty());
        QCOMPARE(counted.first().first().toInt(), 1);
        QVERIFY(!watch.isCountingDown());
    }
    void aTouchDuringTheCountdownGoesOn_data()
    {
        QTest::addColumn<bool>("key");
        QTest::newRow("finger") << false;
        QTest::newRow("key") << true;
    }
    void aTouchDuringTheCountdownGoesOn()
    {
        QFETCH(bool, key);
        QWidget screen;
        IdleWatch watch({.idle = 20ms, .countdown = 60s});
        QSignalSpy counted(&watch, &IdleWatch::countdown);
        QSignalSpy resumed(&watch, &IdleWatch::resumed);
        QSignalSpy over(&watch, &IdleWatch::over);
        watch.start();
        QTRY_COMPARE(counted.size(), 1);
        QCOMPARE(counted.first().first().toInt(), 60);
        QVERIFY(watch.isCountingDown());
        if (key)
            QTest::keyClick(&screen, Qt::Key_Space);
        else
            QTest::mouseClick(&screen, Qt::LeftButton);
        QCOMPARE(resumed.size(), 1);
        QVERIFY(!watch.isCountingDown());
        QTRY_COMPARE(counted.size(), 2); // and it watches on
        QCOMPARE(over.size(), 0);
    }
    void aStoppedWatchSleeps()
    {
        QWidget screen;
        IdleWatch watch({.idle = 10ms, .countdown = 10ms});
        QSignalSpy counted(&watch, &IdleWatch::countdown);
        watch.start();
        watch.stop();
        QTest::mouseClick(&screen, Qt::LeftButton); // a touch does not wake it
        QTest::qWait(60);
        QCOMPARE(counted.size(), 0);
    }
};

YC_TEST(TestIdleWatch)
#include "tst_idle_watch.moc"
