#pragma once

#include "base/secret.h"

#include <QByteArray>

#include <memory>
#include <optional>

// The arithmetic of the pads' two ciphers, for both ends. Pure; randomness is OpenSSL's. Neither cipher is one that we
// would choose: the first is Diffie-Hellman in a group of 128 bits, and both use AES block by block without a check.
// They keep a signature from being read off the cable in passing; what binds it to its text is done on this side of it.
// Source: reference.md D.1 and the public sources of Wacom's STU SDK.
namespace yc::devices::pad::stu
{

inline constexpr int DhSize = 16; // bytes of prime, public keys and shared key
inline constexpr int Rsa = 256; // bytes of the modulus

// base^exponent mod modulus in 16 bytes, big-endian. OpenSSL's own Diffie-Hellman refuses groups as small as these.
[[nodiscard]] QByteArray modExp(const QByteArray &base, const QByteArray &exponent, const QByteArray &modulus);

// One block of 16 bytes under a key of 16 or 32. Empty: sizes that cannot be.
[[nodiscard]] QByteArray aesBlock(const QByteArray &key, const QByteArray &block, bool encrypt);

// Host's half of the first cipher, made anew for each signature.
struct DhPair {
    SecretBytes secret;
    QByteArray open; // what the pad is told
};
// Empty: not a group to work in (even, or too small to be one, or a base that generates nothing).
[[nodiscard]] std::optional<DhPair> makeDhPair(const QByteArray &prime, const QByteArray &base);
// The session's key, 16 bytes. Empty: a public key that would make it known to everybody (0, 1, p-1, or not below p).
[[nodiscard]] std::optional<SecretBytes> sharedKey(const DhPair &mine, const QByteArray &theirs,
                                                   const QByteArray &prime);

// Host's half of the second cipher. Making one takes a tenth of a second or more: not for a thread that shows windows.
class RsaPair
{
public:
    [[nodiscard]] static std::optional<RsaPair> make();
    RsaPair(RsaPair &&) noexcept;
    RsaPair &operator=(RsaPair &&) noexcept;
    ~RsaPair();
    [[nodiscard]] QByteArray modulus() const; // 256 bytes
    [[nodiscard]] QByteArray exponent() const; // 01 00 01
    // What the pad ciphered for us (RSA, OAEP). Empty: not for this key, or no AES key of 32 bytes in it.
    [[nodiscard]] std::optional<SecretBytes> open(const QByteArray &ciphered) const;

private:
    struct Key;
    explicit RsaPair(std::unique_ptr<Key> key);
    std::unique_ptr<Key> m_key;
};

// The pad's half of it, for its twin. Empty: no such key.
[[nodiscard]] QByteArray rsaSeal(const QByteArray &modulus, const QByteArray &exponent, const QByteArray &key);

} // namespace yc::devices::pad::stu
