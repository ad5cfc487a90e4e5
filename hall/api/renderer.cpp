#include "hall/api/renderer.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtEndian>

#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace yc::hall::api
{

namespace
{

using Clock = std::chrono::steady_clock;
constexpr std::chrono::seconds Patience(20);
constexpr quint32 LargestPdf = 64 * 1024 * 1024;

} // namespace

Renderer::~Renderer()
{
    end();
}

bool Renderer::isThere() const
{
    return QFileInfo(m_program).isExecutable();
}

Done Renderer::start()
{
    int in[2] = {-1, -1};
    int out[2] = {-1, -1};
    if (::pipe2(in, O_CLOEXEC) != 0)
        return std::unexpected(yc::codes::PeerGone);
    if (::pipe2(out, O_CLOEXEC) != 0) {
        ::close(in[0]);
        ::close(in[1]);
        return std::unexpected(yc::codes::PeerGone);
    }
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in[0], STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out[1], STDOUT_FILENO);
    // The hall blocks SIGTERM to wait for it; its child must not inherit that.
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
    auto name = QFile::encodeName(m_program);
    char *arguments[] = {name.data(), nullptr};
    const auto failed = ::posix_spawn(&m_child, name.constData(), &actions, &attributes, arguments, environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    ::close(in[0]);
    ::close(out[1]);
    m_to = in[1];
    m_from = out[0];
    if (failed != 0) {
        m_child = -1;
        end();
        return std::unexpected(yc::codes::PeerGone);
    }
    return {};
}

void Renderer::end()
{
    if (m_to >= 0)
        ::close(m_to);
    if (m_from >= 0)
        ::close(m_from);
    m_to = m_from = -1;
    if (m_child > 0) {
        ::kill(m_child, SIGKILL); // it holds nothing
        ::waitpid(m_child, nullptr, 0);
    }
    m_child = -1;
}

Done Renderer::writeAll(const QByteArray &bytes)
{
    qsizetype at = 0;
    while (at < bytes.size()) {
        const auto count = ::write(m_to, bytes.constData() + at, static_cast<std::size_t>(bytes.size() - at));
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return std::unexpected(yc::codes::PeerGone);
        at += count;
    }
    return {};
}

Result<QByteArray> Renderer::read(qsizetype count, Clock::time_point until)
{
    QByteArray bytes(count, Qt::Uninitialized);
    qsizetype at = 0;
    while (at < count) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()).count();
        pollfd ready{m_from, POLLIN, 0};
        if (left <= 0 || ::poll(&ready, 1, static_cast<int>(left)) == 0)
            return std::unexpected(yc::codes::TimedOut);
        const auto got = ::read(m_from, bytes.data() + at, static_cast<std::size_t>(count - at));
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return std::unexpected(yc::codes::PeerGone);
        at += got;
    }
    return bytes;
}

Result<QByteArray> Renderer::ask(const QByteArray &request)
{
    constexpr qsizetype headBytes = 5; // kind, length
    const auto until = Clock::now() + Patience;
    if (const auto written = writeAll(request); !written)
        return std::unexpected(written.error());
    const auto head = read(headBytes, until);
    if (!head)
        return head;
    const auto length = qFromBigEndian<quint32>(head->constData() + 1);
    if (length > LargestPdf)
        return std::unexpected(yc::codes::BadFrame);
    auto body = read(static_cast<qsizetype>(length), until);
    if (!body || head->at(0) == 'P')
        return body;
    const auto told = QJsonDocument::fromJson(*body).object().value(QLatin1String("code")).toString();
    return std::unexpected(codeFromString(told).value_or(yc::codes::BadFrame));
}

Result<QByteArray> Renderer::pdf(const core::wire::Paper &paper)
{
    const auto request = QJsonDocument(QJsonObject{{QStringLiteral("paper"), core::wire::toJson(paper)}})
                             .toJson(QJsonDocument::Compact)
        + '\n';
    const std::lock_guard lock(m_mutex);
    for (int tries = 0;; ++tries) {
        if (m_child < 0) {
            if (const auto started = start(); !started)
                return std::unexpected(started.error());
        }
        auto pdf = ask(request);
        if (pdf || pdf.error().layer == 'P')
            return pdf;
        end(); // dead, or out of step: a new one begins clean
        if (tries > 0 || pdf.error() == yc::codes::TimedOut)
            return pdf;
    }
}

} // namespace yc::hall::api
