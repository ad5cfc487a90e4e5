#pragma once

#include "devices/virtual/twin_wire.h"

#include <QTcpServer>

#include <QPointer>

class QTcpSocket;

namespace yc::devices::virtual_bench
{

// A device's network socket: one peer at a time, on loopback. Unplugged it refuses, plugged in again it is found at the
// same number.
class Port final : public TwinWire
{
    Q_OBJECT
public:
    explicit Port(QObject *parent = nullptr);
    ~Port() override;

    [[nodiscard]] bool plug(quint16 number = 0); // 0: the system chooses
    void unplug();
    [[nodiscard]] bool isPlugged() const { return m_server.isListening(); }
    [[nodiscard]] quint16 number() const { return m_number; }
    void write(const QByteArray &bytes) override;

private:
    QTcpServer m_server;
    QPointer<QTcpSocket> m_peer;
    quint16 m_number = 0;
};

} // namespace yc::devices::virtual_bench
