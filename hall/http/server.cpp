#include "hall/http/server.h"

#include "base/log.h"
#include "hall/http/connection.h"

namespace yc::hall::http
{

namespace
{

asio::awaitable<void> acceptAll(Tcp::acceptor &acceptor, House &house)
{
    while (acceptor.is_open()) {
        auto [failure, socket] = co_await acceptor.async_accept(Quietly);
        if (house.stopping)
            co_return;
        if (failure) {
            // Out of descriptors or the like: those that are open will end.
            asio::steady_timer pause(house.network, std::chrono::milliseconds(50));
            co_await pause.async_wait(Quietly);
            continue;
        }
        std::shared_ptr<Connection> connection;
        {
            const std::lock_guard lock(house.mutex);
            if (house.open >= house.limits.connections)
                continue;
            ++house.open;
            house.connections.remove_if([](const std::weak_ptr<Connection> &gone) { return gone.expired(); });
            house.sleepers.forgetGone();
        }
        const auto executor = socket.get_executor();
        connection = std::make_shared<Connection>(std::move(socket), house);
        {
            const std::lock_guard lock(house.mutex);
            house.connections.push_back(connection);
        }
        asio::co_spawn(
            executor, [connection] { return connection->live(); },
            [](const std::exception_ptr &fault) {
                if (fault)
                    log::write(log::Level::Error, "http", "connection-failed");
            });
    }
}

Done setUp(asio::ssl::context &tls, const Identity &identity)
{
    Failure failure;
    const auto view = [](const QByteArray &bytes) {
        return asio::buffer(bytes.constData(), static_cast<std::size_t>(bytes.size()));
    };
    tls.set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_tlsv1
                        | asio::ssl::context::no_tlsv1_1 | asio::ssl::context::no_compression,
                    failure);
    if (!failure)
        tls.use_certificate_chain(view(identity.chain), failure);
    if (!failure)
        tls.use_private_key(view(identity.key.reveal()), asio::ssl::context::pem, failure);
    if (!failure)
        tls.add_certificate_authority(view(identity.clientAuthority), failure);
    // Asked for, not demanded: enrolment comes without. A foreign one fails the handshake.
    if (!failure)
        tls.set_verify_mode(asio::ssl::verify_peer, failure);
    if (failure)
        return std::unexpected(codes::BadIdentity);
    auto *native = tls.native_handle();
    static constexpr unsigned char context[] = "yichuang-hall";
    SSL_CTX_set_session_id_context(native, context, sizeof(context) - 1); // or resumption with certificates fails
    SSL_CTX_set_mode(native, SSL_MODE_RELEASE_BUFFERS);
    SSL_CTX_set_min_proto_version(native, TLS1_2_VERSION);
    return {};
}

} // namespace

struct Server::Rooms {
    Rooms(Handler &handler, Limits limits, int diskThreads)
        : house(handler, limits, diskThreads), acceptor(house.network)
    {
    }
    House house;
    Tcp::acceptor acceptor;
    std::thread thread;
    quint16 port = 0;
};

Server::Server(std::unique_ptr<Rooms> rooms) : m_rooms(std::move(rooms)) { }

Result<std::unique_ptr<Server>> Server::start(const QString &address, quint16 port, Identity identity, Handler &handler,
                                              Limits limits, int diskThreads)
{
    auto rooms = std::make_unique<Rooms>(handler, limits, diskThreads);
    if (const auto done = setUp(rooms->house.tls, identity); !done)
        return std::unexpected(done.error());
    Failure failure;
    const auto host = asio::ip::make_address(address.toStdString(), failure);
    const Tcp::endpoint place(host, port);
    if (!failure)
        rooms->acceptor.open(place.protocol(), failure);
    if (!failure)
        rooms->acceptor.set_option(asio::socket_base::reuse_address(true), failure);
    if (!failure)
        rooms->acceptor.bind(place, failure);
    if (!failure)
        rooms->acceptor.listen(asio::socket_base::max_listen_connections, failure);
    if (failure)
        return std::unexpected(codes::CannotListen);
    rooms->port = rooms->acceptor.local_endpoint().port();
    auto &house = rooms->house;
    asio::co_spawn(house.network, acceptAll(rooms->acceptor, house), asio::detached);
    rooms->thread = std::thread([&house] { house.network.run(); });
    return std::unique_ptr<Server>(new Server(std::move(rooms)));
}

Server::~Server()
{
    stop(std::chrono::milliseconds(0));
}

quint16 Server::port() const
{
    return m_rooms->port;
}

void Server::wake()
{
    m_rooms->house.sleepers.wake();
}

void Server::stop(std::chrono::milliseconds grace)
{
    if (!m_rooms->thread.joinable())
        return;
    auto &house = m_rooms->house;
    house.stopping = true;
    asio::post(house.network, [this] {
        Failure ignored;
        m_rooms->acceptor.close(ignored);
    });
    house.sleepers.wake();
    {
        // Not under the lock: the last owner of a connection may be us, and its end takes the lock.
        std::unique_lock lock(house.mutex);
        const auto connections = house.connections;
        lock.unlock();
        for (const auto &weak : connections) {
            if (auto connection = weak.lock())
                asio::post(house.network, [connection = std::move(connection)] { connection->endIfIdle(); });
        }
        lock.lock();
        house.empty.wait_for(lock, grace, [&] { return house.open == 0; });
    }
    house.disk.join(); // the handler's work in hand ends; nothing half done
    house.network.stop();
    m_rooms->thread.join();
}

} // namespace yc::hall::http
