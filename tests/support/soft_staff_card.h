#pragma once

#include "core/seal/identity.h"
#include "core/seal/staff_proof.h"

// A staff card without a card: the key alone, for tests of those who judge its proofs. What signs on the wire of a
// reader is devices/virtual's SmartCardTwin.
namespace yc::tests
{

struct SoftStaffCard {
    core::seal::PrivateKey key = core::seal::PrivateKey::generate(core::seal::KeyKind::P256);

    [[nodiscard]] QByteArray publicKey() const
    {
        // In a certificate request the point stands in full, as a BIT STRING of 66 bytes.
        const auto der = *key.certificateRequest(QStringLiteral("x"));
        return der.mid(der.indexOf(QByteArray::fromHex("034200")) + 3, core::seal::StaffKeySize);
    }
    [[nodiscard]] QString hex() const { return QString::fromLatin1(publicKey().toHex()); }
    [[nodiscard]] core::seal::StaffProof prove(const QByteArray &challenge) const
    {
        return {challenge, *key.sign("yichuang staff card 1" + challenge)};
    }
};

} // namespace yc::tests
