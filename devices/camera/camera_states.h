#pragma once

#include "base/state_moves.h"

#include <array>
#include <optional>

// How a camera and its process are kept, on one page; what happens in a state is in camera_session.cpp. tests/devices
// walks every line and proves the ways out.
namespace yc::devices::camera::machine
{

enum class State {
    Stopped,
    Opening, // the process is started and looks for the camera
    Away, // the process lives and listens for the camera to be plugged in
    Ready,
    Live, // frames come
    Taking, // a picture at full size is being taken
    Stalled, // it is there and sends nothing; a timer asks it again, later each time
    Ending, // killed, not gone yet
    Waiting, // no process; a timer starts one again, later each time; who wants to see starts one at once
};
inline constexpr std::array AllStates{State::Stopped, State::Opening, State::Away,   State::Ready,  State::Live,
                                      State::Taking,  State::Stalled, State::Ending, State::Waiting};

enum class Event {
    Started,
    Opened,
    Gone, // the camera, not its process
    LiveAsked,
    LiveLeft,
    StillAsked,
    StillEnded, // taken
    Failed, // the picture stopped
    Tick,
    ProcessGone,
    Cancelled,
    TimedOut, // no heartbeat; or a killed process that does not go
    Nonsense, // the process speaks none of our words
};

using Move = StateMove<State, Event>;

// A table is read by its columns. clang-format would fold them.
// clang-format off
inline constexpr std::array Moves{
    Move{State::Stopped, Event::Started,    State::Opening},
    Move{State::Opening, Event::Opened,     State::Ready},
    Move{State::Opening, Event::Gone,       State::Away},
    Move{State::Away,    Event::Opened,     State::Ready},
    Move{State::Away,    Event::Gone,       State::Away},
    Move{State::Ready,   Event::Gone,       State::Away},
    Move{State::Ready,   Event::LiveAsked,  State::Live},
    Move{State::Live,    Event::LiveLeft,   State::Ready},
    Move{State::Live,    Event::StillAsked, State::Taking},
    Move{State::Live,    Event::Failed,     State::Stalled},
    Move{State::Live,    Event::Gone,       State::Away},
    Move{State::Taking,  Event::StillEnded, State::Live},
    Move{State::Taking,  Event::LiveLeft,   State::Ready},
    Move{State::Taking,  Event::Failed,     State::Stalled},
    Move{State::Taking,  Event::Gone,       State::Away},
    Move{State::Stalled, Event::Tick,       State::Live},
    Move{State::Stalled, Event::LiveLeft,   State::Ready},
    Move{State::Stalled, Event::Gone,       State::Away},
    Move{State::Waiting, Event::Tick,       State::Opening},
    Move{State::Waiting, Event::LiveAsked,  State::Opening},
};
// clang-format on

constexpr std::optional<State> next(State from, Event on)
{
    if (on == Event::Cancelled || (from == State::Stopped && on != Event::Started))
        return State::Stopped;
    if (on == Event::ProcessGone)
        return State::Waiting;
    if (on == Event::TimedOut || on == Event::Nonsense)
        return from == State::Ending || from == State::Waiting ? State::Waiting : State::Ending;
    return moveIn(Moves, from, on);
}

static_assert(next(State::Live, Event::TimedOut) == State::Ending);

} // namespace yc::devices::camera::machine
