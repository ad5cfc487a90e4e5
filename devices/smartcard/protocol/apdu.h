#pragma once

#include "base/code.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

// What a host and a card say to one another, short form. Bytes in, values out: no I/O, no clock, no thread. Source:
// ISO/IEC 7816-4 clause 5 (commands, status words), 7816-3 clause 12 (the cases).
//
//   case 1  CLA INS P1 P2                       case 2  CLA INS P1 P2 Le
//   case 3  CLA INS P1 P2 Lc data               case 4  CLA INS P1 P2 Lc data Le
//   answer  data SW1 SW2
namespace yc::devices::smartcard
{

inline constexpr qsizetype MostCommandData = 255;
inline constexpr int MostAnswerData = 256; // Le 00
inline constexpr qsizetype LongestCommand = 5 + MostCommandData + 1;
inline constexpr qsizetype LongestAnswer = MostAnswerData + 2;

struct Command {
    quint8 cla = 0;
    quint8 ins = 0;
    quint8 p1 = 0;
    quint8 p2 = 0;
    QByteArray data; // empty: none
    std::optional<int> expected; // Le, 1 to 256; nullopt: no answer data are asked for
    friend bool operator==(const Command &, const Command &) = default;
};

struct Answer {
    QByteArray data; // may be of a person: wiped by whoever keeps it
    quint16 status = 0; // SW1 SW2
    friend bool operator==(const Answer &, const Answer &) = default;
};

inline constexpr quint16 Normal = 0x9000; // "normal processing"
[[nodiscard]] constexpr bool hasMore(quint16 status)
{
    return status >> 8 == 0x61;
} // SW2 bytes wait, 00: 256
[[nodiscard]] constexpr bool wantsLength(quint16 status)
{
    return status >> 8 == 0x6C;
} // Le should have been SW2
[[nodiscard]] constexpr int lengthIn(quint16 status)
{
    return (status & 0xFF) == 0 ? MostAnswerData : status & 0xFF;
}

// BadLength: more data than a short command holds, or an Le out of its range.
[[nodiscard]] Result<QByteArray> encode(const Command &command);
[[nodiscard]] QByteArray encode(const Answer &answer); // what a card says: for twins
// BadLength: shorter than its head, or another length than Lc says.
[[nodiscard]] Result<Command> commandFromBytes(QByteArrayView bytes);
// BadLength: no status word, or more than any card may answer.
[[nodiscard]] Result<Answer> answerFromBytes(QByteArrayView bytes);

} // namespace yc::devices::smartcard
