#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace yc::hall
{

// The command line, read. Own reading, because admin's words are handed on as they are.
struct ServeOptions {
    enum class Command { Serve, Admin } command = Command::Serve;
    QString data; // the hall's folder
    QString address = QStringLiteral("127.0.0.1");
    quint16 port = 8443; // 0: any free one; the ready file says which
    QString readyFile; // {"port":N}, written once requests are taken
    QString catalogue; // folder; default: beside the program, else the source tree it was built from
    QStringList names; // of the server certificate, besides localhost; none: those that it has
    QStringList rest; // admin's words
};

[[nodiscard]] std::optional<ServeOptions> serveOptionsFrom(const QStringList &words);
[[nodiscard]] QByteArray serveUsage();

} // namespace yc::hall
