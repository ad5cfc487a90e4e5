#pragma once

#include "base/code.h"
#include "base/secret.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

#include <memory>

// Keys, signatures, certificates. Three of a terminal: P-256 for TLS, SM2 for evidence and receipts, P-256 for document
// signatures. SM2 signatures are over SM3 with the distinguishing id 1234567812345678 (GB/T 32918, GM/T 0009), DER
// encoded, so that `openssl dgst -sm3 -verify … -sigopt distid:1234567812345678` agrees.
namespace yc::core::seal
{

enum class KeyKind { P256, Sm2 };

class PrivateKey
{
public:
    [[nodiscard]] static PrivateKey generate(KeyKind kind);
    [[nodiscard]] static Result<PrivateKey> fromPem(const SecretBytes &pem);
    PrivateKey(PrivateKey &&) noexcept;
    PrivateKey &operator=(PrivateKey &&) noexcept;
    ~PrivateKey();
    [[nodiscard]] KeyKind kind() const;
    [[nodiscard]] SecretBytes toPem() const; // PKCS#8
    [[nodiscard]] Result<QByteArray> sign(QByteArrayView message) const; // P-256: ECDSA over SHA-256
    // PKCS#10, DER. Only the common name is asked for; the authority decides the rest.
    [[nodiscard]] Result<QByteArray> certificateRequest(const QString &commonName) const;

private:
    friend class Authority;
    struct Handle;
    explicit PrivateKey(std::unique_ptr<Handle> handle);
    std::unique_ptr<Handle> m_handle;
};

class Certificate
{
public:
    [[nodiscard]] static Result<Certificate> fromDer(QByteArrayView der);
    [[nodiscard]] static Result<Certificate> fromPem(QByteArrayView pem);
    [[nodiscard]] QByteArray toDer() const { return m_der; }
    [[nodiscard]] QByteArray toPem() const;
    [[nodiscard]] QString commonName() const;
    [[nodiscard]] QString serial() const; // hexadecimal
    [[nodiscard]] QDateTime notBefore() const;
    [[nodiscard]] QDateTime notAfter() const;
    [[nodiscard]] KeyKind kind() const;
    [[nodiscard]] bool isAuthority() const;
    [[nodiscard]] QByteArray fingerprint() const; // SHA-256 of the DER
    [[nodiscard]] Done verify(QByteArrayView message, QByteArrayView signature) const;
    // Signed by that authority and within its days.
    [[nodiscard]] Done checkIssuedBy(const Certificate &authority, const QDateTime &at) const;

private:
    QByteArray m_der;
};

// A certificate authority: the hall has two, P-256 for TLS and documents, SM2 for evidence.
class Authority
{
public:
    enum class Use { TlsServer, TlsClient, Evidence, Document };
    [[nodiscard]] static Result<Authority> create(KeyKind kind, const QString &name, const QDateTime &from, int days);
    [[nodiscard]] static Result<Authority> load(const Certificate &certificate, PrivateKey key);
    [[nodiscard]] const Certificate &certificate() const { return m_certificate; }
    [[nodiscard]] const PrivateKey &key() const { return m_key; }
    // Takes the public key out of a request whose self-signature verifies; everything else is ours.
    [[nodiscard]] Result<Certificate> issue(QByteArrayView requestDer, const QString &commonName, Use use,
                                            const QStringList &names, // DNS or IP for servers, urn: for terminals
                                            const QDateTime &from, int days) const;

private:
    Authority(Certificate certificate, PrivateKey key);
    Certificate m_certificate;
    PrivateKey m_key;
};

// Certificates-only PKCS#7, what EST (RFC 7030) answers with. DER.
[[nodiscard]] Result<QByteArray> toPkcs7(const QList<Certificate> &certificates);
[[nodiscard]] Result<QList<Certificate>> fromPkcs7(QByteArrayView der);

} // namespace yc::core::seal
