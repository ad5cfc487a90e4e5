#include "core/sync/submission.h"
#include "tests/support/register.h"

#include <QTest>

#include <set>

using namespace yc::core::sync::submission;

class TestSubmissionMoves : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyLineIsWalkedAndNoOther();
    void everyStateUnderWayCanFail();
    void everyStateIsReached();
    void nothingIsSettledWithoutAGoodReceipt();
};

void TestSubmissionMoves::everyLineIsWalkedAndNoOther()
{
    int lines = 0;
    for (const auto from : AllStates) {
        for (const auto on : AllEvents) {
            if (on == Event::Failed)
                continue;
            const auto to = next(from, on);
            const auto line
                = std::ranges::find_if(Moves, [&](const Move &move) { return move.from == from && move.on == on; });
            QCOMPARE(to.has_value(), line != Moves.end());
            if (to) {
                QVERIFY(*to == line->to);
                ++lines;
            }
        }
    }
    QCOMPARE(lines, static_cast<int>(Moves.size()));
}

void TestSubmissionMoves::everyStateUnderWayCanFail()
{
    for (const auto state : AllStates)
        QCOMPARE(next(state, Event::Failed) == State::Postponed, !isOver(state));
    QVERIFY(next(State::Postponed, Event::Due) == State::Asking); // and comes back
}

void TestSubmissionMoves::everyStateIsReached()
{
    std::set<State> seen{State::Owed};
    for (bool grown = true; grown;) {
        grown = false;
        for (const auto from : std::set(seen)) {
            for (const auto on : AllEvents) {
                if (const auto to = next(from, on))
                    grown |= seen.insert(*to).second;
            }
        }
    }
    QCOMPARE(seen.size(), AllStates.size());
}

void TestSubmissionMoves::nothingIsSettledWithoutAGoodReceipt()
{
    for (const auto &move : Moves) {
        if (move.to == State::Settled)
            QVERIFY(move.from == State::Settling);
        if (move.to == State::Settling)
            QVERIFY(move.from == State::Checking && move.on == Event::ReceiptGood);
    }
}

YC_TEST(TestSubmissionMoves)
#include "tst_submission_moves.moc"
