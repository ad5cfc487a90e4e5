#pragma once

#include "base/code.h"

#include <QByteArray>

#include <optional>

// The printer's side of the wire: takes a stream of bytes apart into commands, without obeying them. For twins and for
// the fuzzer. Source: reference.md E.2.
namespace yc::devices::print::escpos
{

struct Token {
    // 0: a run of text in `data` (codes from 20h on). Else the command: 0Ah, 0Dh, 1B40h, 1D7630h, 1D286Bh…
    quint32 command = 0;
    QByteArray data; // its parameters and payload, behind the command's own bytes
    friend bool operator==(const Token &, const Token &) = default;
};

inline constexpr qsizetype LargestPayload = 4LL * 1024 * 1024;

// Empty: more bytes are needed. BadFrame: one byte that begins nothing, or a payload beyond all paper, was dropped.
[[nodiscard]] Result<std::optional<Token>> takeToken(QByteArray &buffer);

} // namespace yc::devices::print::escpos
