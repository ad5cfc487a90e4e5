#pragma once

#include "base/code.h"

#include <QByteArray>
#include <QString>

#include <concepts>
#include <cstddef>
#include <memory>
#include <optional>

struct sqlite3_stmt;

// Statements with typed parameters and columns. Parameters count from 1 (?1, ?2 …) in the order given, columns from 0.
namespace yc::core::store
{

struct StatementEnd {
    void operator()(sqlite3_stmt *statement) const; // finalizes
};
using StatementHandle = std::unique_ptr<sqlite3_stmt, StatementEnd>;

// The rows of one run. Frees what the run holds (read lock, parameters) when it goes: keep it as short as the loop.
//
//   auto rows = database.query("SELECT id, sealed FROM cases WHERE owner = ?1", staffNo);
//   for (auto row = rows.next(); ; row = rows.next()) { if (!row) return unexpected(row.error()); if (!*row) break; … }
class Rows
{
public:
    Rows(Rows &&) noexcept;
    Rows &operator=(Rows &&) = delete;
    ~Rows();

    [[nodiscard]] Result<bool> next(); // false: no more
    // The same when a missing row is a failure of the caller's choice.
    [[nodiscard]] Done one(Code ifNone);

    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] qint64 integer(int column) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] QString text(int column) const;
    [[nodiscard]] QByteArray bytes(int column) const;

private:
    friend class Database;
    friend class Statement;
    explicit Rows(Code failure) : m_failure(failure) { }
    explicit Rows(sqlite3_stmt *borrowed) : m_statement(borrowed) { }
    explicit Rows(StatementHandle owned) : m_owned(std::move(owned)), m_statement(m_owned.get()) { }

    template <typename... Values> void bindAll(const Values &...values)
    {
        [[maybe_unused]] int at = 0;
        (bind(++at, values), ...);
    }
    template <std::integral T> void bind(int at, T value) { bindInteger(at, static_cast<qint64>(value)); }
    void bind(int at, double value);
    void bind(int at, const QString &value);
    void bind(int at, const QByteArray &value); // a blob
    void bind(int at, std::nullptr_t);
    template <typename T> void bind(int at, const std::optional<T> &value)
    {
        if (value)
            bind(at, *value);
        else
            bind(at, nullptr);
    }
    void bindInteger(int at, qint64 value);
    void noteBind(int result);

    StatementHandle m_owned;
    sqlite3_stmt *m_statement = nullptr;
    std::optional<Code> m_failure;
};

// A statement prepared once and run often.
class Statement
{
public:
    template <typename... Values> [[nodiscard]] Rows with(const Values &...values)
    {
        Rows rows(m_handle.get());
        rows.bindAll(values...);
        return rows;
    }
    template <typename... Values> [[nodiscard]] Done run(const Values &...values)
    {
        auto rows = with(values...);
        auto row = rows.next();
        while (row && *row)
            row = rows.next();
        return row ? Done{} : Done(std::unexpected(row.error()));
    }

private:
    friend class Database;
    explicit Statement(StatementHandle handle) : m_handle(std::move(handle)) { }
    StatementHandle m_handle;
};

} // namespace yc::core::store
