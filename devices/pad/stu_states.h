#pragma once

#include "base/state_moves.h"

#include <array>
#include <optional>

// How a signature pad is driven, on one page. The session only moves along these lines; what it does on arriving in a
// state is in stu_session.cpp. tests/devices walks every line. From every state with a page on the screen the way leads
// through Clearing, or the wire is closed, which clears as well.
namespace yc::devices::pad::states
{

enum class State {
    Stopped, // not asked to work
    Absent, // nothing to talk to; a timer tries again, later each time
    Opening,
    Asking, // which model it is and what it can do
    Clearing, // the screen, whoever wrote on it
    Ready, // blank
    Drawing, // a page goes to the screen
    Showing, // the page stands there, the pen does nothing yet
    Keying, // areas, clock and the key of this signature
    Inking, // the pen writes
};
inline constexpr std::array AllStates{State::Stopped, State::Absent,  State::Opening, State::Asking, State::Clearing,
                                      State::Ready,   State::Drawing, State::Showing, State::Keying, State::Inking};

enum class Event {
    Started,
    Opened,
    Known,
    Cleared,
    PageGiven,
    Drawn,
    InkWanted,
    Keyed,
    PageOver, // confirmed, cancelled, begun again, taken back, or another is given
    Tick, // the timer of a state that waits
    Broken, // the pad itself is at fault, or cannot be trusted
    Cancelled,
    TimedOut,
    Unplugged,
};

using Move = StateMove<State, Event>;

// clang-format off
inline constexpr std::array Moves{
    Move{State::Stopped,  Event::Started,   State::Opening},
    Move{State::Absent,   Event::Tick,      State::Opening},
    Move{State::Opening,  Event::Opened,    State::Asking},
    Move{State::Asking,   Event::Known,     State::Clearing},
    Move{State::Clearing, Event::Cleared,   State::Ready},
    Move{State::Ready,    Event::PageGiven, State::Drawing},
    Move{State::Drawing,  Event::Drawn,     State::Showing},
    Move{State::Drawing,  Event::PageOver,  State::Clearing},
    Move{State::Showing,  Event::InkWanted, State::Keying},
    Move{State::Showing,  Event::PageOver,  State::Clearing},
    Move{State::Keying,   Event::Keyed,     State::Inking},
    Move{State::Keying,   Event::PageOver,  State::Clearing},
    Move{State::Inking,   Event::PageOver,  State::Clearing},
};
// clang-format on

// Somebody's page is on the screen, or on its way there.
constexpr bool hasPage(State state)
{
    switch (state) {
    case State::Drawing:
    case State::Showing:
    case State::Keying:
    case State::Inking: return true;
    case State::Stopped:
    case State::Absent:
    case State::Opening:
    case State::Asking:
    case State::Clearing:
    case State::Ready: return false;
    }
    return false;
}

constexpr std::optional<State> next(State from, Event on)
{
    if (on == Event::Cancelled)
        return State::Stopped;
    if (on == Event::Broken || on == Event::TimedOut || on == Event::Unplugged)
        return from == State::Stopped ? State::Stopped : State::Absent;
    return moveIn(Moves, from, on);
}

static_assert(next(State::Inking, Event::Unplugged) == State::Absent);
static_assert(next(State::Inking, Event::PageOver) == State::Clearing);

} // namespace yc::devices::pad::states
