#pragma once

#include "base/state_moves.h"

#include <array>
#include <optional>

// How a receipt printer is driven, on one page; what happens in a state is in escpos_session.cpp. tests/devices walks
// every line and proves the ways out.
namespace yc::devices::print::printer
{

enum class State {
    Stopped,
    Absent, // nothing to talk to; a timer tries again, a job tries at once
    Opening,
    Asking, // status, before a slip or because time has passed
    Watching, // idle, or a slip waits for what a person must do; a timer asks again
    Printing, // the slip is out; its last answer is waited for
    AskingAfter, // did the paper last?
};
inline constexpr std::array AllStates{State::Stopped,  State::Absent,   State::Opening,    State::Asking,
                                      State::Watching, State::Printing, State::AskingAfter};

enum class Event {
    Started,
    Opened,
    Tick,
    JobCame,
    Idle, // the answers are in and nothing can or need be printed
    SlipSent, // the answers are good and a slip waits: it goes out now
    Settled, // the printer has worked through all of it
    SlipDone, // with paper left, or known to be incomplete
    Cancelled,
    TimedOut, // no answer, after the question was repeated
    Unplugged,
};

using Move = StateMove<State, Event>;

// A table is read by its columns. clang-format would fold them.
// clang-format off
inline constexpr std::array Moves{
    Move{State::Stopped,     Event::Started,  State::Opening},
    Move{State::Absent,      Event::Tick,     State::Opening},
    Move{State::Absent,      Event::JobCame,  State::Opening},
    Move{State::Opening,     Event::Opened,   State::Asking},
    Move{State::Asking,      Event::Idle,     State::Watching},
    Move{State::Asking,      Event::SlipSent, State::Printing},
    Move{State::Watching,    Event::Tick,     State::Asking},
    Move{State::Watching,    Event::JobCame,  State::Asking},
    Move{State::Printing,    Event::Settled,  State::AskingAfter},
    Move{State::Printing,    Event::SlipDone, State::Asking},
    Move{State::AskingAfter, Event::SlipDone, State::Asking},
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

static_assert(next(State::Printing, Event::Unplugged) == State::Absent);

} // namespace yc::devices::print::printer
