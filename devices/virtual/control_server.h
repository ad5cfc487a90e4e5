#pragma once

#include <QJsonObject>
#include <QObject>
#include <QTcpServer>

#include <functional>

namespace yc::devices::virtual_bench
{

// The bench's remote control: one JSON object a line over loopback TCP, each answered by one line in order.
// {"ok":true,…} or {"ok":false,"why":"…"}; a line that is no JSON object is answered too, never dropped.
class ControlServer final : public QObject
{
    Q_OBJECT
public:
    using Handler = std::function<QJsonObject(const QJsonObject &)>;
    explicit ControlServer(Handler handler, QObject *parent = nullptr);

    [[nodiscard]] bool listen();
    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }

private:
    Handler m_handler;
    QTcpServer m_server;
};

} // namespace yc::devices::virtual_bench
