#include "core/link/enrolment.h"

#include <QJsonDocument>

#include <algorithm>

namespace yc::core::link
{

namespace
{

// One of ours with the authority it came with.
struct Pair {
    seal::Certificate own;
    seal::Certificate authority;
};

Result<Pair> pairFrom(const QByteArray &pkcs7, const QDateTime &at)
{
    const auto list = seal::fromPkcs7(pkcs7);
    if (!list)
        return std::unexpected(codes::WrongCertificates);
    const auto own = std::ranges::find_if(*list, [](const auto &one) { return !one.isAuthority(); });
    const auto authority = std::ranges::find_if(*list, [](const auto &one) { return one.isAuthority(); });
    if (own == list->end() || authority == list->end() || !own->checkIssuedBy(*authority, at))
        return std::unexpected(codes::WrongCertificates);
    return Pair{.own = *own, .authority = *authority};
}

bool fits(const seal::Certificate &certificate, const seal::PrivateKey &key)
{
    const QByteArray probe("yichuang: does this certificate fit this key?");
    const auto signature = key.sign(probe);
    return signature && certificate.verify(probe, *signature);
}

struct Made {
    Keys keys;
    Result<wire::EnrolRequest> request;
};

} // namespace

Keys makeKeys()
{
    using seal::KeyKind;
    using seal::PrivateKey;
    return {.tls = PrivateKey::generate(KeyKind::P256),
            .evidence = PrivateKey::generate(KeyKind::Sm2),
            .document = PrivateKey::generate(KeyKind::P256)};
}

Result<wire::EnrolRequest> requestFor(const Keys &keys, const QByteArray &secret)
{
    // The hall names the terminal; what stands in the request is only what it is for.
    const auto tls = keys.tls.certificateRequest(QStringLiteral("tls"));
    const auto evidence = keys.evidence.certificateRequest(QStringLiteral("evidence"));
    const auto document = keys.document.certificateRequest(QStringLiteral("document"));
    for (const auto *request : {&tls, &evidence, &document}) {
        if (!*request)
            return std::unexpected(request->error());
    }
    return wire::EnrolRequest{
        .secret = secret, .tlsRequest = *tls, .evidenceRequest = *evidence, .documentRequest = *document};
}

Result<TerminalIdentity> identityFrom(const wire::EnrolReply &reply, const Keys &keys, const QByteArray &authority,
                                      const QUrl &hall, const QDateTime &at)
{
    const auto tls = pairFrom(reply.tls, at);
    const auto evidence = pairFrom(reply.evidence, at);
    const auto document = pairFrom(reply.document, at);
    const auto receipts = pairFrom(reply.hallEvidence, at);
    if (!tls || !evidence || !document || !receipts || reply.terminalId.isEmpty())
        return std::unexpected(codes::WrongCertificates);
    const bool sameAuthorities = tls->authority.toDer() == authority && document->authority.toDer() == authority
        && evidence->authority.toDer() == receipts->authority.toDer();
    if (!sameAuthorities || !fits(tls->own, keys.tls) || !fits(evidence->own, keys.evidence)
        || !fits(document->own, keys.document))
        return std::unexpected(codes::WrongCertificates);
    return TerminalIdentity{.hall = hall,
                            .terminalId = reply.terminalId,
                            .kind = reply.kind,
                            .nodeCode = reply.nodeCode,
                            .nodeName = reply.nodeName,
                            .windowNo = reply.windowNo,
                            .authority = authority,
                            .evidenceAuthority = receipts->authority.toDer(),
                            .hallEvidence = receipts->own.toDer(),
                            .tls = tls->own.toDer(),
                            .evidence = evidence->own.toDer(),
                            .document = document->own.toDer(),
                            .tlsKey = keys.tls.toPem(),
                            .evidenceKey = keys.evidence.toPem(),
                            .documentKey = keys.document.toPem()};
}

void enrol(HallLink &link, Worker &worker, const Clock &clock, const QUrl &hall, const QString &codeText,
           QObject *context, EnrolmentHandler done)
{
    const auto code = wire::terminalCodeFrom(codeText);
    if (!code)
        return done(std::unexpected(Failure{.code = code.error(), .retry = Retry::Never}));

    struct Steps : std::enable_shared_from_this<Steps> {
        HallLink &link;
        Worker &worker;
        const Clock &clock;
        QUrl hall;
        wire::TerminalCode code;
        QObject *context;
        EnrolmentHandler done;
        QByteArray authority;
        std::shared_ptr<Made> made;

        Steps(HallLink &l, Worker &w, const Clock &c, QUrl h, wire::TerminalCode t, QObject *o, EnrolmentHandler d)
            : link(l), worker(w), clock(c), hall(std::move(h)), code(std::move(t)), context(o), done(std::move(d))
        {
        }
        void fail(Failure failure)
        {
            link.connectTo({}, {});
            done(std::unexpected(std::move(failure)));
        }
        void meet()
        {
            link.firstContact(hall, code.caFingerprint, context,
                              [self = shared_from_this()](Answered<QByteArray> found) {
                                  if (!found)
                                      return self->fail(found.error());
                                  self->authority = *found;
                                  self->make();
                              });
        }
        void make()
        {
            worker.run(
                [secret = code.secret] {
                    auto keys = makeKeys();
                    auto request = requestFor(keys, secret);
                    return std::make_shared<Made>(Made{.keys = std::move(keys), .request = std::move(request)});
                },
                context,
                [self = shared_from_this()](std::shared_ptr<Made> made) {
                    self->made = std::move(made);
                    self->ask();
                });
        }
        void ask()
        {
            if (!made->request)
                return fail({.code = made->request.error(), .retry = Retry::Never});
            link.connectTo(hall, {.authority = authority, .certificate = {}, .key = {}});
            const auto body = QJsonDocument(wire::toJson(*made->request)).toJson(QJsonDocument::Compact);
            link.send({.method = "POST", .path = QStringLiteral("/v1/terminals"), .body = body, .withToken = false},
                      context, [self = shared_from_this()](Answered<Reply> answer) {
                          if (!answer)
                              return self->fail(answer.error());
                          const auto reply = wire::enrolReplyFrom(answer->json);
                          if (!reply)
                              return self->fail({.code = reply.error(), .retry = Retry::Never});
                          self->judge(*reply);
                      });
        }
        void judge(const wire::EnrolReply &reply)
        {
            // By the hall's clock as it told it: a terminal whose clock is off is warned, not turned away.
            const auto at = clock.now().addSecs(link.line().clockSkewSeconds);
            worker.run([self = shared_from_this(), reply,
                        at] { return identityFrom(reply, self->made->keys, self->authority, self->hall, at); },
                       context,
                       [self = shared_from_this()](Result<TerminalIdentity> identity) {
                           if (!identity)
                               return self->fail({.code = identity.error(), .retry = Retry::Never});
                           self->link.connectTo(self->hall, identity->forLink());
                           self->done(std::make_shared<TerminalIdentity>(*std::move(identity)));
                       });
        }
    };
    std::make_shared<Steps>(link, worker, clock, hall, *code, context, std::move(done))->meet();
}

} // namespace yc::core::link
