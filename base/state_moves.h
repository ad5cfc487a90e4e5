#pragma once

#include <array>
#include <cstddef>
#include <optional>

namespace yc
{

// A line of a table of states.
template <typename State, typename Event> struct StateMove {
    State from;
    Event on;
    State to;
};

// Where a table leads from a state when something happens; nothing: not a move, which is logged
// and never acted on.
template <typename State, typename Event, std::size_t Count>
constexpr std::optional<State> moveIn(const std::array<StateMove<State, Event>, Count> &moves, State from, Event on)
{
    for (const auto &move : moves) {
        if (move.from == from && move.on == on)
            return move.to;
    }
    return std::nullopt;
}

} // namespace yc
