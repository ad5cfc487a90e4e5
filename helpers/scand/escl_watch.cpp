#include "helpers/scand/escl_watch.h"

#include "devices/api/device.h"
#include "helpers/scand/http_answer.h"

#include <QByteArray>

#include <cerrno>
#include <cstring>
#include <memory>
#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace yc::helpers::scand
{

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace
{

constexpr auto Between = 1s; // a sheet takes one to three seconds: a scanner that works is asked hardly ever
constexpr auto Patience = 1s;

class Socket
{
public:
    explicit Socket(int fd) : m_fd(fd) { }
    ~Socket()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    Socket(const Socket &) = delete;
    Socket &operator=(const Socket &) = delete;
    [[nodiscard]] int fd() const { return m_fd; }

private:
    int m_fd;
};

bool becomes(int fd, short what, Clock::time_point until)
{
    for (;;) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()).count();
        if (left <= 0)
            return false;
        pollfd one{.fd = fd, .events = what, .revents = 0};
        const int ready = ::poll(&one, 1, static_cast<int>(left));
        if (ready > 0)
            return true;
        if (ready == 0 || errno != EINTR)
            return false;
    }
}

bool connectTo(int fd, const addrinfo &to, Clock::time_point until)
{
    if (::connect(fd, to.ai_addr, to.ai_addrlen) == 0)
        return true;
    if (errno != EINPROGRESS || !becomes(fd, POLLOUT, until))
        return false;
    int error = 0;
    socklen_t size = sizeof error;
    return ::getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &size) == 0 && error == 0;
}

// What comes until the other side hangs up, or has sent as much as it promised.
QByteArray answered(int fd, Clock::time_point until)
{
    QByteArray all;
    QByteArray piece(4096, '\0');
    while (all.size() <= LargestHttpHead + devices::scan::LargestStatus && becomes(fd, POLLIN, until)) {
        const auto got = ::recv(fd, piece.data(), static_cast<std::size_t>(piece.size()), 0);
        if (got < 0 && (errno == EINTR || errno == EAGAIN))
            continue;
        if (got <= 0)
            break;
        all += piece.first(got);
        if (isWholeAnswer(all))
            break;
    }
    return all;
}

// Whatever comes back; empty: nobody is there, or too slow.
QByteArray exchanged(const QUrl &root, std::chrono::milliseconds patience)
{
    const auto until = Clock::now() + patience;
    const auto host = root.host().toUtf8();
    const auto port = QByteArray::number(root.port(80));
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_NUMERICSERV;
    addrinfo *found = nullptr;
    if (::getaddrinfo(host.constData(), port.constData(), &hints, &found) != 0)
        return {};
    const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> kept(found, ::freeaddrinfo);
    const Socket socket(::socket(found->ai_family, found->ai_socktype | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (socket.fd() < 0 || !connectTo(socket.fd(), *found, until))
        return {};
    // HTTP/1.0: the answer comes in one piece. Epson's want the port in Host (reference.md F.1).
    const auto shown = host.contains(':') ? '[' + host + ']' : host;
    const QByteArray request = "GET " + root.path(QUrl::FullyEncoded).toUtf8()
        + "/ScannerStatus HTTP/1.0\r\nHost: " + shown + ':' + port + "\r\nConnection: close\r\n\r\n";
    for (qsizetype sent = 0; sent < request.size();) {
        if (!becomes(socket.fd(), POLLOUT, until))
            return {};
        const auto more = ::send(socket.fd(), request.constData() + sent,
                                 static_cast<std::size_t>(request.size() - sent), MSG_NOSIGNAL);
        if (more < 0)
            return {};
        sent += more;
    }
    return answered(socket.fd(), until);
}

} // namespace

EsclLook lookAtEscl(const QUrl &root, std::chrono::milliseconds patience)
{
    const auto answer = exchanged(root, patience);
    EsclLook look{.answers = isAnswer(answer), .status = {}};
    if (const auto body = bodyOf200(answer)) {
        if (const auto status = devices::scan::esclStatusFrom(*body))
            look.status = *status;
    }
    return look;
}

std::optional<devices::scan::EsclStatus> askEscl(const QUrl &root, std::chrono::milliseconds patience)
{
    return lookAtEscl(root, patience).status;
}

EsclWatch::EsclWatch(QUrl root, std::function<void()> giveUp)
    : m_root(std::move(root)), m_giveUp(std::move(giveUp)), m_thread([this] { watch(); })
{
}

EsclWatch::~EsclWatch()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void EsclWatch::waiting(bool hasPages)
{
    {
        const std::lock_guard lock(m_mutex);
        m_hasPages = hasPages;
        m_waiting = true;
    }
    m_wake.notify_all();
}

void EsclWatch::arriving()
{
    const std::lock_guard lock(m_mutex);
    m_waiting = false;
}

std::optional<Code> EsclWatch::trouble() const
{
    const std::lock_guard lock(m_mutex);
    return m_trouble;
}

void EsclWatch::watch()
{
    std::unique_lock lock(m_mutex);
    std::optional<Code> before; // what it said when it was asked last: a moment's word is no trouble yet
    while (!m_ending) {
        if (!m_waiting) {
            before.reset();
            m_wake.wait(lock, [this] { return m_waiting || m_ending; });
            continue;
        }
        if (m_wake.wait_for(lock, Between, [this] { return !m_waiting || m_ending; }))
            continue;
        lock.unlock();
        const auto status = askEscl(m_root, Patience);
        lock.lock();
        auto said = status ? status->trouble : std::nullopt;
        if (status && m_hasPages && status->jobOver && status->feeder == devices::scan::EsclStatus::Feeder::Loaded)
            said = devices::codes::FeederNotEmpty;
        const bool stopped = said && said == before;
        before = said;
        if (!stopped || !m_waiting || m_ending)
            continue;
        m_trouble = said;
        m_waiting = false;
        lock.unlock();
        m_giveUp();
        lock.lock();
    }
}

} // namespace yc::helpers::scand
