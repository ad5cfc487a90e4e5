#include "kiosk/session_states.h"
#include "tests/support/register.h"

#include <QSet>
#include <QTest>

using namespace yc::kiosk;

class TestSessionStates : public QObject
{
    Q_OBJECT

    static bool hasCard(State state)
    {
        return state != State::Waiting && state != State::PlaceCard && state != State::TakeCard
            && state != State::Ended;
    }

private Q_SLOTS:
    void theUsualWay()
    {
        auto state = State::Waiting;
        for (const auto &[event, expected] : {std::pair{Event::Shown, State::PlaceCard},
                                              {Event::CardTaken, State::Asking},
                                              {Event::Answered, State::Cases},
                                              {Event::Chosen, State::Detail},
                                              {Event::Print, State::Printing},
                                              {Event::PrintDone, State::Printed},
                                              {Event::Home, State::TakeCard},
                                              {Event::Over, State::Ended}}) {
            const auto to = next(state, event);
            QVERIFY(to);
            QCOMPARE(*to, expected);
            state = *to;
        }
    }
    void aCardAloneBeginsASession()
    {
        QCOMPARE(next(State::Waiting, Event::CardTaken), State::Asking);
        QCOMPARE(next(State::Waiting, Event::CardUnfit), State::CardRefused);
    }
    void everyStateIsReached()
    {
        QSet<int> reached{static_cast<int>(State::Waiting)};
        for (std::size_t round = 0; round < AllStates.size(); ++round) {
            for (const auto state : AllStates) {
                for (const auto event : AllEvents) {
                    if (const auto to = next(state, event); to && reached.contains(static_cast<int>(state)))
                        reached.insert(static_cast<int>(*to));
                }
            }
        }
        QCOMPARE(reached.size(), static_cast<qsizetype>(AllStates.size()));
    }
    void standingIdleAlwaysEndsTheSession()
    {
        for (const auto state : AllStates) {
            if (state == State::Waiting || state == State::Ended)
                continue;
            auto to = next(state, Event::IdleOver);
            QVERIFY(to);
            if (*to == State::TakeCard)
                to = next(*to, Event::Over);
            QCOMPARE(to, State::Ended);
        }
    }
    void homeRemindsOfTheCardWhereOneWasRead()
    {
        for (const auto state : AllStates) {
            if (state == State::Waiting || state == State::Ended)
                continue;
            QCOMPARE(next(state, Event::Home), hasCard(state) ? State::TakeCard : State::Ended);
        }
    }
    void backAlwaysLeadsSomewhere()
    {
        for (const auto state : AllStates) {
            if (state != State::Waiting && state != State::Ended)
                QVERIFY(next(state, Event::Back));
        }
    }
    void anotherCardEndsWhatTheFirstOneOpened()
    {
        for (const auto state : AllStates) {
            if (hasCard(state) && state != State::CardRefused) {
                QCOMPARE(next(state, Event::CardTaken), State::Ended);
                QCOMPARE(next(state, Event::CardUnfit), State::Ended);
            }
        }
        QVERIFY(!next(State::TakeCard, Event::CardTaken));
    }
    void nothingFollowsTheEnd()
    {
        for (const auto event : AllEvents)
            QVERIFY(!next(State::Ended, event));
    }
    void whatComesTooLateChangesNothing()
    {
        for (const auto event : {Event::Answered, Event::HallFailed})
            QVERIFY(!next(State::Cases, event) && !next(State::TakeCard, event));
        for (const auto event : {Event::PrintDone, Event::PrintFailed})
            QVERIFY(!next(State::Detail, event) && !next(State::TakeCard, event));
    }
};

YC_TEST(TestSessionStates)
#include "tst_session_states.moc"
