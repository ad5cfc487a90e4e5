#pragma once

#include "core/store/codes.h"
#include "core/store/statement.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <vector>

struct sqlite3;

// One SQLite file, opened so that a commit that returned is on the disk: WAL with synchronous=FULL (platform.md: NORMAL
// lost acknowledged rows in 9 of 12 power cuts, FULL in none of 45). Foreign keys are on, temporary things stay in
// memory.
//
// Not thread-safe, by design: one worker owns a Database and everything made from it. Two processes may open the same
// file; each waits for the other up to busyMs.
namespace yc::core::store
{

struct Settings {
    // Names the file's kind in its header: a database of another program is refused, not migrated.
    qint32 applicationId = 0;
    // The n-th brings version n to n + 1 (SQL, one or more statements), each in a transaction of its own. Never change
    // one that has been shipped; add another.
    std::vector<QByteArray> migrations;
    int busyMs = 5000;
    bool secureDelete = false; // overwrites what is deleted with zeros, also in free pages
    QByteArray vfs; // empty: the system's
};

class Database
{
public:
    // Creates the file (mode 0600) if there is none. CannotOpen, NewerVersion, Corrupt, Full, Busy, Failed.
    [[nodiscard]] static Result<Database> open(const QString &path, const Settings &settings);
    Database(Database &&) noexcept;
    Database &operator=(Database &&) noexcept;
    ~Database();

    [[nodiscard]] Result<Statement> prepare(QByteArrayView sql);
    template <typename... Values> [[nodiscard]] Rows query(QByteArrayView sql, const Values &...values)
    {
        auto handle = compile(sql);
        if (!handle)
            return Rows(handle.error());
        Rows rows(std::move(*handle));
        rows.bindAll(values...);
        return rows;
    }
    template <typename... Values> [[nodiscard]] Done run(QByteArrayView sql, const Values &...values)
    {
        auto statement = prepare(sql);
        return statement ? statement->run(values...) : Done(std::unexpected(statement.error()));
    }

    [[nodiscard]] int version() const { return m_version; }
    [[nodiscard]] qint64 changedRows() const; // by the last statement
    [[nodiscard]] qint64 lastRowId() const;
    [[nodiscard]] bool inTransaction() const;
    // Reads the whole file: Corrupt if it contradicts itself. Takes as long as reading takes.
    [[nodiscard]] Done check();
    // Moves the log into the file and empties it, so that nothing deleted lives on in the log. Best effort: Busy
    // readers leave it for the next time.
    [[nodiscard]] Done tidy();

private:
    struct Close {
        void operator()(sqlite3 *handle) const;
    };
    explicit Database(std::unique_ptr<sqlite3, Close> handle);
    [[nodiscard]] Result<StatementHandle> compile(QByteArrayView sql);
    [[nodiscard]] Done script(const QByteArray &sql);
    [[nodiscard]] Result<qint64> pragma(QByteArrayView name);
    [[nodiscard]] Done prepareConnection(const Settings &settings);
    [[nodiscard]] Done checkKind(qint32 applicationId);
    [[nodiscard]] Done migrate(const Settings &settings);

    std::unique_ptr<sqlite3, Close> m_handle;
    int m_version = 0;
    friend class Transaction;
};

// Everything between begin() and commit() holds or nothing does: going out of scope without a commit rolls back.
// Do not nest. A commit() that failed has rolled back, or does so with the destructor; whether it reached the disk is
// known only after reopening (the disk itself did not say), so what is written must bear being written again.
class Transaction
{
public:
    [[nodiscard]] static Result<Transaction> begin(Database &database); // takes the write lock at once
    Transaction(Transaction &&other) noexcept;
    Transaction &operator=(Transaction &&) = delete;
    ~Transaction();
    [[nodiscard]] Done commit();

private:
    explicit Transaction(Database &database) : m_database(&database) { }
    Database *m_database;
};

} // namespace yc::core::store
