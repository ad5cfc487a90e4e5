#pragma once

#include "base/code.h"
#include "base/secret.h"
#include "hall/http/exchange.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <memory>

namespace yc::hall::http
{

namespace codes
{ // H-09xx: said in the hall's log and by its command line, never on the wire
inline constexpr Code CannotListen{'H', 901}; // the address is taken or not ours
inline constexpr Code BadIdentity{'H', 902}; // certificate or key for TLS not readable
} // namespace codes

struct Identity { // PEM
    QByteArray chain; // server certificate first
    SecretBytes key;
    QByteArray clientAuthority; // client certificates are issued by this one, or the handshake fails
};

// Every bound that a hostile peer can lean on.
struct Limits {
    std::size_t largestHead = 16UL * 1024; // 431 beyond it
    std::size_t chunk = 256UL * 1024; // a body is handed to its sink in pieces of at most this
    int connections = 4'000; // beyond it a new one is closed at once
    std::chrono::milliseconds handshake{15'000};
    std::chrono::milliseconds head{15'000}; // from its first byte to its end
    std::chrono::milliseconds idle{75'000}; // between two requests
    std::chrono::milliseconds stalled{30'000}; // between two pieces of a body
    std::chrono::milliseconds collect{60'000}; // a collected body as a whole
    std::chrono::milliseconds drain{5'000}; // what is still coming after a refusal
    std::chrono::milliseconds goodbye{2'000}; // for the peer's half of the close
};

// HTTP/1.1 over TLS 1.2+. Threads of its own: one for the network, `diskThreads` for the handler. A client certificate
// is asked for and not demanded; one that does not verify fails the handshake.
class Server
{
public:
    // handler outlives the server.
    [[nodiscard]] static Result<std::unique_ptr<Server>> start(const QString &address, quint16 port, Identity identity,
                                                               Handler &handler, Limits limits = {},
                                                               int diskThreads = 8);
    ~Server(); // stop() with what was left
    Server(const Server &) = delete;
    Server &operator=(const Server &) = delete;

    [[nodiscard]] quint16 port() const;
    void wake(); // those who wait are asked again; from any thread
    // Takes no new requests, lets those at work end, at most that long.
    void stop(std::chrono::milliseconds grace);

private:
    struct Rooms;
    explicit Server(std::unique_ptr<Rooms> rooms);
    std::unique_ptr<Rooms> m_rooms;
};

} // namespace yc::hall::http
