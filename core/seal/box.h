#pragma once

#include "core/seal/envelope.h"

// Sealing for somebody who is not here: anybody may close a box to a person's public half, only they open it. X25519
// and XSalsa20-Poly1305 as libsodium's sealed boxes; the sender stays unnamed, so who it was is said inside.
namespace yc::core::seal
{

class BoxKeys
{
public:
    [[nodiscard]] static BoxKeys of(const Key &key); // the same pair for the same key
    [[nodiscard]] const QByteArray &publicHalf() const { return m_public; } // 32 bytes
    [[nodiscard]] Result<SecretBytes> open(QByteArrayView box) const; // SealBroken

private:
    QByteArray m_public;
    SecretBytes m_secret;
};

[[nodiscard]] Result<QByteArray> closeBox(QByteArrayView publicHalf, QByteArrayView plain); // BadKey, CryptoFailed

} // namespace yc::core::seal
