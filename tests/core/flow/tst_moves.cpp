#include "core/flow/card_reading.h"
#include "core/flow/intake_states.h"
#include "core/flow/sign_in.h"
#include "tests/support/register.h"

#include <QTest>

#include <set>

using namespace yc::core::flow;

// The three tables of this room, walked the same way.
class TestMoves : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyLineOfSignInIsWalked();
    void everyStateOfSignInIsReachedAndLeft();
    void nobodyIsInWithoutAnOpenVault();
    void everyLineOfTheIntakeIsWalked();
    void everyStateOfTheIntakeIsReached();
    void noIntakeIsReceivedWithoutAReceipt();
    void everyLineOfCardReadingIsWalked();
    void everyStateOfCardReadingIsReachedAndLeft();
};

// Every line is found, none hides behind another, and from all other pairs nothing moves but by the ways out.
template <typename States, typename Events, typename Moves, typename Next, typename WayOut>
static int walk(const States &states, const Events &events, const Moves &moves, Next next, WayOut isWayOut)
{
    int wrong = 0;
    int lines = 0;
    for (const auto from : states) {
        for (const auto on : events) {
            if (isWayOut(on))
                continue;
            const auto to = next(from, on);
            const auto line
                = std::ranges::find_if(moves, [&](const auto &move) { return move.from == from && move.on == on; });
            if (to.has_value() != (line != moves.end()) || (to && *to != line->to))
                ++wrong;
            lines += to ? 1 : 0;
        }
    }
    return wrong == 0 && lines == static_cast<int>(moves.size()) ? 0 : wrong + 1;
}

template <typename State, typename Events, typename Next>
static std::size_t reached(State first, const Events &events, Next next)
{
    std::set<State> seen{first};
    for (bool grown = true; grown;) {
        grown = false;
        for (const auto from : std::set(seen)) {
            for (const auto on : events) {
                if (const auto to = next(from, on))
                    grown |= seen.insert(*to).second;
            }
        }
    }
    return seen.size();
}

void TestMoves::everyLineOfSignInIsWalked()
{
    QCOMPARE(walk(sign_in::AllStates, sign_in::AllEvents, sign_in::Moves, sign_in::next,
                  [](auto on) { return on == sign_in::Event::SignedOut; }),
             0);
}

void TestMoves::everyStateOfSignInIsReachedAndLeft()
{
    QCOMPARE(reached(sign_in::State::Out, sign_in::AllEvents, sign_in::next), sign_in::AllStates.size());
    for (const auto state : sign_in::AllStates)
        QVERIFY(sign_in::next(state, sign_in::Event::SignedOut) == sign_in::State::Out);
}

void TestMoves::nobodyIsInWithoutAnOpenVault()
{
    for (const auto &move : sign_in::Moves) {
        if (sign_in::isIn(move.to) && !sign_in::isIn(move.from))
            QVERIFY(move.on == sign_in::Event::VaultOpened);
    }
    // Whom the hall calls wrong does not get in, whatever the vault would say.
    QVERIFY(sign_in::next(sign_in::State::Comparing, sign_in::Event::VaultOpened) == sign_in::State::Out);
}

void TestMoves::everyLineOfTheIntakeIsWalked()
{
    QCOMPARE(walk(intake::AllStates, intake::AllEvents, intake::Moves, intake::next, [](auto) { return false; }), 0);
}

void TestMoves::everyStateOfTheIntakeIsReached()
{
    QCOMPARE(reached(intake::State::Editing, intake::AllEvents, intake::next), intake::AllStates.size());
}

void TestMoves::noIntakeIsReceivedWithoutAReceipt()
{
    for (const auto &move : intake::Moves) {
        if (move.to == intake::State::Received)
            QVERIFY(move.on == intake::Event::Receipt);
        if (move.to == intake::State::Owed)
            QVERIFY(move.on == intake::Event::Written);
    }
}

void TestMoves::everyLineOfCardReadingIsWalked()
{
    QCOMPARE(walk(card_reading::AllStates, card_reading::AllEvents, card_reading::Moves, card_reading::next,
                  [](auto on) { return on == card_reading::Event::Unplugged || on == card_reading::Event::Cancelled; }),
             0);
}

void TestMoves::everyStateOfCardReadingIsReachedAndLeft()
{
    using card_reading::Event;
    using card_reading::State;
    QCOMPARE(reached(State::Unavailable, card_reading::AllEvents, card_reading::next), card_reading::AllStates.size());
    for (const auto state : card_reading::AllStates) {
        QVERIFY(card_reading::next(state, Event::Unplugged) == State::Unavailable);
        QVERIFY(card_reading::next(state, Event::Cancelled).has_value());
    }
}

YC_TEST(TestMoves)
#include "tst_moves.moc"
