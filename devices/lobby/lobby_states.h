#pragma once

#include "base/state_moves.h"

#include <array>
#include <optional>

// How a line to a display, a speaker or a cabinet is kept, on one page; what happens in a state is in
// lobby_session.cpp. tests/devices walks every line and proves the ways out.
namespace yc::devices::lobby::line
{

enum class State {
    Stopped,
    Absent, // nothing to talk to; a timer tries again, something to say tries at once
    Opening,
    Talking, // one question after another, one at a time
    Resting, // nothing to say; a timer asks again how it is
};
inline constexpr std::array AllStates{State::Stopped, State::Absent, State::Opening, State::Talking, State::Resting};

enum class Event {
    Started,
    Tick,
    Wanted, // there is something to say
    Opened,
    Quiet, // all is said and answered
    Cancelled,
    TimedOut, // it did not open, or did not answer a question that was repeated
    Unplugged,
};

using Move = StateMove<State, Event>;

// A table is read by its columns. clang-format would fold them.
// clang-format off
inline constexpr std::array Moves{
    Move{State::Stopped, Event::Started, State::Opening},
    Move{State::Absent,  Event::Tick,    State::Opening},
    Move{State::Absent,  Event::Wanted,  State::Opening},
    Move{State::Opening, Event::Opened,  State::Talking},
    Move{State::Talking, Event::Quiet,   State::Resting},
    Move{State::Resting, Event::Tick,    State::Talking},
    Move{State::Resting, Event::Wanted,  State::Talking},
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

static_assert(next(State::Talking, Event::Unplugged) == State::Absent);

} // namespace yc::devices::lobby::line
