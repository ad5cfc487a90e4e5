#pragma once

#include "base/state_moves.h"

#include <array>
#include <optional>

// How a microphone and the way to the sound service are kept, on one page; what happens in a state is in
// microphone_session.cpp. tests/devices walks every line and proves the ways out.
namespace yc::devices::sound::machine
{

enum class State {
    Stopped,
    Opening, // the service is asked what is plugged in
    Away, // it answers, and the microphone is not there
    Ready,
    Starting, // listens, nothing came yet
    Listening,
    Stalled, // it is there and sends nothing; a timer asks it again, later each time
    Waiting, // no service; a timer tries again, later each time; who wants to listen tries at once
};
inline constexpr std::array AllStates{State::Stopped,  State::Opening,   State::Away,    State::Ready,
                                      State::Starting, State::Listening, State::Stalled, State::Waiting};

enum class Event {
    Started,
    Found, // the microphone is there
    Gone, // it was pulled out, or is not there; the service is
    ListenAsked,
    ListenLeft,
    Heard, // the first level
    Failed, // the service ended the stream
    Tick,
    ServiceGone,
    Cancelled,
    TimedOut, // no answer, or no sound
};

using Move = StateMove<State, Event>;

// A table is read by its columns. clang-format would fold them.
// clang-format off
inline constexpr std::array Moves{
    Move{State::Stopped,   Event::Started,     State::Opening},
    Move{State::Opening,   Event::Found,       State::Ready},
    Move{State::Opening,   Event::Gone,        State::Away},
    Move{State::Opening,   Event::TimedOut,    State::Waiting},
    Move{State::Away,      Event::Found,       State::Ready},
    Move{State::Ready,     Event::ListenAsked, State::Starting},
    Move{State::Ready,     Event::Gone,        State::Away},
    Move{State::Starting,  Event::Heard,       State::Listening},
    Move{State::Starting,  Event::ListenLeft,  State::Ready},
    Move{State::Starting,  Event::Failed,      State::Stalled},
    Move{State::Starting,  Event::TimedOut,    State::Stalled},
    Move{State::Starting,  Event::Gone,        State::Away},
    Move{State::Listening, Event::ListenLeft,  State::Ready},
    Move{State::Listening, Event::Failed,      State::Stalled},
    Move{State::Listening, Event::TimedOut,    State::Stalled},
    Move{State::Listening, Event::Gone,        State::Away},
    Move{State::Stalled,   Event::Tick,        State::Starting},
    Move{State::Stalled,   Event::ListenLeft,  State::Ready},
    Move{State::Stalled,   Event::Gone,        State::Away},
    Move{State::Waiting,   Event::Tick,        State::Opening},
    Move{State::Waiting,   Event::ListenAsked, State::Opening},
};
// clang-format on

constexpr std::optional<State> next(State from, Event on)
{
    if (on == Event::Cancelled || (from == State::Stopped && on != Event::Started))
        return State::Stopped;
    if (on == Event::ServiceGone)
        return State::Waiting;
    return moveIn(Moves, from, on);
}

static_assert(next(State::Listening, Event::ServiceGone) == State::Waiting);

} // namespace yc::devices::sound::machine
