#pragma once

#include "hall/http/server.h"

#include <boost/asio.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>

#include <array>
#include <atomic>
#include <condition_variable>
#include <ctime>
#include <list>
#include <mutex>
#include <optional>
#include <span>
#include <thread>

// Private to server.cpp: what one connection does, from its handshake to its end. A header of its own for its length;
// included once, so that Beast is still compiled once.
namespace yc::hall::http
{

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace bhttp = beast::http;
using Tcp = asio::ip::tcp;
using Stream = beast::ssl_stream<beast::tcp_stream>;
using Failure = boost::system::error_code;

inline constexpr auto Quietly = asio::as_tuple(asio::use_awaitable);

inline QByteArray bytesOf(beast::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

inline std::string dateNow()
{
    const auto now = std::time(nullptr);
    std::tm parts{};
    ::gmtime_r(&now, &parts);
    std::array<char, 40> text{};
    const auto count = std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &parts);
    return {text.data(), count};
}

inline QByteArray certificateOf(Stream &stream)
{
    std::unique_ptr<X509, decltype(&X509_free)> certificate(SSL_get1_peer_certificate(stream.native_handle()),
                                                            &X509_free);
    if (!certificate || SSL_get_verify_result(stream.native_handle()) != X509_V_OK)
        return {};
    QByteArray der(i2d_X509(certificate.get(), nullptr), '\0');
    auto *out = reinterpret_cast<unsigned char *>(der.data());
    i2d_X509(certificate.get(), &out);
    return der;
}

inline Head headOf(const bhttp::request<bhttp::empty_body> &message, const QByteArray &certificate)
{
    Head head;
    head.method = bytesOf(message.method_string());
    const auto target = bytesOf(message.target());
    const auto question = target.indexOf('?');
    head.path = QByteArray::fromPercentEncoding(question < 0 ? target : target.left(question));
    if (question >= 0)
        head.query = queryFrom(QByteArrayView(target).sliced(question + 1));
    for (const auto &field : message)
        head.headers.append({bytesOf(field.name_string()).toLower(), bytesOf(field.value()).trimmed()});
    if (head.method == "POST" && head.has("x-http-method-override"))
        head.method = head.header("x-http-method-override").toUpper();
    head.certificate = certificate;
    return head;
}

// Those who wait for a change. wake() counts up; whoever looked before the count rose does not go to sleep.
class Sleepers
{
public:
    struct Bed {
        explicit Bed(const asio::any_io_executor &executor) : timer(executor) { }
        asio::steady_timer timer;
    };

    [[nodiscard]] quint64 count() const { return m_count; }
    [[nodiscard]] bool add(const std::shared_ptr<Bed> &bed, quint64 seen)
    {
        const std::lock_guard lock(m_mutex);
        if (m_count != seen)
            return false;
        m_beds.push_back(bed);
        return true;
    }
    void wake()
    {
        std::list<std::weak_ptr<Bed>> beds;
        {
            const std::lock_guard lock(m_mutex);
            ++m_count;
            beds.swap(m_beds);
        }
        for (const auto &weak : beds) {
            if (const auto bed = weak.lock())
                asio::post(bed->timer.get_executor(), [bed] { bed->timer.cancel(); });
        }
    }
    void forgetGone()
    {
        const std::lock_guard lock(m_mutex);
        m_beds.remove_if([](const std::weak_ptr<Bed> &bed) { return bed.expired(); });
    }

private:
    std::atomic<quint64> m_count{0};
    std::mutex m_mutex;
    std::list<std::weak_ptr<Bed>> m_beds;
};

class Connection;

struct House { // what connections share
    House(Handler &theHandler, Limits theLimits, int diskThreads)
        : handler(theHandler), limits(theLimits), tls(asio::ssl::context::tls_server),
          disk(static_cast<std::size_t>(diskThreads))
    {
    }
    // In the order in which they may go, last first: connections end with the network's queue and still count down.
    Handler &handler;
    const Limits limits;
    std::atomic<bool> stopping{false};
    std::mutex mutex;
    std::condition_variable empty;
    std::list<std::weak_ptr<Connection>> connections; // guarded
    int open = 0; // guarded
    Sleepers sleepers;
    asio::ssl::context tls;
    asio::io_context network{1};
    asio::thread_pool disk;
};

class Connection : public std::enable_shared_from_this<Connection>
{
public:
    Connection(Tcp::socket socket, House &house) : m_house(house), m_stream(std::move(socket), house.tls)
    {
        m_buffer.reserve(64UL * 1024);
    }
    ~Connection()
    {
        const std::lock_guard lock(m_house.mutex);
        --m_house.open;
        m_house.empty.notify_all();
    }

    asio::awaitable<void> live()
    {
        const auto self = shared_from_this();
        Failure ignored;
        lowest().socket().set_option(Tcp::no_delay(true), ignored);
        lowest().expires_after(m_house.limits.handshake);
        const auto [failure] = co_await m_stream.async_handshake(asio::ssl::stream_base::server, Quietly);
        if (failure)
            co_return;
        m_certificate = certificateOf(m_stream);
        bool more = true;
        while (more && !m_house.stopping)
            more = co_await serveOne();
        lowest().expires_after(m_house.limits.goodbye);
        co_await m_stream.async_shutdown(Quietly);
    }
    void endIfIdle()
    {
        if (m_idle)
            lowest().cancel();
    }

private:
    beast::tcp_stream &lowest() { return beast::get_lowest_layer(m_stream); }

    template <typename Work> auto onDisk(Work work) -> asio::awaitable<std::invoke_result_t<Work &>>
    {
        using Value = std::invoke_result_t<Work &>;
        // An exception here is a fault of ours; it ends this connection and not the hall.
        co_return co_await asio::co_spawn(
            m_house.disk.get_executor(), [&work]() -> asio::awaitable<Value> { co_return work(); },
            asio::use_awaitable);
    }

    // Waits for the first byte with one patience, for the rest of the head with another.
    asio::awaitable<Failure> readHead(bhttp::request_parser<bhttp::empty_body> &parser)
    {
        if (m_buffer.size() == 0) {
            m_idle = true;
            lowest().expires_after(m_house.limits.idle);
            const auto [failure, count] = co_await m_stream.async_read_some(m_buffer.prepare(16UL * 1024), Quietly);
            m_idle = false;
            if (failure)
                co_return failure;
            m_buffer.commit(count);
        }
        lowest().expires_after(m_house.limits.head);
        const auto [failure, count] = co_await bhttp::async_read_header(m_stream, m_buffer, parser, Quietly);
        co_return failure;
    }

    asio::awaitable<bool> serveOne()
    {
        bhttp::request_parser<bhttp::empty_body> parser;
        parser.header_limit(static_cast<std::uint32_t>(m_house.limits.largestHead));
        parser.body_limit(boost::none);
        const auto failure = co_await readHead(parser);
        if (failure == bhttp::error::header_limit || failure == bhttp::error::buffer_overflow)
            co_return co_await refuse(431);
        if (failure.category() == bhttp::make_error_code(bhttp::error::bad_value).category()
            && failure != bhttp::error::end_of_stream && failure != bhttp::error::partial_message)
            co_return co_await refuse(400);
        if (failure)
            co_return false;
        m_version = parser.get().version();
        m_keepAlive = parser.get().keep_alive();
        if (parser.chunked())
            co_return co_await refuse(411);
        auto head = headOf(parser.get(), m_certificate);
        m_left = static_cast<qint64>(parser.content_length().value_or(0));
        if (m_left < 0)
            co_return co_await refuse(400);
        head.length = m_left;
        m_headOnly = head.method == "HEAD";

        const auto ask = [&] { return m_house.handler.open(head); };
        auto opening = co_await onDisk(ask);
        if (auto *reply = std::get_if<Reply>(&opening))
            co_return co_await write(std::move(*reply));
        if (head.header("expect").toLower() == "100-continue") {
            const bool written = co_await writeContinue();
            if (!written)
                co_return false;
        }
        if (auto *sink = std::get_if<std::unique_ptr<Sink>>(&opening))
            co_return co_await pour(**sink);
        co_return co_await collect(head, std::get<Collect>(opening).most);
    }

    asio::awaitable<bool> writeContinue()
    {
        static constexpr std::string_view line = "HTTP/1.1 100 Continue\r\n\r\n";
        lowest().expires_after(m_house.limits.stalled);
        const auto [failure, count] = co_await asio::async_write(m_stream, asio::buffer(line), Quietly);
        co_return !failure;
    }

    // The next piece of the body into `into`; 0 when the connection failed.
    asio::awaitable<std::size_t> read(std::span<char> into)
    {
        const auto most = std::min(into.size(), static_cast<std::size_t>(m_left));
        std::size_t have = std::min(most, m_buffer.size());
        if (have > 0) {
            std::memcpy(into.data(), m_buffer.data().data(), have);
            m_buffer.consume(have);
        } else {
            const auto [failure, count] = co_await m_stream.async_read_some(asio::buffer(into.data(), most), Quietly);
            have = failure ? 0 : count;
        }
        m_left -= static_cast<qint64>(have);
        co_return have;
    }

    asio::awaitable<bool> pour(Sink &sink)
    {
        QByteArray piece(static_cast<qsizetype>(m_house.limits.chunk), Qt::Uninitialized);
        while (m_left > 0) {
            std::size_t filled = 0;
            const auto whole = std::min(static_cast<std::size_t>(piece.size()), static_cast<std::size_t>(m_left));
            while (filled < whole) {
                lowest().expires_after(m_house.limits.stalled);
                const auto got = co_await read({piece.data() + filled, whole - filled});
                if (got == 0)
                    break;
                filled += got;
            }
            const auto view = QByteArrayView(piece).first(static_cast<qsizetype>(filled));
            bool more = true;
            if (filled > 0) {
                const auto hand = [&] { return sink.write(view); };
                more = co_await onDisk(hand);
            }
            if (!more)
                break;
            if (filled < whole) {
                const auto tell = [&] {
                    sink.broken();
                    return true;
                };
                co_await onDisk(tell);
                co_return false;
            }
        }
        const auto end = [&] { return sink.finish(); };
        auto reply = co_await onDisk(end);
        co_return co_await write(std::move(reply));
    }

    asio::awaitable<bool> collect(const Head &head, qint64 most)
    {
        if (m_left > most)
            co_return co_await refuse(413);
        QByteArray body(static_cast<qsizetype>(m_left), Qt::Uninitialized);
        std::size_t filled = 0;
        lowest().expires_after(m_house.limits.collect);
        while (m_left > 0) {
            const auto got = co_await read({body.data() + filled, static_cast<std::size_t>(body.size()) - filled});
            if (got == 0)
                co_return false;
            filled += got;
        }
        co_return co_await answer(head, body);
    }

    asio::awaitable<bool> answer(const Head &head, const QByteArray &body)
    {
        std::optional<std::chrono::steady_clock::time_point> until;
        for (;;) {
            const auto seen = m_house.sleepers.count();
            const bool last = m_house.stopping || (until && std::chrono::steady_clock::now() >= *until);
            const auto ask = [&] { return m_house.handler.answer(head, body, until.has_value(), last); };
            auto reply = co_await onDisk(ask);
            if (reply.wait.count() <= 0 || last)
                co_return co_await write(std::move(reply));
            if (!until)
                until = std::chrono::steady_clock::now() + reply.wait;
            // Beds belong to a wait; a peer that goes away meanwhile is noticed when it is answered.
            const auto bed = std::make_shared<Sleepers::Bed>(lowest().get_executor());
            bed->timer.expires_at(*until);
            if (m_house.sleepers.add(bed, seen))
                co_await bed->timer.async_wait(Quietly);
        }
    }

    asio::awaitable<bool> refuse(int status)
    {
        auto reply = m_house.handler.refusal(status);
        // After these nobody knows where the next request begins.
        if (status != 413)
            m_keepAlive = false;
        co_return co_await write(std::move(reply));
    }

    asio::awaitable<bool> write(Reply reply)
    {
        constexpr qint64 worthDraining = 16LL * 1024 * 1024;
        if (m_left > worthDraining || m_house.stopping)
            m_keepAlive = false;
        bhttp::response<bhttp::span_body<const char>> message;
        message.version(m_version);
        message.result(static_cast<unsigned>(reply.status));
        if (reply.status == 460)
            message.reason("Checksum Mismatch");
        message.set(bhttp::field::date, dateNow()); // terminals tell by it how far their clocks are off
        for (const auto &[name, value] : reply.headers)
            message.set(beast::string_view(name.constData(), static_cast<std::size_t>(name.size())),
                        beast::string_view(value.constData(), static_cast<std::size_t>(value.size())));
        message.keep_alive(m_keepAlive);
        if (reply.status != 204 && reply.status != 304)
            message.content_length(static_cast<std::uint64_t>(reply.body.size()));
        if (!m_headOnly)
            message.body() = {reply.body.constData(), static_cast<std::size_t>(reply.body.size())};
        m_headOnly = false;
        bhttp::response_serializer<bhttp::span_body<const char>> serializer(message);
        lowest().expires_after(m_house.limits.stalled);
        const auto [failure, count] = co_await bhttp::async_write(m_stream, serializer, Quietly);
        if (failure)
            co_return false;
        const bool clean = co_await drain();
        co_return clean &&m_keepAlive;
    }

    // What the peer still sends after an early answer: read and dropped, so that the answer reaches it.
    asio::awaitable<bool> drain()
    {
        if (m_left <= 0)
            co_return true;
        std::array<char, std::size_t{16} * 1024> waste{};
        lowest().expires_after(m_house.limits.drain);
        while (m_left > 0) {
            const auto got = co_await read(waste);
            if (got == 0)
                co_return false;
        }
        co_return true;
    }

    House &m_house;
    Stream m_stream;
    beast::flat_buffer m_buffer{64UL * 1024};
    QByteArray m_certificate;
    unsigned m_version = 11;
    bool m_keepAlive = true;
    bool m_headOnly = false;
    bool m_idle = false;
    qint64 m_left = 0;
};

} // namespace yc::hall::http
