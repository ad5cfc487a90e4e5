#include "core/vault/rooms.h"

#include "base/log.h"
#include "core/seal/digest.h"

#include <QDirIterator>
#include <QFileInfo>

namespace yc::core::vault
{

namespace
{

constexpr qint64 SealSize = 29; // core/seal/envelope.h
constexpr qint64 LargestBlob = 1024LL * 1024 * 1024;

} // namespace

// blobs/OWNER/ab/abcdef…: 256 folders, so that none grows to a size that slows the file system.
QString Vault::Rooms::blobPath(const QString &owner, const QString &name) const
{
    return folder + QStringLiteral("/blobs/") + owner + u'/' + name.first(2) + u'/' + name;
}

bool Vault::Rooms::hasBlobRow(const QString &name)
{
    auto rows = database.query("SELECT 1 FROM blobs WHERE owner = ?1 AND name = ?2", session->owner, name);
    const auto row = rows.next();
    return row && *row;
}

Result<QString> Vault::putBlob(QByteArrayView plain)
{
    if (!isUnlocked())
        return std::unexpected(codes::Locked);
    const auto &session = *m_rooms->session;
    const auto name = seal::hex(seal::sm3(plain));
    const auto path = m_rooms->blobPath(session.owner, name);
    // A file of another size is what a damaged disk left: it is written anew.
    if (QFileInfo(path).size() != plain.size() + SealSize || !m_rooms->hasBlobRow(name)) {
        const auto sealed = seal::seal(session.blobs, plain, name.toLatin1());
        if (!sealed)
            return failed(sealed);
        const auto home = QFileInfo(path).path();
        if (!m_rooms->syncedFolders.contains(home)) {
            if (auto done = store::makeFolders(m_rooms->disk(), home, m_rooms->folder); !done)
                return failed(done);
            m_rooms->syncedFolders.insert(home);
        }
        if (auto done = store::writeWhole(m_rooms->disk(), path, *sealed); !done)
            return failed(done);
        // Only now, with the file whole and on the disk, may a row name it.
        if (auto done
            = m_rooms->database.run("INSERT OR IGNORE INTO blobs (owner, name) VALUES (?1, ?2)", session.owner, name);
            !done)
            return failed(done);
    }
    m_rooms->putHere.insert(name);
    m_rooms->unsaved.insert(name);
    return name;
}

Result<SecretBytes> Vault::blob(const QString &name) const
{
    if (!isUnlocked())
        return std::unexpected(codes::Locked);
    if (!seal::isBlobName(name) || !m_rooms->hasBlobRow(name))
        return std::unexpected(codes::NotFound);
    const auto sealed = store::readWhole(m_rooms->blobPath(m_rooms->session->owner, name), LargestBlob);
    auto plain
        = sealed ? seal::open(m_rooms->session->blobs, *sealed, name.toLatin1()) : std::unexpected(codes::Damaged);
    if (!plain || seal::hex(seal::sm3(plain->reveal())) != name) {
        log::write(log::Level::Error, "vault", "blob-damaged", {{QStringLiteral("blob"), name}});
        return std::unexpected(codes::Damaged);
    }
    return plain;
}

bool Vault::hasBlob(const QString &name) const
{
    return isUnlocked() && seal::isBlobName(name) && m_rooms->hasBlobRow(name)
        && QFileInfo::exists(m_rooms->blobPath(m_rooms->session->owner, name));
}

int Vault::sweep()
{
    auto &database = m_rooms->database;
    std::set<std::pair<QString, QString>> named; // rows that stay: owner, name
    std::set<QString> ended;
    {
        std::vector<std::pair<QString, QString>> unnamed;
        auto rows
            = database.query("SELECT owner, name, EXISTS (SELECT 1 FROM case_blobs WHERE case_blobs.owner = blobs.owner"
                             " AND case_blobs.name = blobs.name) FROM blobs");
        auto row = rows.next();
        for (; row && *row; row = rows.next()) {
            auto key = std::pair(rows.text(0), rows.text(1));
            if (rows.integer(2) != 0 || m_rooms->putHere.contains(key.second))
                named.insert(std::move(key));
            else
                unnamed.push_back(std::move(key));
        }
        if (!row)
            return 0; // without a sure list nothing is ended
        for (auto &[owner, name] : unnamed) {
            if (database.run("DELETE FROM blobs WHERE owner = ?1 AND name = ?2", owner, name))
                ended.insert(owner + name);
            else
                named.insert({owner, name});
        }
    }
    auto missing = named;
    QDirIterator files(m_rooms->folder + QStringLiteral("/blobs"), QDir::Files | QDir::Hidden,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const auto path = files.next();
        const auto name = files.fileName();
        const auto owner = path.section(u'/', -3, -3);
        missing.erase({owner, name});
        if (named.contains({owner, name}) || m_rooms->putHere.contains(name))
            continue;
        // A blob without a row, or what a cut left of one on its way (sealed bytes under a temporary name).
        if (store::wipeFile(m_rooms->disk(), path) && seal::isBlobName(name))
            ended.insert(owner + name);
    }
    if (!missing.empty())
        log::write(log::Level::Error, "vault", "blobs-missing",
                   {{QStringLiteral("count"), static_cast<qint64>(missing.size())}});
    return static_cast<int>(ended.size());
}

} // namespace yc::core::vault
