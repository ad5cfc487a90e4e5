#pragma once

#include "base/state_moves.h"

#include <array>
#include <optional>

// How a scanner's process is kept, on one page; what happens in a state is in sane_session.cpp. tests/devices walks
// every line and proves the ways out.
namespace yc::devices::scan::scanner
{

enum class State {
    Stopped,
    Opening, // the process is started and looks for the scanner
    Ready,
    Scanning,
    Ending, // killed, not gone yet
    Waiting, // no process; a timer starts one again, later each time; a scan starts one at once
};
inline constexpr std::array AllStates{State::Stopped,  State::Opening, State::Ready,
                                      State::Scanning, State::Ending,  State::Waiting};

enum class Event {
    Started,
    Opened,
    OpenFailed,
    ScanAsked,
    ScanEnded, // finished, failed or cancelled; the process lives
    Tick,
    ProcessGone,
    Cancelled,
    TimedOut, // no heartbeat; or a killed process that does not go
    Unplugged, // the process speaks nonsense or closed its end
};

using Move = StateMove<State, Event>;

// A table is read by its columns. clang-format would fold them.
// clang-format off
inline constexpr std::array Moves{
    Move{State::Stopped,  Event::Started,    State::Opening},
    Move{State::Opening,  Event::Opened,     State::Ready},
    Move{State::Opening,  Event::OpenFailed, State::Ending},
    Move{State::Ready,    Event::ScanAsked,  State::Scanning},
    Move{State::Scanning, Event::ScanEnded,  State::Ready},
    Move{State::Waiting,  Event::Tick,       State::Opening},
    Move{State::Waiting,  Event::ScanAsked,  State::Opening},
};
// clang-format on

constexpr std::optional<State> next(State from, Event on)
{
    if (on == Event::Cancelled || (from == State::Stopped && on != Event::Started))
        return State::Stopped;
    if (on == Event::ProcessGone)
        return State::Waiting;
    if (on == Event::TimedOut || on == Event::Unplugged)
        return from == State::Ending || from == State::Waiting ? State::Waiting : State::Ending;
    return moveIn(Moves, from, on);
}

static_assert(next(State::Scanning, Event::TimedOut) == State::Ending);

} // namespace yc::devices::scan::scanner
