#include "tests/support/fault_vfs.h"

#include <QFile>
#include <QFileInfo>

#include <sqlite3.h>

#include <fcntl.h>

#include <cerrno>
#include <new>

namespace yc::tests
{

void Faults::arm(int at, Kind kind, Lasting lasting)
{
    m_at = at;
    m_count = 0;
    m_kind = kind;
    m_lasting = lasting;
}

bool Faults::strike()
{
    const int now = m_count++;
    return m_at >= 0 && (now == m_at || (now > m_at && m_lasting == Lasting::ForGood));
}

namespace
{

// What SQLite holds: our head, and the unix VFS's own file behind it in the same block.
struct ShimFile {
    sqlite3_file base;
    Faults *faults;
    sqlite3_file *real;
    const char *name; // SQLite keeps it for as long as the file is open
    bool folderToo; // SQLite syncs the folder with a new log's or journal's first sync
};

struct ShimVfs {
    sqlite3_vfs vfs;
    QByteArray name;
    Faults *faults;
    sqlite3_vfs *real;
};

ShimFile *shim(sqlite3_file *file)
{
    return reinterpret_cast<ShimFile *>(file);
}

ShimVfs *shim(sqlite3_vfs *vfs)
{
    return static_cast<ShimVfs *>(vfs->pAppData);
}

int failed(const Faults &faults, int otherwise)
{
    return faults.kind() == Faults::Kind::Full ? SQLITE_FULL : otherwise;
}

int closeFile(sqlite3_file *file)
{
    auto *real = shim(file)->real;
    return real->pMethods != nullptr ? real->pMethods->xClose(real) : SQLITE_OK;
}

int readFile(sqlite3_file *file, void *to, int size, sqlite3_int64 at)
{
    auto *real = shim(file)->real;
    return real->pMethods->xRead(real, to, size, at);
}

int writeFile(sqlite3_file *file, const void *from, int size, sqlite3_int64 at)
{
    auto *real = shim(file)->real;
    if (shim(file)->faults->strike()) {
        real->pMethods->xWrite(real, from, size / 2, at); // torn
        return failed(*shim(file)->faults, SQLITE_IOERR_WRITE);
    }
    return real->pMethods->xWrite(real, from, size, at);
}

int truncateFile(sqlite3_file *file, sqlite3_int64 size)
{
    auto *real = shim(file)->real;
    return shim(file)->faults->strike() ? SQLITE_IOERR_TRUNCATE : real->pMethods->xTruncate(real, size);
}

int syncFile(sqlite3_file *file, int flags)
{
    auto *mine = shim(file);
    if (mine->faults->strike())
        return SQLITE_IOERR_FSYNC;
    const int result = mine->real->pMethods->xSync(mine->real, flags);
    if (result == SQLITE_OK && mine->name != nullptr) {
        const auto path = QFile::decodeName(mine->name);
        mine->faults->platter().fileSynced(path);
        if (mine->folderToo)
            mine->faults->platter().folderSynced(QFileInfo(path).path());
        mine->folderToo = false;
    }
    return result;
}

int sizeOfFile(sqlite3_file *file, sqlite3_int64 *size)
{
    auto *real = shim(file)->real;
    return real->pMethods->xFileSize(real, size);
}

int lockFile(sqlite3_file *file, int level)
{
    auto *real = shim(file)->real;
    return real->pMethods->xLock(real, level);
}

int unlockFile(sqlite3_file *file, int level)
{
    auto *real = shim(file)->real;
    return real->pMethods->xUnlock(real, level);
}

int checkLock(sqlite3_file *file, int *held)
{
    auto *real = shim(file)->real;
    return real->pMethods->xCheckReservedLock(real, held);
}

int controlFile(sqlite3_file *file, int operation, void *argument)
{
    auto *real = shim(file)->real;
    return real->pMethods->xFileControl(real, operation, argument);
}

int sectorSize(sqlite3_file *file)
{
    auto *real = shim(file)->real;
    return real->pMethods->xSectorSize(real);
}

int characteristics(sqlite3_file *file)
{
    auto *real = shim(file)->real;
    return real->pMethods->xDeviceCharacteristics(real);
}

int mapShared(sqlite3_file *file, int page, int size, int extend, void volatile **at)
{
    auto *real = shim(file)->real;
    return real->pMethods->xShmMap(real, page, size, extend, at);
}

int lockShared(sqlite3_file *file, int offset, int count, int flags)
{
    auto *real = shim(file)->real;
    return real->pMethods->xShmLock(real, offset, count, flags);
}

void barrierShared(sqlite3_file *file)
{
    auto *real = shim(file)->real;
    real->pMethods->xShmBarrier(real);
}

int unmapShared(sqlite3_file *file, int remove)
{
    auto *real = shim(file)->real;
    return real->pMethods->xShmUnmap(real, remove);
}

const sqlite3_io_methods methods = { // version 2: shared memory for WAL, no memory-mapped reading
    2,          closeFile,     readFile,    writeFile,   truncateFile, syncFile,        sizeOfFile,
    lockFile,   unlockFile,    checkLock,   controlFile, sectorSize,   characteristics, mapShared,
    lockShared, barrierShared, unmapShared, nullptr,     nullptr};

int openFile(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *outFlags)
{
    auto *self = shim(vfs);
    auto *mine = shim(file);
    mine->base.pMethods = nullptr;
    mine->faults = self->faults;
    mine->real = reinterpret_cast<sqlite3_file *>(mine + 1);
    mine->real->pMethods = nullptr;
    mine->name = name;
    mine->folderToo = (flags & (SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL)) != 0 && (flags & SQLITE_OPEN_CREATE) != 0;
    if (self->faults->strike())
        return SQLITE_CANTOPEN;
    const int result = self->real->xOpen(self->real, name, mine->real, flags, outFlags);
    if (mine->real->pMethods != nullptr)
        mine->base.pMethods = &methods;
    return result;
}

int deleteFile(sqlite3_vfs *vfs, const char *name, int syncFolder)
{
    auto *self = shim(vfs);
    if (self->faults->strike())
        return SQLITE_IOERR_DELETE;
    const int result = self->real->xDelete(self->real, name, syncFolder);
    if (result == SQLITE_OK && syncFolder != 0)
        self->faults->platter().folderSynced(QFileInfo(QFile::decodeName(name)).path());
    return result;
}

} // namespace

FaultVfs::FaultVfs(Faults &faults)
{
    static int made = 0;
    auto *real = sqlite3_vfs_find("unix");
    auto *vfs = new ShimVfs{};
    vfs->name = "yc-faults-" + QByteArray::number(++made);
    vfs->faults = &faults;
    vfs->real = real;
    vfs->vfs = *real; // everything that is not about files passes through: it does not look at its own address
    vfs->vfs.szOsFile = static_cast<int>(sizeof(ShimFile)) + real->szOsFile;
    vfs->vfs.pNext = nullptr;
    vfs->vfs.zName = vfs->name.constData();
    vfs->vfs.pAppData = vfs;
    vfs->vfs.xOpen = openFile;
    vfs->vfs.xDelete = deleteFile;
    m_name = vfs->name;
    m_vfs = &vfs->vfs;
    if (sqlite3_vfs_register(m_vfs, 0) != SQLITE_OK)
        qFatal("the faulty VFS could not be registered");
}

FaultVfs::~FaultVfs()
{
    sqlite3_vfs_unregister(m_vfs);
    delete shim(m_vfs);
}

bool FaultyDisk::strike() const
{
    if (!m_faults.strike())
        return false;
    errno = m_faults.kind() == Faults::Kind::Full ? ENOSPC : EIO;
    return true;
}

int FaultyDisk::open(const char *path, int flags, mode_t mode) const
{
    return strike() ? -1 : Disk::open(path, flags, mode);
}

ssize_t FaultyDisk::write(int fd, const char *data, std::size_t size) const
{
    if (strike()) {
        const int reason = errno;
        (void)Disk::write(fd, data, size / 2); // torn
        errno = reason;
        return -1;
    }
    return Disk::write(fd, data, size);
}

int FaultyDisk::sync(int fd) const
{
    if (strike())
        return -1;
    const int result = Disk::sync(fd);
    const QFileInfo what(QFile::symLinkTarget(QStringLiteral("/proc/self/fd/%1").arg(fd)));
    if (result == 0 && what.isDir())
        m_faults.platter().folderSynced(what.filePath());
    else if (result == 0)
        m_faults.platter().fileSynced(what.filePath());
    return result;
}

int FaultyDisk::rename(const char *from, const char *to) const
{
    return strike() ? -1 : Disk::rename(from, to);
}

int FaultyDisk::link(const char *from, const char *to) const
{
    return strike() ? -1 : Disk::link(from, to);
}

int FaultyDisk::remove(const char *path) const
{
    return strike() ? -1 : Disk::remove(path);
}

int FaultyDisk::makeFolder(const char *path) const
{
    return strike() ? -1 : Disk::makeFolder(path);
}

} // namespace yc::tests
