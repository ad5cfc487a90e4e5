#pragma once

#include "devices/lobby/protocol/protocol.h"

namespace yc::devices::lobby
{

// The lock boards (锁控板) of most parcel and file cabinets, on RS-485 at 9600 8N1. Five bytes each way, the last the
// XOR of those before it:
//
//   8A BOARD LOCK 11 XOR    open it; answered alike, the fourth byte 11 or 00
//   80 BOARD LOCK 33 XOR    how is its door; answered 80 BOARD LOCK STATE XOR, STATE 11 or 00
//   82 BOARD LOCK STATE XOR told by itself when a door moves, by boards that do
//
// Seen alike in a dozen public programs and in excerpts of the makers' papers (8A 01 01 11 9B opens the first of board
// 1): the frames are sure. What 11 means is not: locks close their switch when shut or when open, so `shutIs` is set by
// whoever sets the cabinet up (11: shut, on most). The answer to opening is therefore taken for no more than "heard".
// Whole-board answers (LOCK 00) are not used: their length and order differ between boards.
namespace board
{
enum class Word : quint8 { Open = 0x8A, Ask = 0x80, Told = 0x82 };
inline constexpr quint8 OpenMark = 0x11;
inline constexpr quint8 AskMark = 0x33;
inline constexpr quint8 SwitchOn = 0x11;
inline constexpr quint8 SwitchOff = 0x00;
struct Frame {
    Word word;
    quint8 board;
    quint8 lock;
    quint8 mark;
};
[[nodiscard]] QByteArray bytesOf(const Frame &frame);
[[nodiscard]] std::optional<Frame> take(QByteArray &heard);
} // namespace board

struct BoardShape {
    int locks = 24; // on each board; door 25 is then lock 1 of the second
    int firstBoard = 1;
    bool shutIs11 = true;
};

class LockBoard final : public CabinetProtocol
{
public:
    explicit LockBoard(const BoardShape &shape = {}) : m_shape(shape) { }
    [[nodiscard]] QString model() const override { return QStringLiteral("RS-485 lock board"); }
    [[nodiscard]] int mostDoors() const override { return m_shape.locks * (256 - m_shape.firstBoard); }
    [[nodiscard]] QByteArray open(int door) override;
    [[nodiscard]] QByteArray ask(int door) override;
    [[nodiscard]] std::optional<Said> take(QByteArray &heard) override;

private:
    [[nodiscard]] board::Frame to(int door, board::Word word, quint8 mark) const;

    BoardShape m_shape;
};

} // namespace yc::devices::lobby
