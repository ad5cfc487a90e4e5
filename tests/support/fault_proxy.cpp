#include "tests/support/fault_proxy.h"

#include <sys/socket.h>

namespace yc::tests
{

namespace
{

void resetNow(QTcpSocket *socket)
{
    // Without lingering the kernel sends RST, as a line that breaks does; a plain close would look like manners.
    const linger none{.l_onoff = 1, .l_linger = 0};
    ::setsockopt(static_cast<int>(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &none, sizeof none);
    socket->abort();
}

} // namespace

FaultProxy::FaultProxy(quint16 hallPort) : m_hallPort(hallPort)
{
    m_server.listen(QHostAddress::LocalHost);
    m_port = m_server.serverPort();
    connect(&m_server, &QTcpServer::newConnection, this, &FaultProxy::accepted);
}

FaultProxy::~FaultProxy()
{
    for (auto *pair : std::as_const(m_pairs)) {
        pair->client->disconnect(this);
        pair->hall->disconnect(this);
        delete pair;
    }
}

void FaultProxy::failAt(int turn, Fault fault)
{
    m_turns = 0;
    m_failAt = turn;
    m_fault = fault;
    m_failed = false;
}

void FaultProxy::setDown(bool down)
{
    if (!down) {
        if (!m_server.isListening())
            m_server.listen(QHostAddress::LocalHost, m_port);
        return;
    }
    m_server.close();
    const auto pairs = m_pairs;
    for (auto *pair : pairs)
        end(*pair, true);
}

void FaultProxy::accepted()
{
    while (auto *client = m_server.nextPendingConnection()) {
        auto *pair = new Pair{.client = client, .hall = new QTcpSocket(this)};
        client->setParent(this);
        m_pairs.append(pair);
        pair->hall->connectToHost(QHostAddress(QHostAddress::LocalHost), m_hallPort);
        connect(client, &QTcpSocket::readyRead, this, [this, pair] { clientSpoke(*pair); });
        connect(pair->hall, &QTcpSocket::connected, this, [this, pair] { clientSpoke(*pair); });
        connect(pair->hall, &QTcpSocket::readyRead, this, [this, pair] { hallSpoke(*pair); });
        connect(client, &QTcpSocket::disconnected, this, [this, pair] { end(*pair, false); });
        connect(pair->hall, &QTcpSocket::disconnected, this, [this, pair] {
            if (!pair->hang)
                end(*pair, false);
        });
        connect(pair->hall, &QTcpSocket::errorOccurred, this, [this, pair] {
            if (pair->hall->state() == QAbstractSocket::UnconnectedState && !pair->hang)
                end(*pair, true);
        });
    }
}

void FaultProxy::clientSpoke(Pair &pair)
{
    if (pair.hall->state() != QAbstractSocket::ConnectedState || pair.client->bytesAvailable() == 0)
        return; // kept until the hall's side is there
    const auto bytes = pair.client->readAll();
    if (!pair.clientSpokeLast) {
        pair.clientSpokeLast = true;
        if (++m_turns == m_failAt && m_fault != Fault::None) {
            m_failed = true;
            if (m_fault == Fault::ResetBefore)
                return end(pair, true);
            pair.hang = m_fault == Fault::Hang;
            pair.swallow = m_fault == Fault::ResetAfter;
        }
    }
    if (!pair.hang)
        pair.hall->write(bytes);
}

void FaultProxy::hallSpoke(Pair &pair)
{
    const auto bytes = pair.hall->readAll();
    if (pair.swallow)
        return end(pair, true);
    if (pair.hang)
        return;
    pair.clientSpokeLast = false;
    pair.client->write(bytes);
}

void FaultProxy::end(Pair &pair, bool reset)
{
    if (!m_pairs.removeOne(&pair))
        return;
    for (auto *socket : {pair.client, pair.hall}) {
        socket->disconnect(this);
        if (reset)
            resetNow(socket);
        else
            socket->disconnectFromHost();
        socket->deleteLater();
    }
    delete &pair;
}

} // namespace yc::tests
