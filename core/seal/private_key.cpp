#include "core/seal/envelope.h"
#include "core/seal/identity.h"
#include "core/seal/openssl_handles.h"

#include "base/log.h"

#include <openssl/err.h>
#include <openssl/pem.h>

namespace yc::core::seal
{

namespace ossl
{

Code refused(const char *call)
{
    char text[256] = "no reason given";
    if (const auto error = ERR_get_error(); error != 0)
        ERR_error_string_n(error, text, sizeof text);
    ERR_clear_error();
    log::write(
        log::Level::Error, "seal", "refused",
        {{QStringLiteral("call"), QString::fromLatin1(call)}, {QStringLiteral("reason"), QString::fromLatin1(text)}});
    return codes::CryptoFailed;
}

void forgetErrors()
{
    ERR_clear_error();
}

Result<KeyKind> kindOf(const EVP_PKEY *key)
{
    if (key == nullptr)
        return std::unexpected(codes::BadKey);
    if (EVP_PKEY_is_a(key, "SM2") == 1)
        return KeyKind::Sm2;
    char group[64] = {};
    std::size_t size = 0;
    if (EVP_PKEY_is_a(key, "EC") == 1 && EVP_PKEY_get_group_name(key, group, sizeof group, &size) == 1
        && qstrcmp(group, "prime256v1") == 0)
        return KeyKind::P256;
    forgetErrors();
    return std::unexpected(codes::BadKey);
}

namespace
{

template <auto Init> DigestContext contextFor(EVP_PKEY *key)
{
    const auto kind = kindOf(key);
    DigestContext context(EVP_MD_CTX_new());
    if (!kind || !context)
        return nullptr;
    EVP_PKEY_CTX *inside = nullptr; // owned by the digest's context
    if (Init(context.get(), &inside, *kind == KeyKind::Sm2 ? EVP_sm3() : EVP_sha256(), nullptr, key) != 1)
        return nullptr;
    // Must be set before the first byte goes in: it is hashed with the public key in front of the message.
    if (*kind == KeyKind::Sm2
        && EVP_PKEY_CTX_set1_id(inside, DistinguishingId.data(), static_cast<int>(DistinguishingId.size())) != 1)
        return nullptr;
    return context;
}

} // namespace

DigestContext signingContext(EVP_PKEY *key)
{
    return contextFor<EVP_DigestSignInit>(key);
}

DigestContext verifyingContext(EVP_PKEY *key)
{
    return contextFor<EVP_DigestVerifyInit>(key);
}

OctetString distinguishingId()
{
    OctetString id(ASN1_OCTET_STRING_new());
    if (!id
        || ASN1_OCTET_STRING_set(id.get(), bytesOf(DistinguishingId), static_cast<int>(DistinguishingId.size())) != 1)
        return nullptr;
    return id;
}

bool setName(X509_NAME *name, const QString &commonName, bool whole)
{
    const auto add = [name](const char *field, const QByteArray &text) {
        return X509_NAME_add_entry_by_txt(name, field, MBSTRING_UTF8, bytesOf(QByteArrayView(text)),
                                          static_cast<int>(text.size()), -1, 0)
            == 1;
    };
    return (!whole || (add("C", "CN") && add("O", "示例"))) && add("CN", commonName.toUtf8());
}

} // namespace ossl

PrivateKey::PrivateKey(std::unique_ptr<Handle> handle) : m_handle(std::move(handle)) { }
PrivateKey::PrivateKey(PrivateKey &&) noexcept = default;
PrivateKey &PrivateKey::operator=(PrivateKey &&) noexcept = default;
PrivateKey::~PrivateKey() = default;

PrivateKey PrivateKey::generate(KeyKind kind)
{
    ossl::Pkey key(kind == KeyKind::Sm2 ? EVP_PKEY_Q_keygen(nullptr, nullptr, "SM2")
                                        : EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "prime256v1"));
    if (!key)
        qFatal("OpenSSL could not make a key"); // no random numbers, or a build without SM2
    return PrivateKey(std::make_unique<Handle>(std::move(key), kind));
}

Result<PrivateKey> PrivateKey::fromPem(const SecretBytes &pem)
{
    const ossl::Bio bio(BIO_new_mem_buf(pem.reveal().constData(), static_cast<int>(pem.reveal().size())));
    // Without a callback OpenSSL would ask for a passphrase on the terminal.
    const auto noPassphrase = [](char *, int, int, void *) { return 0; };
    ossl::Pkey key(bio ? PEM_read_bio_PrivateKey(bio.get(), nullptr, noPassphrase, nullptr) : nullptr);
    const auto kind = ossl::kindOf(key.get());
    ossl::forgetErrors();
    if (!kind)
        return std::unexpected(codes::BadKey);
    return PrivateKey(std::make_unique<Handle>(std::move(key), *kind));
}

KeyKind PrivateKey::kind() const
{
    return m_handle->kind;
}

SecretBytes PrivateKey::toPem() const
{
    const ossl::Bio bio(BIO_new(BIO_s_secmem())); // wipes what it held
    char *data = nullptr;
    if (!bio
        || PEM_write_bio_PKCS8PrivateKey(bio.get(), m_handle->key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1)
        qFatal("OpenSSL could not write a key");
    const auto size = BIO_get_mem_data(bio.get(), &data);
    return SecretBytes(QByteArray(data, static_cast<qsizetype>(size)));
}

Result<QByteArray> PrivateKey::sign(QByteArrayView message) const
{
    const auto context = ossl::signingContext(m_handle->key.get());
    std::size_t size = 0;
    if (!context || EVP_DigestSign(context.get(), nullptr, &size, ossl::bytesOf(message), ossl::sizeOf(message)) != 1)
        return std::unexpected(ossl::refused("sign"));
    QByteArray signature(static_cast<qsizetype>(size), Qt::Uninitialized);
    if (EVP_DigestSign(context.get(), ossl::bytesOf(signature), &size, ossl::bytesOf(message), ossl::sizeOf(message))
        != 1)
        return std::unexpected(ossl::refused("sign"));
    signature.truncate(static_cast<qsizetype>(size));
    return signature;
}

Result<QByteArray> PrivateKey::certificateRequest(const QString &commonName) const
{
    const ossl::X509Request request(X509_REQ_new());
    const auto context = ossl::signingContext(m_handle->key.get());
    if (!request || !context || X509_REQ_set_version(request.get(), X509_REQ_VERSION_1) != 1
        || !ossl::setName(X509_REQ_get_subject_name(request.get()), commonName, false)
        || X509_REQ_set_pubkey(request.get(), m_handle->key.get()) != 1
        || X509_REQ_sign_ctx(request.get(), context.get()) <= 0)
        return std::unexpected(ossl::refused("certificateRequest"));
    auto der = ossl::toDer(request.get(), i2d_X509_REQ);
    if (der.isEmpty())
        return std::unexpected(ossl::refused("i2d_X509_REQ"));
    return der;
}

} // namespace yc::core::seal
