#pragma once

#include "base/code.h"
#include "base/secret.h"
#include "core/seal/staff_proof.h"

#include <QByteArray>
#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

// Enrolment of terminals and sign-in of staff. hall/openapi.yaml: /v1/ca, /v1/terminals, /v1/sessions.
namespace yc::core::wire
{

namespace codes
{
inline constexpr Code Unreadable{'L', 101}; // a body of the hall or of a client that is not what the contract says
inline constexpr Code MistypedCode{'L', 191}; // a terminal code whose letters do not fit together: type it again
} // namespace codes

// What an administrator hands to a terminal: base32 (RFC 4648, no padding, groups of five by '-') over
//   version(1)=1 | one-time secret(10) | first 16 bytes of the CA's SHA-256 fingerprint | CRC-16/CCITT(2)
// so that a mistyped code (MistypedCode) is told from a wrong one (the hall's BadEnrolmentCode), and the first
// connection already knows its hall.
struct TerminalCode {
    QByteArray secret; // 10
    QByteArray caFingerprint; // 16
};
[[nodiscard]] QString toText(const TerminalCode &code);
[[nodiscard]] Result<TerminalCode> terminalCodeFrom(QStringView text); // spaces, case and dashes do not matter

enum class TerminalKind { Counter, Kiosk, Agent };

struct EnrolRequest { // POST /v1/terminals, without client certificate
    QByteArray secret;
    QByteArray tlsRequest; // PKCS#10 DER, P-256
    QByteArray evidenceRequest; // SM2
    QByteArray documentRequest; // P-256
};
struct EnrolReply {
    QString terminalId;
    TerminalKind kind = TerminalKind::Counter;
    QString nodeCode;
    QString nodeName; // 示例县政务服务中心
    QString windowNo; // 3, empty at a kiosk
    QByteArray tls; // PKCS#7 DER: certificate, authority
    QByteArray evidence; // PKCS#7 DER: certificate, SM2 authority
    QByteArray document;
    QByteArray hallEvidence; // PKCS#7 DER: the hall's receipt certificate and its SM2 authority
};

struct SignInRequest { // POST /v1/sessions
    QString staffNo;
    SecretText pin;
    std::optional<SecretText> newPin; // change at first use, or later
    std::optional<seal::StaffProof> card{}; // where the hall asks for it: core/wire/card_proof.h
};
struct SignInReply {
    SecretText token; // bearer, bound to this terminal's certificate
    QDateTime expires;
    QString staffNo;
    QString staffName;
    QStringList roles; // clerk agent supervisor administrator auditor
    QStringList powers; // endings this window holds: accept back-office correction gap-accept refuse close-at-once
    bool mustChangePin = false; // then the token serves only to change it
    QByteArray depositKey; // X25519 (32): what a terminal leaves a vault key with, core/seal/deposit.h; empty: nothing
    QByteArray cardKey{}; // public key of the staff card that their sign-in takes, 65 bytes; empty: the PIN alone does
};

struct PinCheckReply { // POST /v1/pin-checks, asked with a SignInRequest without newPin
    QString staffNo;
    QString staffName;
};

// "counter", "kiosk", "agent"
[[nodiscard]] QString toText(TerminalKind kind);
[[nodiscard]] std::optional<TerminalKind> terminalKindFrom(QStringView text);

[[nodiscard]] QJsonObject toJson(const EnrolRequest &value);
[[nodiscard]] QJsonObject toJson(const EnrolReply &value);
[[nodiscard]] QJsonObject toJson(const SignInRequest &value);
[[nodiscard]] QJsonObject toJson(const SignInReply &value);
[[nodiscard]] QJsonObject toJson(const PinCheckReply &value);
[[nodiscard]] Result<EnrolRequest> enrolRequestFrom(const QJsonObject &json);
[[nodiscard]] Result<EnrolReply> enrolReplyFrom(const QJsonObject &json);
[[nodiscard]] Result<SignInRequest> signInRequestFrom(const QJsonObject &json);
[[nodiscard]] Result<SignInReply> signInReplyFrom(const QJsonObject &json);
[[nodiscard]] Result<PinCheckReply> pinCheckReplyFrom(const QJsonObject &json);

} // namespace yc::core::wire
