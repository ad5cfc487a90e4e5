#include "core/link/terminal_identity.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace yc::core::link
{

namespace
{

QString kindWord(wire::TerminalKind kind)
{
    switch (kind) {
    case wire::TerminalKind::Counter: return QStringLiteral("counter");
    case wire::TerminalKind::Kiosk: return QStringLiteral("kiosk");
    case wire::TerminalKind::Agent: return QStringLiteral("agent");
    }
    Q_UNREACHABLE();
}

std::optional<wire::TerminalKind> kindFrom(const QString &word)
{
    for (const auto kind : {wire::TerminalKind::Counter, wire::TerminalKind::Kiosk, wire::TerminalKind::Agent}) {
        if (kindWord(kind) == word)
            return kind;
    }
    return std::nullopt;
}

QString text(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toBase64());
}

QByteArray bytesOf(const QJsonObject &json, const char *name)
{
    return QByteArray::fromBase64(json[QLatin1String(name)].toString().toLatin1());
}

} // namespace

Identity TerminalIdentity::forLink() const
{
    return {.authority = authority, .certificate = tls, .key = tlsKey.duplicate()};
}

SecretBytes TerminalIdentity::toBytes() const
{
    const QJsonObject json{
        {QStringLiteral("hall"), hall.toString(QUrl::FullyEncoded)},
        {QStringLiteral("terminalId"), terminalId},
        {QStringLiteral("kind"), kindWord(kind)},
        {QStringLiteral("nodeCode"), nodeCode},
        {QStringLiteral("nodeName"), nodeName},
        {QStringLiteral("windowNo"), windowNo},
        {QStringLiteral("authority"), text(authority)},
        {QStringLiteral("evidenceAuthority"), text(evidenceAuthority)},
        {QStringLiteral("hallEvidence"), text(hallEvidence)},
        {QStringLiteral("tls"), text(tls)},
        {QStringLiteral("evidence"), text(evidence)},
        {QStringLiteral("document"), text(document)},
        {QStringLiteral("tlsKey"), text(tlsKey.reveal())},
        {QStringLiteral("evidenceKey"), text(evidenceKey.reveal())},
        {QStringLiteral("documentKey"), text(documentKey.reveal())},
    };
    return SecretBytes(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

Result<TerminalIdentity> TerminalIdentity::fromBytes(const SecretBytes &bytes)
{
    const auto json = QJsonDocument::fromJson(bytes.reveal()).object();
    const auto kind = kindFrom(json[QLatin1String("kind")].toString());
    TerminalIdentity identity{
        .hall = QUrl(json[QLatin1String("hall")].toString(), QUrl::StrictMode),
        .terminalId = json[QLatin1String("terminalId")].toString(),
        .kind = kind.value_or(wire::TerminalKind::Counter),
        .nodeCode = json[QLatin1String("nodeCode")].toString(),
        .nodeName = json[QLatin1String("nodeName")].toString(),
        .windowNo = json[QLatin1String("windowNo")].toString(),
        .authority = bytesOf(json, "authority"),
        .evidenceAuthority = bytesOf(json, "evidenceAuthority"),
        .hallEvidence = bytesOf(json, "hallEvidence"),
        .tls = bytesOf(json, "tls"),
        .evidence = bytesOf(json, "evidence"),
        .document = bytesOf(json, "document"),
        .tlsKey = SecretBytes(bytesOf(json, "tlsKey")),
        .evidenceKey = SecretBytes(bytesOf(json, "evidenceKey")),
        .documentKey = SecretBytes(bytesOf(json, "documentKey")),
    };
    if (!kind || !identity.hall.isValid() || identity.terminalId.isEmpty() || identity.authority.isEmpty()
        || identity.evidenceAuthority.isEmpty() || identity.tls.isEmpty() || identity.tlsKey.isEmpty())
        return std::unexpected(yc::codes::BadFile);
    return identity;
}

} // namespace yc::core::link
