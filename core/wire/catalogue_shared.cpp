#include "core/wire/catalogue_shared.h"

#include <QJsonArray>

#include <algorithm>

namespace yc::core::wire
{

namespace
{

using namespace domain;

constexpr qsizetype MostChoices = 2000; // of one dictionary
constexpr qsizetype MostWords = 100'000; // of one language
constexpr qsizetype LongestWords = 4000;

std::unexpected<Code> refused(QString *where, const QString &place)
{
    if (where)
        *where = place;
    return std::unexpected(codes::BadCatalogue);
}

std::optional<Choice> choiceFrom(const QJsonValue &json)
{
    const auto object = json.toObject();
    const Choice choice{.id = object.value(QLatin1String("id")).toString(),
                        .words = object.value(QLatin1String("words")).toString()};
    const bool good = object.size() == 2 && !choice.id.isEmpty() && choice.id.size() <= 64 && !choice.id.contains(u',')
        && !choice.words.trimmed().isEmpty();
    return good ? std::optional(choice) : std::nullopt;
}

const Choice *choiceOf(const Dictionaries &dictionaries, const QString &name, const QString &id)
{
    const auto found = dictionaries.constFind(name);
    if (found == dictionaries.constEnd())
        return nullptr;
    const auto choice = std::find_if(found->begin(), found->end(), [&](const Choice &each) { return each.id == id; });
    return choice == found->end() ? nullptr : &*choice;
}

} // namespace

QJsonObject toJson(const Dictionaries &dictionaries)
{
    QJsonObject object;
    for (auto it = dictionaries.constBegin(); it != dictionaries.constEnd(); ++it) {
        QJsonArray choices;
        for (const auto &choice : it.value())
            choices.append(QJsonObject{{QStringLiteral("id"), choice.id}, {QStringLiteral("words"), choice.words}});
        object.insert(it.key(), choices);
    }
    return object;
}

Result<Dictionaries> dictionariesFromJson(const QJsonObject &json, QString *where)
{
    Dictionaries dictionaries;
    for (auto it = json.constBegin(); it != json.constEnd(); ++it) {
        const auto array = it.value().toArray();
        QList<Choice> choices;
        for (const auto &value : array) {
            const auto choice = choiceFrom(value);
            const bool twice = choice && std::any_of(choices.begin(), choices.end(), [&](const Choice &each) {
                                   return each.id == choice->id;
                               });
            if (!choice || twice)
                return refused(where, QStringLiteral("dictionaries.%1[%2]").arg(it.key()).arg(choices.size()));
            choices.append(*choice);
        }
        if (choices.isEmpty() || choices.size() > MostChoices)
            return refused(where, QStringLiteral("dictionaries.") + it.key());
        dictionaries.insert(it.key(), choices);
    }
    return dictionaries;
}

QJsonObject toJson(const Translations &translations)
{
    QJsonObject object;
    for (auto it = translations.constBegin(); it != translations.constEnd(); ++it) {
        QJsonObject words;
        for (auto word = it.value().constBegin(); word != it.value().constEnd(); ++word)
            words.insert(word.key(), word.value());
        object.insert(it.key(), words);
    }
    return object;
}

Done addTranslations(const QJsonObject &json, QHash<QString, QString> &words, QString *where)
{
    for (auto it = json.constBegin(); it != json.constEnd(); ++it) {
        const auto text = it.value().toString();
        const bool good = !it.key().trimmed().isEmpty() && !text.trimmed().isEmpty() && text.size() <= LongestWords;
        if (!good || words.contains(it.key()) || words.size() >= MostWords)
            return refused(where, it.key());
        words.insert(it.key(), text);
    }
    return {};
}

Result<Translations> translationsFromJson(const QJsonObject &json, QString *where)
{
    Translations translations;
    for (auto it = json.constBegin(); it != json.constEnd(); ++it) {
        QString inside;
        if (it.key().isEmpty() || it.key().size() > 16 || !it.value().isObject()
            || !addTranslations(it.value().toObject(), translations[it.key()], &inside))
            return refused(where, QStringLiteral("translations.%1.%2").arg(it.key(), inside));
    }
    return translations;
}

QString putChoices(QList<ServiceItem> &items, const Dictionaries &dictionaries)
{
    for (qsizetype i = 0; i < items.size(); ++i) {
        for (auto &window : items[i].windows) {
            const auto *known = choiceOf(dictionaries, QStringLiteral("window"), window.id);
            if (!known)
                return QStringLiteral("items[%1].windows").arg(i);
            window = *known;
        }
        for (auto &section : items[i].form.sections) {
            for (auto &field : section.fields) {
                if (field.dictionary.isEmpty())
                    continue;
                field.choices = dictionaries.value(field.dictionary);
                if (field.choices.isEmpty())
                    return QStringLiteral("items[%1].form.%2.dictionary").arg(i).arg(field.id);
            }
        }
    }
    return {};
}

} // namespace yc::core::wire
