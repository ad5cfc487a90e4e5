#include "core/store/database.h"

#include "base/log.h"
#include "core/store/sqlite_failure.h"

#include <QFile>

#include <sqlite3.h>

#include <fcntl.h>
#include <unistd.h>

#include <utility>

namespace yc::core::store
{

Code failure(sqlite3 *handle, int result, const char *during)
{
    const auto code = [result] {
        switch (result & 0xFF) {
        case SQLITE_CANTOPEN:
        case SQLITE_PERM:
        case SQLITE_AUTH:
        case SQLITE_READONLY: return codes::CannotOpen;
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB: return codes::Corrupt;
        case SQLITE_FULL: return codes::Full;
        case SQLITE_BUSY:
        case SQLITE_LOCKED: return codes::Busy;
        case SQLITE_CONSTRAINT: return codes::Constraint;
        default: return codes::Failed;
        }
    }();
    log::write(
        log::Level::Warning, "store", "sqlite-refused",
        {{QStringLiteral("code"), toString(code)},
         {QStringLiteral("during"), QString::fromLatin1(during)},
         {QStringLiteral("result"), result},
         {QStringLiteral("reason"), QString::fromUtf8(handle ? sqlite3_errmsg(handle) : sqlite3_errstr(result))}});
    return code;
}

void Database::Close::operator()(sqlite3 *handle) const
{
    sqlite3_close_v2(handle); // a statement that outlives us by a mistake keeps the file, and nothing crashes
}

Database::Database(std::unique_ptr<sqlite3, Close> handle) : m_handle(std::move(handle)) { }
Database::Database(Database &&) noexcept = default;
Database &Database::operator=(Database &&) noexcept = default;
Database::~Database() = default;

Result<Database> Database::open(const QString &path, const Settings &settings)
{
    const auto name = QFile::encodeName(path);
    // SQLite would create it readable by all; log and index take their mode from it.
    if (const int fd = ::open(name.constData(), O_CREAT | O_RDWR | O_CLOEXEC, 0600); fd >= 0)
        ::close(fd);
    sqlite3 *raw = nullptr;
    const int opened
        = sqlite3_open_v2(name.constData(), &raw,
                          SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
                          settings.vfs.isEmpty() ? nullptr : settings.vfs.constData());
    Database database{std::unique_ptr<sqlite3, Close>(raw)}; // SQLite gives a handle even when it could not open
    if (opened != SQLITE_OK)
        return std::unexpected(failure(raw, opened, "open"));
    if (auto done = database.prepareConnection(settings); !done)
        return std::unexpected(done.error());
    if (auto done = database.migrate(settings); !done)
        return std::unexpected(done.error());
    return database;
}

Done Database::prepareConnection(const Settings &settings)
{
    sqlite3_busy_timeout(m_handle.get(), settings.busyMs);
    // A database is data: its schema may not call functions that have side effects.
    sqlite3_db_config(m_handle.get(), SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(m_handle.get(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    // Whose file it is comes before the first thing that would change it.
    if (auto kind = checkKind(settings.applicationId); !kind)
        return kind;
    auto mode = query("PRAGMA journal_mode = WAL");
    if (auto row = mode.one(codes::Failed); !row)
        return row;
    if (mode.text(0) != QStringLiteral("wal")) // a file system without shared memory, as some network ones
        return std::unexpected(codes::CannotOpen);
    // The change is committed by the step behind the answer. Without this look it could fail unseen, and the file would
    // go on in rollback mode, where a power cut takes back commits that were acknowledged.
    const auto changed = mode.next();
    if (!changed)
        return std::unexpected(changed.error());
    return script(
        "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA secure_delete = "
        + QByteArray(settings.secureDelete ? "ON;" : "OFF;"));
}

Done Database::checkKind(qint32 applicationId)
{
    const auto kind = pragma("application_id");
    if (!kind)
        return std::unexpected(kind.error());
    if (*kind == applicationId)
        return {};
    auto tables = query("SELECT count(*) FROM sqlite_master");
    if (auto row = tables.one(codes::Failed); !row)
        return row;
    if (*kind != 0 || tables.integer(0) != 0)
        return std::unexpected(codes::CannotOpen);
    return {};
}

Done Database::migrate(const Settings &settings)
{
    const auto newest = static_cast<int>(settings.migrations.size());
    for (;;) {
        // Read under the write lock: another process may be migrating the same file.
        auto transaction = Transaction::begin(*this);
        if (!transaction)
            return std::unexpected(transaction.error());
        const auto version = pragma("user_version");
        if (!version)
            return std::unexpected(version.error());
        if (*version < 0 || *version > newest)
            return std::unexpected(codes::NewerVersion);
        m_version = static_cast<int>(*version);
        if (m_version == newest)
            return {};
        auto sql = settings.migrations[static_cast<std::size_t>(m_version)];
        sql += "; PRAGMA user_version = " + QByteArray::number(m_version + 1);
        sql += "; PRAGMA application_id = " + QByteArray::number(settings.applicationId) + ';';
        if (auto done = script(sql); !done)
            return done;
        if (auto done = transaction->commit(); !done)
            return done;
    }
}

Result<StatementHandle> Database::compile(QByteArrayView sql)
{
    sqlite3_stmt *raw = nullptr;
    const int result = sqlite3_prepare_v2(m_handle.get(), sql.data(), static_cast<int>(sql.size()), &raw, nullptr);
    StatementHandle handle(raw);
    if (result != SQLITE_OK)
        return std::unexpected(failure(m_handle.get(), result, "prepare"));
    return handle;
}

Result<Statement> Database::prepare(QByteArrayView sql)
{
    auto handle = compile(sql);
    if (!handle)
        return std::unexpected(handle.error());
    return Statement(std::move(*handle));
}

Done Database::script(const QByteArray &sql)
{
    const int result = sqlite3_exec(m_handle.get(), sql.constData(), nullptr, nullptr, nullptr);
    if (result != SQLITE_OK)
        return std::unexpected(failure(m_handle.get(), result, "script"));
    return {};
}

Result<qint64> Database::pragma(QByteArrayView name)
{
    auto rows = query("PRAGMA " + name.toByteArray());
    if (auto row = rows.one(codes::Failed); !row)
        return std::unexpected(row.error());
    return rows.integer(0);
}

qint64 Database::changedRows() const
{
    return sqlite3_changes64(m_handle.get());
}

qint64 Database::lastRowId() const
{
    return sqlite3_last_insert_rowid(m_handle.get());
}

bool Database::inTransaction() const
{
    return sqlite3_get_autocommit(m_handle.get()) == 0;
}

Done Database::check()
{
    auto rows = query("PRAGMA quick_check(1)");
    if (auto row = rows.one(codes::Corrupt); !row)
        return row;
    if (rows.text(0) != QStringLiteral("ok"))
        return std::unexpected(codes::Corrupt);
    return {};
}

Done Database::tidy()
{
    const int result = sqlite3_wal_checkpoint_v2(m_handle.get(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    if (result != SQLITE_OK)
        return std::unexpected(failure(m_handle.get(), result, "checkpoint"));
    return {};
}

Result<Transaction> Transaction::begin(Database &database)
{
    if (auto done = database.script("BEGIN IMMEDIATE"); !done)
        return std::unexpected(done.error());
    return Transaction(database);
}

Transaction::Transaction(Transaction &&other) noexcept : m_database(std::exchange(other.m_database, nullptr)) { }

Transaction::~Transaction()
{
    // A failure may have rolled back by itself; asking again would only be refused.
    if (m_database != nullptr && m_database->inTransaction())
        (void)m_database->script("ROLLBACK");
}

Done Transaction::commit()
{
    auto done = m_database->script("COMMIT");
    if (done)
        m_database = nullptr;
    return done;
}

} // namespace yc::core::store
