#pragma once

#include "base/state_moves.h"

#include <array>
#include <optional>

// How a code scanner is listened to, on one page; what happens in a state is in code_session.cpp. tests/devices walks
// every line and proves the ways out.
namespace yc::devices::code::scanner
{

enum class State {
    Stopped,
    Absent, // nothing to listen to; a timer tries again
    Opening,
    Listening,
    Inside, // a code has begun
};
inline constexpr std::array AllStates{State::Stopped, State::Absent, State::Opening, State::Listening, State::Inside};

enum class Event {
    Started,
    Tick, // time to try again
    Opened,
    Began, // the first byte of a code
    Ended, // whole, torn or too long: the line is free for the next
    Cancelled,
    TimedOut, // it did not open in time
    Unplugged,
};

using Move = StateMove<State, Event>;

// A table is read by its columns. clang-format would fold them.
// clang-format off
inline constexpr std::array Moves{
    Move{State::Stopped,   Event::Started, State::Opening},
    Move{State::Absent,    Event::Tick,    State::Opening},
    Move{State::Opening,   Event::Opened,  State::Listening},
    Move{State::Listening, Event::Began,   State::Inside},
    Move{State::Inside,    Event::Ended,   State::Listening},
};
// clang-format on

constexpr std::optional<State> next(State from, Event on)
{
    if (on == Event::Cancelled || (from == State::Stopped && on != Event::Started))
        return State::Stopped;
    if (on == Event::TimedOut || on == Event::Unplugged)
        return State::Absent;
    return moveIn(Moves, from, on);
}

static_assert(next(State::Inside, Event::Unplugged) == State::Absent);

} // namespace yc::devices::code::scanner
