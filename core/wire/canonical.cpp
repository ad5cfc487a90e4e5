#include "core/wire/case_wire.h"
#include "core/wire/strict_json.h"

#include <algorithm>
#include <cmath>

// RFC 8785: keys in the order of their UTF-16 units, no spaces, the shortest escapes. Our values hold integers only; a
// fraction would be written in its shortest form, which is the RFC's form for everything that is not very large or
// small.
namespace yc::core::wire
{

namespace
{

void writeValue(QByteArray &out, const QJsonValue &value);

void writeText(QByteArray &out, const QString &text)
{
    out += '"';
    for (const auto byte : text.toUtf8()) {
        switch (byte) {
        case '"': out += "\\\""; break;
        case '\\': out += "\\\\"; break;
        case '\b': out += "\\b"; break;
        case '\f': out += "\\f"; break;
        case '\n': out += "\\n"; break;
        case '\r': out += "\\r"; break;
        case '\t': out += "\\t"; break;
        default:
            if (static_cast<unsigned char>(byte) < 0x20)
                out += "\\u00" + QByteArray(1, byte).toHex();
            else
                out += byte;
        }
    }
    out += '"';
}

void writeNumber(QByteArray &out, double number)
{
    if (number == std::floor(number) && std::abs(number) <= static_cast<double>(LargestInteger))
        out += QByteArray::number(static_cast<qint64>(number));
    else
        out += QByteArray::number(number, 'g', QLocale::FloatingPointShortest);
}

void writeObject(QByteArray &out, const QJsonObject &object)
{
    auto keys = object.keys();
    std::sort(keys.begin(), keys.end(), [](const QString &a, const QString &b) {
        return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end());
    });
    out += '{';
    bool first = true;
    for (const auto &key : keys) {
        if (!std::exchange(first, false))
            out += ',';
        writeText(out, key);
        out += ':';
        writeValue(out, object.value(key));
    }
    out += '}';
}

void writeArray(QByteArray &out, const QJsonArray &array)
{
    out += '[';
    bool first = true;
    for (const auto &value : array) {
        if (!std::exchange(first, false))
            out += ',';
        writeValue(out, value);
    }
    out += ']';
}

void writeValue(QByteArray &out, const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Null:
    case QJsonValue::Undefined: out += "null"; return;
    case QJsonValue::Bool: out += value.toBool() ? "true" : "false"; return;
    case QJsonValue::Double: writeNumber(out, value.toDouble()); return;
    case QJsonValue::String: writeText(out, value.toString()); return;
    case QJsonValue::Array: writeArray(out, value.toArray()); return;
    case QJsonValue::Object: writeObject(out, value.toObject()); return;
    }
}

} // namespace

QByteArray canonical(const QJsonObject &object)
{
    QByteArray out;
    writeObject(out, object);
    return out;
}

} // namespace yc::core::wire
