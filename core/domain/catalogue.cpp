#include "core/domain/catalogue.h"

#include "core/domain/catalogue_index.h"

#include <algorithm>

namespace yc::core::domain
{

namespace
{

bool covers(const ServiceItem &item, QDate day)
{
    return (!item.effectiveFrom.isValid() || item.effectiveFrom <= day)
        && (!item.effectiveTo || day <= *item.effectiveTo);
}

} // namespace

struct Catalogue::Index {
    explicit Index(const QList<ServiceItem> &items) : words(items)
    {
        for (qsizetype i = 0; i < items.size(); ++i)
            byCode[items[i].code].append(i);
    }

    // Another version of the same item that covers the day and is newer.
    [[nodiscard]] bool isReplaced(const QList<ServiceItem> &items, qsizetype row, QDate day) const
    {
        const auto &versions = byCode.constFind(items[row].code).value();
        return versions.size() > 1 && std::any_of(versions.begin(), versions.end(), [&](qsizetype other) {
                   return items[other].version > items[row].version && covers(items[other], day);
               });
    }

    CatalogueIndex words;
    QHash<QString, QList<qsizetype>> byCode;
};

Catalogue::Catalogue(QString version, QList<ServiceItem> items, Calendar calendar)
    : m_version(std::move(version)), m_items(std::move(items)), m_calendar(std::move(calendar)),
      m_index(std::make_unique<Index>(std::as_const(m_items)))
{
}

Catalogue::~Catalogue() = default;

const ServiceItem *Catalogue::find(QStringView code, QDate day) const
{
    const ServiceItem *found = nullptr;
    for (const auto row : m_index->byCode.value(code.toString())) {
        const auto &item = m_items[row];
        if (covers(item, day) && (!found || item.version > found->version))
            found = &item;
    }
    return found && found->isInForce(day) ? found : nullptr;
}

const ServiceItem *Catalogue::find(QStringView code, int version) const
{
    for (const auto row : m_index->byCode.value(code.toString())) {
        if (m_items[row].version == version)
            return &m_items[row];
    }
    return nullptr;
}

QList<Hit> Catalogue::search(QStringView query, QDate day, qsizetype most) const
{
    QList<Hit> hits;
    most = std::clamp<qsizetype>(most, 0, m_items.size());
    const auto tokens = CatalogueIndex::tokensOf(query);
    if (tokens.isEmpty()) {
        for (qsizetype row = 0; row < m_items.size() && hits.size() < most; ++row) {
            if (m_items[row].isInForce(day) && !m_index->isReplaced(m_items, row, day))
                hits.append({.item = &m_items[row]});
        }
        return hits;
    }
    for (qsizetype row = 0; row < m_items.size(); ++row) {
        const auto &item = m_items[row];
        if (!covers(item, day))
            continue;
        auto match = m_index->words.match(row, tokens);
        if (match.score > 0
            && !m_index->isReplaced(m_items, row,
                                    day)) // a cancelled item stands behind one in force that matches as well
            hits.append({&item, match.score * 2 - (item.cancelled ? 1 : 0), match.by, std::move(match.matched)});
    }
    const auto before = [](const Hit &left, const Hit &right) {
        return left.score != right.score ? left.score > right.score : left.item < right.item;
    };
    std::partial_sort(hits.begin(), hits.begin() + std::min(most, hits.size()), hits.end(), before);
    hits.resize(std::min(most, hits.size()));
    return hits;
}

} // namespace yc::core::domain
