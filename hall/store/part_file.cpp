#include "hall/store/part_file.h"

#include "core/seal/digest.h"

#include <QFile>

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace yc::hall::store
{

Result<std::unique_ptr<Part>> PartFile::open(const QString &path, qint64 size)
{
    const auto fd = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0)
        return std::unexpected(codes::BlobIo);
    auto part = std::unique_ptr<PartFile>(new PartFile(fd));
    struct stat now {
    };
    if (::fstat(fd, &now) != 0)
        return std::unexpected(codes::BlobIo);
    if (now.st_size < size)
        return std::unexpected(codes::BlobOffset);
    if (const auto cut = part->cutTo(size); !cut)
        return std::unexpected(cut.error());
    return part;
}

PartFile::~PartFile()
{
    ::close(m_fd);
}

Done PartFile::write(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const auto written = ::write(m_fd, bytes.data(), static_cast<std::size_t>(bytes.size()));
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return std::unexpected(codes::BlobIo);
        bytes = bytes.sliced(written);
    }
    return {};
}

Done PartFile::sync()
{
    return ::fdatasync(m_fd) == 0 ? Done{} : std::unexpected(codes::BlobIo);
}

Done PartFile::cutTo(qint64 size)
{
    if (::ftruncate(m_fd, size) != 0 || ::lseek(m_fd, size, SEEK_SET) != size)
        return std::unexpected(codes::BlobIo);
    return {};
}

Result<QByteArray> digestOfFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::unexpected(codes::BlobIo);
    core::seal::Sm3 digest;
    QByteArray piece(1024LL * 1024, Qt::Uninitialized);
    for (;;) {
        const auto got = file.read(piece.data(), piece.size());
        if (got < 0)
            return std::unexpected(codes::BlobIo);
        if (got == 0)
            return digest.result();
        digest.add(QByteArrayView(piece).first(got));
    }
}

Done syncFolder(const QString &path)
{
    const auto fd = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return std::unexpected(codes::BlobIo);
    const auto result = ::fsync(fd);
    ::close(fd);
    return result == 0 ? Done{} : std::unexpected(codes::BlobIo);
}

} // namespace yc::hall::store
