#pragma once

#include "base/code.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QJsonObject>

#include <chrono>
#include <deque>
#include <optional>
#include <span>
#include <utility>
#include <vector>

// Messages between our own processes: frames over a unix stream socket, with open files riding along (SCM_RIGHTS), so
// that a page's memory goes from one process to another without a copy.
//
//   59 43 ("YC") | kind(2, BE) | files(2, BE) | length(4, BE) | body
//
// What kinds mean and how bodies are written is for the two ends to agree. Both are ours, yet neither trusts the other:
// a helper may be running a scanner maker's driver.
namespace yc::ipc
{

// An open file that is closed by its last owner.
class File
{
public:
    File() = default;
    explicit File(int fd) : m_fd(fd) { }
    File(File &&other) noexcept : m_fd(other.release()) { }
    File &operator=(File &&other) noexcept
    {
        if (this != &other)
            reset(other.release());
        return *this;
    }
    File(const File &) = delete;
    File &operator=(const File &) = delete;
    ~File() { reset(); }

    [[nodiscard]] int fd() const { return m_fd; }
    [[nodiscard]] explicit operator bool() const { return m_fd >= 0; }
    [[nodiscard]] int release() { return std::exchange(m_fd, -1); }
    void reset(int fd = -1);

private:
    int m_fd = -1;
};

inline constexpr quint32 LargestBody = 1024 * 1024; // pictures ride as files
inline constexpr quint16 MostFiles = 8;

struct Head {
    quint16 kind = 0;
    quint16 files = 0;
    QByteArray body;
};

// Pure. The caller keeps to LargestBody and MostFiles.
[[nodiscard]] QByteArray encode(quint16 kind, QByteArrayView body, quint16 files = 0);
// Takes one frame off the front. Empty: more bytes are needed. BadFrame: the other end does not speak this; there is no
// finding back, end the connection.
[[nodiscard]] Result<std::optional<Head>> takeFrame(QByteArray &buffer);

// Bodies that are JSON, as both our helpers speak. BadFrame: no JSON object.
[[nodiscard]] QByteArray toBody(const QJsonObject &object);
[[nodiscard]] Result<QJsonObject> objectFromBody(const QByteArray &body);

struct Message {
    quint16 kind = 0;
    QByteArray body;
    std::vector<File> files;
};

// One end of the socket. Not for two threads at once.
class Channel
{
public:
    explicit Channel(File socket); // switched to non-blocking
    [[nodiscard]] static Result<std::pair<Channel, Channel>> makePair();

    // Sends the whole frame; the files stay the caller's. PeerGone, or TimedOut if the other end does not read.
    [[nodiscard]] Done send(quint16 kind, QByteArrayView body, std::span<const int> files = {},
                            std::chrono::milliseconds patience = std::chrono::seconds{5});
    // The next message, waiting for it at most so long. Empty: none came. PeerGone: none will come any more.
    [[nodiscard]] Result<std::optional<Message>> receive(std::chrono::milliseconds patience = {});

    [[nodiscard]] int fd() const { return m_socket.fd(); } // to be watched for reading
    // The socket for the other process; this end is done with it.
    [[nodiscard]] File takeSocket() { return std::move(m_socket); }

private:
    [[nodiscard]] Done readMore();
    [[nodiscard]] Result<std::optional<Message>> takeMessage();

    File m_socket;
    QByteArray m_buffer;
    std::deque<File> m_files; // arrived, not yet claimed by a frame
};

} // namespace yc::ipc
