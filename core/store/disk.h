#pragma once

#include "core/store/codes.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <sys/types.h>

// Files beside the database, written so that a cut leaves all or nothing of them.
namespace yc::core::store
{

// The few calls of the system that writing needs, one virtual function each, so that a test can fail the i-th. As in
// POSIX: negative on failure, reason in errno. Safe from any thread.
class Disk
{
public:
    virtual ~Disk() = default;
    [[nodiscard]] virtual int open(const char *path, int flags, mode_t mode) const;
    [[nodiscard]] virtual ssize_t write(int fd, const char *data, std::size_t size) const;
    [[nodiscard]] virtual int sync(int fd) const;
    [[nodiscard]] virtual int rename(const char *from, const char *to) const;
    [[nodiscard]] virtual int link(const char *from, const char *to) const;
    [[nodiscard]] virtual int remove(const char *path) const;
    [[nodiscard]] virtual int makeFolder(const char *path) const; // mode 0700
};

// Written to `name`.new beside it, synced, renamed, folder synced: afterwards it is whole under its name, or was never
// there. Mode 0600. What a cut left behind under the temporary name is overwritten.
[[nodiscard]] Done writeWhole(const Disk &disk, const QString &path, QByteArrayView bytes);
// The same where there must be no such file yet: the first to come wins, the second gets Constraint.
[[nodiscard]] Done writeNew(const Disk &disk, const QString &path, QByteArrayView bytes);
[[nodiscard]] Result<QByteArray> readWhole(const QString &path, qint64 largest);
// Overwritten in place before it goes (which a log-structured file system or a flash disk may not honour; the bytes are
// sealed anyway). No such file is done.
[[nodiscard]] Done wipeFile(const Disk &disk, const QString &path);
// Creates missing folders up to `path`, each synced into its parent. Those between `surelyThere` and `path` are synced
// also when they exist: a folder that was made but not synced goes with the next power cut, and all that is in it.
[[nodiscard]] Done makeFolders(const Disk &disk, const QString &path, const QString &surelyThere = {});

} // namespace yc::core::store
