#pragma once

#include "devices/transport/byte_stream.h"

#include <QAbstractSocket>

class QTcpSocket;

namespace yc::devices::transport
{

// Why a connection was not made, so that the remedy fits: NotListening, Unreachable, NoConnection, OpenRefused.
[[nodiscard]] Code openingFailure(QAbstractSocket::SocketError error);

class TcpStream final : public ByteStream
{
    Q_OBJECT
public:
    explicit TcpStream(TcpPlace place);
    ~TcpStream() override;
    void open() override;
    void write(const QByteArray &bytes) override;
    [[nodiscard]] qint64 waiting() const override;
    void close() override;

private:
    void fail();

    TcpPlace m_place;
    QTcpSocket *m_socket;
    bool m_open = false;
};

} // namespace yc::devices::transport
