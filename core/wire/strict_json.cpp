#include "core/wire/strict_json.h"

#include "core/seal/digest.h"

#include <QJsonDocument>

#include <cmath>

namespace yc::core::wire
{

QString Fields::text(const char *key, qsizetype longest, qsizetype shortest)
{
    const auto value = m_object.value(QLatin1String(key));
    if (!value.isString()) {
        refuse();
        return {};
    }
    const auto text = value.toString();
    if (text.size() > longest || text.size() < shortest)
        refuse();
    return text;
}

QString Fields::textOrNone(const char *key, qsizetype longest)
{
    return has(key) ? text(key, longest) : QString();
}

qint64 Fields::integer(const char *key, qint64 least, qint64 most)
{
    const auto value = m_object.value(QLatin1String(key));
    const auto number = value.toDouble(0.5); // anything but a number ends as a fraction
    if (!value.isDouble() || number != std::floor(number) || std::abs(number) > static_cast<double>(LargestInteger)) {
        refuse();
        return least;
    }
    const auto whole = static_cast<qint64>(number);
    if (whole < least || whole > most) {
        refuse();
        return least;
    }
    return whole;
}

bool Fields::flag(const char *key)
{
    const auto value = m_object.value(QLatin1String(key));
    if (!value.isBool())
        refuse();
    return value.toBool();
}

QUuid Fields::uuid(const char *key)
{
    const auto words = text(key, 36, 36);
    const auto id = QUuid::fromString(words);
    if (id.isNull() || uuidText(id) != words)
        refuse();
    return id;
}

QDateTime Fields::instant(const char *key)
{
    const auto words = text(key, 24, 24);
    const auto at = QDateTime::fromString(words, Qt::ISODateWithMs);
    if (!at.isValid() || instantText(at) != words)
        refuse();
    return at;
}

QDate Fields::day(const char *key)
{
    const auto words = text(key, 10, 10);
    const auto date = QDate::fromString(words, Qt::ISODate);
    if (!date.isValid() || date.toString(Qt::ISODate) != words)
        refuse();
    return date;
}

QByteArray Fields::bytes(const char *key, qsizetype most, qsizetype least)
{
    const auto words = text(key, (most + 2) / 3 * 4);
    const auto decoded = QByteArray::fromBase64Encoding(words.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || decoded.decoded.size() > most || decoded.decoded.size() < least
        || base64Text(decoded.decoded) != words)
        refuse();
    return decoded.decoded;
}

QByteArray Fields::digest(const char *key)
{
    return QByteArray::fromHex(blob(key).toLatin1());
}

QString Fields::blob(const char *key)
{
    const auto name = text(key, 64, 64);
    if (!seal::isBlobName(name))
        refuse();
    return name;
}

QStringList Fields::texts(const char *key, qsizetype most, qsizetype longest)
{
    QStringList all;
    for (const auto &value : list(key, most)) {
        if (!value.isString() || value.toString().size() > longest) {
            refuse();
            return {};
        }
        all.append(value.toString());
    }
    return all;
}

QJsonArray Fields::list(const char *key, qsizetype most)
{
    const auto value = m_object.value(QLatin1String(key));
    const auto all = value.toArray();
    if (!value.isArray() || all.size() > most) {
        refuse();
        return {};
    }
    return all;
}

QJsonObject Fields::object(const char *key)
{
    const auto value = m_object.value(QLatin1String(key));
    if (!value.isObject())
        refuse();
    return value.toObject();
}

Fields Fields::element(const QJsonValue &value)
{
    if (!value.isObject())
        refuse();
    return {value.toObject(), m_good};
}

void Fields::version(int known)
{
    if (integer("version", 0, LargestInteger) != known)
        refuse();
}

QString instantText(const QDateTime &at)
{
    return at.toUTC().toString(Qt::ISODateWithMs);
}

QString base64Text(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toBase64());
}

QString uuidText(const QUuid &id)
{
    return id.toString(QUuid::WithoutBraces);
}

Result<QJsonObject> objectFrom(const QByteArray &bytes, qsizetype most)
{
    if (bytes.size() > most)
        return std::unexpected(codes::Unreadable);
    const auto document = QJsonDocument::fromJson(bytes);
    if (!document.isObject())
        return std::unexpected(codes::Unreadable);
    return document.object();
}

} // namespace yc::core::wire
