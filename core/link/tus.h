#pragma once

#include "base/state_moves.h"

#include <QString>

#include <array>
#include <chrono>
#include <optional>

// One upload by tus 1.0 (reference.md G.1) on one page: where it may stand and what moves it. Pure; what a state does
// on the wire is in tus_upload.cpp. tests/core/link walks every line.
namespace yc::core::link::tus
{

enum class State { Ready, Creating, Asking, Sending, Done, Failed };
inline constexpr std::array AllStates{State::Ready,   State::Creating, State::Asking,
                                      State::Sending, State::Done,     State::Failed};

enum class Event {
    Begin, // nothing is known of it at the hall
    Resume, // a mark was kept
    Stands, // the hall has it and says from where on
    Whole, // the hall has all of it
    Lost, // no usable answer: only the hall knows how far it came
    Gone, // the hall no longer has it
    Refused, // nothing that asking again would change, or asked often enough
};
inline constexpr std::array AllEvents{Event::Begin, Event::Resume, Event::Stands, Event::Whole,
                                      Event::Lost,  Event::Gone,   Event::Refused};

using Move = StateMove<State, Event>;

// clang-format off
inline constexpr std::array Moves{
    Move{State::Ready,    Event::Begin,   State::Creating},
    Move{State::Ready,    Event::Resume,  State::Asking},
    Move{State::Creating, Event::Stands,  State::Sending},
    Move{State::Creating, Event::Whole,   State::Done},     // the hall had the blob already, or it is empty
    Move{State::Creating, Event::Lost,    State::Failed},   // no place to ask at: the outbox begins again, later
    Move{State::Asking,   Event::Stands,  State::Sending},
    Move{State::Asking,   Event::Whole,   State::Done},
    Move{State::Asking,   Event::Gone,    State::Creating},
    Move{State::Asking,   Event::Lost,    State::Failed},
    Move{State::Sending,  Event::Stands,  State::Sending},
    Move{State::Sending,  Event::Whole,   State::Done},
    Move{State::Sending,  Event::Lost,    State::Asking},
    Move{State::Sending,  Event::Gone,    State::Creating},
};
// clang-format on

constexpr std::optional<State> next(State from, Event on)
{
    if (on == Event::Refused && from != State::Done && from != State::Failed)
        return State::Failed; // the way out that every unfinished state has
    return moveIn(Moves, from, on);
}

static_assert(next(State::Sending, Event::Lost) == State::Asking);

// How often in one go; afterwards the outbox tries again, later, from the mark.
inline constexpr int MostStrikes = 3; // losses without a byte gained in between
inline constexpr int MostBeginnings = 2;

inline constexpr qint64 SmallestChunk = 1024LL * 1024;
inline constexpr qint64 LargestChunk = 8LL * 1024 * 1024;
// Larger while a chunk takes less than two seconds, smaller when it takes more than twenty: what a reset costs stays
// small on a poor line, what asking costs stays small on a good one.
[[nodiscard]] qint64 chunkAfter(qint64 last, std::chrono::milliseconds took);
// How long to rest after so many bytes in that time, to keep to the rate; 0 without one.
[[nodiscard]] std::chrono::milliseconds restAfter(qint64 bytes, std::chrono::milliseconds took, qint64 bytesPerSecond);

} // namespace yc::core::link::tus
