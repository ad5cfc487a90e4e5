#include "core/seal/envelope.h"

#include "core/seal/openssl_handles.h"

#include <openssl/core_names.h>
#include <openssl/rand.h>

#include <sodium.h>

#include <limits>

namespace yc::core::seal
{

namespace
{

constexpr qsizetype KeySize = 32;
constexpr char Version = 1;
constexpr qsizetype NonceSize = 12;
constexpr qsizetype TagSize = 16;
constexpr qsizetype HeadSize = 1 + NonceSize;
// EVP counts in int; nothing that we seal in one piece comes near.
constexpr qsizetype LargestPlain = std::numeric_limits<int>::max() - HeadSize - TagSize;
// What a stored cost may ask of this machine: more is damage or an attack on the terminal's memory.
constexpr quint64 MostMemory = 1024ULL * 1024 * 1024;
constexpr quint64 MostOperations = 64;

const EVP_CIPHER *aes()
{
    static const ossl::Cipher cipher(EVP_CIPHER_fetch(nullptr, "AES-256-GCM", nullptr));
    if (!cipher)
        qFatal("OpenSSL does not offer AES-256-GCM");
    return cipher.get();
}

void readySodium()
{
    static const int ready = sodium_init(); // picks the fastest code for this processor; -1 only without /dev/urandom
    if (ready < 0)
        qFatal("libsodium could not start");
}

} // namespace

QByteArray randomBytes(qsizetype count)
{
    QByteArray out(count, Qt::Uninitialized);
    if (RAND_priv_bytes(ossl::bytesOf(out), static_cast<int>(count)) != 1)
        qFatal("no random bytes"); // going on would make guessable keys
    return out;
}

Key Key::random()
{
    return Key(SecretBytes(randomBytes(KeySize)));
}

Result<Key> Key::fromBytes(SecretBytes bytes)
{
    if (bytes.reveal().size() != KeySize)
        return std::unexpected(codes::BadKey);
    return Key(std::move(bytes));
}

Key Key::duplicate() const
{
    return Key(m_bytes.duplicate());
}

Key Key::derive(QByteArrayView purpose) const
{
    const ossl::Kdf kdf(EVP_KDF_fetch(nullptr, "HKDF", nullptr));
    const ossl::KdfContext context(kdf ? EVP_KDF_CTX_new(kdf.get()) : nullptr);
    QByteArray digest("SHA256");
    QByteArray salt("yichuang");
    QByteArray secret = bytes(); // shares the buffer: nothing writes through it
    QByteArray info = purpose.toByteArray();
    const OSSL_PARAM params[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, digest.data(), 0),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_KEY, const_cast<char *>(secret.constData()),
                                          ossl::sizeOf(secret)),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_SALT, salt.data(), ossl::sizeOf(salt)),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_INFO, info.data(), ossl::sizeOf(info)),
        OSSL_PARAM_construct_end(),
    };
    QByteArray out(KeySize, Qt::Uninitialized);
    if (!context || EVP_KDF_derive(context.get(), ossl::bytesOf(out), ossl::sizeOf(out), params) != 1)
        qFatal("OpenSSL could not derive a key");
    return Key(SecretBytes(std::move(out)));
}

Result<QByteArray> seal(const Key &key, QByteArrayView plain, QByteArrayView about)
{
    if (plain.size() > LargestPlain)
        return std::unexpected(codes::CryptoFailed);
    QByteArray out(HeadSize + plain.size() + TagSize, Qt::Uninitialized);
    auto *at = ossl::bytesOf(out);
    at[0] = static_cast<unsigned char>(Version);
    // Random nonces: safe for 2^32 messages under one key, far above what a terminal writes in its life.
    if (RAND_bytes(at + 1, NonceSize) != 1)
        return std::unexpected(ossl::refused("RAND_bytes"));
    const ossl::CipherContext context(EVP_CIPHER_CTX_new());
    int size = 0;
    if (!context
        || EVP_EncryptInit_ex2(context.get(), aes(), ossl::bytesOf(QByteArrayView(key.bytes())), at + 1, nullptr) != 1
        || EVP_EncryptUpdate(context.get(), nullptr, &size, ossl::bytesOf(about), static_cast<int>(about.size())) != 1
        || EVP_EncryptUpdate(context.get(), at + HeadSize, &size, ossl::bytesOf(plain), static_cast<int>(plain.size()))
            != 1
        || EVP_EncryptFinal_ex(context.get(), at + HeadSize + plain.size(), &size) != 1
        || EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_GET_TAG, TagSize, at + HeadSize + plain.size()) != 1)
        return std::unexpected(ossl::refused("seal"));
    return out;
}

Result<SecretBytes> open(const Key &key, QByteArrayView sealed, QByteArrayView about)
{
    if (sealed.size() < HeadSize + TagSize || sealed.size() > LargestPlain || sealed[0] != Version)
        return std::unexpected(codes::SealBroken);
    const auto cipherSize = sealed.size() - HeadSize - TagSize;
    const auto *from = ossl::bytesOf(sealed);
    QByteArray out(cipherSize, Qt::Uninitialized);
    QByteArray tag = sealed.last(TagSize).toByteArray();
    const ossl::CipherContext context(EVP_CIPHER_CTX_new());
    int size = 0;
    if (!context
        || EVP_DecryptInit_ex2(context.get(), aes(), ossl::bytesOf(QByteArrayView(key.bytes())), from + 1, nullptr) != 1
        || EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_SET_TAG, TagSize, tag.data()) != 1)
        return std::unexpected(ossl::refused("open"));
    SecretBytes plain;
    unsigned char none = 0; // an empty plain text has no place of its own
    auto *to = out.isEmpty() ? &none : ossl::bytesOf(out);
    const bool opened
        = EVP_DecryptUpdate(context.get(), nullptr, &size, ossl::bytesOf(about), static_cast<int>(about.size())) == 1
        && EVP_DecryptUpdate(context.get(), to, &size, from + HeadSize, static_cast<int>(cipherSize)) == 1
        && EVP_DecryptFinal_ex(context.get(), to + cipherSize, &size) == 1;
    plain = SecretBytes(std::move(out)); // also when it did not open: GCM has written unproven plain text by then
    if (!opened) {
        ossl::forgetErrors();
        return std::unexpected(codes::SealBroken);
    }
    return plain;
}

PinCost PinCost::fresh()
{
    PinCost cost;
    cost.salt = randomBytes(crypto_pwhash_SALTBYTES);
    return cost;
}

Result<Key> tryKeyFromPin(const SecretText &pin, const PinCost &cost)
{
    readySodium();
    if (cost.salt.size() != crypto_pwhash_SALTBYTES || cost.operations < crypto_pwhash_OPSLIMIT_MIN
        || cost.operations > MostOperations || cost.memoryBytes < crypto_pwhash_MEMLIMIT_MIN
        || cost.memoryBytes > MostMemory)
        return std::unexpected(codes::CryptoFailed);
    const SecretBytes text(pin.reveal().toUtf8());
    QByteArray out(KeySize, Qt::Uninitialized);
    if (crypto_pwhash(ossl::bytesOf(out), ossl::sizeOf(out), text.reveal().constData(),
                      static_cast<unsigned long long>(text.reveal().size()), ossl::bytesOf(QByteArrayView(cost.salt)),
                      cost.operations, static_cast<std::size_t>(cost.memoryBytes), crypto_pwhash_ALG_ARGON2ID13)
        != 0)
        return std::unexpected(codes::CryptoFailed);
    return Key::fromBytes(SecretBytes(std::move(out)));
}

Key keyFromPin(const SecretText &pin, const PinCost &cost)
{
    auto key = tryKeyFromPin(pin, cost);
    if (!key)
        qFatal("Argon2id could not run");
    return std::move(*key);
}

QByteArray pinVerifier(const SecretText &pin)
{
    readySodium();
    const SecretBytes text(pin.reveal().toUtf8());
    const PinCost cost; // the same cost as at the terminal
    QByteArray out(crypto_pwhash_STRBYTES, '\0');
    if (crypto_pwhash_str(out.data(), text.reveal().constData(), static_cast<unsigned long long>(text.reveal().size()),
                          cost.operations, static_cast<std::size_t>(cost.memoryBytes))
        != 0)
        return {};
    out.truncate(out.indexOf('\0'));
    return out;
}

bool pinMatches(const SecretText &pin, const QByteArray &verifier)
{
    readySodium();
    if (verifier.isEmpty() || verifier.size() >= static_cast<qsizetype>(crypto_pwhash_STRBYTES))
        return false;
    QByteArray padded = verifier;
    padded.resize(crypto_pwhash_STRBYTES, '\0'); // libsodium reads a whole block
    const SecretBytes text(pin.reveal().toUtf8());
    return crypto_pwhash_str_verify(padded.constData(), text.reveal().constData(),
                                    static_cast<unsigned long long>(text.reveal().size()))
        == 0;
}

} // namespace yc::core::seal
