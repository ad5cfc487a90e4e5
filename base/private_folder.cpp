#include "base/private_folder.h"

#include <QFile>

#include <array>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace yc
{

namespace
{

namespace fs = std::filesystem;

const char *const Memory = "/dev/shm/";

void overwrite(const fs::path &path)
{
    const ipc::File file(::open(path.c_str(), O_WRONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    struct stat about = {};
    // One that has another name too may be anybody's.
    if (!file || ::fstat(file.fd(), &about) != 0 || !S_ISREG(about.st_mode) || about.st_nlink != 1)
        return;
    static constexpr std::array<char, 4096> Zeros{};
    for (off_t at = 0; at < about.st_size;) {
        const auto piece = std::min<off_t>(about.st_size - at, static_cast<off_t>(Zeros.size()));
        const auto written = ::pwrite(file.fd(), Zeros.data(), static_cast<std::size_t>(piece), at);
        if (written <= 0)
            return;
        at += written;
    }
}

void overwriteAll(const fs::path &folder)
{
    std::error_code failure;
    for (auto entry = fs::recursive_directory_iterator(folder, failure);
         !failure && entry != fs::recursive_directory_iterator(); entry.increment(failure)) {
        if (!entry->is_symlink(failure) && entry->is_regular_file(failure))
            overwrite(entry->path());
    }
}

ipc::File locked(const fs::path &folder)
{
    ipc::File file(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    struct stat about = {};
    if (!file || ::fstat(file.fd(), &about) != 0 || about.st_uid != ::geteuid()
        || ::flock(file.fd(), LOCK_EX | LOCK_NB) != 0)
        return {};
    return file;
}

// What a killed maker left: nobody holds it any more.
void clearLeftBehind(const std::string &start)
{
    std::error_code failure;
    for (auto entry = fs::directory_iterator(Memory, failure); !failure && entry != fs::directory_iterator();
         entry.increment(failure)) {
        if (!entry->path().filename().string().starts_with(start))
            continue;
        if (const auto held = locked(entry->path())) {
            overwriteAll(entry->path());
            std::error_code ignored;
            fs::remove_all(entry->path(), ignored);
        }
    }
}

} // namespace

Result<PrivateFolder> PrivateFolder::make(const QString &name)
{
    const auto start = QFile::encodeName(name).toStdString() + '-';
    clearLeftBehind(start);
    auto path = Memory + start + std::to_string(::getpid()) + "-XXXXXX"; // the number is for whoever looks there
    if (!::mkdtemp(path.data())) // 0700
        return std::unexpected(codes::BadFile);
    auto lock = locked(path);
    if (!lock) // taken for left behind by another that begins at this moment
        return std::unexpected(codes::BadFile);
    return PrivateFolder(QString::fromStdString(path), std::move(lock));
}

PrivateFolder &PrivateFolder::operator=(PrivateFolder &&other) noexcept
{
    if (this != &other) {
        remove();
        m_path = std::exchange(other.m_path, {});
        m_lock = std::move(other.m_lock);
    }
    return *this;
}

PrivateFolder::~PrivateFolder()
{
    remove();
}

void PrivateFolder::remove()
{
    if (!m_lock)
        return;
    emptyFolder(m_path);
    std::error_code ignored;
    fs::remove_all(m_path.toStdString(), ignored);
    m_lock.reset();
}

void emptyFolder(const QString &path)
{
    const fs::path folder(path.toStdString());
    overwriteAll(folder);
    std::error_code failure;
    for (auto entry = fs::directory_iterator(folder, failure); !failure && entry != fs::directory_iterator();
         entry.increment(failure)) {
        std::error_code ignored;
        fs::remove_all(entry->path(), ignored);
    }
}

} // namespace yc
