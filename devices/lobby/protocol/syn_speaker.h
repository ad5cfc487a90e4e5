#pragma once

#include "devices/lobby/protocol/protocol.h"

namespace yc::devices::lobby
{

// The frames of the speech modules that call numbers in many halls:
//
//   FD LEN LEN 01 CODING text [XOR]    say it; LEN counts what follows it, check byte and all; coding 00 GB 2312, 01
//   GBK FD 00 02 02 FD                     stop (SYN6288; without the check byte FD 00 01 02) FD 00 02 21 DE how are
//   you
//
// and back, one byte each: 4A it was switched on, 41 taken, 45 not understood, 4E it speaks, 4F it is done.
// Seen alike in several public drivers and data sheet excerpts, so fairly sure. The SYN6288 ends its frames with the
// XOR of all bytes, the XFS5152 and SYN6658 do not. Marks in square brackets set it: [v8] how loud (0 to 16; 0 to 10
// on the others), [n1] numbers digit by digit. Text therefore goes without such brackets.
namespace syn
{
enum class Command : quint8 { Say = 0x01, Stop = 0x02, Ask = 0x21 };
enum Answer : quint8 { Woke = 0x4A, Taken = 0x41, Refused = 0x45, Speaking = 0x4E, Idle = 0x4F };
inline constexpr quint8 Head = 0xFD;
inline constexpr quint8 Gb2312 = 0x00;
inline constexpr quint8 Gbk = 0x01;
inline constexpr qsizetype LongestText = 200; // bytes, of the SYN6288; the others take more

[[nodiscard]] QByteArray frame(Command command, const QByteArray &rest, bool checked);
struct Heard {
    Command command;
    QByteArray rest; // coding and text
};
// What a module hears; as take() of the protocols. The check byte, where there is one, holds.
[[nodiscard]] std::optional<Heard> take(QByteArray &heard, bool checked);
} // namespace syn

struct SynShape {
    bool checked = true; // SYN6288; false: XFS5152, SYN6658
    int loud = 8; // 0 to 10
};

class SynSpeaker final : public AnnouncerProtocol
{
public:
    explicit SynSpeaker(const SynShape &shape = {}) : m_shape(shape) { }
    [[nodiscard]] QString model() const override;
    [[nodiscard]] bool answers() const override { return true; }
    [[nodiscard]] bool speaks() const override { return true; }
    [[nodiscard]] Result<QByteArray> tell(const Announcement &what) override;
    [[nodiscard]] QByteArray clear() override;
    [[nodiscard]] QByteArray ask() override;
    [[nodiscard]] std::optional<Said> take(QByteArray &heard) override;

private:
    SynShape m_shape;
};

} // namespace yc::devices::lobby
