#pragma once

#include "base/code.h"
#include "core/seal/identity.h"

#include <QByteArray>
#include <QByteArrayView>

#include <openssl/asn1.h>
#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/pkcs7.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <memory>

// Every OpenSSL object of this folder is held by one of these and freed nowhere else. Private to core/seal.
namespace yc::core::seal::ossl
{

template <auto Free> struct Deleter {
    template <typename T> void operator()(T *object) const { Free(object); }
};
template <typename T, auto Free> using Handle = std::unique_ptr<T, Deleter<Free>>;

inline void freeString(unsigned char *text)
{
    OPENSSL_free(text);
}

using Bio = Handle<BIO, BIO_free_all>;
using BigNumber = Handle<BIGNUM, BN_free>;
using Cipher = Handle<EVP_CIPHER, EVP_CIPHER_free>;
using CipherContext = Handle<EVP_CIPHER_CTX, EVP_CIPHER_CTX_free>;
using Digest = Handle<EVP_MD, EVP_MD_free>;
using DigestContext = Handle<EVP_MD_CTX, EVP_MD_CTX_free>;
using Extension = Handle<X509_EXTENSION, X509_EXTENSION_free>;
using Extensions = Handle<STACK_OF(X509_EXTENSION), [](STACK_OF(X509_EXTENSION) * stack) {
    sk_X509_EXTENSION_pop_free(stack, X509_EXTENSION_free);
}>;
using GeneralName = Handle<GENERAL_NAME, GENERAL_NAME_free>;
using GeneralNames = Handle<GENERAL_NAMES, GENERAL_NAMES_free>;
using Kdf = Handle<EVP_KDF, EVP_KDF_free>;
using KdfContext = Handle<EVP_KDF_CTX, EVP_KDF_CTX_free>;
using Object = Handle<ASN1_OBJECT, ASN1_OBJECT_free>;
using OctetString = Handle<ASN1_OCTET_STRING, ASN1_OCTET_STRING_free>;
using Pkcs7 = Handle<PKCS7, PKCS7_free>;
using Pkey = Handle<EVP_PKEY, EVP_PKEY_free>;
using PkeyContext = Handle<EVP_PKEY_CTX, EVP_PKEY_CTX_free>;
using Purposes = Handle<EXTENDED_KEY_USAGE, EXTENDED_KEY_USAGE_free>;
using Store = Handle<X509_STORE, X509_STORE_free>;
using StoreContext = Handle<X509_STORE_CTX, X509_STORE_CTX_free>;
using Text = Handle<unsigned char, freeString>;
using Time = Handle<ASN1_TIME, ASN1_TIME_free>;
using X509Certificate = Handle<X509, X509_free>;
using X509Request = Handle<X509_REQ, X509_REQ_free>;

// OpenSSL's own types for pointers and lengths.
[[nodiscard]] inline const unsigned char *bytesOf(QByteArrayView view)
{
    // A null pointer means "not given" to some calls; an empty message is a message.
    static constexpr unsigned char nothing = 0;
    return view.isEmpty() ? &nothing : reinterpret_cast<const unsigned char *>(view.data());
}
[[nodiscard]] inline unsigned char *bytesOf(QByteArray &bytes)
{
    return reinterpret_cast<unsigned char *>(bytes.data());
}
[[nodiscard]] inline std::size_t sizeOf(QByteArrayView view)
{
    return static_cast<std::size_t>(view.size());
}

// What OpenSSL complained of goes to the log and leaves its queue: the next caller finds it empty.
Code refused(const char *call);
// The same for what an input may cause (a bad certificate): nothing to log, only the queue to empty.
void forgetErrors();

// The distinguishing id that every SM2 signature of ours is over (GM/T 0009).
inline constexpr QByteArrayView DistinguishingId{"1234567812345678"};

[[nodiscard]] Result<KeyKind> kindOf(const EVP_PKEY *key); // BadKey for any other
// A context that signs with what the key's kind demands: SM2 over SM3 with the id, P-256 over SHA-256.
[[nodiscard]] DigestContext signingContext(EVP_PKEY *key);
[[nodiscard]] DigestContext verifyingContext(EVP_PKEY *key);
// A fresh octet string of the id, for set0 calls that take it over.
[[nodiscard]] OctetString distinguishingId();
// Subject C=CN, O=示例, CN=…; false when a name does not fit (CN: 1 to 64 characters).
[[nodiscard]] bool setName(X509_NAME *name, const QString &commonName, bool whole);

template <typename T, typename Encode> [[nodiscard]] QByteArray toDer(const T *object, Encode encode)
{
    const int size = encode(object, nullptr);
    if (size <= 0)
        return {};
    QByteArray der(size, Qt::Uninitialized);
    auto *at = bytesOf(der);
    encode(object, &at);
    return der;
}

} // namespace yc::core::seal::ossl

namespace yc::core::seal
{

struct PrivateKey::Handle {
    ossl::Pkey key;
    KeyKind kind;
};

} // namespace yc::core::seal
