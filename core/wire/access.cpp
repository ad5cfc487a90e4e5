#include "core/wire/access.h"

#include "core/wire/card_proof.h"
#include "core/wire/strict_json.h"
#include "core/wire/text_limits.h"

namespace yc::core::wire
{

namespace
{

constexpr qsizetype DepositKeyBytes = 32;

constexpr qsizetype LargestRequest = 8LL * 1024; // a PKCS#10 of an EC key has about 250 bytes
constexpr qsizetype LargestChain = 64LL * 1024;

QJsonArray toArray(const QStringList &texts)
{
    return QJsonArray::fromStringList(texts);
}

} // namespace

QString toText(TerminalKind kind)
{
    switch (kind) {
    case TerminalKind::Counter: return QStringLiteral("counter");
    case TerminalKind::Kiosk: return QStringLiteral("kiosk");
    case TerminalKind::Agent: return QStringLiteral("agent");
    }
    Q_UNREACHABLE();
}

std::optional<TerminalKind> terminalKindFrom(QStringView text)
{
    for (const auto kind : {TerminalKind::Counter, TerminalKind::Kiosk, TerminalKind::Agent}) {
        if (toText(kind) == text)
            return kind;
    }
    return std::nullopt;
}

QJsonObject toJson(const EnrolRequest &value)
{
    return {{QStringLiteral("secret"), base64Text(value.secret)},
            {QStringLiteral("tls"), base64Text(value.tlsRequest)},
            {QStringLiteral("evidence"), base64Text(value.evidenceRequest)},
            {QStringLiteral("document"), base64Text(value.documentRequest)}};
}

Result<EnrolRequest> enrolRequestFrom(const QJsonObject &json)
{
    bool good = true;
    Fields fields(json, good);
    EnrolRequest value;
    value.secret = fields.bytes("secret", 10, 10);
    value.tlsRequest = fields.bytes("tls", LargestRequest, 1);
    value.evidenceRequest = fields.bytes("evidence", LargestRequest, 1);
    value.documentRequest = fields.bytes("document", LargestRequest, 1);
    return outcome(good, std::move(value));
}

QJsonObject toJson(const EnrolReply &value)
{
    return {{QStringLiteral("terminalId"), value.terminalId},
            {QStringLiteral("kind"), toText(value.kind)},
            {QStringLiteral("nodeCode"), value.nodeCode},
            {QStringLiteral("nodeName"), value.nodeName},
            {QStringLiteral("windowNo"), value.windowNo},
            {QStringLiteral("tls"), base64Text(value.tls)},
            {QStringLiteral("evidence"), base64Text(value.evidence)},
            {QStringLiteral("document"), base64Text(value.document)},
            {QStringLiteral("hallEvidence"), base64Text(value.hallEvidence)}};
}

Result<EnrolReply> enrolReplyFrom(const QJsonObject &json)
{
    bool good = true;
    Fields fields(json, good);
    EnrolReply value;
    value.terminalId = fields.text("terminalId", 64, 1);
    const auto kind = terminalKindFrom(fields.text("kind", 16));
    if (!kind)
        fields.refuse();
    value.kind = kind.value_or(TerminalKind::Counter);
    value.nodeCode = fields.text("nodeCode", 64, 1);
    value.nodeName = fields.text("nodeName", 200, 1);
    value.windowNo = fields.text("windowNo", 16);
    value.tls = fields.bytes("tls", LargestChain, 1);
    value.evidence = fields.bytes("evidence", LargestChain, 1);
    value.document = fields.bytes("document", LargestChain, 1);
    value.hallEvidence = fields.bytes("hallEvidence", LargestChain, 1);
    return outcome(good, std::move(value));
}

QJsonObject toJson(const SignInRequest &value)
{
    QJsonObject json{{QStringLiteral("staffNo"), value.staffNo}, {QStringLiteral("pin"), value.pin.reveal()}};
    if (value.newPin)
        json.insert(QStringLiteral("newPin"), value.newPin->reveal());
    if (value.card)
        json.insert(QStringLiteral("card"), toJson(*value.card));
    return json;
}

Result<SignInRequest> signInRequestFrom(const QJsonObject &json)
{
    bool good = true;
    Fields fields(json, good);
    SignInRequest value;
    value.staffNo = fields.text("staffNo", LongestStaffNo, 1);
    value.pin = SecretText(fields.text("pin", LongestPin, 1));
    if (fields.has("newPin"))
        value.newPin = SecretText(fields.text("newPin", LongestPin, 1));
    fields.optional("card", staffProofFrom, value.card);
    return outcome(good, std::move(value));
}

QJsonObject toJson(const SignInReply &value)
{
    QJsonObject json{{QStringLiteral("token"), value.token.reveal()},
                     {QStringLiteral("expires"), instantText(value.expires)},
                     {QStringLiteral("staffNo"), value.staffNo},
                     {QStringLiteral("staffName"), value.staffName},
                     {QStringLiteral("roles"), toArray(value.roles)},
                     {QStringLiteral("powers"), toArray(value.powers)},
                     {QStringLiteral("mustChangePin"), value.mustChangePin}};
    if (!value.depositKey.isEmpty())
        json.insert(QStringLiteral("depositKey"), base64Text(value.depositKey));
    if (!value.cardKey.isEmpty())
        json.insert(QStringLiteral("cardKey"), base64Text(value.cardKey));
    return json;
}

Result<SignInReply> signInReplyFrom(const QJsonObject &json)
{
    bool good = true;
    Fields fields(json, good);
    SignInReply value;
    value.token = SecretText(fields.text("token", 256, 16));
    value.expires = fields.instant("expires");
    value.staffNo = fields.text("staffNo", LongestStaffNo, 1);
    value.staffName = fields.text("staffName", 100);
    value.roles = fields.texts("roles", 20, 32);
    value.powers = fields.texts("powers", 20, 32);
    value.mustChangePin = fields.flag("mustChangePin");
    if (fields.has("depositKey"))
        value.depositKey = fields.bytes("depositKey", DepositKeyBytes, DepositKeyBytes);
    if (fields.has("cardKey"))
        value.cardKey = fields.bytes("cardKey", seal::StaffKeySize, seal::StaffKeySize);
    return outcome(good, std::move(value));
}

QJsonObject toJson(const PinCheckReply &value)
{
    return {{QStringLiteral("staffNo"), value.staffNo}, {QStringLiteral("staffName"), value.staffName}};
}

Result<PinCheckReply> pinCheckReplyFrom(const QJsonObject &json)
{
    bool good = true;
    Fields fields(json, good);
    PinCheckReply reply;
    reply.staffNo = fields.text("staffNo", LongestStaffNo, 1);
    reply.staffName = fields.text("staffName", 200);
    return outcome(good, std::move(reply));
}

} // namespace yc::core::wire
