#include "kiosk/session_states.h"

namespace yc::kiosk
{

namespace
{

struct Edge {
    State from;
    Event event;
    State to;
};

using S = State;
using E = Event;

constexpr std::array Table{
    Edge{S::Waiting, E::Shown, S::PlaceCard},
    Edge{S::Waiting, E::CardTaken, S::Asking},
    Edge{S::Waiting, E::CardUnfit, S::CardRefused},

    Edge{S::PlaceCard, E::CardTaken, S::Asking},
    Edge{S::PlaceCard, E::CardUnfit, S::CardRefused},
    Edge{S::PlaceCard, E::Back, S::Ended}, // no card was read: nothing to take along
    Edge{S::PlaceCard, E::Home, S::Ended},
    Edge{S::PlaceCard, E::IdleOver, S::Ended},

    Edge{S::CardRefused, E::CardTaken, S::Asking},
    Edge{S::CardRefused, E::CardUnfit, S::CardRefused},
    Edge{S::CardRefused, E::Back, S::PlaceCard},

    Edge{S::Asking, E::Answered, S::Cases},
    Edge{S::Asking, E::HallFailed, S::HallAway},
    Edge{S::Asking, E::Back, S::TakeCard},

    Edge{S::HallAway, E::Retry, S::Asking},
    Edge{S::HallAway, E::Back, S::TakeCard},

    Edge{S::Cases, E::Chosen, S::Detail},
    Edge{S::Cases, E::Back, S::TakeCard},

    Edge{S::Detail, E::Print, S::Printing},
    Edge{S::Detail, E::Back, S::Cases},

    Edge{S::Printing, E::PrintDone, S::Printed},
    Edge{S::Printing, E::PrintFailed, S::NotPrinted},
    Edge{S::Printing, E::Back, S::Detail},

    Edge{S::Printed, E::Back, S::Cases},

    Edge{S::NotPrinted, E::Retry, S::Printing},
    Edge{S::NotPrinted, E::Back, S::Detail},

    Edge{S::TakeCard, E::Over, S::Ended},
    Edge{S::TakeCard, E::Back, S::Ended},
    Edge{S::TakeCard, E::Home, S::Ended},
    Edge{S::TakeCard, E::IdleOver, S::Ended},
};

// Where a card has been read, whoever goes home is reminded of it.
bool holdsCard(State state)
{
    switch (state) {
    case S::CardRefused:
    case S::Asking:
    case S::HallAway:
    case S::Cases:
    case S::Detail:
    case S::Printing:
    case S::Printed:
    case S::NotPrinted: return true;
    case S::Waiting:
    case S::PlaceCard:
    case S::TakeCard:
    case S::Ended: return false;
    }
    return false;
}

} // namespace

std::optional<State> next(State state, Event event)
{
    for (const auto &edge : Table) {
        if (edge.from == state && edge.event == event)
            return edge.to;
    }
    if (holdsCard(state)) {
        if (event == E::Home || event == E::IdleOver)
            return S::TakeCard;
        // Another card while somebody's cases are open: two persons must not mix. The next child reads it anew.
        if (event == E::CardTaken || event == E::CardUnfit)
            return S::Ended;
    }
    return std::nullopt;
}

} // namespace yc::kiosk
