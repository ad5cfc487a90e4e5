#include "core/store/statement.h"

#include "core/store/sqlite_failure.h"

#include <sqlite3.h>

#include <utility>

namespace yc::core::store
{

void StatementEnd::operator()(sqlite3_stmt *statement) const
{
    sqlite3_finalize(statement); // repeats the last step's failure, which step() has reported
}

Rows::Rows(Rows &&other) noexcept
    : m_owned(std::move(other.m_owned)), m_statement(std::exchange(other.m_statement, nullptr)),
      m_failure(other.m_failure)
{
}

Rows::~Rows()
{
    if (m_statement == nullptr || m_owned)
        return;
    sqlite3_reset(m_statement);
    sqlite3_clear_bindings(m_statement);
}

Result<bool> Rows::next()
{
    if (m_failure)
        return std::unexpected(*m_failure);
    const int result = sqlite3_step(m_statement);
    if (result == SQLITE_ROW)
        return true;
    if (result == SQLITE_DONE)
        return false;
    m_failure = failure(sqlite3_db_handle(m_statement), result, "step");
    return std::unexpected(*m_failure);
}

Done Rows::one(Code ifNone)
{
    const auto row = next();
    if (!row)
        return std::unexpected(row.error());
    if (!*row)
        return std::unexpected(ifNone);
    return {};
}

bool Rows::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

qint64 Rows::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

double Rows::real(int column) const
{
    return sqlite3_column_double(m_statement, column);
}

QString Rows::text(int column) const
{
    const auto *text = sqlite3_column_text(m_statement, column); // before the size: it may convert
    return QString::fromUtf8(reinterpret_cast<const char *>(text), sqlite3_column_bytes(m_statement, column));
}

QByteArray Rows::bytes(int column) const
{
    const auto *data = sqlite3_column_blob(m_statement, column);
    return QByteArray(static_cast<const char *>(data), sqlite3_column_bytes(m_statement, column));
}

void Rows::noteBind(int result)
{
    if (result != SQLITE_OK && !m_failure)
        m_failure = failure(sqlite3_db_handle(m_statement), result, "bind");
}

void Rows::bindInteger(int at, qint64 value)
{
    noteBind(sqlite3_bind_int64(m_statement, at, value));
}

void Rows::bind(int at, double value)
{
    noteBind(sqlite3_bind_double(m_statement, at, value));
}

void Rows::bind(int at, const QString &value)
{
    const auto text = value.toUtf8();
    noteBind(sqlite3_bind_text64(m_statement, at, text.constData(), static_cast<sqlite3_uint64>(text.size()),
                                 SQLITE_TRANSIENT, SQLITE_UTF8));
}

void Rows::bind(int at, const QByteArray &value)
{
    // constData() of an empty array points at a zero byte, so an empty blob stays a blob and does not become NULL.
    noteBind(sqlite3_bind_blob64(m_statement, at, value.constData(), static_cast<sqlite3_uint64>(value.size()),
                                 SQLITE_TRANSIENT));
}

void Rows::bind(int at, std::nullptr_t)
{
    noteBind(sqlite3_bind_null(m_statement, at));
}

} // namespace yc::core::store
