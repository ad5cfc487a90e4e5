#pragma once

#include "base/state_moves.h"

#include <array>
#include <optional>

// How a loudspeaker of this machine and the way to the sound service are kept, on one page; what happens in a state is
// in speaker_session.cpp. tests/devices walks every line and proves the ways out.
namespace yc::devices::sound::voice
{

enum class State {
    Stopped,
    Opening, // the recordings are read, the service is asked what is plugged in
    Away, // it answers, and the loudspeaker is not there
    Ready,
    Saying,
    Waiting, // no service, or no recordings; a timer tries again, later each time
};
inline constexpr std::array AllStates{State::Stopped, State::Opening, State::Away,
                                      State::Ready,   State::Saying,  State::Waiting};

enum class Event {
    Started,
    Found, // the loudspeaker is there
    Gone, // it was pulled out, or is not there; the service is
    SayAsked,
    Said, // to the end
    Silenced, // by whoever called
    Failed, // the service ended the stream: it is asked anew what is there
    Tick,
    ServiceGone, // or nothing to say it with
    Cancelled,
    TimedOut, // no answer, or no end
};

using Move = StateMove<State, Event>;

// A table is read by its columns. clang-format would fold them.
// clang-format off
inline constexpr std::array Moves{
    Move{State::Stopped, Event::Started,  State::Opening},
    Move{State::Opening, Event::Found,    State::Ready},
    Move{State::Opening, Event::Gone,     State::Away},
    Move{State::Opening, Event::TimedOut, State::Waiting},
    Move{State::Away,    Event::Found,    State::Ready},
    Move{State::Ready,   Event::SayAsked, State::Saying},
    Move{State::Ready,   Event::Gone,     State::Away},
    Move{State::Saying,  Event::Said,     State::Ready},
    Move{State::Saying,  Event::Silenced, State::Ready},
    Move{State::Saying,  Event::Failed,   State::Opening},
    Move{State::Saying,  Event::TimedOut, State::Opening},
    Move{State::Saying,  Event::Gone,     State::Away},
    Move{State::Waiting, Event::Tick,     State::Opening},
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

static_assert(next(State::Saying, Event::ServiceGone) == State::Waiting);

} // namespace yc::devices::sound::voice
