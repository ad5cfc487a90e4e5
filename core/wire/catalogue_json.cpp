#include "core/wire/catalogue_json.h"

#include "core/wire/catalogue_reader.h"
#include "core/wire/catalogue_shared.h"

#include <QJsonArray>
#include <QSet>

#include <algorithm>

namespace yc::core::wire
{

namespace
{

using namespace domain;

constexpr qsizetype MostItems = 100'000;
constexpr qsizetype MostDays = 366;
constexpr qsizetype MostParts = 200; // files of one language

void fail(QString *where, const QString &place)
{
    if (where)
        *where = place;
}

QJsonArray jsonOf(const QSet<QDate> &days)
{
    auto sorted = days.values();
    std::sort(sorted.begin(), sorted.end());
    QJsonArray all;
    for (const auto day : sorted)
        all.append(day.toString(Qt::ISODate));
    return all;
}

// A notice names days of its own year, and may reach a few days into its neighbours.
std::optional<QSet<QDate>> daysOf(CatalogueReader &reader, const char *key, int year)
{
    QSet<QDate> days;
    for (const auto &text : reader.texts(key, MostDays, 10)) {
        const auto day = QDate::fromString(text, Qt::ISODate);
        if (!day.isValid() || std::abs(day.year() - year) > 1 || days.contains(day))
            return std::nullopt;
        days.insert(day);
    }
    return days;
}

// The same version of the same item only once; a successor and a package's members have to be there, and a package is
// no member of another.
QString faultOf(const QList<ServiceItem> &items)
{
    QSet<std::pair<QString, int>> seen;
    QSet<QString> codes;
    QSet<QString> packages;
    for (const auto &item : items) {
        codes.insert(item.code);
        if (item.isPackage())
            packages.insert(item.code);
    }
    for (qsizetype i = 0; i < items.size(); ++i) {
        const std::pair key(items[i].code, items[i].version);
        if (seen.contains(key))
            return QStringLiteral("items[%1].code").arg(i);
        seen.insert(key);
        if (!items[i].successorCode.isEmpty() && !codes.contains(items[i].successorCode))
            return QStringLiteral("items[%1].successorCode").arg(i);
        for (const auto &member : items[i].members) {
            if (!codes.contains(member) || packages.contains(member))
                return QStringLiteral("items[%1].members").arg(i);
        }
    }
    return {};
}

Result<CatalogueParts> checked(CatalogueParts parts, QString *where)
{
    auto fault = faultOf(parts.items);
    if (fault.isEmpty())
        fault = putChoices(parts.items, parts.dictionaries);
    if (fault.isEmpty())
        return parts;
    fail(where, fault);
    return std::unexpected(codes::BadCatalogue);
}

} // namespace

QJsonObject toJson(const Calendar &calendar)
{
    QJsonArray years;
    for (const auto &year : calendar.years()) {
        years.append(QJsonObject{
            {QStringLiteral("year"), year.year},
            {QStringLiteral("off"), jsonOf(year.off)},
            {QStringLiteral("makeUp"), jsonOf(year.makeUp)},
        });
    }
    return {{QStringLiteral("years"), years}};
}

Result<Calendar> calendarFromJson(const QJsonObject &json)
{
    CatalogueFault fault;
    CatalogueReader reader(json, {}, fault);
    if (!reader.has("years"))
        reader.refuse(QStringLiteral("years"));
    Calendar calendar;
    reader.forEach("years", 200, [&](CatalogueReader &each) {
        CalendarYear year;
        year.year = each.integer("year", 1949, 2199, 0);
        const auto off = daysOf(each, "off", year.year);
        const auto makeUp = daysOf(each, "makeUp", year.year);
        if (year.year == 0 || calendar.knows(year.year) || !off || !makeUp || off->intersects(*makeUp)) {
            each.refuse({});
            return;
        }
        year.off = *off;
        year.makeUp = *makeUp;
        calendar.add(year);
    });
    if (fault.any)
        return std::unexpected(codes::BadCalendar);
    return calendar;
}

QJsonObject toJson(const CatalogueParts &parts)
{
    QJsonArray items;
    for (const auto &item : parts.items)
        items.append(toJson(item));
    QJsonObject json{
        {QStringLiteral("version"), parts.version},
        {QStringLiteral("calendar"), toJson(parts.calendar)},
        {QStringLiteral("items"), items},
    };
    if (!parts.dictionaries.isEmpty())
        json.insert(QStringLiteral("dictionaries"), toJson(parts.dictionaries));
    if (!parts.translations.isEmpty())
        json.insert(QStringLiteral("translations"), toJson(parts.translations));
    return json;
}

Result<CatalogueParts> catalogueFromJson(const QJsonObject &json, QString *where)
{
    CatalogueParts parts;
    parts.version = json.value(QLatin1String("version")).toString();
    const auto items = json.value(QLatin1String("items"));
    if (parts.version.isEmpty() || !items.isArray() || items.toArray().size() > MostItems) {
        fail(where, parts.version.isEmpty() ? QStringLiteral("version") : QStringLiteral("items"));
        return std::unexpected(codes::BadCatalogue);
    }
    auto calendar = calendarFromJson(json.value(QLatin1String("calendar")).toObject());
    if (!calendar) {
        fail(where, QStringLiteral("calendar"));
        return std::unexpected(calendar.error());
    }
    parts.calendar = *std::move(calendar);
    auto dictionaries = dictionariesFromJson(json.value(QLatin1String("dictionaries")).toObject(), where);
    auto translations = translationsFromJson(json.value(QLatin1String("translations")).toObject(), where);
    if (!dictionaries || !translations)
        return std::unexpected(codes::BadCatalogue);
    parts.dictionaries = *std::move(dictionaries);
    parts.translations = *std::move(translations);
    for (const auto &value : items.toArray()) {
        QString inside;
        auto item = serviceItemFromJson(value.toObject(), &inside);
        if (!item) {
            fail(where, QStringLiteral("items[%1].%2").arg(parts.items.size()).arg(inside));
            return std::unexpected(item.error());
        }
        parts.items.append(*std::move(item));
    }
    return checked(std::move(parts), where);
}

Result<CatalogueParts> assembleCatalogue(const ReadFile &read, QString *where)
{
    const auto manifestName = QStringLiteral("catalogue.json");
    const auto manifest = read(manifestName);
    if (!manifest) {
        fail(where, manifestName);
        return std::unexpected(manifest.error());
    }
    CatalogueFault fault;
    CatalogueReader reader(*manifest, {}, fault);
    CatalogueParts parts;
    parts.version = reader.name("version", 64);
    const auto calendarName = reader.name("calendar");
    const auto names = reader.texts("items", MostItems, 200);
    const auto dictionariesName = reader.text("dictionaries", CatalogueReader::Need::Optional, 200);
    const auto languages = manifest->value(QLatin1String("translations")).toObject();
    QHash<QString, QStringList> translationFiles;
    if (reader.has("translations")) {
        auto part = reader.part("translations");
        for (const auto &language : languages.keys())
            translationFiles.insert(language, part.texts(language.toLatin1().constData(), MostParts, 200));
    }
    if (fault.any) {
        fail(where, manifestName + u':' + fault.where);
        return std::unexpected(codes::BadCatalogue);
    }
    const auto calendarJson = read(calendarName);
    auto calendar = calendarJson ? calendarFromJson(*calendarJson) : std::unexpected(calendarJson.error());
    if (!calendar) {
        fail(where, calendarName);
        return std::unexpected(calendar.error());
    }
    parts.calendar = *std::move(calendar);
    if (!dictionariesName.isEmpty()) {
        const auto json = read(dictionariesName);
        auto dictionaries = json ? dictionariesFromJson(*json, where) : std::unexpected(json.error());
        if (!dictionaries) {
            fail(where, dictionariesName);
            return std::unexpected(dictionaries.error());
        }
        parts.dictionaries = *std::move(dictionaries);
    }
    for (auto it = translationFiles.constBegin(); it != translationFiles.constEnd(); ++it) {
        for (const auto &name : it.value()) {
            QString inside;
            const auto json = read(name);
            const auto added
                = json ? addTranslations(*json, parts.translations[it.key()], &inside) : std::unexpected(json.error());
            if (!added) {
                fail(where, inside.isEmpty() ? name : name + u':' + inside);
                return std::unexpected(added.error());
            }
        }
    }
    for (const auto &name : names) {
        QString inside;
        const auto json = read(name);
        auto item = json ? serviceItemFromJson(*json, &inside) : std::unexpected(json.error());
        if (!item) {
            fail(where, inside.isEmpty() ? name : name + u':' + inside);
            return std::unexpected(item.error());
        }
        parts.items.append(*std::move(item));
    }
    return checked(std::move(parts), where);
}

} // namespace yc::core::wire
