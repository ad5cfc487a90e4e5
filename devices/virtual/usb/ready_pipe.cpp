#include "devices/virtual/usb/ready_pipe.h"

#include <array>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

namespace yc::devices::virtual_bench
{

namespace
{

constexpr int PipeSize = 4096; // the smallest there is

void drain(int fd)
{
    std::array<char, PipeSize> bytes;
    while (::read(fd, bytes.data(), bytes.size()) > 0) { }
}

void fill(int fd)
{
    const std::array<char, PipeSize> bytes{};
    while (::write(fd, bytes.data(), bytes.size()) > 0) { }
    while (::write(fd, bytes.data(), 1) > 0) { } // a rest smaller than a page is not written in one
}

} // namespace

bool ReadyPipe::make(const QByteArray &path)
{
    remove();
    std::error_code error;
    std::filesystem::create_directories(std::filesystem::path(path.toStdString()).parent_path(), error);
    if (error || ::mkfifo(path.constData(), 0600) != 0)
        return false;
    m_path = path;
    m_fd = ::open(path.constData(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
    if (m_fd < 0)
        return false;
    ::fcntl(m_fd, F_SETPIPE_SZ, PipeSize);
    m_ready = true;
    setReady(false);
    return true;
}

void ReadyPipe::remove()
{
    if (m_fd < 0)
        return;
    ::close(m_fd);
    ::unlink(m_path.constData());
    m_fd = -1;
}

void ReadyPipe::setReady(bool ready)
{
    if (m_fd < 0 || ready == m_ready)
        return;
    m_ready = ready;
    if (m_tells == Tells::Readable) {
        if (ready) [[maybe_unused]]
            const auto written = ::write(m_fd, "x", 1);
        else
            drain(m_fd);
        return;
    }
    if (ready)
        drain(m_fd);
    else
        fill(m_fd);
}

} // namespace yc::devices::virtual_bench
