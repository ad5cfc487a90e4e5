#include "core/seal/digest.h"
#include "core/seal/envelope.h"
#include "core/seal/identity.h"
#include "core/seal/openssl_handles.h"

#include <openssl/pem.h>
#include <openssl/x509_vfy.h>

#include <ctime>

namespace yc::core::seal
{

namespace
{

// The certificate as OpenSSL's object, ready for SM2: without the id set, an SM2 signature is checked over another.
ossl::X509Certificate parse(QByteArrayView der)
{
    const auto *at = ossl::bytesOf(der);
    ossl::X509Certificate certificate(d2i_X509(nullptr, &at, static_cast<long>(der.size())));
    if (!certificate || at != ossl::bytesOf(der) + der.size()) {
        ossl::forgetErrors();
        return nullptr;
    }
    // Only for SM2: an ECDSA check that is given an id fails.
    if (auto id = ossl::distinguishingId(); id && X509_get_signature_nid(certificate.get()) == NID_SM2_with_SM3)
        X509_set0_distinguishing_id(certificate.get(), id.release());
    return certificate;
}

QDateTime timeOf(const ASN1_TIME *time)
{
    std::tm parts{};
    if (time == nullptr || ASN1_TIME_to_tm(time, &parts) != 1)
        return {};
    return QDateTime(QDate(parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday),
                     QTime(parts.tm_hour, parts.tm_min, parts.tm_sec), Qt::UTC);
}

bool isOutOfTime(int error)
{
    return error == X509_V_ERR_CERT_HAS_EXPIRED || error == X509_V_ERR_CERT_NOT_YET_VALID;
}

bool isForeign(int error)
{
    switch (error) {
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
    case X509_V_ERR_CERT_SIGNATURE_FAILURE:
    case X509_V_ERR_SUBJECT_ISSUER_MISMATCH:
    case X509_V_ERR_AKID_SKID_MISMATCH:
    case X509_V_ERR_INVALID_CA: return true;
    default: return false;
    }
}

} // namespace

Result<Certificate> Certificate::fromDer(QByteArrayView der)
{
    const auto parsed = parse(der);
    if (!parsed || !ossl::kindOf(X509_get0_pubkey(parsed.get())) || !timeOf(X509_get0_notBefore(parsed.get())).isValid()
        || !timeOf(X509_get0_notAfter(parsed.get())).isValid()) {
        ossl::forgetErrors();
        return std::unexpected(codes::BadCertificate);
    }
    Certificate certificate;
    certificate.m_der = der.toByteArray();
    return certificate;
}

Result<Certificate> Certificate::fromPem(QByteArrayView pem)
{
    const ossl::Bio bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    const ossl::X509Certificate parsed(bio ? PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr) : nullptr);
    ossl::forgetErrors();
    if (!parsed)
        return std::unexpected(codes::BadCertificate);
    return fromDer(ossl::toDer(parsed.get(), i2d_X509));
}

QByteArray Certificate::toPem() const
{
    const auto parsed = parse(m_der);
    const ossl::Bio bio(BIO_new(BIO_s_mem()));
    if (!parsed || !bio || PEM_write_bio_X509(bio.get(), parsed.get()) != 1)
        return {};
    char *data = nullptr;
    const auto size = BIO_get_mem_data(bio.get(), &data);
    return QByteArray(data, static_cast<qsizetype>(size));
}

QString Certificate::commonName() const
{
    const auto parsed = parse(m_der);
    if (!parsed)
        return {};
    auto *name = X509_get_subject_name(parsed.get());
    const int at = X509_NAME_get_index_by_NID(name, NID_commonName, -1);
    if (at < 0)
        return {};
    unsigned char *text = nullptr;
    const int size = ASN1_STRING_to_UTF8(&text, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at)));
    const ossl::Text owner(text);
    return size < 0 ? QString() : QString::fromUtf8(reinterpret_cast<const char *>(text), size);
}

QString Certificate::serial() const
{
    const auto parsed = parse(m_der);
    if (!parsed)
        return {};
    const ossl::BigNumber number(ASN1_INTEGER_to_BN(X509_get0_serialNumber(parsed.get()), nullptr));
    if (!number)
        return {};
    QByteArray bytes(BN_num_bytes(number.get()), '\0');
    BN_bn2bin(number.get(), ossl::bytesOf(bytes));
    return hex(bytes);
}

QDateTime Certificate::notBefore() const
{
    const auto parsed = parse(m_der);
    return parsed ? timeOf(X509_get0_notBefore(parsed.get())) : QDateTime();
}

QDateTime Certificate::notAfter() const
{
    const auto parsed = parse(m_der);
    return parsed ? timeOf(X509_get0_notAfter(parsed.get())) : QDateTime();
}

KeyKind Certificate::kind() const
{
    const auto parsed = parse(m_der);
    const auto kind = ossl::kindOf(parsed ? X509_get0_pubkey(parsed.get()) : nullptr);
    return kind.value_or(KeyKind::P256); // fromDer() has refused any other kind
}

bool Certificate::isAuthority() const
{
    const auto parsed = parse(m_der);
    return parsed && X509_check_ca(parsed.get()) == 1; // 1: basicConstraints says so; older ways are not taken
}

QByteArray Certificate::fingerprint() const
{
    return sha256(m_der);
}

Done Certificate::verify(QByteArrayView message, QByteArrayView signature) const
{
    const auto parsed = parse(m_der);
    const auto context = parsed ? ossl::verifyingContext(X509_get0_pubkey(parsed.get())) : nullptr;
    if (!context)
        return std::unexpected(codes::BadCertificate);
    const int verified = EVP_DigestVerify(context.get(), ossl::bytesOf(signature), ossl::sizeOf(signature),
                                          ossl::bytesOf(message), ossl::sizeOf(message));
    ossl::forgetErrors(); // a signature that is not even DER is an error to OpenSSL and a bad signature to us
    if (verified != 1)
        return std::unexpected(codes::BadSignature);
    return {};
}

Done Certificate::checkIssuedBy(const Certificate &authority, const QDateTime &at) const
{
    const auto leaf = parse(m_der);
    const auto issuer = parse(authority.m_der);
    if (!leaf || !issuer)
        return std::unexpected(codes::BadCertificate);
    if (X509_check_ca(issuer.get()) != 1)
        return std::unexpected(codes::ForeignCertificate);
    const ossl::Store store(X509_STORE_new());
    const ossl::StoreContext context(X509_STORE_CTX_new());
    if (!store || !context || X509_STORE_add_cert(store.get(), issuer.get()) != 1
        || X509_STORE_CTX_init(context.get(), store.get(), leaf.get(), nullptr) != 1)
        return std::unexpected(ossl::refused("checkIssuedBy"));
    auto *parameters = X509_STORE_CTX_get0_param(context.get());
    X509_VERIFY_PARAM_set_time(parameters, static_cast<time_t>(at.toSecsSinceEpoch()));
    // The authority that was handed in is the one to trust, whoever signed it.
    X509_VERIFY_PARAM_set_flags(parameters, X509_V_FLAG_PARTIAL_CHAIN | X509_V_FLAG_X509_STRICT);
    const int verified = X509_verify_cert(context.get());
    const int error = X509_STORE_CTX_get_error(context.get());
    ossl::forgetErrors();
    if (verified == 1)
        return {};
    if (isOutOfTime(error))
        return std::unexpected(codes::OutOfValidity);
    return std::unexpected(isForeign(error) ? codes::ForeignCertificate : codes::BadCertificate);
}

Result<QByteArray> toPkcs7(const QList<Certificate> &certificates)
{
    const ossl::Pkcs7 message(PKCS7_new());
    if (!message || PKCS7_set_type(message.get(), NID_pkcs7_signed) != 1
        || PKCS7_content_new(message.get(), NID_pkcs7_data) != 1)
        return std::unexpected(ossl::refused("PKCS7_new"));
    // Certificates only: no content at all, not an empty one (RFC 7030, 4.1.3).
    PKCS7_set_detached(message.get(), 1);
    for (const auto &certificate : certificates) {
        const auto parsed = parse(certificate.toDer());
        if (!parsed)
            return std::unexpected(codes::BadCertificate);
        if (PKCS7_add_certificate(message.get(), parsed.get()) != 1)
            return std::unexpected(ossl::refused("PKCS7_add_certificate"));
    }
    auto der = ossl::toDer(message.get(), i2d_PKCS7);
    if (der.isEmpty())
        return std::unexpected(ossl::refused("i2d_PKCS7"));
    return der;
}

Result<QList<Certificate>> fromPkcs7(QByteArrayView der)
{
    const auto *at = ossl::bytesOf(der);
    const ossl::Pkcs7 message(d2i_PKCS7(nullptr, &at, static_cast<long>(der.size())));
    ossl::forgetErrors();
    if (!message || at != ossl::bytesOf(der) + der.size() || !PKCS7_type_is_signed(message.get()))
        return std::unexpected(codes::BadCertificate);
    QList<Certificate> list;
    const auto *stack = message->d.sign->cert;
    for (int i = 0; stack != nullptr && i < sk_X509_num(stack); ++i) {
        auto certificate = Certificate::fromDer(ossl::toDer(sk_X509_value(stack, i), i2d_X509));
        if (!certificate)
            return std::unexpected(certificate.error());
        list.append(std::move(*certificate));
    }
    return list;
}

} // namespace yc::core::seal
