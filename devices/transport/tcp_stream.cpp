#include "devices/transport/tcp_stream.h"

#include <QNetworkProxy>
#include <QSignalBlocker>
#include <QTcpSocket>

namespace yc::devices::transport
{

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
        m_socket->setSocketOption(QAbstractSocket::KeepAliveOption, 1);
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
