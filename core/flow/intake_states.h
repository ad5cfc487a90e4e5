#pragma once

#include "base/state_moves.h"

#include <array>
#include <optional>

// The life of an intake at this counter, on one page. intake_submit.cpp moves along these lines only.
namespace yc::core::flow::intake
{

enum class State {
    Editing,
    Sealing, // submitted; the last pages are on their way to the disk
    Writing, // the debt is being written
    Owed, // it will reach the hall by itself
    Received,
    Ended, // accepted, sent back, refused, closed…: the hall's state says which
};
inline constexpr std::array AllStates{State::Editing, State::Sealing,  State::Writing,
                                      State::Owed,    State::Received, State::Ended};

enum class Event {
    Submit,
    Sealed,
    NotSealed, // a page did not reach the disk
    Written,
    NotWritten,
    Receipt, // verified
    HallRefused, // what was sent is not fit: the clerk puts it right and submits again
    HallEnded,
};
inline constexpr std::array AllEvents{Event::Submit,     Event::Sealed,  Event::NotSealed,   Event::Written,
                                      Event::NotWritten, Event::Receipt, Event::HallRefused, Event::HallEnded};

using Move = StateMove<State, Event>;

// clang-format off
inline constexpr std::array Moves{
    Move{State::Editing,  Event::Submit,      State::Sealing},
    Move{State::Sealing,  Event::Sealed,      State::Writing},
    Move{State::Sealing,  Event::NotSealed,   State::Editing},
    Move{State::Writing,  Event::Written,     State::Owed},
    Move{State::Writing,  Event::NotWritten,  State::Editing},
    Move{State::Owed,     Event::Receipt,     State::Received},
    Move{State::Owed,     Event::HallRefused, State::Editing},
    Move{State::Editing,  Event::Receipt,     State::Received},  // it had come through after all
    Move{State::Received, Event::HallEnded,   State::Ended},
    Move{State::Ended,    Event::HallEnded,   State::Ended},     // from one ending to the next
};
// clang-format on

constexpr std::optional<State> next(State from, Event on)
{
    return moveIn(Moves, from, on);
}

static_assert(next(State::Owed, Event::Receipt) == State::Received);

} // namespace yc::core::flow::intake
