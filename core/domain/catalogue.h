#pragma once

#include "core/domain/calendar.h"
#include "core/domain/item.h"

#include <QHash>

#include <memory>

// The items of a node, immutable once made, and the index that finds them as one types: by name, alias, pinyin initials
// and full pinyin, code, topic, in at most 16 ms over 5,000 items.
namespace yc::core::domain
{

// Words of the catalogue in other languages: language ("en") → the Chinese words → theirs. The Chinese text itself is
// the key, as in the client's own translations: what two items call the same is translated once.
using Translations = QHash<QString, QHash<QString, QString>>;

struct Hit {
    const ServiceItem *item = nullptr; // lives as long as the catalogue
    int score = 0; // higher first
    enum class By { Name, Alias, Pinyin, Code, Topic, Department } by = By::Name;
    QString matched; // the alias or topic that matched
};

class Catalogue
{
public:
    Catalogue(QString version, QList<ServiceItem> items, Calendar calendar, Translations translations = {});
    ~Catalogue();
    Catalogue(const Catalogue &) = delete;
    Catalogue &operator=(const Catalogue &) = delete;

    [[nodiscard]] const QString &version() const { return m_version; }
    [[nodiscard]] const Calendar &calendar() const { return m_calendar; }
    [[nodiscard]] const QList<ServiceItem> &items() const { return m_items; }
    // The version in force on that day; a case in hand asks with its own version instead.
    [[nodiscard]] const ServiceItem *find(QStringView code, QDate day) const;
    [[nodiscard]] const ServiceItem *find(QStringView code, int version) const;
    // A package's items in force on that day, in its order; none for any other item.
    [[nodiscard]] QList<const ServiceItem *> members(const ServiceItem &item, QDate day) const;
    [[nodiscard]] const Translations &translations() const { return m_translations; }
    // Empty query: the items in force in catalogue order. Cancelled items are found and marked.
    [[nodiscard]] QList<Hit> search(QStringView query, QDate day, qsizetype most = 50) const;

private:
    struct Index;
    QString m_version;
    QList<ServiceItem> m_items;
    Calendar m_calendar;
    Translations m_translations;
    std::unique_ptr<Index> m_index;
};

// 身份证 → ("shenfenzheng", "sfz"); characters without a reading stay as they are. ICU's Han-Latin,
// asked at build time; ü is v.
struct Pinyin {
    QString full;
    QString initials;
};
[[nodiscard]] Pinyin pinyinOf(QStringView words);

} // namespace yc::core::domain
