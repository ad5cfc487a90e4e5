#pragma once

#include <QByteArray>

#include <optional>

// What is said between a pad of the second cipher (430 and later) and its host about keys: report 40, a command with 64
// bytes of data, and report 50, how far the pad has come. Source: reference.md D.1; sizes and order: the public headers
// and sources of Wacom's STU SDK.
namespace yc::devices::pad::stu
{

enum class KeyCommand : quint8 {
    SetType = 1,
    SetBlock = 2,
    GetStatus = 3,
    GetBlock = 4,
    Generate = 5, // a new symmetric key
};
enum class KeyPart : quint8 { Exponent = 0, Modulus = 1, Ciphered = 2 };

inline constexpr int KeyCommandSize = 68; // whole reports
inline constexpr int KeyStatusSize = 17;
inline constexpr int KeyBlock = 64; // bytes

// The one combination that is used: AES-256 behind RSA-2048 with OAEP.
inline constexpr quint8 Aes256 = 2;
inline constexpr quint8 Rsa2048Oaep = 2 << 6 | 2;

struct KeyMessage {
    KeyCommand command = KeyCommand::GetStatus;
    quint8 parameter = 0; // SetType: symmetric key; blocks: KeyPart
    quint8 lengthOrIndex
        = 0; // SetType: padding and asymmetric key; SetBlock: bytes; GetBlock: which block, answer: bytes
    QByteArray data{}; // at most KeyBlock
    friend bool operator==(const KeyMessage &, const KeyMessage &) = default;
};

struct KeyStatus {
    static constexpr quint8 Ready = 0x00;
    static constexpr quint8 Calculating = 0xFA;
    static constexpr quint8 NotReady = 0xFF;
    quint8 symmetric = 0;
    quint8 asymmetric = 0; // padding and key
    quint8 exponent = NotReady;
    quint8 modulus = NotReady;
    quint8 ciphered = NotReady;
    quint8 lastResult = 0;
    friend bool operator==(const KeyStatus &, const KeyStatus &) = default;
};

[[nodiscard]] QByteArray toBytes(const KeyMessage &message);
[[nodiscard]] std::optional<KeyMessage> keyMessageFrom(const QByteArray &report); // with all 64 bytes of data
[[nodiscard]] QByteArray toBytes(const KeyStatus &status);
[[nodiscard]] std::optional<KeyStatus> keyStatusFrom(const QByteArray &report);

} // namespace yc::devices::pad::stu
