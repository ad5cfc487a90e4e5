#include "core/flow/page_shelf.h"

#include <algorithm>
#include <utility>

namespace yc::core::flow
{

void PageShelf::load(const QList<domain::Filing> &filings)
{
    clear();
    for (const auto &filing : filings) {
        for (const auto &page : filing.pages)
            m_pages[filing.materialId].append({.page = page});
        if (filing.handed && !filing.pages.isEmpty())
            m_handed.insert(filing.materialId, *filing.handed);
        if (filing.unfetched)
            m_unfetched.insert(filing.materialId);
    }
}

void PageShelf::clear()
{
    m_pages.clear();
    m_replaced.clear();
    m_removed.reset();
    m_unfetched.clear();
    m_handed.clear();
    m_before.clear();
    m_moves.clear();
}

const QList<ShelfPage> &PageShelf::pages(const QString &materialId) const
{
    static const QList<ShelfPage> none;
    const auto found = m_pages.constFind(materialId);
    return found == m_pages.constEnd() ? none : *found;
}

QList<domain::Filing> PageShelf::filings() const
{
    QList<domain::Filing> filings;
    auto materials = m_pages.keys();
    for (const auto &material : m_unfetched) {
        if (!materials.contains(material))
            materials.append(material);
    }
    materials.sort();
    for (const auto &material : std::as_const(materials)) {
        domain::Filing filing{.materialId = material,
                              .pages = {},
                              .handed = handed(material),
                              .unfetched = m_unfetched.contains(material)};
        for (const auto &page : pages(material)) {
            if (page.ticket == 0)
                filing.pages.append(page.page);
            else if (m_replaced.contains(page.ticket))
                filing.pages.append(m_replaced.value(page.ticket)); // a kill now brings the old one back
        }
        if (!filing.pages.isEmpty() || filing.unfetched)
            filings.append(filing);
    }
    return filings;
}

qsizetype PageShelf::saving() const
{
    qsizetype count = 0;
    for (const auto &list : m_pages)
        count += std::ranges::count_if(list, [](const auto &page) { return page.ticket != 0; });
    return count;
}

bool PageShelf::isPlace(const QString &materialId, int index) const
{
    return index >= 0 && index < pages(materialId).size();
}

quint64 PageShelf::add(const QString &materialId, domain::Page page, const PageNotes &notes)
{
    m_pages[materialId].append({.page = std::move(page), .ticket = ++m_lastTicket, .notes = notes});
    return m_lastTicket;
}

std::optional<quint64> PageShelf::replace(const QString &materialId, int index, domain::Page page,
                                          const PageNotes &notes)
{
    if (!isPlace(materialId, index))
        return std::nullopt;
    auto &place = m_pages[materialId][index];
    const auto before = place.ticket == 0   ? std::optional(place.page)
        : m_replaced.contains(place.ticket) ? std::optional(m_replaced.take(place.ticket))
                                            : std::nullopt;
    place = {.page = std::move(page), .ticket = ++m_lastTicket, .notes = notes};
    m_moves.clear();
    if (before)
        m_replaced.insert(m_lastTicket, *before);
    return m_lastTicket;
}

bool PageShelf::move(const QString &materialId, int from, int to, By by)
{
    if (!isPlace(materialId, from) || !isPlace(materialId, to))
        return false;
    m_pages[materialId].move(from, to);
    if (by == By::Program)
        m_moves.clear(); // places are other ones now
    else if (from != to)
        m_moves.push_back(
            {.kind = Step::Kind::Moved, .from = materialId, .at = from, .place = to, .serial = ++m_serial});
    return true;
}

bool PageShelf::moveTo(const QString &fromMaterial, int index, const QString &toMaterial)
{
    if (!isPlace(fromMaterial, index) || fromMaterial == toMaterial)
        return false;
    auto page = m_pages[fromMaterial].takeAt(index);
    auto &list = m_pages[toMaterial];
    list.append(std::move(page));
    m_moves.push_back({.kind = Step::Kind::MovedTo,
                       .from = fromMaterial,
                       .at = index,
                       .to = toMaterial,
                       .place = static_cast<int>(list.size()) - 1,
                       .handed = handed(fromMaterial),
                       .serial = ++m_serial});
    forgetHanded(fromMaterial);
    return true;
}

bool PageShelf::turn(const QString &materialId, int index)
{
    if (!isPlace(materialId, index))
        return false;
    auto &turns = m_pages[materialId][index].page.turns;
    turns = (turns + 1) % 4;
    m_moves.push_back({.kind = Step::Kind::Turned, .from = materialId, .at = index, .serial = ++m_serial});
    return true;
}

bool PageShelf::remove(const QString &materialId, int index)
{
    if (!isPlace(materialId, index))
        return false;
    if (m_removed)
        m_replaced.remove(m_removed->page.ticket);
    m_removed = Removed{.materialId = materialId, .index = index, .page = m_pages[materialId].takeAt(index)};
    m_removed->handed = handed(materialId);
    m_before.clear();
    m_moves.clear();
    forgetHanded(materialId);
    return true;
}

bool PageShelf::undoRemove()
{
    if (!m_removed)
        return false;
    auto &list = m_pages[m_removed->materialId];
    list.insert(std::min(m_removed->index, list.size()), m_removed->page);
    if (m_removed->handed && !m_handed.contains(m_removed->materialId))
        m_handed.insert(m_removed->materialId, *m_removed->handed);
    m_removed.reset();
    m_moves.clear();
    return true;
}

bool PageShelf::undo()
{
    const auto said = m_before.isEmpty() ? 0 : m_before.constLast().serial;
    if (m_moves.empty() || m_moves.back().serial < said)
        return undoHanded() || undoRemove();
    const auto step = std::move(m_moves.back());
    m_moves.pop_back();
    auto &list = m_pages[step.from];
    switch (step.kind) {
    case Step::Kind::Moved: list.move(step.place, step.at); break;
    case Step::Kind::Turned: list[step.at].page.turns = (list[step.at].page.turns + 3) % 4; break;
    case Step::Kind::MovedTo:
        list.insert(step.at, m_pages[step.to].takeAt(step.place));
        forgetHanded(step.to);
        if (step.handed && !m_handed.contains(step.from))
            m_handed.insert(step.from, *step.handed);
        break;
    }
    return true;
}

std::optional<domain::HandedIn> PageShelf::handed(const QString &materialId) const
{
    const auto found = m_handed.constFind(materialId);
    return found == m_handed.constEnd() ? std::nullopt : std::optional(*found);
}

bool PageShelf::setHanded(const QHash<QString, domain::HandedIn> &handed)
{
    auto after = m_handed;
    for (auto one = handed.begin(); one != handed.end(); ++one) {
        if (domain::isWhole(*one) && !pages(one.key()).isEmpty())
            after.insert(one.key(), *one);
    }
    if (after == m_handed)
        return false;
    m_before.append({.handed = std::exchange(m_handed, after), .serial = ++m_serial});
    return true;
}

bool PageShelf::setUnfetched(const QString &materialId, bool unfetched)
{
    if (m_unfetched.contains(materialId) == unfetched)
        return false;
    if (unfetched)
        m_unfetched.insert(materialId);
    else
        m_unfetched.remove(materialId);
    return true;
}

bool PageShelf::undoHanded()
{
    while (!m_before.isEmpty()) { // a step may have come to nothing with its pages
        if (const auto before = m_before.takeLast().handed; before != m_handed) {
            m_handed = before;
            return true;
        }
    }
    return false;
}

// Without a page there is nothing that it was said of; what is brought next may be something else.
void PageShelf::forgetHanded(const QString &materialId)
{
    if (!pages(materialId).isEmpty())
        return;
    m_handed.remove(materialId);
    for (auto &before : m_before)
        before.handed.remove(materialId);
}

PageShelf::Found PageShelf::find(quint64 ticket)
{
    for (auto list = m_pages.begin(); list != m_pages.end(); ++list) {
        for (auto &page : *list) {
            if (page.ticket == ticket)
                return {.materialId = list.key(), .page = &page};
        }
    }
    if (m_removed && m_removed->page.ticket == ticket)
        return {.materialId = m_removed->materialId, .page = &m_removed->page};
    return {};
}

void PageShelf::sketched(quint64 ticket, std::shared_ptr<const pack::PageSketch> sketch)
{
    const auto found = find(ticket);
    if (!found.page)
        return;
    found.page->notes.sketch = std::move(sketch);
    found.page->notes.cameNow = true;
}

void PageShelf::sketched(const QString &blob, const std::shared_ptr<const pack::PageSketch> &sketch)
{
    for (auto &list : m_pages) {
        for (auto &page : list) {
            if (page.ticket != 0 || page.page.blob != blob || page.notes.sketch)
                continue;
            page.notes.sketch = sketch;
            return; // one that is filed twice was said to be so before
        }
    }
}

std::optional<QString> PageShelf::sealed(quint64 ticket, domain::Page page)
{
    m_replaced.remove(ticket);
    const auto found = find(ticket);
    if (!found.page)
        return std::nullopt;
    page.turns = found.page->page.turns; // may have been turned while it was sealed
    found.page->page = std::move(page); // what is known of it stays with it
    found.page->ticket = 0;
    return found.materialId;
}

std::optional<QString> PageShelf::notSealed(quint64 ticket)
{
    const auto before = m_replaced.contains(ticket) ? std::optional(m_replaced.take(ticket)) : std::nullopt;
    const auto found = find(ticket);
    if (!found.page)
        return std::nullopt;
    if (before) {
        *found.page = {.page = *before, .ticket = 0};
        return found.materialId;
    }
    if (m_removed && found.page == &m_removed->page) {
        m_removed.reset();
        return found.materialId;
    }
    m_moves.clear();
    m_pages[found.materialId].removeIf([ticket](const auto &one) { return one.ticket == ticket; });
    forgetHanded(found.materialId);
    return found.materialId;
}

} // namespace yc::core::flow
