#pragma once

#include "base/state_moves.h"

#include <array>
#include <optional>

// How a job at the print service goes, on one page; what happens on the way is in cups_session.cpp. The printer itself
// is the service's to drive: this is what we believe of one paper. tests/devices walks every line and proves the ways
// out. Source of the service's states: RFC 8011, 5.3.7.
namespace yc::devices::print::cups::jobs
{

enum class State {
    Sending, // asked for, and not taken yet
    Waiting, // at the service: behind others, held, or for the printer
    Printing,
    Lost, // the service does not answer for it; it may well be printing
    Printed,
    Cancelled,
    Failed,
};
inline constexpr std::array AllStates{State::Sending, State::Waiting,   State::Printing, State::Lost,
                                      State::Printed, State::Cancelled, State::Failed};

enum class Event {
    Taken, // job and document
    Refused, // one of them, or the line broke before it was whole
    Pending, // the service says that it waits, is held or stopped
    Processing,
    Completed,
    Canceled,
    Aborted,
    Forgotten, // the service knows of no such job
    ServiceLost,
    TimedOut, // lost for longer than anybody waits
};

using Move = StateMove<State, Event>;

// A table is read by its columns. clang-format would fold them.
// clang-format off
inline constexpr std::array Moves{
    Move{State::Sending,  Event::Taken,       State::Waiting},
    Move{State::Sending,  Event::Refused,     State::Failed},
    Move{State::Waiting,  Event::Pending,     State::Waiting},
    Move{State::Waiting,  Event::Processing,  State::Printing},
    Move{State::Waiting,  Event::Completed,   State::Printed},
    Move{State::Waiting,  Event::Canceled,    State::Cancelled},
    Move{State::Waiting,  Event::Aborted,     State::Failed},
    Move{State::Waiting,  Event::Forgotten,   State::Failed},
    Move{State::Waiting,  Event::ServiceLost, State::Lost},
    Move{State::Printing, Event::Pending,     State::Waiting}, // stopped over an empty tray, or held
    Move{State::Printing, Event::Processing,  State::Printing},
    Move{State::Printing, Event::Completed,   State::Printed},
    Move{State::Printing, Event::Canceled,    State::Cancelled},
    Move{State::Printing, Event::Aborted,     State::Failed},
    Move{State::Printing, Event::Forgotten,   State::Failed},
    Move{State::Printing, Event::ServiceLost, State::Lost},
    Move{State::Lost,     Event::Pending,     State::Waiting},
    Move{State::Lost,     Event::Processing,  State::Printing},
    Move{State::Lost,     Event::Completed,   State::Printed},
    Move{State::Lost,     Event::Canceled,    State::Cancelled},
    Move{State::Lost,     Event::Aborted,     State::Failed},
    Move{State::Lost,     Event::Forgotten,   State::Failed},
    Move{State::Lost,     Event::ServiceLost, State::Lost},
    Move{State::Lost,     Event::TimedOut,    State::Failed},
};
// clang-format on

constexpr std::optional<State> next(State from, Event on)
{
    return moveIn(Moves, from, on);
}

} // namespace yc::devices::print::cups::jobs
