#pragma once

#include "base/state_moves.h"

#include <array>
#include <optional>

// How a card reader is driven, on one page. The session only moves along these lines; what it does on arriving in a
// state is in sdt_session.cpp. tests/devices walks every line and proves that no state keeps the reader: each is left
// by success, by failure, by Cancelled, by TimedOut and by Unplugged.
namespace yc::devices::card::reader
{

enum class State {
    Stopped, // not asked to work
    Absent, // nothing to talk to; a timer tries again, later each time
    Opening,
    Checking, // the security module's self-test
    Resetting, // it failed: reset once
    Naming, // its number, for the record only
    Waiting, // no card; a timer runs
    Finding,
    Selecting,
    Reading,
    ReadingAddress,
    Resting, // the card in the field is dealt with, well or badly; a timer runs
    FindingAgain, // is it still there?
};
inline constexpr std::array AllStates{State::Stopped,     State::Absent,  State::Opening,        State::Checking,
                                      State::Resetting,   State::Naming,  State::Waiting,        State::Finding,
                                      State::Selecting,   State::Reading, State::ReadingAddress, State::Resting,
                                      State::FindingAgain};

enum class Event {
    Started,
    Opened,
    Checked,
    SamSick, // the self-test failed, or random numbers are missing again and again
    Named,
    Tick, // the timer of a state that waits
    Found,
    Missed,
    Selected,
    NotSelected,
    TextRead,
    CardRead,
    CardFailed,
    PlacedAgain, // a card that failed, or perhaps another one, lies there after a moment without
    SameCard, // it is the one that was read
    Lifted,
    Broken, // the device itself is at fault
    Cancelled,
    TimedOut, // no answer, after the question was repeated
    Unplugged,
};

using Move = StateMove<State, Event>;

// A table is read by its columns. clang-format would fold them.
// clang-format off
inline constexpr std::array Moves{
    Move{State::Stopped,         Event::Started,      State::Opening},
    Move{State::Absent,          Event::Tick,         State::Opening},
    Move{State::Opening,         Event::Opened,       State::Checking},
    Move{State::Checking,        Event::Checked,      State::Naming},
    Move{State::Checking,        Event::SamSick,      State::Resetting},
    Move{State::Resetting,       Event::Checked,      State::Checking},
    Move{State::Naming,          Event::Named,        State::Waiting},
    Move{State::Waiting,         Event::Tick,         State::Finding},
    Move{State::Finding,         Event::Found,        State::Selecting},
    Move{State::Finding,         Event::Missed,       State::Waiting},
    Move{State::Finding,         Event::CardFailed,   State::Resting},
    Move{State::Selecting,       Event::Selected,     State::Reading},
    Move{State::Selecting,       Event::NotSelected,  State::Waiting},
    Move{State::Selecting,       Event::CardFailed,   State::Resting},
    Move{State::Selecting,       Event::SameCard,     State::Resting},
    Move{State::Reading,         Event::TextRead,     State::ReadingAddress},
    Move{State::Reading,         Event::CardRead,     State::Resting},
    Move{State::Reading,         Event::CardFailed,   State::Resting},
    Move{State::ReadingAddress,  Event::CardRead,     State::Resting},
    Move{State::ReadingAddress,  Event::CardFailed,   State::Resting},
    Move{State::Resting,         Event::Tick,         State::FindingAgain},
    Move{State::FindingAgain,    Event::Found,        State::Resting},
    Move{State::FindingAgain,    Event::Missed,       State::Resting},
    Move{State::FindingAgain,    Event::PlacedAgain,  State::Selecting},
    Move{State::FindingAgain,    Event::Lifted,       State::Waiting},
    Move{State::FindingAgain,    Event::SamSick,      State::Resetting},
};
// clang-format on

// States that have a command on the wire and owe an answer.
constexpr bool isAsking(State state)
{
    switch (state) {
    case State::Checking:
    case State::Resetting:
    case State::Naming:
    case State::Finding:
    case State::Selecting:
    case State::Reading:
    case State::ReadingAddress:
    case State::FindingAgain: return true;
    case State::Stopped:
    case State::Absent:
    case State::Opening:
    case State::Waiting:
    case State::Resting: return false;
    }
    return false;
}

// Ways out that every state has. A reading that falls silent may be a card taken away: the next find tells whether
// the reader itself is gone. Its number is not worth a failure.
constexpr std::optional<State> wayOut(State from, Event on)
{
    if (on == Event::Cancelled || from == State::Stopped)
        return State::Stopped;
    if (on == Event::Unplugged || on == Event::Broken)
        return State::Absent;
    if (from == State::Reading || from == State::ReadingAddress)
        return State::Resting;
    if (from == State::Naming)
        return State::Waiting;
    return State::Absent;
}

constexpr std::optional<State> next(State from, Event on)
{
    if (on == Event::Cancelled || on == Event::TimedOut || on == Event::Unplugged || on == Event::Broken)
        return wayOut(from, on);
    return moveIn(Moves, from, on);
}

static_assert(next(State::Reading, Event::Unplugged) == State::Absent);
static_assert(next(State::Reading, Event::Cancelled) == State::Stopped);

} // namespace yc::devices::card::reader
