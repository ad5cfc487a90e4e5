#pragma once

#include "core/store/disk.h"
#include "tests/support/platter.h"

#include <QByteArray>

struct sqlite3_vfs;

namespace yc::tests
{

// Fails the i-th operation that changes a disk, counted over SQLite's files and plain files alike. A failed write has
// written its first half, as a torn one does. One thread.
class Faults
{
public:
    enum class Kind { IoError, Full };
    enum class Lasting { Once, ForGood }; // ForGood: as if the machine had stopped there

    // Counts from 0 anew; `at` < 0: only counts.
    void arm(int at, Kind kind = Kind::IoError, Lasting lasting = Lasting::Once);
    void disarm() { arm(-1); }
    [[nodiscard]] int count() const { return m_count; }
    [[nodiscard]] bool struck() const { return m_at >= 0 && m_count > m_at; }
    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] bool strike(); // one operation more; true: it is to fail
    [[nodiscard]] Platter &platter() { return m_platter; } // what was synced until now

private:
    int m_at = -1;
    int m_count = 0;
    Kind m_kind = Kind::IoError;
    Lasting m_lasting = Lasting::Once;
    Platter m_platter;
};

// SQLite's unix VFS with a fault in it: open, delete, write, sync and truncate are counted. Registered under a name of
// its own while it lives; databases opened under that name must be gone before it.
class FaultVfs
{
public:
    explicit FaultVfs(Faults &faults);
    ~FaultVfs();
    FaultVfs(const FaultVfs &) = delete;
    FaultVfs &operator=(const FaultVfs &) = delete;
    [[nodiscard]] const QByteArray &name() const { return m_name; }

private:
    QByteArray m_name;
    sqlite3_vfs *m_vfs;
};

// The plain files' part.
class FaultyDisk final : public core::store::Disk
{
public:
    explicit FaultyDisk(Faults &faults) : m_faults(faults) { }
    [[nodiscard]] int open(const char *path, int flags, mode_t mode) const override;
    [[nodiscard]] ssize_t write(int fd, const char *data, std::size_t size) const override;
    [[nodiscard]] int sync(int fd) const override;
    [[nodiscard]] int rename(const char *from, const char *to) const override;
    [[nodiscard]] int link(const char *from, const char *to) const override;
    [[nodiscard]] int remove(const char *path) const override;
    [[nodiscard]] int makeFolder(const char *path) const override;

private:
    [[nodiscard]] bool strike() const;
    Faults &m_faults;
};

} // namespace yc::tests
