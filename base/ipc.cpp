#include "base/ipc.h"

#include <QJsonDocument>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace yc::ipc
{

namespace
{

constexpr QByteArrayView Mark{"YC"};
constexpr qsizetype HeadSize = 10;
constexpr qsizetype PieceSize = 64LL * 1024;

using FilesSpace = std::array<char, CMSG_SPACE(sizeof(int) * MostFiles)>;

bool waitFor(int fd, short what, std::chrono::milliseconds patience)
{
    pollfd one{.fd = fd, .events = what, .revents = 0};
    int ready = 0;
    do {
        ready = ::poll(&one, 1, static_cast<int>(patience.count()));
    } while (ready < 0 && errno == EINTR);
    return ready > 0;
}

} // namespace

void File::reset(int fd)
{
    if (m_fd >= 0)
        ::close(m_fd);
    m_fd = fd;
}

QByteArray encode(quint16 kind, QByteArrayView body, quint16 files)
{
    QByteArray frame = Mark.toByteArray();
    frame.resize(HeadSize);
    qToBigEndian(kind, frame.data() + 2);
    qToBigEndian(files, frame.data() + 4);
    qToBigEndian(static_cast<quint32>(body.size()), frame.data() + 6);
    frame.append(body.data(), body.size());
    return frame;
}

QByteArray toBody(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Result<QJsonObject> objectFromBody(const QByteArray &body)
{
    const auto document = QJsonDocument::fromJson(body);
    if (!document.isObject())
        return std::unexpected(codes::BadFrame);
    return document.object();
}

Result<std::optional<Head>> takeFrame(QByteArray &buffer)
{
    // Refused as early as it can be seen: a peer that talks something else may never send ten bytes.
    const auto known = std::min(buffer.size(), Mark.size());
    if (QByteArrayView(buffer).first(known) != Mark.first(known))
        return std::unexpected(codes::BadFrame);
    if (buffer.size() < HeadSize)
        return std::nullopt;
    const auto files = qFromBigEndian<quint16>(buffer.constData() + 4);
    const auto length = qFromBigEndian<quint32>(buffer.constData() + 6);
    if (files > MostFiles || length > LargestBody)
        return std::unexpected(codes::BadFrame);
    if (buffer.size() < HeadSize + static_cast<qsizetype>(length))
        return std::nullopt;
    Head head{
        .kind = qFromBigEndian<quint16>(buffer.constData() + 2), .files = files, .body = buffer.mid(HeadSize, length)};
    buffer.remove(0, HeadSize + static_cast<qsizetype>(length));
    return head;
}

Channel::Channel(File socket) : m_socket(std::move(socket))
{
    ::fcntl(m_socket.fd(), F_SETFL, ::fcntl(m_socket.fd(), F_GETFL) | O_NONBLOCK);
}

Result<std::pair<Channel, Channel>> Channel::makePair()
{
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
        return std::unexpected(codes::NoMemory);
    return std::pair{Channel(File(ends[0])), Channel(File(ends[1]))};
}

Done Channel::send(quint16 kind, QByteArrayView body, std::span<const int> files, std::chrono::milliseconds patience)
{
    if (static_cast<quint64>(body.size()) > LargestBody || files.size() > MostFiles)
        return std::unexpected(codes::BadFrame);
    const auto frame = encode(kind, body, static_cast<quint16>(files.size()));
    FilesSpace space{};
    for (qsizetype sent = 0; sent < frame.size();) {
        iovec piece{.iov_base = const_cast<char *>(frame.constData()) + sent,
                    .iov_len = static_cast<std::size_t>(frame.size() - sent)};
        msghdr message{};
        message.msg_iov = &piece;
        message.msg_iovlen = 1;
        if (sent == 0 && !files.empty()) { // they ride with the first byte
            message.msg_control = space.data();
            message.msg_controllen = CMSG_SPACE(files.size_bytes());
            auto *head = CMSG_FIRSTHDR(&message);
            head->cmsg_level = SOL_SOCKET;
            head->cmsg_type = SCM_RIGHTS;
            head->cmsg_len = CMSG_LEN(files.size_bytes());
            std::memcpy(CMSG_DATA(head), files.data(), files.size_bytes());
        }
        const auto size = ::sendmsg(m_socket.fd(), &message, MSG_NOSIGNAL);
        if (size > 0) {
            sent += size;
            continue;
        }
        if (errno == EINTR)
            continue;
        if (errno != EAGAIN && errno != EWOULDBLOCK)
            return std::unexpected(codes::PeerGone);
        if (!waitFor(m_socket.fd(), POLLOUT, patience))
            return std::unexpected(codes::TimedOut);
    }
    return {};
}

Result<std::optional<Message>> Channel::receive(std::chrono::milliseconds patience)
{
    for (;;) {
        auto message = takeMessage();
        if (!message || *message)
            return message;
        if (!waitFor(m_socket.fd(), POLLIN, patience))
            return std::nullopt;
        if (const auto more = readMore(); !more)
            return std::unexpected(more.error());
    }
}

Result<std::optional<Message>> Channel::takeMessage()
{
    auto head = takeFrame(m_buffer);
    if (!head)
        return std::unexpected(head.error());
    if (!*head)
        return std::nullopt;
    // Files arrive with a frame's first byte, so with the whole frame here they are all here.
    if (m_files.size() < (*head)->files)
        return std::unexpected(codes::BadFrame);
    Message message{.kind = (*head)->kind, .body = std::move((*head)->body), .files = {}};
    for (quint16 i = 0; i < (*head)->files; ++i) {
        message.files.push_back(std::move(m_files.front()));
        m_files.pop_front();
    }
    return message;
}

Done Channel::readMore()
{
    const auto had = m_buffer.size();
    m_buffer.resize(had + PieceSize);
    FilesSpace space{};
    iovec piece{.iov_base = m_buffer.data() + had, .iov_len = static_cast<std::size_t>(PieceSize)};
    msghdr message{};
    message.msg_iov = &piece;
    message.msg_iovlen = 1;
    message.msg_control = space.data();
    message.msg_controllen = space.size();
    const auto size = ::recvmsg(m_socket.fd(), &message, MSG_CMSG_CLOEXEC);
    m_buffer.resize(had + std::max<qsizetype>(size, 0));
    for (auto *head = size > 0 ? CMSG_FIRSTHDR(&message) : nullptr; head; head = CMSG_NXTHDR(&message, head)) {
        if (head->cmsg_level != SOL_SOCKET || head->cmsg_type != SCM_RIGHTS)
            continue;
        for (std::size_t at = 0; at + sizeof(int) <= head->cmsg_len - CMSG_LEN(0); at += sizeof(int)) {
            int fd = -1;
            std::memcpy(&fd, CMSG_DATA(head) + at, sizeof fd);
            m_files.emplace_back(fd);
        }
    }
    if (size < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR))
        return {};
    if (size <= 0)
        return std::unexpected(codes::PeerGone);
    // More files than any frame may carry: the rest is lost, and with it the pairing.
    if ((message.msg_flags & MSG_CTRUNC) != 0)
        return std::unexpected(codes::BadFrame);
    return {};
}

} // namespace yc::ipc
