#include "core/wire/catalogue_reader.h"

#include <algorithm>
#include <cmath>

namespace yc::core::wire
{

namespace
{
constexpr qsizetype LongestId = 64;
}

QString CatalogueReader::placeOf(const QString &inside) const
{
    return m_path.isEmpty() || inside.isEmpty() ? m_path + inside : m_path + u'.' + inside;
}

void CatalogueReader::refuse(const QString &place)
{
    if (m_fault.any)
        return;
    m_fault = {true, placeOf(place)};
}

QString CatalogueReader::text(const char *key, Need need, qsizetype longest)
{
    if (!has(key) && need == Need::Optional)
        return {};
    const auto value = m_object.value(QLatin1String(key));
    const auto text = value.toString();
    if (!value.isString() || text.size() > longest || (need == Need::Asked && text.trimmed().isEmpty()))
        refuse(QString::fromLatin1(key));
    return text;
}

QString CatalogueReader::id(const char *key)
{
    const auto id = name(key, LongestId);
    const auto isLetter = [](QChar unit) { return (unit >= u'a' && unit <= u'z') || (unit >= u'A' && unit <= u'Z'); };
    const auto fits
        = [&](QChar unit) { return isLetter(unit) || (unit >= u'0' && unit <= u'9') || unit == u'-' || unit == u'_'; };
    if (id.isEmpty() || !isLetter(id.front()) || !std::all_of(id.begin(), id.end(), fits))
        refuse(QString::fromLatin1(key));
    return id;
}

QStringList CatalogueReader::texts(const char *key, qsizetype most, qsizetype longest)
{
    if (!has(key))
        return {};
    const auto value = m_object.value(QLatin1String(key));
    const auto all = value.toArray();
    if (!value.isArray() || all.size() > most)
        refuse(QString::fromLatin1(key));
    QStringList texts;
    for (const auto &each : all) {
        if (!each.isString() || each.toString().trimmed().isEmpty() || each.toString().size() > longest)
            refuse(QStringLiteral("%1[%2]").arg(QLatin1String(key)).arg(texts.size()));
        texts.append(each.toString());
    }
    return texts;
}

int CatalogueReader::integer(const char *key, int least, int most, int otherwise)
{
    if (!has(key))
        return otherwise;
    const auto number = m_object.value(QLatin1String(key)).toDouble(0.5); // anything but a number ends as a fraction
    if (number != std::floor(number) || number < least || number > most) {
        refuse(QString::fromLatin1(key));
        return otherwise;
    }
    return static_cast<int>(number);
}

bool CatalogueReader::flag(const char *key, bool otherwise)
{
    const auto value = m_object.value(QLatin1String(key));
    if (has(key) && !value.isBool())
        refuse(QString::fromLatin1(key));
    return value.toBool(otherwise);
}

QDate CatalogueReader::day(const char *key)
{
    if (!has(key))
        return {};
    const auto words = m_object.value(QLatin1String(key)).toString();
    const auto day = QDate::fromString(words, Qt::ISODate);
    if (words.size() != 10 || !day.isValid())
        refuse(QString::fromLatin1(key));
    return day;
}

domain::rules::Expression CatalogueReader::rule(const char *key)
{
    if (!has(key))
        return {};
    auto rule = domain::rules::Expression::fromJson(m_object.value(QLatin1String(key)));
    if (rule && !rule->isAlways())
        return *std::move(rule);
    refuse(QString::fromLatin1(key));
    return {};
}

CatalogueReader CatalogueReader::part(const char *key)
{
    const auto value = m_object.value(QLatin1String(key));
    CatalogueReader reader(value.toObject(), placeOf(QString::fromLatin1(key)), m_fault);
    if (!value.isObject())
        reader.refuse({});
    return reader;
}

} // namespace yc::core::wire
