#pragma once

#include "core/domain/rules/expression.h"

#include <QDate>
#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <optional>

// Reading an item with the place of the first fault, which strict_json.h does not keep: an item is written by people,
// and whoever wrote it has to be told where. Private to catalogue_*.cpp.
namespace yc::core::wire
{

struct CatalogueFault {
    bool any = false;
    QString where;
};

class CatalogueReader
{
public:
    // `fault` outlives the reader and is shared with readers of parts; the first fault stays.
    CatalogueReader(QJsonObject object, QString path, CatalogueFault &fault)
        : m_object(std::move(object)), m_path(std::move(path)), m_fault(fault)
    {
    }

    [[nodiscard]] bool has(const char *key) const { return m_object.contains(QLatin1String(key)); }
    void refuse(const QString &place); // place inside this object; empty: the object itself

    enum class Need { Asked, Optional };
    [[nodiscard]] QString text(const char *key, Need need = Need::Optional, qsizetype longest = 4000);
    [[nodiscard]] QString name(const char *key, qsizetype longest = 200) { return text(key, Need::Asked, longest); }
    [[nodiscard]] QString id(const char *key); // letter first, then letters, digits, - and _; part of a fact's path
    [[nodiscard]] QStringList texts(const char *key, qsizetype most = 200, qsizetype longest = 4000);
    [[nodiscard]] int integer(const char *key, int least, int most, int otherwise);
    [[nodiscard]] bool flag(const char *key, bool otherwise);
    [[nodiscard]] QDate day(const char *key); // absent: invalid
    [[nodiscard]] domain::rules::Expression rule(const char *key); // absent: always

    // The word of an enumeration; absent: `otherwise`, or a fault if there is none.
    template <typename Words, typename Enum>
    [[nodiscard]] Enum word(const char *key, const Words &words, std::optional<Enum> otherwise)
    {
        if (!has(key) && otherwise)
            return *otherwise;
        const auto text = m_object.value(QLatin1String(key)).toString();
        for (const auto &[value, name] : words) {
            if (text == QLatin1String(name))
                return value;
        }
        refuse(QString::fromLatin1(key));
        return words[0].value;
    }

    // A list of such words, each once; absent: none.
    template <typename Enum, typename Words> [[nodiscard]] QList<Enum> wordList(const char *key, const Words &words)
    {
        QList<Enum> values;
        for (const auto &text : texts(key, static_cast<qsizetype>(words.size()), 32)) {
            const auto known = std::find_if(words.begin(), words.end(),
                                            [&](const auto &word) { return text == QLatin1String(word.name); });
            if (known == words.end() || values.contains(known->value))
                refuse(QString::fromLatin1(key));
            else
                values.append(known->value);
        }
        return values;
    }

    [[nodiscard]] CatalogueReader part(const char *key);
    // each(reader) for every object of a list; absent: none.
    template <typename Each> void forEach(const char *key, qsizetype most, Each each)
    {
        if (!has(key))
            return;
        const auto value = m_object.value(QLatin1String(key));
        const auto all = value.toArray();
        if (!value.isArray() || all.size() > most)
            refuse(QString::fromLatin1(key));
        for (qsizetype i = 0; i < std::min(all.size(), most); ++i) {
            CatalogueReader element(all[i].toObject(), placeOf(QStringLiteral("%1[%2]").arg(QLatin1String(key)).arg(i)),
                                    m_fault);
            if (!all[i].isObject())
                element.refuse({});
            each(element);
        }
    }

private:
    [[nodiscard]] QString placeOf(const QString &inside) const;

    QJsonObject m_object;
    QString m_path;
    CatalogueFault &m_fault;
};

} // namespace yc::core::wire
