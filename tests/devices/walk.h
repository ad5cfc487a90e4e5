#pragma once

#include <QString>

#include <set>
#include <utility>
#include <vector>

namespace yc::tests
{

// What is true of every state table: no state has two ways on one event, every line is a move, and every state is
// reached from the first one by lines and by the ways out that all states have. Empty: it holds; else what does not.
// `ways` are those ways out: events that stand in no line.
template <typename Moves, typename States, typename Event, typename State>
QString walkTable(const Moves &moves, const States &states, const std::vector<Event> &ways, State first)
{
    std::set<std::pair<State, Event>> seen;
    for (const auto &move : moves) {
        const auto line
            = QStringLiteral("line %1 on %2").arg(static_cast<int>(move.from)).arg(static_cast<int>(move.on));
        if (!seen.insert({move.from, move.on}).second)
            return line + QStringLiteral(": twice");
        if (next(move.from, move.on) != move.to)
            return line + QStringLiteral(": is not walked");
    }
    std::set<State> reached{first};
    for (std::vector<State> open{first}; !open.empty();) {
        const auto state = open.back();
        open.pop_back();
        const auto go = [&](State to) {
            if (reached.insert(to).second)
                open.push_back(to);
        };
        for (const auto &move : moves) {
            if (move.from == state)
                go(move.to);
        }
        for (const auto way : ways) {
            if (const auto to = next(state, way))
                go(*to);
        }
    }
    for (const auto state : states) {
        if (!reached.contains(state))
            return QStringLiteral("state %1: never reached").arg(static_cast<int>(state));
    }
    return {};
}

// What is true of every table of a device: from everywhere Cancelled leads to `stopped`, and from every other state
// each of these losses leads to one of these ends. Empty: it holds; else what does not.
template <typename States, typename Event, typename State>
QString walkLosses(const States &states, State stopped, const std::vector<Event> &losses, const std::set<State> &ends)
{
    for (const auto state : states) {
        if (next(state, Event::Cancelled) != stopped)
            return QStringLiteral("state %1: cancelled, it does not stop").arg(static_cast<int>(state));
        for (const auto loss : losses) {
            const auto to = next(state, loss);
            if (state != stopped && (!to || !ends.contains(*to)))
                return QStringLiteral("state %1 on %2: leads astray")
                    .arg(static_cast<int>(state))
                    .arg(static_cast<int>(loss));
        }
    }
    return {};
}

} // namespace yc::tests
