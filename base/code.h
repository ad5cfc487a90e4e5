#pragma once

#include <QString>

#include <cstdint>
#include <expected>

namespace yc
{

// A stable failure code: what docs/failures.md lists and people read out on the telephone ("D-0104").
// The letter is the layer, the number never changes its meaning; words and remedy live in ui.
//
//   B base  D devices  S store, vault  C seal (cryptography)  L link to the hall  H said by the hall  F flow  P papers
struct Code {
    char layer;
    std::uint16_t number;
    friend constexpr bool operator==(Code, Code) = default;
};

// "D-0104": the form that people see and docs/failures.md lists.
[[nodiscard]] QString toString(Code code);

// The reverse; nullopt-like {0, 0} never leaves here: an unreadable text is a failure of its own (B-0001).
[[nodiscard]] std::expected<Code, Code> codeFromString(QStringView text);

// Expected failures are values. Exceptions stay inside third-party edges, asserts are for what no input can reach.
template <typename T> using Result = std::expected<T, Code>;

using Done = Result<void>;

namespace codes
{
inline constexpr Code UnreadableCode{'B', 1};
inline constexpr Code BadFrame{'B', 2}; // a message between our processes that breaks the framing
inline constexpr Code PeerGone{'B', 3}; // the other process ended or closed its end
inline constexpr Code NoMemory{'B', 4}; // a picture too large to hold, or memfd refused
inline constexpr Code BadFile{'B', 5}; // a file that should be ours cannot be read or is not what it claims
inline constexpr Code Cancelled{'B', 6};
inline constexpr Code TimedOut{'B', 7};
} // namespace codes

} // namespace yc
