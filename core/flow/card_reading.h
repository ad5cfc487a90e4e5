#pragma once

#include "base/state_moves.h"

#include <array>
#include <optional>

// From an empty reader to a person on the screen, as counter and kiosk see it; how the reader itself is driven is
// devices/card/reader_states.h. card_stand.cpp moves along these lines only; tests/core/flow walks every one and proves
// that every state can be left by Cancelled and Unplugged.
namespace yc::core::flow::card_reading
{

enum class State {
    Waiting,
    Judging, // read; may it be used?
    Known, // it was taken; the card still lies there
    Guiding, // something is to be done with the card, in the guidance's words
    Unavailable, // no reader to speak of
};
inline constexpr std::array AllStates{State::Waiting, State::Judging, State::Known, State::Guiding, State::Unavailable};

enum class Event { CardRead, Accepted, Refused, Guided, Lifted, Cancelled, Unplugged, PluggedIn };
inline constexpr std::array AllEvents{Event::CardRead, Event::Accepted,  Event::Refused,   Event::Guided,
                                      Event::Lifted,   Event::Cancelled, Event::Unplugged, Event::PluggedIn};

using Move = StateMove<State, Event>;

// clang-format off
inline constexpr std::array Moves{
    Move{State::Waiting,     Event::CardRead,  State::Judging},
    Move{State::Waiting,     Event::Guided,    State::Guiding},  // two cards, lifted too early
    Move{State::Judging,     Event::Accepted,  State::Known},
    Move{State::Judging,     Event::Refused,   State::Guiding},  // expired, wrong check digit: says why, keeps nothing
    Move{State::Judging,     Event::CardRead,  State::Judging},  // another one: the newest counts
    Move{State::Known,       Event::Lifted,    State::Waiting},
    Move{State::Known,       Event::CardRead,  State::Judging},  // another one without the first having been seen leave
    Move{State::Guiding,     Event::CardRead,  State::Judging},
    Move{State::Guiding,     Event::Guided,    State::Guiding},
    Move{State::Guiding,     Event::Lifted,    State::Waiting},
    Move{State::Unavailable, Event::PluggedIn, State::Waiting},
};
// clang-format on

constexpr std::optional<State> next(State from, Event on)
{
    if (on == Event::Unplugged)
        return State::Unavailable;
    if (on == Event::Cancelled)
        return from == State::Unavailable ? State::Unavailable : State::Waiting;
    return moveIn(Moves, from, on);
}

static_assert(next(State::Judging, Event::Unplugged) == State::Unavailable);

} // namespace yc::core::flow::card_reading
