#pragma once

#include "base/ipc.h"

#include <QString>

namespace yc
{

// A folder for the files that somebody else's code cannot be kept from writing: in memory (/dev/shm), for this user
// alone, and gone with whoever made it. What such code leaves is a person's.
class PrivateFolder
{
public:
    // BadFile: there is no such memory, or it cannot be written to. Folders of the same name whose makers were killed
    // are cleared away first.
    [[nodiscard]] static Result<PrivateFolder> make(const QString &name);
    PrivateFolder(PrivateFolder &&other) noexcept = default;
    PrivateFolder &operator=(PrivateFolder &&other) noexcept;
    PrivateFolder(const PrivateFolder &) = delete;
    PrivateFolder &operator=(const PrivateFolder &) = delete;
    ~PrivateFolder(); // emptied and removed

    [[nodiscard]] const QString &path() const { return m_path; }

private:
    PrivateFolder(QString path, ipc::File lock) : m_path(std::move(path)), m_lock(std::move(lock)) { }
    void remove();

    QString m_path;
    ipc::File m_lock; // held by its maker: says that it is in use, whatever becomes of the process
};

// Overwrites every file in the folder and below it, and removes them; the folder stays. What links lead to is left
// alone.
void emptyFolder(const QString &path);

} // namespace yc
