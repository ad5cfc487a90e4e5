#pragma once

#include "base/code.h"
#include "core/seal/staff_proof.h"

#include <QJsonObject>

// The second factor of a sign-in: the staff card 工作证卡. A request to /v1/sessions whose PIN is right is refused with
// CardNeeded where the hall asks for a card, and the refusal carries a challenge for that person at that terminal; the
// same request with the card's proof of it goes on. hall/openapi.yaml: /v1/sessions, StaffProof.
namespace yc::core::wire
{

namespace codes
{
inline constexpr Code CardNeeded{'H', 115}; // the PIN is right, `challenge` is to be signed by the card
inline constexpr Code WrongCard{'H', 116}; // not signed by the card that is bound to them; retryAfter as of a wrong PIN
inline constexpr Code NoCardBound{'H', 117}; // a card is asked for, and none is bound to them
inline constexpr Code ChallengeOver{'H', 118}; // too old, used before, or made for somebody else or another terminal
} // namespace codes

[[nodiscard]] QJsonObject toJson(const seal::StaffProof &value);
[[nodiscard]] Result<seal::StaffProof> staffProofFrom(const QJsonObject &json);

// What a refusal with CardNeeded adds to its problem.
[[nodiscard]] QJsonObject challengeJson(const QByteArray &challenge);
[[nodiscard]] Result<QByteArray> challengeFrom(const QJsonObject &more);

} // namespace yc::core::wire
