#include "devices/transport/tcp_stream.h"

#include "base/log.h"

#include <QNetworkProxy>
#include <QSignalBlocker>
#include <QTcpSocket>

#include <array>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace yc::devices::transport
{

namespace
{

// A cable that is cut says nothing, and the kernel's own patience with a silent line is two hours. Asked after six
// seconds without a word, every four, and given up after eighteen: a driver that waits for an answer (a printer's may
// take fifteen seconds) has given up before, for better reasons.
struct Patience {
    int option;
    int value;
};
constexpr std::array Patiences{Patience{TCP_KEEPIDLE, 6}, Patience{TCP_KEEPINTVL, 4}, Patience{TCP_KEEPCNT, 3},
                               Patience{TCP_USER_TIMEOUT, 18'000}}; // ms; also where bytes are on their way

void noticeSilence(QTcpSocket &socket)
{
    socket.setSocketOption(QAbstractSocket::KeepAliveOption, 1);
    const auto descriptor = static_cast<int>(socket.socketDescriptor());
    for (const auto &one : Patiences)
        if (setsockopt(descriptor, IPPROTO_TCP, one.option, &one.value, sizeof one.value) != 0)
            log::write(log::Level::Warning, "tcp", "no-keep-alive", {{QStringLiteral("option"), one.option}});
}

} // namespace

Code openingFailure(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::ConnectionRefusedError:
    case QAbstractSocket::RemoteHostClosedError: return codes::NotListening;
    case QAbstractSocket::HostNotFoundError:
    case QAbstractSocket::NetworkError: return codes::Unreachable;
    case QAbstractSocket::SocketTimeoutError: return codes::NoConnection;
    default: return codes::OpenRefused; // this machine would not let us try
    }
}

TcpStream::TcpStream(TcpPlace place) : m_place(std::move(place)), m_socket(new QTcpSocket(this))
{
    m_socket->setProxy(QNetworkProxy::NoProxy); // a device is never behind the office's web proxy
    connect(m_socket, &QTcpSocket::connected, this, [this] {
        m_open = true;
        // Commands are a dozen bytes and answers are waited for: nothing may be held back to fill a packet.
        m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        noticeSilence(*m_socket);
        Q_EMIT opened();
    });
    connect(m_socket, &QTcpSocket::readyRead, this, [this] { Q_EMIT arrived(m_socket->readAll()); });
    connect(m_socket, &QTcpSocket::disconnected, this, &TcpStream::fail);
    connect(m_socket, &QTcpSocket::errorOccurred, this, &TcpStream::fail);
}

TcpStream::~TcpStream()
{
    close();
}

void TcpStream::open()
{
    m_socket->connectToHost(m_place.host, m_place.port);
}

void TcpStream::write(const QByteArray &bytes)
{
    if (m_open)
        m_socket->write(bytes);
}

qint64 TcpStream::waiting() const
{
    return m_open ? m_socket->bytesToWrite() : 0;
}

void TcpStream::close()
{
    m_open = false;
    const QSignalBlocker quiet(m_socket);
    m_socket->abort();
}

void TcpStream::fail()
{
    // The far end may say its last word and close in one breath: hand that over first.
    if (m_open && m_socket->bytesAvailable() > 0)
        Q_EMIT arrived(m_socket->readAll());
    const DeviceError error{m_open ? codes::Unplugged : openingFailure(m_socket->error()), m_socket->errorString()};
    close();
    Q_EMIT lost(error);
}

} // namespace yc::devices::transport
