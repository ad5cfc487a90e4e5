#pragma once

#include "base/state_moves.h"

#include <array>
#include <optional>

// One owed case on its way to a receipt, on one page: blobs first, the manifest last, nothing settled before the
// receipt has been verified. outbox_runner.cpp moves along these lines only; tests/core/sync walks every one and proves
// that each state before Settled can be left by Failed.
namespace yc::core::sync::submission
{

enum class State { Owed, Asking, Sending, Committing, Checking, Settling, Settled, Postponed };
inline constexpr std::array AllStates{State::Owed,     State::Asking,   State::Sending, State::Committing,
                                      State::Checking, State::Settling, State::Settled, State::Postponed};

enum class Event {
    Due,
    SomeMissing, // the hall names blobs that it does not have
    NoneMissing,
    AllSent,
    StillMissing, // the hall refused the manifest because a blob is not there (any more)
    ReceiptCame,
    ReceiptGood,
    Stored,
    Failed, // anything else, a receipt that does not verify included
};
inline constexpr std::array AllEvents{Event::Due,         Event::SomeMissing,  Event::NoneMissing,
                                      Event::AllSent,     Event::StillMissing, Event::ReceiptCame,
                                      Event::ReceiptGood, Event::Stored,       Event::Failed};

using Move = StateMove<State, Event>;

// clang-format off
inline constexpr std::array Moves{
    Move{State::Owed,       Event::Due,          State::Asking},
    Move{State::Asking,     Event::SomeMissing,  State::Sending},
    Move{State::Asking,     Event::NoneMissing,  State::Committing},
    Move{State::Sending,    Event::AllSent,      State::Committing},
    Move{State::Committing, Event::StillMissing, State::Asking},
    Move{State::Committing, Event::ReceiptCame,  State::Checking},
    Move{State::Checking,   Event::ReceiptGood,  State::Settling},
    Move{State::Settling,   Event::Stored,       State::Settled},
    Move{State::Postponed,  Event::Due,          State::Asking},
};
// clang-format on

constexpr bool isOver(State state)
{
    return state == State::Settled || state == State::Postponed;
}

constexpr std::optional<State> next(State from, Event on)
{
    if (on == Event::Failed && !isOver(from))
        return State::Postponed; // the way out that every state under way has
    return moveIn(Moves, from, on);
}

// A hall that forgets blobs as fast as they come is not answered for ever.
inline constexpr int MostRounds = 3;

static_assert(next(State::Checking, Event::Failed) == State::Postponed);

} // namespace yc::core::sync::submission
