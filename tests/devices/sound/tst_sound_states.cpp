#include "devices/sound/sound_states.h"
#include "devices/sound/voice_states.h"
#include "tests/devices/walk.h"
#include "tests/support/register.h"

#include <QTest>

using namespace yc::devices::sound::machine;

// The pages of states of a microphone and of a loudspeaker.
class TestSoundStates : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyLineIsWalkedAndEveryStateHasItsWaysOut();
    void whatWaitsForSomethingIsLeftByTimeOut();
    void whereItListensPullingItOutLeadsAway();
    void everyLineOfALoudspeakerIsWalked();
};

void TestSoundStates::everyLineIsWalkedAndEveryStateHasItsWaysOut()
{
    QCOMPARE(yc::tests::walkTable(Moves, AllStates, std::vector{Event::Cancelled, Event::ServiceGone}, State::Stopped),
             QString());
    QCOMPARE(
        yc::tests::walkLosses(AllStates, State::Stopped, std::vector{Event::ServiceGone}, std::set{State::Waiting}),
        QString());
    QVERIFY(next(State::Stopped, Event::ServiceGone) == State::Stopped);
    QVERIFY(!next(State::Away, Event::ListenAsked)); // it listens when it is there again
    QVERIFY(!next(State::Ready, Event::Heard)); // what came too late is not taken for a listening
}

void TestSoundStates::whatWaitsForSomethingIsLeftByTimeOut()
{
    for (const auto state : {State::Opening, State::Starting, State::Listening})
        QVERIFY(next(state, Event::TimedOut).has_value());
    for (const auto state : {State::Stalled, State::Waiting})
        QVERIFY(next(state, Event::Tick).has_value());
}

void TestSoundStates::whereItListensPullingItOutLeadsAway()
{
    for (const auto state : {State::Opening, State::Ready, State::Starting, State::Listening, State::Stalled})
        QVERIFY(next(state, Event::Gone) == State::Away);
}

void TestSoundStates::everyLineOfALoudspeakerIsWalked()
{
    namespace voice = yc::devices::sound::voice;
    using voice::AllStates;
    using Is = voice::State;
    using On = voice::Event;
    const std::vector anywhere{On::Cancelled, On::ServiceGone};
    QCOMPARE(yc::tests::walkTable(voice::Moves, AllStates, anywhere, Is::Stopped), QString());
    QCOMPARE(yc::tests::walkLosses(AllStates, Is::Stopped, std::vector{On::ServiceGone}, std::set{Is::Waiting}),
             QString());
    for (const auto state : {Is::Opening, Is::Saying})
        QVERIFY(voice::next(state, On::TimedOut).has_value());
    for (const auto state : {Is::Opening, Is::Ready, Is::Saying})
        QVERIFY(voice::next(state, On::Gone) == Is::Away);
    QVERIFY(!voice::next(Is::Saying, On::SayAsked)); // one after another
    QVERIFY(!voice::next(Is::Away, On::SayAsked));
    QVERIFY(!voice::next(Is::Ready, On::Said)); // what came too late belongs to nobody
}

YC_TEST(TestSoundStates)
#include "tst_sound_states.moc"
