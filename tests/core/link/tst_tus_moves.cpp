#include "core/link/tus.h"
#include "tests/support/register.h"

#include <QTest>

#include <set>

using namespace yc::core::link;
using namespace std::chrono_literals;

class TestTusMoves : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyLineIsWalkedAndNoOther();
    void everyUnfinishedStateHasAWayOut();
    void everyStateIsReached();
    void chunksGrowOnAGoodLineAndShrinkOnAPoorOne();
    void restingKeepsToTheRate();
};

void TestTusMoves::everyLineIsWalkedAndNoOther()
{
    int lines = 0;
    for (const auto from : tus::AllStates) {
        for (const auto on : tus::AllEvents) {
            const auto to = tus::next(from, on);
            const auto line = std::ranges::find_if(
                tus::Moves, [&](const tus::Move &move) { return move.from == from && move.on == on; });
            if (on == tus::Event::Refused) {
                QCOMPARE(to.has_value(), from != tus::State::Done && from != tus::State::Failed);
                continue;
            }
            QCOMPARE(to.has_value(), line != tus::Moves.end());
            if (to) {
                QVERIFY(*to == line->to);
                ++lines;
            }
        }
    }
    QCOMPARE(lines, static_cast<int>(tus::Moves.size())); // no line hides behind another
}

void TestTusMoves::everyUnfinishedStateHasAWayOut()
{
    for (const auto state : tus::AllStates) {
        const bool over = state == tus::State::Done || state == tus::State::Failed;
        QCOMPARE(tus::next(state, tus::Event::Refused) == tus::State::Failed, !over);
    }
}

void TestTusMoves::everyStateIsReached()
{
    std::set<tus::State> seen{tus::State::Ready};
    for (bool grown = true; grown;) {
        grown = false;
        for (const auto from : std::set(seen)) {
            for (const auto on : tus::AllEvents) {
                if (const auto to = tus::next(from, on))
                    grown |= seen.insert(*to).second;
            }
        }
    }
    QCOMPARE(seen.size(), tus::AllStates.size());
}

void TestTusMoves::chunksGrowOnAGoodLineAndShrinkOnAPoorOne()
{
    QCOMPARE(tus::chunkAfter(4 << 20, 100ms), 8 << 20);
    QCOMPARE(tus::chunkAfter(8 << 20, 100ms), 8 << 20);
    QCOMPARE(tus::chunkAfter(4 << 20, 5s), 4 << 20);
    QCOMPARE(tus::chunkAfter(4 << 20, 30s), 2 << 20);
    QCOMPARE(tus::chunkAfter(1 << 20, 300s), 1 << 20);
}

void TestTusMoves::restingKeepsToTheRate()
{
    QCOMPARE(tus::restAfter(1'000'000, 200ms, 1'000'000), 800ms);
    QCOMPARE(tus::restAfter(1'000'000, 2s, 1'000'000), 0ms);
    QCOMPARE(tus::restAfter(1'000'000, 0ms, 0), 0ms);
}

YC_TEST(TestTusMoves)
#include "tst_tus_moves.moc"
