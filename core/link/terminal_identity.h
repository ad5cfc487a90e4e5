#pragma once

#include "core/link/hall_link.h"
#include "core/seal/identity.h"
#include "core/wire/access.h"

#include <QUrl>

// Who a terminal is after its enrolment: its hall, its three keys and certificates, and whom it believes. As bytes it
// is a secret; the vault seals it by the terminal's key.
namespace yc::core::link
{

struct TerminalIdentity {
    QUrl hall;
    QString terminalId;
    wire::TerminalKind kind = wire::TerminalKind::Counter;
    QString nodeCode;
    QString nodeName;
    QString windowNo;
    QByteArray authority; // DER; TLS and documents
    QByteArray evidenceAuthority; // DER; SM2: receipts and papers of the hall are believed under this one alone
    QByteArray hallEvidence; // DER; the hall's receipt certificate at the time of enrolment
    QByteArray tls; // DER, ours
    QByteArray evidence; // DER, ours, SM2
    QByteArray document; // DER, ours
    SecretBytes tlsKey; // PEM
    SecretBytes evidenceKey; // PEM
    SecretBytes documentKey; // PEM

    [[nodiscard]] Identity forLink() const;
    [[nodiscard]] SecretBytes toBytes() const; // JSON
    [[nodiscard]] static Result<TerminalIdentity> fromBytes(const SecretBytes &bytes); // B-0005 if it is not ours
};

} // namespace yc::core::link
