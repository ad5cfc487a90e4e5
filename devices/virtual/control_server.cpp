#include "devices/virtual/control_server.h"

#include <QJsonDocument>
#include <QTcpSocket>

namespace yc::devices::virtual_bench
{

ControlServer::ControlServer(Handler handler, QObject *parent) : QObject(parent), m_handler(std::move(handler))
{
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (auto *socket = m_server.nextPendingConnection()) {
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                while (socket->canReadLine()) {
                    const auto line = QJsonDocument::fromJson(socket->readLine());
                    const auto answer = line.isObject()
                        ? m_handler(line.object())
                        : QJsonObject{{QStringLiteral("ok"), false},
                                      {QStringLiteral("why"), QStringLiteral("not a JSON object")}};
                    socket->write(QJsonDocument(answer).toJson(QJsonDocument::Compact) + '\n');
                }
            });
        }
    });
}

bool ControlServer::listen()
{
    return m_server.listen(QHostAddress::LocalHost);
}

} // namespace yc::devices::virtual_bench
