#include "devices/card/reader_states.h"
#include "tests/devices/walk.h"
#include "tests/support/register.h"

#include <QTest>

#include <set>

using namespace yc::devices::card::reader;

class TestReaderStates : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyLineOfTheTableIsWalked();
    void everyStateIsLeftByCancelTimeOutAndUnplug();
    void everyStateThatAsksIsLeftBySuccessAndByFailure();
    void fromEveryStateACardCanBeReadInTheEnd();
};

namespace
{
std::set<State> reachedFrom(State first)
{
    std::set<State> seen{first};
    std::vector<State> open{first};
    while (!open.empty()) {
        const auto state = open.back();
        open.pop_back();
        for (const auto &move : Moves) {
            if (move.from == state && seen.insert(move.to).second)
                open.push_back(move.to);
        }
        for (const auto event : {Event::TimedOut, Event::Unplugged, Event::Broken, Event::Cancelled}) {
            if (const auto to = next(state, event); to && seen.insert(*to).second)
                open.push_back(*to);
        }
    }
    return seen;
}
} // namespace

void TestReaderStates::everyLineOfTheTableIsWalked()
{
    QCOMPARE(yc::tests::walkTable(Moves, AllStates,
                                  std::vector{Event::Cancelled, Event::TimedOut, Event::Unplugged, Event::Broken},
                                  State::Stopped),
             QString());
    QVERIFY(!next(State::Waiting, Event::TextRead)); // and nothing that is not a line
    QVERIFY(!next(State::Resting, Event::CardRead));
}

void TestReaderStates::everyStateIsLeftByCancelTimeOutAndUnplug()
{
    for (const auto state : AllStates) {
        QVERIFY(next(state, Event::Cancelled) == State::Stopped);
        if (state == State::Stopped)
            continue; // there is nothing to leave
        QVERIFY(next(state, Event::Unplugged) == State::Absent);
        QVERIFY(next(state, Event::Broken) == State::Absent);
        const auto after = next(state, Event::TimedOut);
        QVERIFY(after);
        QVERIFY(state == State::Absent || state == State::Resting || *after != state);
        // States that wait have their time-out as a tick.
        if (!isAsking(state) && state != State::Opening)
            QVERIFY(next(state, Event::Tick));
    }
}

void TestReaderStates::everyStateThatAsksIsLeftBySuccessAndByFailure()
{
    for (const auto state : AllStates) {
        if (!isAsking(state))
            continue;
        int ways = 0;
        for (const auto &move : Moves)
            ways += move.from == state && move.to != state;
        QVERIFY(ways >= 1);
        QVERIFY(next(state, Event::Broken));
    }
}

void TestReaderStates::fromEveryStateACardCanBeReadInTheEnd()
{
    for (const auto state : AllStates)
        QVERIFY(reachedFrom(state).contains(State::Reading));
}

YC_TEST(TestReaderStates)
#include "tst_reader_states.moc"
