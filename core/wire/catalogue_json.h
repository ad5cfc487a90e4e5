#pragma once

#include "core/domain/catalogue.h"
#include "core/domain/item.h"

#include <QJsonObject>

#include <functional>

// The catalogue as JSON and back: what the hall keeps in resources/catalogue, serves with an ETag and terminals store.
// Reading is strict: an unknown word, a missing name, a rule that cannot be read refuse the whole file; nothing is
// half read. Writing leaves out what is empty. One item is one object, the same in the file and on the wire.
namespace yc::core::wire
{

namespace codes
{
inline constexpr Code BadItem{'F', 102}; // an item of the catalogue that cannot be read
inline constexpr Code BadCalendar{'F', 103}; // a calendar that cannot be read
inline constexpr Code BadCatalogue{'F', 104}; // the list of items itself: no version, twice the same item
} // namespace codes

// where (may be null) is told the place of the first fault, "form.sections[0].fields[2].kind": for logs and tests.
[[nodiscard]] QJsonObject toJson(const domain::ServiceItem &item);
[[nodiscard]] Result<domain::ServiceItem> serviceItemFromJson(const QJsonObject &json, QString *where = nullptr);

// {"years":[{"year":2026,"off":["2026-01-01",…],"makeUp":["2026-01-04",…]}]}
[[nodiscard]] QJsonObject toJson(const domain::Calendar &calendar);
[[nodiscard]] Result<domain::Calendar> calendarFromJson(const QJsonObject &json);

// Shared lists of choices (relation, nation, education …): {"relation":[{"id":"spouse","words":"配偶"},…]}. A field
// names one; reading puts its choices in, so that nobody past the reader has to look them up.
using Dictionaries = QHash<QString, QList<domain::Choice>>;

// Everything a domain::Catalogue is made of:
// {"version":"…","calendar":{…},"dictionaries":{…},"translations":{"en":{"姓名":"Name",…}},"items":[…]}.
struct CatalogueParts {
    QString version;
    QList<domain::ServiceItem> items;
    domain::Calendar calendar;
    Dictionaries dictionaries{};
    domain::Translations translations{};
};
[[nodiscard]] QJsonObject toJson(const CatalogueParts &parts);
[[nodiscard]] Result<CatalogueParts> catalogueFromJson(const QJsonObject &json, QString *where = nullptr);

// The layout of resources/catalogue: catalogue.json names the version, the calendar's file, the dictionaries' file,
// each language's files of translations and the items' files in order. A phrase stands in one file of its language
// only. read() fetches one of them by its name relative to that folder; this function itself touches no disk.
using ReadFile = std::function<Result<QJsonObject>(const QString &name)>;
[[nodiscard]] Result<CatalogueParts> assembleCatalogue(const ReadFile &read, QString *where = nullptr);

} // namespace yc::core::wire
