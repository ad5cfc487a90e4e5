#include "hall/store/embedded_store.h"

#include "base/log.h"
#include "core/seal/digest.h"
#include "core/store/disk.h"
#include "hall/store/part_file.h"
#include "hall/store/sqlite_rows.h"

#include <QDir>
#include <QFile>

#include <cstdio>
#include <mutex>

#include <unistd.h>

namespace yc::hall::store
{

namespace
{

class EmbeddedStore final : public Store
{
public:
    EmbeddedStore(QString folder, core::store::Database database, core::seal::Key key)
        : m_folder(std::move(folder)), m_database(std::move(database)), m_key(std::move(key))
    {
    }

    Done write(const Work &work) override
    {
        const std::lock_guard lock(m_mutex);
        auto transaction = core::store::Transaction::begin(m_database);
        if (!transaction)
            return broken(transaction.error());
        SqliteRows rows(m_database, m_key);
        const bool wanted = work(rows);
        if (rows.failure())
            return broken(*rows.failure());
        if (!wanted)
            return {}; // going out of scope undoes it
        if (const auto done = transaction->commit(); !done)
            return broken(done.error());
        return {};
    }

    // The same lock: one connection, and what is read in several steps belongs together.
    Done read(const Work &work) override
    {
        const std::lock_guard lock(m_mutex);
        SqliteRows rows(m_database, m_key);
        work(rows);
        return rows.failure() ? broken(*rows.failure()) : Done{};
    }

    Result<std::unique_ptr<Part>> part(const QString &uploadId, qint64 offset) override
    {
        return PartFile::open(partPath(uploadId), offset);
    }

    Result<QByteArray> digestOfPart(const QString &uploadId) override { return digestOfFile(partPath(uploadId)); }

    Done adoptPart(const QString &uploadId, const QString &blob) override
    {
        const auto folder = m_folder + QStringLiteral("/blobs/") + blob.left(2);
        const core::store::Disk disk;
        if (const auto made = core::store::makeFolders(disk, folder); !made)
            return std::unexpected(codes::BlobIo);
        const auto from = QFile::encodeName(partPath(uploadId));
        const auto to = QFile::encodeName(blobPath(blob));
        if (QFile::exists(blobPath(blob))) {
            ::unlink(from.constData()); // the same bytes under the same name
            return {};
        }
        if (std::rename(from.constData(), to.constData()) != 0)
            return std::unexpected(codes::BlobIo);
        return syncFolder(folder);
    }

    void dropPart(const QString &uploadId) override { QFile::remove(partPath(uploadId)); }

    Result<QByteArray> blob(const QString &name) override
    {
        constexpr qint64 largest = 512LL * 1024 * 1024;
        auto bytes = core::store::readWhole(blobPath(name), largest);
        if (!bytes)
            return std::unexpected(codes::BlobIo);
        return bytes;
    }

private:
    [[nodiscard]] QString partPath(const QString &id) const { return m_folder + QStringLiteral("/uploads/") + id; }
    [[nodiscard]] QString blobPath(const QString &name) const
    {
        return m_folder + QStringLiteral("/blobs/") + name.left(2) + u'/' + name;
    }
    static Done broken(Code cause)
    {
        log::write(log::Level::Error, "hall-store", "transaction-failed", {{QStringLiteral("code"), toString(cause)}});
        return std::unexpected(codes::Broken);
    }

    QString m_folder;
    std::mutex m_mutex; // one worker at a time, as Database asks
    core::store::Database m_database;
    core::seal::Key m_key;
};

} // namespace

Result<std::unique_ptr<Store>> openEmbedded(const QString &folder, core::seal::Key key)
{
    const core::store::Disk disk;
    for (const auto *part : {"/blobs", "/uploads"}) {
        if (const auto made = core::store::makeFolders(disk, folder + QLatin1String(part)); !made)
            return std::unexpected(made.error());
    }
    core::store::Settings settings;
    settings.applicationId = ApplicationId;
    settings.migrations = migrations();
    auto database = core::store::Database::open(folder + QStringLiteral("/hall.db"), settings);
    if (!database)
        return std::unexpected(database.error());
    return std::make_unique<EmbeddedStore>(folder, std::move(*database), std::move(key));
}

} // namespace yc::hall::store
