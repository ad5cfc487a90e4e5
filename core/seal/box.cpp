#include "core/seal/box.h"

#include <sodium.h>

namespace yc::core::seal
{

namespace
{

const unsigned char *in(QByteArrayView bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.data());
}

unsigned char *out(QByteArray &bytes)
{
    return reinterpret_cast<unsigned char *>(bytes.data());
}

} // namespace

BoxKeys BoxKeys::of(const Key &key)
{
    static_assert(crypto_box_SEEDBYTES == 32);
    if (sodium_init() < 0)
        qFatal("libsodium does not start");
    BoxKeys keys;
    const auto seed = key.derive("box");
    keys.m_public.resize(crypto_box_PUBLICKEYBYTES);
    QByteArray secret(crypto_box_SECRETKEYBYTES, '\0');
    crypto_box_seed_keypair(out(keys.m_public), out(secret), in(seed.bytes()));
    keys.m_secret = SecretBytes(std::move(secret));
    return keys;
}

Result<SecretBytes> BoxKeys::open(QByteArrayView box) const
{
    if (box.size() < static_cast<qsizetype>(crypto_box_SEALBYTES))
        return std::unexpected(codes::SealBroken);
    QByteArray plain(box.size() - static_cast<qsizetype>(crypto_box_SEALBYTES), '\0');
    if (crypto_box_seal_open(out(plain), in(box), static_cast<unsigned long long>(box.size()), in(m_public),
                             in(m_secret.reveal()))
        != 0)
        return std::unexpected(codes::SealBroken);
    return SecretBytes(std::move(plain));
}

Result<QByteArray> closeBox(QByteArrayView publicHalf, QByteArrayView plain)
{
    if (publicHalf.size() != static_cast<qsizetype>(crypto_box_PUBLICKEYBYTES))
        return std::unexpected(codes::BadKey);
    if (sodium_init() < 0)
        return std::unexpected(codes::CryptoFailed);
    QByteArray box(plain.size() + static_cast<qsizetype>(crypto_box_SEALBYTES), '\0');
    if (crypto_box_seal(out(box), in(plain), static_cast<unsigned long long>(plain.size()), in(publicHalf)) != 0)
        return std::unexpected(codes::CryptoFailed);
    return box;
}

} // namespace yc::core::seal
