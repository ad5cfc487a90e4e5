#pragma once

#include <QByteArray>

// The half of the staff card 工作证卡 that judges: whether a challenge was signed with the private key that never
// leaves the card. The profile of the card, and what it is asked, stands in devices/smartcard/protocol/staff_card.h;
// what is signed is SHA-256("yichuang staff card 1" ‖ challenge), ECDSA on P-256, so that nothing but a sign-in can be
// signed. Hall and terminal judge by the same code. Who made the challenge, for whom, and that it was used once, is
// theirs to see to.
namespace yc::core::seal
{

inline constexpr qsizetype StaffChallengeSize = 32; // random bytes
inline constexpr qsizetype StaffKeySize = 65; // 04 X Y
inline constexpr qsizetype LongestStaffSignature = 72; // DER: SEQUENCE of two INTEGERs of at most 33 bytes

struct StaffProof {
    QByteArray challenge;
    QByteArray signature;
};

// A point on P-256, written in full.
[[nodiscard]] bool isStaffKey(const QByteArray &publicKey);
// Whether the card with that key signed that challenge. Anything out of shape is not a proof.
[[nodiscard]] bool isProvenBy(const StaffProof &proof, const QByteArray &publicKey);

} // namespace yc::core::seal
