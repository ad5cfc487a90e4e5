#include "core/seal/envelope.h"
#include "core/seal/identity.h"
#include "core/seal/openssl_handles.h"

#include <optional>

namespace yc::core::seal
{

namespace
{

struct Wanted {
    QString commonName;
    QDateTime from;
    int days = 0;
};

// A fixed extension in OpenSSL's own words; never with text of a caller in it, for commas would be read as more.
bool addFixed(X509 *certificate, X509 *issuer, int nid, const char *value)
{
    X509V3_CTX context{};
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const ossl::Extension extension(X509V3_EXT_conf_nid(nullptr, &context, nid, value));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

// Subject alternative names: an IP address, a URI (urn:…) or a DNS name.
ossl::GeneralName generalName(const QString &text)
{
    const auto latin = text.toLatin1();
    ossl::GeneralName name(GENERAL_NAME_new());
    if (!name || latin.isEmpty() || QString::fromLatin1(latin) != text)
        return nullptr;
    if (ossl::OctetString address(a2i_IPADDRESS(latin.constData())); address) {
        GENERAL_NAME_set0_value(name.get(), GEN_IPADD, address.release());
        return name;
    }
    ossl::forgetErrors();
    auto *value = ASN1_IA5STRING_new();
    if (value == nullptr)
        return nullptr;
    GENERAL_NAME_set0_value(name.get(), latin.startsWith("urn:") ? GEN_URI : GEN_DNS, value);
    if (ASN1_STRING_set(value, latin.constData(), static_cast<int>(latin.size())) != 1)
        return nullptr;
    return name;
}

bool addNames(X509 *certificate, const QStringList &texts)
{
    if (texts.isEmpty())
        return true;
    const ossl::GeneralNames names(sk_GENERAL_NAME_new_null());
    for (const auto &text : texts) {
        auto name = generalName(text);
        if (!names || !name || sk_GENERAL_NAME_push(names.get(), name.get()) <= 0)
            return false;
        (void)name.release(); // the stack owns it now
    }
    return X509_add1_ext_i2d(certificate, NID_subject_alt_name, names.get(), 0, X509V3_ADD_APPEND) == 1;
}

bool addPurposes(X509 *certificate, std::initializer_list<const char *> oids)
{
    const ossl::Purposes purposes(EXTENDED_KEY_USAGE_new());
    for (const auto *oid : oids) {
        ossl::Object object(OBJ_txt2obj(oid, 1));
        if (!purposes || !object || sk_ASN1_OBJECT_push(purposes.get(), object.get()) <= 0)
            return false;
        (void)object.release(); // the stack owns it now
    }
    return X509_add1_ext_i2d(certificate, NID_ext_key_usage, purposes.get(), 0, X509V3_ADD_APPEND) == 1;
}

bool addUse(X509 *certificate, X509 *issuer, Authority::Use use)
{
    constexpr auto serverAuth = "1.3.6.1.5.5.7.3.1";
    constexpr auto clientAuth = "1.3.6.1.5.5.7.3.2";
    constexpr auto emailProtection = "1.3.6.1.5.5.7.3.4"; // what CMS viewers look for
    constexpr auto documentSigning = "1.3.6.1.5.5.7.3.36"; // RFC 9336
    const auto usage = [&](const char *words) { return addFixed(certificate, issuer, NID_key_usage, words); };
    switch (use) {
    case Authority::Use::TlsServer: return usage("critical,digitalSignature") && addPurposes(certificate, {serverAuth});
    case Authority::Use::TlsClient: return usage("critical,digitalSignature") && addPurposes(certificate, {clientAuth});
    case Authority::Use::Evidence:
        return usage("critical,digitalSignature,nonRepudiation") && addPurposes(certificate, {documentSigning});
    case Authority::Use::Document:
        return usage("critical,digitalSignature,nonRepudiation")
            && addPurposes(certificate, {emailProtection, documentSigning});
    }
    return false;
}

bool setSerial(X509 *certificate)
{
    // 127 random bits: positive in DER and never guessable before issue.
    auto bytes = randomBytes(16);
    bytes[0] = static_cast<char>((static_cast<unsigned char>(bytes[0]) & 0x3F) | 0x40);
    const ossl::BigNumber number(
        BN_bin2bn(ossl::bytesOf(QByteArrayView(bytes)), static_cast<int>(bytes.size()), nullptr));
    return number && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)) != nullptr;
}

bool setDays(X509 *certificate, const QDateTime &from, int days)
{
    const auto begin = static_cast<time_t>(from.toSecsSinceEpoch());
    return from.isValid() && days > 0 && ASN1_TIME_set(X509_getm_notBefore(certificate), begin) != nullptr
        && ASN1_TIME_adj(X509_getm_notAfter(certificate), begin, days, 0) != nullptr;
}

// Everything of a certificate but its use, its issuer and its signature.
ossl::X509Certificate blank(const Wanted &wanted, EVP_PKEY *publicKey)
{
    ossl::X509Certificate certificate(X509_new());
    if (!certificate || X509_set_version(certificate.get(), X509_VERSION_3) != 1 || !setSerial(certificate.get())
        || !setDays(certificate.get(), wanted.from, wanted.days)
        || !ossl::setName(X509_get_subject_name(certificate.get()), wanted.commonName, true)
        || X509_set_pubkey(certificate.get(), publicKey) != 1)
        return nullptr;
    return certificate;
}

Result<Certificate> signedBy(EVP_PKEY *key, X509 *certificate)
{
    const auto context = ossl::signingContext(key);
    if (!context || X509_sign_ctx(certificate, context.get()) <= 0)
        return std::unexpected(ossl::refused("X509_sign_ctx"));
    return Certificate::fromDer(ossl::toDer(certificate, i2d_X509));
}

// A request whose self-signature holds: its sender has the private key.
Result<ossl::X509Request> provenRequest(QByteArrayView der)
{
    const auto *at = ossl::bytesOf(der);
    ossl::X509Request request(d2i_X509_REQ(nullptr, &at, static_cast<long>(der.size())));
    auto *key = request ? X509_REQ_get0_pubkey(request.get()) : nullptr;
    const bool whole = at == ossl::bytesOf(der) + der.size();
    if (key != nullptr && whole && ossl::kindOf(key)) {
        if (auto id = ossl::distinguishingId(); id && X509_REQ_get_signature_nid(request.get()) == NID_SM2_with_SM3)
            X509_REQ_set0_distinguishing_id(request.get(), id.release());
        if (X509_REQ_verify(request.get(), key) == 1)
            return request;
    }
    ossl::forgetErrors();
    return std::unexpected(codes::BadRequest);
}

} // namespace

Authority::Authority(Certificate certificate, PrivateKey key)
    : m_certificate(std::move(certificate)), m_key(std::move(key))
{
}

Result<Authority> Authority::create(KeyKind kind, const QString &name, const QDateTime &from, int days)
{
    auto key = PrivateKey::generate(kind);
    auto *pkey = key.m_handle->key.get();
    const auto certificate = blank({name, from, days}, pkey);
    auto *raw = certificate.get();
    if (!certificate || X509_set_issuer_name(raw, X509_get_subject_name(raw)) != 1
        || !addFixed(raw, raw, NID_basic_constraints, "critical,CA:TRUE,pathlen:0")
        || !addFixed(raw, raw, NID_key_usage, "critical,keyCertSign,cRLSign")
        || !addFixed(raw, raw, NID_subject_key_identifier, "hash")
        || !addFixed(raw, raw, NID_authority_key_identifier, "keyid:always"))
        return std::unexpected(ossl::refused("create"));
    auto done = signedBy(pkey, raw);
    if (!done)
        return std::unexpected(done.error());
    return Authority(std::move(*done), std::move(key));
}

Result<Authority> Authority::load(const Certificate &certificate, PrivateKey key)
{
    if (!certificate.isAuthority())
        return std::unexpected(codes::BadCertificate);
    const auto der = certificate.toDer();
    const auto *at = ossl::bytesOf(QByteArrayView(der));
    const ossl::X509Certificate parsed(d2i_X509(nullptr, &at, static_cast<long>(der.size())));
    if (!parsed || X509_check_private_key(parsed.get(), key.m_handle->key.get()) != 1) {
        ossl::forgetErrors();
        return std::unexpected(codes::BadKey);
    }
    return Authority(certificate, std::move(key));
}

Result<Certificate> Authority::issue(QByteArrayView requestDer, const QString &commonName, Use use,
                                     const QStringList &names, const QDateTime &from, int days) const
{
    const auto request = provenRequest(requestDer);
    if (!request)
        return std::unexpected(request.error());
    auto *publicKey = X509_REQ_get0_pubkey(request->get());
    // An SM2 leaf under an SM2 authority, P-256 under P-256: what each verifier can check from end to end.
    if (ossl::kindOf(publicKey) != m_key.kind())
        return std::unexpected(codes::BadRequest);
    const auto issuerDer = m_certificate.toDer();
    const auto *at = ossl::bytesOf(QByteArrayView(issuerDer));
    const ossl::X509Certificate issuer(d2i_X509(nullptr, &at, static_cast<long>(issuerDer.size())));
    const auto certificate = blank({commonName, from, days}, publicKey);
    auto *raw = certificate.get();
    if (!issuer || !certificate || X509_set_issuer_name(raw, X509_get_subject_name(issuer.get())) != 1
        || !addFixed(raw, issuer.get(), NID_basic_constraints, "critical,CA:FALSE") || !addUse(raw, issuer.get(), use)
        || !addFixed(raw, issuer.get(), NID_subject_key_identifier, "hash")
        || !addFixed(raw, issuer.get(), NID_authority_key_identifier, "keyid:always") || !addNames(raw, names))
        return std::unexpected(ossl::refused("issue"));
    return signedBy(m_key.m_handle->key.get(), raw);
}

} // namespace yc::core::seal
