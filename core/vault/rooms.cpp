#include "core/vault/rooms.h"

#include "core/seal/digest.h"

#include <QFile>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <utility>

namespace yc::core::vault
{

Result<FolderLock> FolderLock::take(const QString &folder)
{
    const auto name = QFile::encodeName(folder + QStringLiteral("/lock"));
    const int fd = ::open(name.constData(), O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0)
        return std::unexpected(store::codes::CannotOpen);
    FolderLock lock(fd);
    if (::flock(fd, LOCK_EX | LOCK_NB) != 0)
        return std::unexpected(codes::InUse);
    return lock;
}

FolderLock::FolderLock(FolderLock &&other) noexcept : m_fd(std::exchange(other.m_fd, -1)) { }

FolderLock::~FolderLock()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

QString Vault::Rooms::ownerOf(const QString &staffNo) const
{
    return seal::hex(QByteArrayView(seal::hmacSm3(names.bytes(), staffNo.toUtf8())).first(16));
}

Code worded(Code code)
{
    if (code == store::codes::Full)
        return codes::DiskFull;
    if (code == store::codes::Corrupt || code == seal::codes::SealBroken)
        return codes::Damaged;
    return code;
}

Done worded(Done done)
{
    return done ? done : failed(done);
}

QString text(const QUuid &id)
{
    return id.toString(QUuid::WithoutBraces);
}

std::optional<qint64> milliseconds(const QDateTime &at)
{
    return at.isValid() ? std::optional(at.toMSecsSinceEpoch()) : std::nullopt;
}

QDateTime fromMilliseconds(const store::Rows &rows, int column)
{
    return rows.isNull(column) ? QDateTime() : QDateTime::fromMSecsSinceEpoch(rows.integer(column), Qt::UTC);
}

QByteArray place(const char *table, const QString &owner, const QString &id)
{
    return QByteArray(table) + '/' + owner.toUtf8() + '/' + id.toUtf8();
}

QStringList blobNamesIn(const QByteArray &json)
{
    constexpr qsizetype size = 64;
    std::set<QString> names;
    for (auto at = json.indexOf('"'); at >= 0; at = json.indexOf('"', at + 1)) {
        const auto end = at + 1 + size;
        if (end >= json.size() || json[end] != '"')
            continue;
        auto name = QString::fromLatin1(json.constData() + at + 1, size);
        if (seal::isBlobName(name))
            names.insert(std::move(name));
    }
    return QStringList(names.begin(), names.end());
}

} // namespace yc::core::vault
