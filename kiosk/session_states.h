#pragma once

#include <array>
#include <optional>

// One citizen's way through the kiosk as a table: where they are, what happened, where they are then. What the table
// does not name changes nothing. Every state leaves towards the end: by 首页, by standing idle, by itself.
namespace yc::kiosk
{

enum class State {
    Waiting, // the child stands ready, its window is not shown
    PlaceCard,
    CardRefused, // read, but it may not be used: expired, another kind of card
    Asking, // the hall is asked
    HallAway,
    Cases,
    Detail,
    Printing,
    Printed,
    NotPrinted,
    TakeCard, // the last word: take your card and your paper
    Ended,
};
inline constexpr std::array AllStates{State::Waiting,  State::PlaceCard,  State::CardRefused, State::Asking,
                                      State::HallAway, State::Cases,      State::Detail,      State::Printing,
                                      State::Printed,  State::NotPrinted, State::TakeCard,    State::Ended};

enum class Event {
    Shown, // 办件进度 was touched
    CardTaken, // a card was read and may be used
    CardUnfit,
    Answered,
    HallFailed,
    Chosen, // one of the cases
    Print,
    PrintDone,
    PrintFailed,
    Retry,
    Back,
    Home,
    IdleOver, // nobody touched 继续
    Over, // the last word was shown long enough, or the card was lifted
};
inline constexpr std::array AllEvents{Event::Shown,       Event::CardTaken, Event::CardUnfit, Event::Answered,
                                      Event::HallFailed,  Event::Chosen,    Event::Print,     Event::PrintDone,
                                      Event::PrintFailed, Event::Retry,     Event::Back,      Event::Home,
                                      Event::IdleOver,    Event::Over};

[[nodiscard]] std::optional<State> next(State state, Event event);

} // namespace yc::kiosk
