#pragma once

#include "core/seal/staff_proof.h"
#include "hall/services/context.h"

#include <chrono>
#include <optional>

// The second factor of a sign-in: the staff card 工作证卡. Inside one transaction, after the PIN was found right.
namespace yc::hall::services
{

// Long enough to find the card and put it in.
inline constexpr std::chrono::seconds ChallengeGoodFor(180);

// By the person's own row, or by the hall's setting `staff-card`: roles, or "all". Off by default.
[[nodiscard]] bool needsCard(store::Rows &rows, const store::Staff &staff);
// Whether the words of that setting are such: "all", roles by commas, or nothing.
[[nodiscard]] bool isCardRule(const QString &value);

enum class CardSays {
    NotNeeded,
    Proven,
    Wanted, // `challenge` is open now, in place of any before it
    NoneBound,
    Over, // that challenge is not open here for them; counts as a wrong try
    Expired, // theirs and rightly signed, only too late
    Wrong, // another card's signature, or none of a card
};
struct CardVerdict {
    CardSays says = CardSays::NotNeeded;
    QByteArray challenge;
    QByteArray key; // of the card that proved it
};
// Takes the challenge away, whatever comes of it: it is good for one answer. At most one is open for a person at a
// terminal, and those that are over go when another is opened.
[[nodiscard]] CardVerdict judgeCard(store::Rows &rows, const store::Staff &staff, const store::Terminal &terminal,
                                    const std::optional<core::seal::StaffProof> &proof, const QDateTime &now);

} // namespace yc::hall::services
