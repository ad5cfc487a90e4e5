#pragma once

#include "core/wire/catalogue_json.h"

// What the items of a catalogue share: dictionaries and translations. Private to catalogue_*.cpp.
namespace yc::core::wire
{

[[nodiscard]] QJsonObject toJson(const Dictionaries &dictionaries);
[[nodiscard]] Result<Dictionaries> dictionariesFromJson(const QJsonObject &json, QString *where);

[[nodiscard]] QJsonObject toJson(const domain::Translations &translations);
[[nodiscard]] Result<domain::Translations> translationsFromJson(const QJsonObject &json, QString *where);
// One file of a language; a phrase that is there already is a fault.
[[nodiscard]] Done addTranslations(const QJsonObject &json, QHash<QString, QString> &words, QString *where);

// Puts the choices of the dictionaries into the fields and windows that name them. The place of the first that names
// what is not there; empty: none.
[[nodiscard]] QString putChoices(QList<domain::ServiceItem> &items, const Dictionaries &dictionaries);

} // namespace yc::core::wire
