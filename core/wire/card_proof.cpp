#include "core/wire/card_proof.h"

#include "core/wire/strict_json.h"

namespace yc::core::wire
{

QJsonObject toJson(const seal::StaffProof &value)
{
    return {{QStringLiteral("challenge"), base64Text(value.challenge)},
            {QStringLiteral("signature"), base64Text(value.signature)}};
}

Result<seal::StaffProof> staffProofFrom(const QJsonObject &json)
{
    bool good = true;
    Fields fields(json, good);
    seal::StaffProof value;
    value.challenge = fields.bytes("challenge", seal::StaffChallengeSize, seal::StaffChallengeSize);
    value.signature = fields.bytes("signature", seal::LongestStaffSignature, 1);
    return outcome(good, std::move(value));
}

QJsonObject challengeJson(const QByteArray &challenge)
{
    return {{QStringLiteral("challenge"), base64Text(challenge)}};
}

Result<QByteArray> challengeFrom(const QJsonObject &more)
{
    bool good = true;
    Fields fields(more, good);
    auto challenge = fields.bytes("challenge", seal::StaffChallengeSize, seal::StaffChallengeSize);
    return outcome(good, std::move(challenge));
}

} // namespace yc::core::wire
