#include "devices/pad/stu_states.h"
#include "tests/devices/walk.h"
#include "tests/support/register.h"

#include <QTest>

using namespace yc::devices::pad::states;

class TestStuStates : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyLineOfTheTableIsWalked();
    void everyStateIsLeftByCancelTimeOutAndUnplug();
    void noPageIsLeftOnTheScreen();
};

void TestStuStates::everyLineOfTheTableIsWalked()
{
    QCOMPARE(yc::tests::walkTable(Moves, AllStates,
                                  std::vector{Event::Cancelled, Event::TimedOut, Event::Unplugged, Event::Broken},
                                  State::Stopped),
             QString());
    QVERIFY(!next(State::Ready, Event::Keyed)); // and nothing that is not a line
    QVERIFY(!next(State::Ready, Event::InkWanted));
    QVERIFY(!next(State::Clearing, Event::PageGiven));
}

void TestStuStates::everyStateIsLeftByCancelTimeOutAndUnplug()
{
    for (const auto state : AllStates) {
        QVERIFY(next(state, Event::Cancelled) == State::Stopped);
        const auto lost = state == State::Stopped ? State::Stopped : State::Absent;
        for (const auto way : {Event::TimedOut, Event::Unplugged, Event::Broken})
            QVERIFY(next(state, way) == lost);
    }
}

// Every line from a state with a page goes to another with it, or to Clearing; the other ways close the wire.
void TestStuStates::noPageIsLeftOnTheScreen()
{
    for (const auto &move : Moves) {
        if (hasPage(move.from))
            QVERIFY(hasPage(move.to) || move.to == State::Clearing);
    }
    for (const auto state : AllStates)
        QVERIFY(hasPage(state) == (next(state, Event::PageOver) == State::Clearing));
}

YC_TEST(TestStuStates)
#include "tst_stu_states.moc"
