#include "core/store/disk.h"

#include "base/log.h"

#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>

namespace yc::core::store
{

namespace
{

// Ours to close on every way out.
class Descriptor
{
public:
    explicit Descriptor(int fd) : m_fd(fd) { }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    ~Descriptor()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    [[nodiscard]] int get() const { return m_fd; }
    [[nodiscard]] bool isOpen() const { return m_fd >= 0; }

private:
    int m_fd;
};

std::unexpected<Code> refused(const char *call)
{
    const int reason = errno;
    const auto code = reason == ENOSPC || reason == EDQUOT       ? codes::Full
        : reason == EACCES || reason == EPERM || reason == EROFS ? codes::CannotOpen
        : reason == EEXIST                                       ? codes::Constraint
                                                                 : codes::Failed;
    log::write(log::Level::Warning, "store", "disk-refused",
               {{QStringLiteral("code"), toString(code)},
                {QStringLiteral("call"), QString::fromLatin1(call)},
                {QStringLiteral("errno"), reason}});
    return std::unexpected(code);
}

bool writeAll(const Disk &disk, int fd, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const auto written = disk.write(fd, bytes.data(), static_cast<std::size_t>(bytes.size()));
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes = bytes.sliced(written);
    }
    return true;
}

Done syncFolder(const Disk &disk, const QString &folder)
{
    const Descriptor opened(disk.open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0));
    if (!opened.isOpen() || disk.sync(opened.get()) != 0)
        return refused("sync folder");
    return {};
}

Done writeTo(const Disk &disk, const QByteArray &name, QByteArrayView bytes)
{
    const Descriptor file(disk.open(name.constData(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!file.isOpen())
        return refused("open");
    if (!writeAll(disk, file.get(), bytes))
        return refused("write");
    if (disk.sync(file.get()) != 0)
        return refused("sync");
    return {};
}

Done place(const Disk &disk, const QString &path, QByteArrayView bytes, bool mayReplace)
{
    const auto name = QFile::encodeName(path);
    const auto temporary = name + ".new";
    auto done = writeTo(disk, temporary, bytes);
    if (done) {
        // A link refuses where a rename would replace.
        const int placed = mayReplace ? disk.rename(temporary.constData(), name.constData())
                                      : disk.link(temporary.constData(), name.constData());
        if (placed != 0)
            done = refused("rename");
    }
    if (!done || !mayReplace)
        ::unlink(temporary.constData()); // after a rename there is nothing of that name
    return done ? syncFolder(disk, QFileInfo(path).path()) : done;
}

} // namespace

int Disk::open(const char *path, int flags, mode_t mode) const
{
    return ::open(path, flags, mode);
}

ssize_t Disk::write(int fd, const char *data, std::size_t size) const
{
    return ::write(fd, data, size);
}

int Disk::sync(int fd) const
{
    return ::fsync(fd);
}

int Disk::rename(const char *from, const char *to) const
{
    return std::rename(from, to);
}

int Disk::link(const char *from, const char *to) const
{
    return ::link(from, to);
}

int Disk::remove(const char *path) const
{
    return ::unlink(path);
}

int Disk::makeFolder(const char *path) const
{
    return ::mkdir(path, 0700);
}

Done writeWhole(const Disk &disk, const QString &path, QByteArrayView bytes)
{
    return place(disk, path, bytes, true);
}

Done writeNew(const Disk &disk, const QString &path, QByteArrayView bytes)
{
    return place(disk, path, bytes, false);
}

Result<QByteArray> readWhole(const QString &path, qint64 largest)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::unexpected(codes::CannotOpen);
    if (file.size() > largest)
        return std::unexpected(codes::Corrupt);
    auto bytes = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return std::unexpected(codes::Failed);
    return bytes;
}

Done wipeFile(const Disk &disk, const QString &path)
{
    const auto name = QFile::encodeName(path);
    {
        const Descriptor file(disk.open(name.constData(), O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0));
        if (!file.isOpen()) {
            if (errno == ENOENT)
                return {};
            return refused("open");
        }
        struct stat facts {
        };
        if (::fstat(file.get(), &facts) != 0)
            return refused("stat");
        const QByteArray zeros(64LL * 1024, '\0');
        for (off_t left = facts.st_size; left > 0; left -= static_cast<off_t>(zeros.size())) {
            if (!writeAll(disk, file.get(), QByteArrayView(zeros).first(std::min<qsizetype>(zeros.size(), left))))
                return refused("overwrite");
        }
        if (disk.sync(file.get()) != 0)
            return refused("sync");
    }
    if (disk.remove(name.constData()) != 0 && errno != ENOENT)
        return refused("remove");
    return {};
}

Done makeFolders(const Disk &disk, const QString &path, const QString &surelyThere)
{
    if (path == surelyThere)
        return {};
    const auto parent = QFileInfo(path).path();
    const bool there = QFileInfo(path).isDir();
    if (parent != path && (!there || !surelyThere.isEmpty())) {
        const bool goOn = !surelyThere.isEmpty() || !QFileInfo(parent).isDir();
        if (auto done = goOn ? makeFolders(disk, parent, surelyThere) : Done{}; !done)
            return done;
    }
    if (!there && disk.makeFolder(QFile::encodeName(path).constData()) != 0 && errno != EEXIST)
        return refused("make folder");
    // Also when it was there: whoever made it may have been cut off before this.
    return syncFolder(disk, parent);
}

} // namespace yc::core::store
