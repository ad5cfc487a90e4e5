#pragma once

#include "base/code.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

// What a card with contacts says of itself when it gets power, or what a contactless reader says for one: Answer to
// Reset. Bytes in, values out. Source: ISO/IEC 7816-3 clause 8; PC/SC part 3 for contactless cards (which have TS 3B, a
// TD2 of 01 and a TCK).
namespace yc::devices::smartcard
{

inline constexpr qsizetype LongestAtr = 33; // TS and at most 32 bytes behind it

struct Atr {
    bool inverse = false; // TS 3F; the bytes are already turned round by the reader
    QList<int> protocols; // T=, in the card's order, T=15 (global bytes) left out; {0} where the card names none
    QByteArray historical; // 0 to 15 bytes
    qsizetype historicalAt = 0; // where they begin; behind them nothing, or TCK
    friend bool operator==(const Atr &, const Atr &) = default;
};

// BadLength: too short for what it announces, too long, or something behind its end. BadCheck: another first byte than
// the two that there are, or a wrong TCK.
[[nodiscard]] Result<Atr> atrFromBytes(QByteArrayView bytes);

} // namespace yc::devices::smartcard
