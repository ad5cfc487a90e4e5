#include "devices/virtual/port.h"

#include <QTcpSocket>

namespace yc::devices::virtual_bench
{

Port::Port(QObject *parent) : TwinWire(parent)
{
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (auto *socket = m_server.nextPendingConnection()) {
            if (m_peer)
                m_peer->abort(); // the newest host wins: the older one may be a driver that was killed
            m_peer = socket;
            socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { Q_EMIT arrived(socket->readAll()); });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            Q_EMIT peerCame();
        }
    });
}

Port::~Port()
{
    unplug();
}

bool Port::plug(quint16 number)
{
    if (isPlugged())
        return true;
    if (!m_server.listen(QHostAddress::LocalHost, number ? number : m_number))
        return false;
    m_number = m_server.serverPort();
    return true;
}

void Port::unplug()
{
    m_server.close();
    if (m_peer)
        m_peer->abort();
}

void Port::write(const QByteArray &bytes)
{
    if (m_peer) {
        m_peer->write(bytes);
        m_peer->flush();
    }
}

} // namespace yc::devices::virtual_bench
