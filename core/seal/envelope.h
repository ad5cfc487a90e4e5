#pragma once

#include "base/code.h"
#include "base/secret.h"

#include <QByteArray>
#include <QByteArrayView>

// Authenticated encryption at rest and keys from PINs.
//
//   sealed bytes   version(1)=01 | nonce(12) | cipher | tag(16)      AES-256-GCM (OpenSSL)
//
// `about` is authenticated and not stored: the row's table and id, the blob's name. A sealed thing moved to another
// place does not open.
namespace yc::core::seal
{

namespace codes
{
inline constexpr Code SealBroken{'C', 1}; // wrong key, wrong place or changed bytes
inline constexpr Code BadKey{'C', 2}; // a key that cannot be read or is of another kind
inline constexpr Code BadSignature{'C', 3};
inline constexpr Code BadCertificate{'C', 4};
inline constexpr Code ForeignCertificate{'C', 5}; // signed by another authority
inline constexpr Code OutOfValidity{'C', 6};
inline constexpr Code BadRequest{'C', 7}; // a PKCS#10 that does not verify
inline constexpr Code CryptoFailed{'C', 8}; // the library refused; its reason is in the log
} // namespace codes

class Key // 32 secret bytes
{
public:
    [[nodiscard]] static Key random();
    [[nodiscard]] static Result<Key> fromBytes(SecretBytes bytes);
    [[nodiscard]] const QByteArray &bytes() const { return m_bytes.reveal(); }
    [[nodiscard]] Key duplicate() const;
    // A key of its own for a purpose ("rows", "blobs", "index"), HKDF-SHA256.
    [[nodiscard]] Key derive(QByteArrayView purpose) const;

private:
    explicit Key(SecretBytes bytes) : m_bytes(std::move(bytes)) { }
    SecretBytes m_bytes;
};

[[nodiscard]] QByteArray randomBytes(qsizetype count);
[[nodiscard]] Result<QByteArray> seal(const Key &key, QByteArrayView plain, QByteArrayView about);
[[nodiscard]] Result<SecretBytes> open(const Key &key, QByteArrayView sealed, QByteArrayView about);

// Argon2id (libsodium). The parameters are stored beside what they protect, so they can be raised later.
struct PinCost {
    QByteArray salt; // 16 bytes
    quint64 operations = 3;
    quint64 memoryBytes = 64ULL * 1024 * 1024;
    [[nodiscard]] static PinCost fresh();
};
// ≈ 100 ms: never in the UI thread. CryptoFailed: no memory for it, or a cost outside what Argon2id takes (a stored
// cost is an input like any other).
[[nodiscard]] Result<Key> tryKeyFromPin(const SecretText &pin, const PinCost &cost);
[[nodiscard]] Key keyFromPin(const SecretText &pin, const PinCost &cost); // ends the program where the above fails
// "$argon2id$…" for the hall's table. Empty when there was no memory for it: matches no PIN.
[[nodiscard]] QByteArray pinVerifier(const SecretText &pin);
[[nodiscard]] bool pinMatches(const SecretText &pin, const QByteArray &verifier);

} // namespace yc::core::seal
