#include "tests/support/fake_hall.h"

#include <QDateTime>
#include <QLocale>
#include <QSslConfiguration>
#include <QSslKey>
#include <QUrl>

namespace yc::tests
{

namespace
{

core::seal::Authority makeAuthority()
{
    using namespace core::seal;
    return *Authority::create(KeyKind::P256, QStringLiteral("Fake hall"), QDateTime::currentDateTimeUtc().addDays(-30),
                              365);
}

QByteArray httpDate(qint64 off)
{
    const auto moment = QDateTime::currentDateTimeUtc().addSecs(off);
    return QLocale::c().toString(moment, QStringLiteral("ddd, dd MMM yyyy hh:mm:ss")).toLatin1() + " GMT";
}

} // namespace

FakeHall::FakeHall(Handler handler, const FakeCertificate &names)
    : m_authority(makeAuthority()), m_handler(std::move(handler))
{
    using namespace core::seal;
    const auto key = PrivateKey::generate(KeyKind::P256);
    const auto request = key.certificateRequest(QStringLiteral("fake"));
    const auto from = QDateTime::currentDateTimeUtc().addDays(-names.daysAgo);
    const auto certificate = m_authority.issue(*request, QStringLiteral("fake hall"), Authority::Use::TlsServer,
                                               names.names, from, names.days);
    auto tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificate(QSslCertificate(certificate->toDer(), QSsl::Der));
    tls.setPrivateKey(QSslKey(key.toPem().reveal(), QSsl::Ec, QSsl::Pem));
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    m_server.setSslConfiguration(tls);
    m_server.listen(QHostAddress::LocalHost);
    connect(&m_server, &QTcpServer::pendingConnectionAvailable, this, &FakeHall::accepted);
}

QUrl FakeHall::url() const
{
    return QUrl(QStringLiteral("https://127.0.0.1:%1").arg(port()));
}

void FakeHall::accepted()
{
    while (auto *socket = qobject_cast<QSslSocket *>(m_server.nextPendingConnection())) {
        auto pending = std::make_shared<QByteArray>();
        connect(socket, &QSslSocket::readyRead, this, [this, socket, pending] { read(socket, *pending); });
        ++m_connections;
        connect(socket, &QSslSocket::disconnected, this, [this] { --m_connections; });
        connect(socket, &QSslSocket::disconnected, socket, &QObject::deleteLater);
        if (socket->bytesAvailable() > 0)
            read(socket, *pending);
    }
}

void FakeHall::read(QSslSocket *socket, QByteArray &pending)
{
    pending += socket->readAll();
    for (;;) {
        const auto end = pending.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        FakeRequest request;
        const auto lines = pending.left(end).split('\n');
        const auto first = lines.first().trimmed().split(' ');
        request.method = first.value(0);
        request.path = first.value(1);
        for (const auto &line : lines.mid(1)) {
            const auto colon = line.indexOf(':');
            request.headers.insert(line.left(colon).trimmed().toLower(), line.mid(colon + 1).trimmed());
        }
        const auto length = request.headers.value("content-length").toLongLong();
        if (pending.size() < end + 4 + length)
            return;
        request.body = pending.mid(end + 4, length);
        pending.remove(0, end + 4 + length);
        m_requests.append(request);
        answer(socket, m_handler(request), request.method == "HEAD");
    }
}

void FakeHall::answer(QSslSocket *socket, const FakeReply &reply, bool head)
{
    using Trick = FakeReply::Trick;
    if (reply.trick == Trick::Hang)
        return;
    if (reply.trick == Trick::Reset)
        return socket->abort();
    const auto announced = reply.body.size() + (reply.trick == Trick::HalfBody ? 100 : 0);
    QByteArray bytes = "HTTP/1.1 " + QByteArray::number(reply.status) + " Whatever\r\nDate: " + httpDate(m_clockOff)
        + "\r\nContent-Length: " + QByteArray::number(announced) + "\r\n";
    if (!reply.contentType.isEmpty())
        bytes += "Content-Type: " + reply.contentType + "\r\n";
    for (const auto &[name, value] : reply.headers)
        bytes += name + ": " + value + "\r\n";
    bytes += "\r\n";
    if (!head)
        bytes += reply.body;
    socket->write(bytes);
    if (reply.trick == Trick::Twice)
        socket->write(bytes);
    if (reply.trick == Trick::HalfBody)
        socket->disconnectFromHost();
}

} // namespace yc::tests
