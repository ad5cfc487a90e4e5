#pragma once

#include "base/code.h"
#include "core/wire/access.h"

#include <QDate>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QUuid>

#include <optional>

// Reading JSON that comes from outside: a field that is asked for is there, has its type and keeps its bound, or the
// whole object is refused with codes::Unreadable. Nothing is half read: values read after a fault are thrown away by
// outcome(). Fields that nobody asks for are passed over, so that a newer peer may say more.
namespace yc::core::wire
{

// Integers that every JSON reader keeps exact.
inline constexpr qint64 LargestInteger = 9'007'199'254'740'991;

class Fields
{
public:
    // `good` outlives the reader, is shared with readers of parts, and only ever turns to false.
    Fields(QJsonObject object, bool &good) : m_object(std::move(object)), m_good(good) { }

    [[nodiscard]] bool has(const char *key) const { return m_object.contains(QLatin1String(key)); }
    [[nodiscard]] QString text(const char *key, qsizetype longest, qsizetype shortest = 0);
    [[nodiscard]] QString textOrNone(const char *key, qsizetype longest); // absent: empty
    [[nodiscard]] qint64 integer(const char *key, qint64 least, qint64 most);
    [[nodiscard]] bool flag(const char *key);
    [[nodiscard]] QUuid uuid(const char *key);
    [[nodiscard]] QDateTime instant(const char *key); // 2026-11-21T09:30:00.000Z, UTC with milliseconds
    [[nodiscard]] QDate day(const char *key); // 2026-11-21
    [[nodiscard]] QByteArray bytes(const char *key, qsizetype most, qsizetype least = 0); // base64
    [[nodiscard]] QByteArray digest(const char *key); // 64 lower-case hexadecimal digits
    [[nodiscard]] QString blob(const char *key); // the same as a name
    [[nodiscard]] QStringList texts(const char *key, qsizetype most, qsizetype longest);
    [[nodiscard]] QJsonArray list(const char *key, qsizetype most);
    [[nodiscard]] QJsonObject object(const char *key);
    [[nodiscard]] Fields part(const char *key) { return {object(key), m_good}; }
    [[nodiscard]] Fields element(const QJsonValue &value); // of a list
    // An object that may be absent: what `read` makes of it (a Result) goes into `into`.
    template <typename Read, typename T> void optional(const char *key, Read read, T &into)
    {
        if (!has(key))
            return;
        if (auto made = read(object(key)))
            into = std::move(*made);
        else
            refuse();
    }
    void version(int known); // "version" is exactly that
    void refuse() { m_good = false; }

private:
    QJsonObject m_object;
    bool &m_good;
};

// For whoever writes: the same shapes.
[[nodiscard]] QString instantText(const QDateTime &at);
[[nodiscard]] QString base64Text(const QByteArray &bytes);
[[nodiscard]] QString uuidText(const QUuid &id);

// An object out of bytes, at most `most` of them.
[[nodiscard]] Result<QJsonObject> objectFrom(const QByteArray &bytes, qsizetype most);

template <typename T> [[nodiscard]] Result<T> outcome(bool good, T &&value)
{
    if (!good)
        return std::unexpected(codes::Unreadable);
    return std::forward<T>(value);
}

} // namespace yc::core::wire
