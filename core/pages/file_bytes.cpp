#include "core/pages/file_bytes.h"

#include "base/secret.h"
#include "core/pages/file_messages.h"

#include <QFile>

#include <cerrno>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace yc::core::pages
{

namespace
{

Result<ipc::File> emptyMemory()
{
    ipc::File memory(::memfd_create("yc-file", MFD_CLOEXEC | MFD_ALLOW_SEALING));
    if (!memory)
        return std::unexpected(yc::codes::NoMemory);
    return memory;
}

bool writeAll(int fd, const char *data, qint64 size)
{
    while (size > 0) {
        const auto written = ::write(fd, data, static_cast<std::size_t>(size));
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        data += written;
        size -= written;
    }
    return true;
}

Result<ipc::File> sealedUp(ipc::File memory)
{
    if (::fcntl(memory.fd(), F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL) != 0)
        return std::unexpected(yc::codes::NoMemory);
    return memory;
}

} // namespace

Result<ipc::File> bytesOfFile(const QString &path)
{
    // Not blocking, so that a named pipe does not hold us; what it is shows fstat, after opening.
    const ipc::File file(::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    struct stat about = {};
    if (!file || ::fstat(file.fd(), &about) != 0 || !S_ISREG(about.st_mode))
        return std::unexpected(codes::FileUnreadable);
    if (about.st_size > LargestFile)
        return std::unexpected(codes::FileTooLarge);
    auto memory = emptyMemory();
    if (!memory)
        return memory;
    std::vector<char> piece(256UL * 1024);
    qint64 all = 0;
    for (;;) {
        const auto size = ::read(file.fd(), piece.data(), piece.size());
        if (size < 0 && errno == EINTR)
            continue;
        if (size < 0)
            return std::unexpected(codes::FileUnreadable);
        if (size == 0)
            break;
        all += size;
        if (all > LargestFile) // it grew while we read
            return std::unexpected(codes::FileTooLarge);
        if (!writeAll(memory->fd(), piece.data(), size))
            return std::unexpected(yc::codes::NoMemory);
    }
    wipe(piece.data(), piece.size());
    return sealedUp(std::move(*memory));
}

Result<ipc::File> bytesInMemory(QByteArrayView bytes)
{
    auto memory = emptyMemory();
    if (memory && !writeAll(memory->fd(), bytes.data(), bytes.size()))
        return std::unexpected(yc::codes::NoMemory);
    return memory ? sealedUp(std::move(*memory)) : std::move(memory);
}

} // namespace yc::core::pages
