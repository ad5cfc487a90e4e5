#include "core/link/line.h"

#include "core/link/first_contact.h"
#include "core/link/tus_upload.h"
#include "core/wire/access.h"

#include <QJsonDocument>
#include <QLocale>
#include <QSslKey>
#include <QTimeZone>
#include <QTimer>

#include <algorithm>

namespace yc::core::link
{

namespace
{

// What is most worth telling when a certificate has several faults: a stranger before dates before names.
int weight(QSslError::SslError error)
{
    const auto failure = classify({.network = QNetworkReply::SslHandshakeFailedError, .tls = error});
    if (failure->code == codes::ForeignHall)
        return 3;
    if (failure->code == codes::HallCertificateDates)
        return 2;
    return failure->code == codes::WrongHallName ? 1 : 0;
}

QSslError::SslError worst(const QList<QSslError> &errors)
{
    const auto found = std::ranges::max_element(errors, {}, [](const auto &error) { return weight(error.error()); });
    return found == errors.end() ? QSslError::UnspecifiedError : found->error();
}

QDateTime httpDate(const QByteArray &text)
{
    auto moment = QLocale::c().toDateTime(QString::fromLatin1(text), QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
    moment.setTimeSpec(Qt::UTC);
    return moment;
}

std::unique_ptr<QNetworkAccessManager> makeNetwork(const QNetworkProxy &proxy)
{
    auto network = std::make_unique<QNetworkAccessManager>();
    network->setProxy(proxy); // never the system's: what a terminal goes through stands in its settings
    network->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    network->setAutoDeleteReplies(false);
    return network;
}

struct Watch { // of one exchange
    QSslError::SslError tls = QSslError::NoError;
    bool silent = false;
    bool tooMuch = false;
};

QNetworkReply *start(QNetworkAccessManager &network, const QNetworkRequest &head, const Request &request)
{
    // HEAD has to be Qt's own: as a custom verb it would wait for the body that its length announces.
    if (request.method == "HEAD")
        return network.head(head);
    if (request.method == "GET")
        return network.get(head);
    if (request.method == "POST")
        return network.post(head, request.body);
    return network.sendCustomRequest(head, request.method, request.body);
}

Answered<Reply> judged(const Outcome &outcome, Reply reply, bool expectJson)
{
    if (auto failure = classify(outcome))
        return std::unexpected(*std::move(failure));
    if (reply.status == 304 || reply.status == 204 || !expectJson)
        return reply;
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(reply.body, &error);
    if (!isJson(outcome.contentType) || error.error != QJsonParseError::NoError || !document.isObject())
        return std::unexpected(Failure{.code = wire::codes::Unreadable, .retry = Retry::Later});
    reply.json = document.object();
    return reply;
}

} // namespace

Line::Line(HallLink *owner) : m_owner(owner) { }

Line::~Line()
{
    for (const auto &[ticket, reply] : m_underWay) {
        if (reply)
            reply->disconnect();
    }
}

void Line::setProxy(const QUrl &proxy)
{
    const auto port = static_cast<quint16>(std::clamp(proxy.port(), 0, 65535));
    if (proxy.host().isEmpty() || port == 0)
        m_proxy = QNetworkProxy(QNetworkProxy::NoProxy);
    else if (proxy.scheme() == QLatin1String("socks5"))
        m_proxy = QNetworkProxy(QNetworkProxy::Socks5Proxy, proxy.host(), port);
    else
        m_proxy = QNetworkProxy(QNetworkProxy::HttpProxy, proxy.host(), port);
}

void Line::connectTo(const QUrl &hall, std::shared_ptr<const Identity> identity)
{
    m_hall = hall;
    if (m_network)
        m_network.release()->setParent(this); // what is under way on it goes on; once or twice in a process's life
    m_connect = [this, proxy = m_proxy, identity = std::move(identity)] {
        m_tls = QSslConfiguration::defaultConfiguration();
        m_tls->setCaCertificates(QSslCertificate::fromData(identity->authority, QSsl::Der)); // these and no others
        m_tls->setPeerVerifyMode(QSslSocket::VerifyPeer);
        m_tls->setProtocol(QSsl::TlsV1_2OrLater);
        if (!identity->certificate.isEmpty()) {
            m_tls->setLocalCertificate(QSslCertificate(identity->certificate, QSsl::Der));
            m_tls->setPrivateKey(QSslKey(identity->key.reveal(), QSsl::Ec, QSsl::Pem));
        }
        m_network = makeNetwork(proxy);
    };
}

bool Line::isConnected()
{
    if (m_connect)
        std::exchange(m_connect, {})();
    return m_network != nullptr;
}

QNetworkRequest Line::headOf(const Request &request) const
{
    QUrl url = m_hall;
    const auto mark = request.path.indexOf(QLatin1Char('?'));
    auto base = m_hall.path(QUrl::FullyEncoded);
    if (base.endsWith(QLatin1Char('/')))
        base.chop(1);
    url.setPath(base + request.path.left(mark), QUrl::TolerantMode);
    if (mark >= 0)
        url.setQuery(request.path.mid(mark + 1), QUrl::TolerantMode);
    QNetworkRequest head(url);
    head.setSslConfiguration(*m_tls); // whoever is connected has one
    head.setAttribute(QNetworkRequest::Http2AllowedAttribute, false); // one protocol to reason about: HTTP/1.1
    head.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    head.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    head.setRawHeader("Accept", "application/json, application/problem+json");
    if (!request.body.isEmpty() || request.method == "POST" || request.method == "PATCH")
        head.setRawHeader("Content-Type", request.contentType);
    if (!request.etag.isEmpty())
        head.setRawHeader("If-None-Match", request.etag);
    if (!request.idempotencyKey.isEmpty())
        head.setRawHeader("Idempotency-Key", request.idempotencyKey);
    if (request.withToken && !m_token.isEmpty())
        head.setRawHeader("Authorization", "Bearer " + m_token.reveal().toLatin1());
    for (const auto &[name, value] : request.headers)
        head.setRawHeader(name, value);
    return head;
}

void Line::run(QNetworkAccessManager &network, const QNetworkRequest &head, quint64 ticket, const Request &request,
               RawHandler done)
{
    auto *reply = start(network, head, request);
    m_underWay[ticket] = reply;
    auto watch = std::make_shared<Watch>();
    auto *silence = new QTimer(reply);
    silence->setSingleShot(true);
    silence->setInterval(request.silence);
    connect(silence, &QTimer::timeout, reply, [reply, watch] {
        watch->silent = true;
        reply->abort();
    });
    const auto moved = [silence] { silence->start(); };
    connect(reply, &QNetworkReply::uploadProgress, silence, moved);
    connect(reply, &QNetworkReply::metaDataChanged, silence, moved);
    connect(reply, &QNetworkReply::downloadProgress, silence, [reply, watch, silence](qint64 got, qint64) {
        silence->start();
        if (got > LargestBody && !watch->tooMuch) {
            watch->tooMuch = true;
            reply->abort();
        }
    });
    connect(reply, &QNetworkReply::sslErrors, reply,
            [watch](const QList<QSslError> &errors) { watch->tls = worst(errors); });
    connect(reply, &QNetworkReply::finished, this, [this, reply, watch, ticket, done = std::move(done)] {
        reply->deleteLater();
        if (const auto found = m_underWay.find(ticket); found != m_underWay.end() && found->second == reply)
            m_underWay.erase(found);
        Outcome outcome{.network = reply->error(),
                        .tls = watch->tls,
                        .status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
                        .contentType = reply->rawHeader("Content-Type"),
                        .problem = {}};
        // Qt makes errors of HTTP statuses too; of those the status itself tells more.
        if (outcome.status >= 400 && !watch->silent && !watch->tooMuch)
            outcome.network = QNetworkReply::NoError;
        // Qt has no word for a proxy that refuses or is not found; without one it never says this before a status.
        if (outcome.network == QNetworkReply::UnknownNetworkError && outcome.status == 0
            && m_proxy.type() != QNetworkProxy::NoProxy)
            outcome.network = QNetworkReply::ProxyConnectionRefusedError;
        if (watch->silent)
            outcome.network = QNetworkReply::TimeoutError;
        if (watch->tooMuch)
            outcome.network = QNetworkReply::ProtocolFailure;
        Reply answer{.status = outcome.status,
                     .body = reply->isOpen() ? reply->readAll() : QByteArray(), // an aborted one is closed
                     .json = {},
                     .etag = reply->rawHeader("ETag"),
                     .headers = reply->rawHeaderPairs()};
        if (isProblem(outcome.contentType)) {
            if (auto problem = wire::problemFrom(outcome.status, answer.body)) {
                outcome.problem = *std::move(problem);
                if (outcome.problem->retryAfterSeconds == 0)
                    outcome.problem->retryAfterSeconds = answer.header("Retry-After").toInt();
            }
        }
        QMetaObject::invokeMethod(
            m_owner,
            [owner = m_owner, ticket, outcome, hallTime = httpDate(reply->rawHeader("Date"))] {
                owner->heard(ticket, outcome, hallTime);
            },
            Qt::QueuedConnection);
        done(outcome, std::move(answer));
    });
    silence->start();
}

bool Line::exchange(quint64 ticket, const Request &request, RawHandler done)
{
    if (!isConnected())
        return false;
    run(*m_network, headOf(request), ticket, request, std::move(done));
    return true;
}

void Line::send(quint64 ticket, const Request &request, const ReplyHandler &done)
{
    const bool sent
        = exchange(ticket, request, [done, expectJson = request.expectJson](const Outcome &outcome, Reply reply) {
              done(judged(outcome, std::move(reply), expectJson));
          });
    if (!sent)
        done(std::unexpected(Failure{.code = codes::NoIdentity, .retry = Retry::Never}));
}

void Line::upload(quint64 ticket, UploadJob job, std::function<void(UploadStand)> stand,
                  std::function<void(Answered<UploadStand>)> done)
{
    if (!isConnected()) {
        done(std::unexpected(Failure{.code = codes::NoIdentity, .retry = Retry::Never}));
        return;
    }
    auto upload = std::make_shared<TusUpload>(*this, ticket, std::move(job), std::move(stand), std::move(done));
    m_uploads.emplace(ticket, upload);
    upload->begin();
}

void Line::endUpload(quint64 ticket)
{
    m_uploads.erase(ticket);
}

void Line::cancel(quint64 ticket)
{
    m_uploads.erase(ticket);
    const auto found = m_underWay.find(ticket);
    if (found == m_underWay.end())
        return;
    const auto reply = found->second;
    m_underWay.erase(found);
    if (reply) {
        // From us only: the exchange itself is ended by signals of the reply's own. Without them it would go on
        // unheard, a long-poll half a minute, and keep one of the six connections to the hall.
        reply->disconnect(this);
        reply->abort();
        reply->deleteLater();
    }
}

QString Line::pathOf(const QByteArray &location) const
{
    const auto target = m_hall.resolved(QUrl::fromEncoded(location, QUrl::StrictMode));
    if (location.isEmpty() || !target.isValid() || target.scheme() != m_hall.scheme() || target.host() != m_hall.host()
        || target.port() != m_hall.port())
        return {};
    return target.path(QUrl::FullyEncoded);
}

void Line::firstContact(const QUrl &hall, const QByteArray &fingerprint, std::function<void(Answered<QByteArray>)> done)
{
    // A manager of its own: no connection that was not checked is ever used again.
    auto *network = makeNetwork(m_proxy).release();
    network->setParent(this);
    QUrl url = hall;
    url.setPath(QStringLiteral("/v1/ca"));
    QNetworkRequest head(url);
    auto tls = QSslConfiguration::defaultConfiguration();
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    head.setSslConfiguration(tls);
    head.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    const Request request{.withToken = false, .expectJson = false};
    run(*network, head, 0, request,
        [network, fingerprint, done = std::move(done)](const Outcome &outcome, const Reply &reply) {
            network->deleteLater();
            auto seen = outcome;
            seen.tls = QSslError::NoError; // nobody was to be believed here: the fingerprint decides
            if (auto failure = classify(seen))
                return done(std::unexpected(*std::move(failure)));
            done(authorityOf(reply.body, fingerprint));
        });
}

} // namespace yc::core::link
