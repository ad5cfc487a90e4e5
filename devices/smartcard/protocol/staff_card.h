#pragma once

#include "devices/smartcard/protocol/card_script.h"

// The staff card 工作证卡: a profile of our own, which any programmable card can carry. It gives a staff number, a
// serial number and a public key to everybody, and signs challenges with the private key, which never leaves it.
//
//   application  F0 59 43 2E 53 54 41 46 46 01    (F0: proprietary, ISO/IEC 7816-5)
//   GET DATA     9F 01 staff number, GB18030 (ASCII as a rule), up to 32 bytes · 9F 02 serial number, up to 16
//   characters
//                9F 03 public key, P-256, 65 bytes (04 X Y)
//   INTERNAL AUTHENTICATE 00 88 00 00 20 challenge(32) 00 → ECDSA signature, DER, over SHA-256(StaffProofPrefix ‖
//   challenge)
//
// The prefix is hashed by the card, so that nothing but a sign-in can be signed with its key.
namespace yc::devices::smartcard
{

inline constexpr std::array<quint8, 10> StaffApplication{0xF0, 0x59, 0x43, 0x2E, 0x53, 0x54, 0x41, 0x46, 0x46, 0x01};
inline constexpr QByteArrayView StaffProofPrefix = "yichuang staff card 1";
inline constexpr qsizetype LongestProof = 72; // SEQUENCE of two INTEGERs of 33 bytes

// clang-format off
inline constexpr std::array StaffSteps{
    Step{Step::Way::Object, 0x9F01, Field::StaffNo,    Coding::Characters, 32},
    Step{Step::Way::Object, 0x9F02, Field::CardNumber, Coding::Characters, 16},
    Step{Step::Way::Object, 0x9F03, Field::PublicKey,  Coding::Bytes,      65},
};
// clang-format on

inline constexpr CardScript StaffScript{
    .kind = SmartCardKind::Staff,
    .application = StaffApplication,
    .historical = {},
    .steps = StaffSteps,
};

[[nodiscard]] Command proofOf(const QByteArray &challenge); // ChallengeSize bytes
// What is hashed and signed.
[[nodiscard]] QByteArray signedText(const QByteArray &challenge);
// Whether this was signed with the private half of that public key (65 bytes). Anything else is not.
[[nodiscard]] bool isProof(const QByteArray &signature, const QByteArray &challenge, const QByteArray &publicKey);

} // namespace yc::devices::smartcard
