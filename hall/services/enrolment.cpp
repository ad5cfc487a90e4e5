#include "hall/services/enrolment.h"

#include "core/seal/digest.h"
#include "core/wire/strict_json.h"

#include <QJsonDocument>

namespace yc::hall::services
{

namespace
{

namespace seal = core::seal;
namespace wire = core::wire;
using seal::Authority;

constexpr int TerminalDays = 825;
constexpr qsizetype FingerprintBytes = 16;

QByteArray digestOf(const wire::EnrolRequest &request)
{
    return seal::sm3(QJsonDocument(wire::toJson(request)).toJson(QJsonDocument::Compact));
}

struct Certified {
    seal::Certificate tls, evidence, document;
};

Result<Certified> certify(const pki::Pki &pki, const wire::EnrolRequest &request, const QString &id,
                          const QDateTime &now)
{
    const QStringList names{QStringLiteral("urn:yichuang:terminal:") + id};
    const auto from = now.addDays(-1);
    auto tls = pki.tlsAuthority().issue(request.tlsRequest, id, Authority::Use::TlsClient, names, from, TerminalDays);
    auto evidence = pki.evidenceAuthority().issue(request.evidenceRequest, id, Authority::Use::Evidence, names, from,
                                                  TerminalDays);
    auto document
        = pki.tlsAuthority().issue(request.documentRequest, id, Authority::Use::Document, names, from, TerminalDays);
    for (const auto *made : {&tls, &evidence, &document}) {
        if (!*made)
            return std::unexpected(made->error());
    }
    if (tls->kind() != seal::KeyKind::P256 || evidence->kind() != seal::KeyKind::Sm2
        || document->kind() != seal::KeyKind::P256)
        return std::unexpected(seal::codes::BadKey);
    return Certified{std::move(*tls), std::move(*evidence), std::move(*document)};
}

QByteArray chain(const seal::Certificate &certificate, const seal::Certificate &authority)
{
    return seal::toPkcs7({certificate, authority}).value_or(QByteArray());
}

} // namespace

Answer<QByteArray> authorities(Context &context)
{
    auto bytes = seal::toPkcs7({context.pki.tlsAuthority().certificate()});
    if (!bytes)
        return internal(bytes.error(), "authorities");
    return *bytes;
}

Answer<wire::EnrolReply> enrol(Context &context, const wire::EnrolRequest &request)
{
    const auto &pki = context.pki;
    const auto now = context.clock.now();
    const auto requestDigest = digestOf(request);
    Answer<wire::EnrolReply> answer = refuse(403, wire::codes::BadEnrolmentCode, "This code is unknown, used or over");
    const auto done = context.store.write([&](store::Rows &rows) {
        auto ticket = rows.ticket(seal::sm3(request.secret));
        if (!ticket || ticket->expires <= now)
            return false;
        if (!ticket->requestDigest.isEmpty()) { // used: by whom asks again, or by somebody else
            const auto earlier = wire::objectFrom(ticket->reply, 1024LL * 1024);
            if (ticket->requestDigest == requestDigest && earlier) {
                if (auto reply = wire::enrolReplyFrom(*earlier))
                    answer = std::move(*reply);
            }
            return false;
        }
        const auto node = rows.node(ticket->nodeCode);
        if (!node)
            return false;
        const auto id
            = QLatin1Char('T') + QString::number(rows.nextSerial(QStringLiteral("terminal"))).rightJustified(4, u'0');
        const auto certified = certify(pki, request, id, now);
        if (!certified) {
            answer = refuse(422, wire::codes::BadRequest,
                            "A certificate request does not verify or has another kind of key");
            return false;
        }
        const auto reply
            = wire::EnrolReply{.terminalId = id,
                               .kind = ticket->kind,
                               .nodeCode = node->code,
                               .nodeName = node->name,
                               .windowNo = ticket->windowNo,
                               .tls = chain(certified->tls, pki.tlsAuthority().certificate()),
                               .evidence = chain(certified->evidence, pki.evidenceAuthority().certificate()),
                               .document = chain(certified->document, pki.tlsAuthority().certificate()),
                               .hallEvidence = chain(pki.receipt(), pki.evidenceAuthority().certificate())};
        rows.putTerminal({.id = id,
                          .kind = ticket->kind,
                          .nodeCode = ticket->nodeCode,
                          .windowNo = ticket->windowNo,
                          .fingerprint = certified->tls.fingerprint(),
                          .enrolledAt = now});
        ticket->requestDigest = requestDigest;
        ticket->reply = QJsonDocument(wire::toJson(reply)).toJson(QJsonDocument::Compact);
        rows.putTicket(*ticket);
        answer = reply;
        return true;
    });
    if (!done)
        return internal(done.error(), "enrol");
    return answer;
}

wire::TerminalCode issueTicket(store::Rows &rows, const TicketWish &wish, const pki::Pki &pki, const QDateTime &now)
{
    const wire::TerminalCode code{seal::randomBytes(10),
                                  pki.tlsAuthority().certificate().fingerprint().left(FingerprintBytes)};
    rows.putTicket({.secretDigest = seal::sm3(code.secret),
                    .kind = wish.kind,
                    .nodeCode = wish.nodeCode,
                    .windowNo = wish.windowNo,
                    .expires = now.addDays(TicketDays)});
    return code;
}

} // namespace yc::hall::services
