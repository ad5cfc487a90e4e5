#include "core/link/first_contact.h"

#include "core/seal/digest.h"
#include "core/seal/identity.h"
#include "core/wire/access.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace yc::core::link
{

namespace
{

constexpr qsizetype FingerprintBytes = 16;

QList<seal::Certificate> certificatesIn(const QByteArray &body)
{
    if (body.contains("-----BEGIN CERTIFICATE-----")) {
        QList<seal::Certificate> found;
        const QByteArray begin("-----BEGIN CERTIFICATE-----");
        for (auto at = body.indexOf(begin); at >= 0; at = body.indexOf(begin, at + 1)) {
            if (auto certificate = seal::Certificate::fromPem(body.mid(at)))
                found.append(*certificate);
        }
        return found;
    }
    for (const auto &der : {body, QByteArray::fromBase64(body)}) {
        if (auto list = seal::fromPkcs7(der))
            return *list;
        if (auto one = seal::Certificate::fromDer(der))
            return {*one};
    }
    return {};
}

} // namespace

Answered<QByteArray> authorityOf(const QByteArray &body, const QByteArray &fingerprint)
{
    const auto certificates = certificatesIn(body);
    if (certificates.isEmpty())
        return std::unexpected(Failure{.code = wire::codes::Unreadable, .retry = Retry::Never});
    for (const auto &certificate : certificates) {
        const auto seen = certificate.fingerprint().first(FingerprintBytes);
        if (fingerprint.size() == FingerprintBytes && seal::equalInConstantTime(seen, fingerprint)
            && certificate.isAuthority())
            return certificate.toDer();
    }
    return std::unexpected(Failure{.code = codes::WrongFingerprint, .retry = Retry::Never});
}

} // namespace yc::core::link
