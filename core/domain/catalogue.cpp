#include "core/domain/catalogue.h"

#include "core/domain/catalogue_index.h"

#include <algorithm>
#include <span>

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

Catalogue::Catalogue(QString version, QList<ServiceItem> items, Calendar calendar, Translations translations)
    : m_version(std::move(version)), m_items(std::move(items)), m_calendar(std::move(calendar)),
      m_translations(std::move(translations)), m_index(std::make_unique<Index>(std::as_const(m_items)))
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

QList<const ServiceItem *> Catalogue::members(const ServiceItem &item, QDate day) const
{
    QList<const ServiceItem *> found;
    for (const auto &code : item.members) {
        if (const auto *member = find(code, day))
            found.append(member);
    }
    return found;
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
    auto found = m_index->words.find(tokens);
    const auto last = std::remove_if(found.begin(), found.end(), [&](const CatalogueIndex::Found &each) {
        return !covers(m_items[each.row], day) || m_index->isReplaced(m_items, each.row, day);
    });
    found.erase(last, found.end());
    // a cancelled item stands behind one in force that matches as well
    const auto rank
        = [&](const CatalogueIndex::Found &each) { return each.score * 2 - (m_items[each.row].cancelled ? 1 : 0); };
    const auto before = [&](const CatalogueIndex::Found &left, const CatalogueIndex::Found &right) {
        return rank(left) != rank(right) ? rank(left) > rank(right) : left.row < right.row;
    };
    const auto size = std::min(most, static_cast<qsizetype>(found.size()));
    std::partial_sort(found.begin(), found.begin() + size, found.end(), before);
    for (const auto &each : std::span(found).first(static_cast<std::size_t>(size)))
        hits.append({&m_items[each.row], rank(each), each.by, m_index->words.textOf(each)});
    return hits;
}

} // namespace yc::core::domain
