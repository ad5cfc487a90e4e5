#include "app/steps/still_waiting.h"
#include "tests/support/register.h"

#include <QSignalSpy>
#include <QTest>

using namespace yc;
using namespace std::chrono_literals;

class TestStillWaiting : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fromTheThirdSecondOnItIsTold();
    void aSignOfLifeBeginsAnew();
    void stoppedItIsSilent();
};

void TestStillWaiting::fromTheThirdSecondOnItIsTold()
{
    app::StillWaiting waiting(nullptr, 5ms);
    QSignalSpy still(&waiting, &app::StillWaiting::still);
    waiting.start();
    QTRY_VERIFY(still.size() >= 3);
    QCOMPARE(still.at(0).first().toInt(), 3);
    QCOMPARE(still.at(1).first().toInt(), 4);
}

void TestStillWaiting::aSignOfLifeBeginsAnew()
{
    app::StillWaiting waiting(nullptr, 5ms);
    QSignalSpy still(&waiting, &app::StillWaiting::still);
    connect(&waiting, &app::StillWaiting::still, &waiting, &app::StillWaiting::start);
    waiting.start();
    QTRY_VERIFY(still.size() >= 3);
    for (const auto &told : still)
        QCOMPARE(told.first().toInt(), 3);
}

void TestStillWaiting::stoppedItIsSilent()
{
    app::StillWaiting waiting(nullptr, 5ms);
    QSignalSpy still(&waiting, &app::StillWaiting::still);
    app::StillWaiting other(nullptr, 5ms); // tells how time goes by
    QSignalSpy meanwhile(&other, &app::StillWaiting::still);
    waiting.start();
    waiting.stop();
    other.start();
    QTRY_VERIFY(meanwhile.size() >= 3);
    QVERIFY(still.isEmpty());
}

YC_TEST(TestStillWaiting)
#include "tst_still_waiting.moc"
