#pragma once

#include "base/state_moves.h"

#include <array>
#include <optional>

// How a reader of cards with chips is driven, on one page; what happens in a state is in smart_session.cpp.
// tests/devices/smartcard walks every line and proves the ways out.
namespace yc::devices::smartcard::smart
{

enum class State {
    Stopped,
    Absent, // no service to ask; a timer tries again
    Opening,
    Looking, // what is there now?
    NoReader, // the service tells when one comes
    Empty,
    Reading,
    Held, // another program has the card; a timer tries again
    Resting, // read, or not to be read; it lies there
    Proving,
    Stuck, // a call that does not come back; nothing can be asked until it does
};
inline constexpr std::array AllStates{State::Stopped,  State::Absent,  State::Opening, State::Looking,
                                      State::NoReader, State::Empty,   State::Reading, State::Held,
                                      State::Resting,  State::Proving, State::Stuck};

enum class Event {
    Started,
    Tick, // time to try again
    Opened,
    NoReaderSeen,
    EmptySeen,
    CardSeen, // one that was not judged yet
    OldCardSeen, // the one that was
    Finished, // read, proven or given up
    HeldByOther,
    Asked, // to prove
    BrokenOff, // card or reader went away in the middle: the next look tells which
    Returned, // the call that was stuck
    Cancelled,
    TimedOut,
    Unplugged, // the service is gone
};

using Move = StateMove<State, Event>;

// A table is read by its columns. clang-format would fold them.
// clang-format off
inline constexpr std::array Moves{
    Move{State::Stopped,  Event::Started,      State::Opening},
    Move{State::Absent,   Event::Tick,         State::Opening},
    Move{State::Opening,  Event::Opened,       State::Looking},
    Move{State::Looking,  Event::NoReaderSeen, State::NoReader},
    Move{State::Looking,  Event::EmptySeen,    State::Empty},
    Move{State::Looking,  Event::CardSeen,     State::Reading},
    Move{State::Looking,  Event::OldCardSeen,  State::Resting},
    Move{State::NoReader, Event::NoReaderSeen, State::NoReader},
    Move{State::NoReader, Event::EmptySeen,    State::Empty},
    Move{State::NoReader, Event::CardSeen,     State::Reading},
    Move{State::NoReader, Event::OldCardSeen,  State::Resting}, // one that did not even get power
    Move{State::Empty,    Event::NoReaderSeen, State::NoReader},
    Move{State::Empty,    Event::EmptySeen,    State::Empty},   // a card was in and out again
    Move{State::Empty,    Event::CardSeen,     State::Reading},
    Move{State::Empty,    Event::OldCardSeen,  State::Resting},
    Move{State::Reading,  Event::Finished,     State::Resting},
    Move{State::Reading,  Event::HeldByOther,  State::Held},
    Move{State::Reading,  Event::BrokenOff,    State::Looking},
    Move{State::Held,     Event::Tick,         State::Reading},
    Move{State::Resting,  Event::NoReaderSeen, State::NoReader},
    Move{State::Resting,  Event::EmptySeen,    State::Empty},
    Move{State::Resting,  Event::CardSeen,     State::Reading}, // another one took its place
    Move{State::Resting,  Event::OldCardSeen,  State::Resting},
    Move{State::Resting,  Event::Asked,        State::Proving},
    Move{State::Proving,  Event::Finished,     State::Resting},
    Move{State::Proving,  Event::BrokenOff,    State::Looking},
    Move{State::Stuck,    Event::Returned,     State::Looking},
};
// clang-format on

// In Empty, NoReader and Resting the service is waited for: nothing can time out there, and what stops answering shows
// with the next call.
constexpr bool isCalling(State state)
{
    return state == State::Opening || state == State::Looking || state == State::Reading || state == State::Proving;
}

constexpr std::optional<State> next(State from, Event on)
{
    if (on == Event::Cancelled)
        return State::Stopped;
    if (on == Event::Unplugged)
        return from == State::Stopped ? State::Stopped : State::Absent;
    if (on == Event::TimedOut)
        return isCalling(from) ? State::Stuck : from;
    return moveIn(Moves, from, on);
}

static_assert(next(State::Proving, Event::TimedOut) == State::Stuck);
static_assert(next(State::Stuck, Event::Cancelled) == State::Stopped);

} // namespace yc::devices::smartcard::smart
