#include "tests/hall/peer.h"

#include "core/seal/digest.h"

#include <QFile>
#include <QJsonDocument>
#include <QSslCertificate>
#include <QSslKey>
#include <QTest>

namespace yc::tests
{

namespace
{
namespace seal = core::seal;
namespace wire = core::wire;
} // namespace

QByteArray Heard::header(const QByteArray &name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

QJsonObject Heard::json() const
{
    return QJsonDocument::fromJson(body).object();
}

QString Heard::code() const
{
    return json().value(QLatin1String("code")).toString();
}

Peer::Peer(HallProgram &hall) : m_hall(hall)
{
    // Only the hall's own authority is believed.
    m_tls.setCaCertificates(QSslCertificate::fromData(hall.authorityPem(), QSsl::Pem));
    m_tls.setProtocol(QSsl::TlsV1_2OrLater);
}

std::unique_ptr<QNetworkReply> Peer::begin(const QByteArray &method, const QString &path, const QByteArray &body,
                                           const Headers &headers)
{
    QNetworkRequest request(QUrl(QStringLiteral("https://127.0.0.1:%1%2").arg(m_hall.port()).arg(path)));
    request.setSslConfiguration(m_tls);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setTransferTimeout(40'000);
    if (!m_token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + m_token);
    if (!body.isEmpty())
        request.setRawHeader("Content-Type", "application/json");
    for (const auto &[name, value] : headers)
        request.setRawHeader(name, value);
    if (method == "HEAD") // Qt waits for a body where the verb is only spelt so
        return std::unique_ptr<QNetworkReply>(m_network.head(request));
    return std::unique_ptr<QNetworkReply>(m_network.sendCustomRequest(request, method, body));
}

Heard Peer::wait(QNetworkReply &reply)
{
    (void)QTest::qWaitFor([&] { return reply.isFinished(); }, 45'000);
    return {.status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
            .error = reply.error(),
            .body = reply.readAll(),
            .headers = reply.rawHeaderPairs()};
}

Heard Peer::call(const QByteArray &method, const QString &path, const QByteArray &body, const Headers &headers)
{
    return wait(*begin(method, path, body, headers));
}

Heard Peer::post(const QString &path, const QJsonObject &json, const Headers &headers)
{
    return call("POST", path, QJsonDocument(json).toJson(QJsonDocument::Compact), headers);
}

Heard Peer::enrol(const QString &text)
{
    const auto code = wire::terminalCodeFrom(text);
    if (!code)
        return {};
    const auto tls = seal::PrivateKey::generate(seal::KeyKind::P256);
    const auto evidence = seal::PrivateKey::generate(seal::KeyKind::Sm2);
    const auto document = seal::PrivateKey::generate(seal::KeyKind::P256);
    const auto name = QStringLiteral("terminal");
    const auto heard = post(
        QStringLiteral("/v1/terminals"),
        wire::toJson(wire::EnrolRequest{code->secret, *tls.certificateRequest(name), *evidence.certificateRequest(name),
                                        *document.certificateRequest(name)}));
    const auto reply = wire::enrolReplyFrom(heard.json());
    if (!reply)
        return heard;
    m_enrolment = *reply;
    useCertificate(seal::fromPkcs7(reply->tls)->first(), tls);
    return heard;
}

void Peer::useCertificate(const seal::Certificate &certificate, const seal::PrivateKey &key)
{
    m_certificatePem = certificate.toPem();
    m_keyPem = key.toPem().reveal();
    m_tls.setLocalCertificate(QSslCertificate(m_certificatePem, QSsl::Pem));
    m_tls.setPrivateKey(QSslKey(m_keyPem, QSsl::Ec));
    reconnect();
}

void Peer::forgetCertificate()
{
    m_tls.setLocalCertificateChain({});
    m_tls.setPrivateKey({});
    reconnect();
}

void Peer::reconnect()
{
    m_network.clearConnectionCache();
}

void Peer::writeIdentity(const QString &certificateFile, const QString &keyFile) const
{
    QFile certificate(certificateFile);
    QFile key(keyFile);
    if (certificate.open(QIODevice::WriteOnly) && key.open(QIODevice::WriteOnly)) {
        certificate.write(m_certificatePem);
        key.write(m_keyPem);
    }
}

Heard Peer::signIn(const QString &no, const QString &oneTimePin, const QString &pin)
{
    wire::SignInRequest request;
    request.staffNo = no;
    request.pin = SecretText(QString(oneTimePin));
    request.newPin = SecretText(QString(pin));
    auto heard = post(QStringLiteral("/v1/sessions"), wire::toJson(request));
    if (const auto reply = wire::signInReplyFrom(heard.json()))
        m_token = reply->token.reveal().toLatin1();
    return heard;
}

Heard Peer::tus(const QByteArray &method, const QString &path, const QByteArray &body, const Headers &headers)
{
    Headers all{{"Tus-Resumable", "1.0.0"}};
    if (method == "PATCH")
        all.emplaceBack("Content-Type", "application/offset+octet-stream");
    return call(method, path, body, all + headers);
}

QString Peer::beginUpload(const QByteArray &bytes, const QString &blob)
{
    const auto name = blob.isEmpty() ? blobName(bytes) : blob;
    const auto heard
        = tus("POST", QStringLiteral("/v1/uploads"), {},
              {{"Upload-Length", QByteArray::number(bytes.size())},
               {"Upload-Metadata",
                "digest " + name.toLatin1().toBase64() + ",mediaType " + QByteArray("image/jpeg").toBase64()}});
    return heard.status == 201 ? QString::fromLatin1(heard.header("Location")) : QString();
}

bool Peer::upload(const QByteArray &bytes)
{
    const auto path = beginUpload(bytes);
    if (path.isEmpty())
        return false;
    const auto stands = tus("HEAD", path).header("Upload-Offset").toLongLong(); // all of it, where it was before
    return stands == bytes.size()
        || tus("PATCH", path, bytes, {{"Upload-Offset", QByteArray::number(stands)}}).status == 204;
}

Heard Peer::commit(const wire::Manifest &manifest)
{
    return call("POST", QStringLiteral("/v1/cases"), wire::encode(manifest),
                {{"Idempotency-Key", manifest.draft.id.toByteArray(QUuid::WithoutBraces)}});
}

Heard Peer::submit(const wire::Manifest &manifest, const QByteArrayList &blobs)
{
    for (const auto &blob : blobs)
        if (!upload(blob))
            return {};
    return commit(manifest);
}

std::unique_ptr<Peer> openCounter(HallProgram &hall)
{
    if (!hall.start())
        return nullptr;
    auto counter = std::make_unique<Peer>(hall);
    const auto no = QStringLiteral("0317");
    if (counter->enrol(hall.terminalCode(QStringLiteral("counter"), QStringLiteral("3"))).status != 201
        || counter->signIn(no, hall.oneTimePin(no), QStringLiteral("271828")).status != 201)
        return nullptr;
    return counter;
}

QString blobName(const QByteArray &bytes)
{
    return seal::hex(seal::sm3(bytes));
}

} // namespace yc::tests
