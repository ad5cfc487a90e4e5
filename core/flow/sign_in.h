#pragma once

#include "base/state_moves.h"

#include <array>
#include <optional>

// Signing in, on one page. The hall decides when it can be asked; the vault decides when it cannot. sign_in_flow.cpp
// moves along these lines only; tests/core/flow walks every one and proves that every state can be left by SignedOut.
namespace yc::core::flow::sign_in
{

enum class State {
    Out,
    AskingHall,
    Opening, // the hall agreed: the vault under the same PIN
    OpeningAlone, // the hall is away: the vault alone
    Comparing, // the hall said wrong: would the vault have taken it? Only to say why; nobody gets in
    ChoosingPin, // a one-time PIN: nothing works before it is changed
    ChangingFirst, // the hall is told the first own PIN
    Wrapping, // the vault is given the new PIN
    NeedsOldPin, // the hall took a PIN that this vault does not know
    Recovering, // and they do not know the one that it does: the hall opens the box with their key
    In,
    InAlone,
    Changing, // signed in, the hall is told another PIN
    Rewrapping, // signed in, the vault is given it
    // The PIN is right, and the staff card is asked for; each goes on where it came from:
    ProvingCard, // the hall asks
    ProvingAlone, // the hall is away: the vault's own rule
    ProvingFirst, // before the first own PIN
    ProvingChange, // before another PIN
    ProvingBack, // signed in by the vault alone, and the hall is back and asks
};
inline constexpr std::array AllStates{
    State::Out,          State::AskingHall,    State::Opening,       State::OpeningAlone, State::Comparing,
    State::ChoosingPin,  State::ChangingFirst, State::Wrapping,      State::NeedsOldPin,  State::Recovering,
    State::In,           State::InAlone,       State::Changing,      State::Rewrapping,   State::ProvingCard,
    State::ProvingAlone, State::ProvingFirst,  State::ProvingChange, State::ProvingBack};

enum class Event {
    Tried,
    HallAgreed,
    HallWantsNewPin,
    HallSaysWrong,
    HallForbids, // anything else it says
    HallAway,
    VaultOpened,
    VaultRefused, // another PIN
    VaultFailed, // anything else: unknown user, waiting, disk
    PinsGiven,
    Forgotten, // the PIN from before
    CardNeeded, // the PIN is right
    CardProved, // signed; whether it is the right card is judged where it was asked for
    CardWithdrawn, // by hand
    SignedOut,
};
inline constexpr std::array AllEvents{
    Event::Tried,     Event::HallAgreed,  Event::HallWantsNewPin, Event::HallSaysWrong, Event::HallForbids,
    Event::HallAway,  Event::VaultOpened, Event::VaultRefused,    Event::VaultFailed,   Event::PinsGiven,
    Event::Forgotten, Event::CardNeeded,  Event::CardProved,      Event::CardWithdrawn, Event::SignedOut};

using Move = StateMove<State, Event>;

// clang-format off
inline constexpr std::array Moves{
    Move{State::Out,           Event::Tried,           State::AskingHall},
    Move{State::AskingHall,    Event::HallAgreed,      State::Opening},
    Move{State::AskingHall,    Event::HallWantsNewPin, State::ChoosingPin},
    Move{State::AskingHall,    Event::HallSaysWrong,   State::Comparing},
    Move{State::AskingHall,    Event::HallForbids,     State::Out},
    Move{State::AskingHall,    Event::HallAway,        State::OpeningAlone},
    Move{State::Opening,       Event::VaultOpened,     State::In},
    Move{State::Opening,       Event::VaultRefused,    State::NeedsOldPin},
    Move{State::Opening,       Event::VaultFailed,     State::Out},
    Move{State::OpeningAlone,  Event::VaultOpened,     State::InAlone},
    Move{State::OpeningAlone,  Event::VaultRefused,    State::Out},
    Move{State::OpeningAlone,  Event::VaultFailed,     State::Out},
    Move{State::Comparing,     Event::VaultOpened,     State::Out},
    Move{State::Comparing,     Event::VaultRefused,    State::Out},
    Move{State::Comparing,     Event::VaultFailed,     State::Out},
    Move{State::ChoosingPin,   Event::PinsGiven,       State::ChangingFirst},
    Move{State::ChoosingPin,   Event::Tried,           State::AskingHall},  // somebody else, or the new PIN after a cut
    Move{State::ChangingFirst, Event::HallAgreed,      State::Wrapping},
    Move{State::ChangingFirst, Event::HallSaysWrong,   State::ChoosingPin},
    Move{State::ChangingFirst, Event::HallForbids,     State::ChoosingPin}, // too easy
    Move{State::ChangingFirst, Event::HallAway,        State::ChoosingPin},
    Move{State::Wrapping,      Event::VaultOpened,     State::In},
    Move{State::Wrapping,      Event::VaultRefused,    State::NeedsOldPin},
    Move{State::Wrapping,      Event::VaultFailed,     State::Out},
    Move{State::NeedsOldPin,   Event::PinsGiven,       State::Wrapping},
    Move{State::NeedsOldPin,   Event::Tried,           State::AskingHall},
    Move{State::NeedsOldPin,   Event::Forgotten,       State::Recovering},
    Move{State::Recovering,    Event::VaultOpened,     State::In},
    Move{State::Recovering,    Event::VaultRefused,    State::NeedsOldPin}, // no box here, or not their key
    Move{State::Recovering,    Event::VaultFailed,     State::NeedsOldPin},
    Move{State::Recovering,    Event::HallForbids,     State::NeedsOldPin},
    Move{State::Recovering,    Event::HallAway,        State::NeedsOldPin},
    Move{State::In,            Event::PinsGiven,       State::Changing},
    Move{State::InAlone,       Event::HallAgreed,      State::In},          // it is back and knows us
    Move{State::Changing,      Event::HallAgreed,      State::Rewrapping},
    Move{State::Changing,      Event::HallSaysWrong,   State::In},
    Move{State::Changing,      Event::HallForbids,     State::In},
    Move{State::Changing,      Event::HallAway,        State::In},
    Move{State::Rewrapping,    Event::VaultOpened,     State::In},
    Move{State::Rewrapping,    Event::VaultRefused,    State::In},
    Move{State::Rewrapping,    Event::VaultFailed,     State::In},
    Move{State::AskingHall,    Event::CardNeeded,      State::ProvingCard},
    Move{State::ProvingCard,   Event::CardProved,      State::AskingHall},
    Move{State::ProvingCard,   Event::CardWithdrawn,   State::Out},
    Move{State::OpeningAlone,  Event::CardNeeded,      State::ProvingAlone},
    Move{State::ProvingAlone,  Event::CardProved,      State::OpeningAlone},
    Move{State::ProvingAlone,  Event::CardWithdrawn,   State::Out},
    Move{State::ChangingFirst, Event::CardNeeded,      State::ProvingFirst},
    Move{State::ProvingFirst,  Event::CardProved,      State::ChangingFirst},
    Move{State::ProvingFirst,  Event::CardWithdrawn,   State::ChoosingPin},
    Move{State::Changing,      Event::CardNeeded,      State::ProvingChange},
    Move{State::ProvingChange, Event::CardProved,      State::Changing},
    Move{State::ProvingChange, Event::CardWithdrawn,   State::In},
    Move{State::InAlone,       Event::CardNeeded,      State::ProvingBack},
    Move{State::ProvingBack,   Event::CardProved,      State::InAlone},
    Move{State::ProvingBack,   Event::CardWithdrawn,   State::InAlone},
};
// clang-format on

constexpr std::optional<State> next(State from, Event on)
{
    if (on == Event::SignedOut)
        return State::Out; // the way out that every state has
    return moveIn(Moves, from, on);
}

constexpr bool isIn(State state)
{
    return state == State::In || state == State::InAlone || state == State::Changing || state == State::Rewrapping
        || state == State::ProvingChange || state == State::ProvingBack;
}

static_assert(next(State::AskingHall, Event::HallAway) == State::OpeningAlone);

} // namespace yc::core::flow::sign_in
