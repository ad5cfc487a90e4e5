#include "core/vault/case_index_rooms.h"

namespace yc::core::vault
{

CaseIndex::CaseIndex() : m_rooms(std::make_unique<Rooms>()) { }
CaseIndex::~CaseIndex() = default;

std::optional<CaseRow> CaseIndex::row(const QUuid &id) const
{
    const std::shared_lock lock(m_mutex);
    const auto found = m_rooms->byId.constFind(id);
    if (found == m_rooms->byId.cend())
        return std::nullopt;
    return m_rooms->row(m_rooms->slots[*found]);
}

bool CaseIndex::holds(const QUuid &id) const
{
    const std::shared_lock lock(m_mutex);
    return m_rooms->byId.contains(id);
}

std::size_t CaseIndex::size() const
{
    const std::shared_lock lock(m_mutex);
    return m_rooms->order.size();
}

std::vector<CaseRow> CaseIndex::rowsOf(const QString &applicantNumber) const
{
    const std::shared_lock lock(m_mutex);
    const QByteArray wanted = '\n' + applicantNumber.toUtf8() + '\n';
    std::vector<CaseRow> rows;
    for (const auto at : m_rooms->order) {
        const auto &slot = m_rooms->slots[at];
        if (!applicantNumber.isNull()
            && (!has(slot.text, slot.size, wanted) || m_rooms->field(slot, Citizen) != applicantNumber))
            continue;
        rows.push_back(m_rooms->row(slot));
    }
    return rows;
}

std::vector<CaseRow> CaseIndex::front(std::size_t most) const
{
    const std::shared_lock lock(m_mutex);
    std::size_t inHand = 0;
    for (const auto at : m_rooms->order)
        inHand += isToDo(m_rooms->states[m_rooms->slots[at].state]) ? 1U : 0U;
    auto others = most - std::min(most, inHand);
    auto ours = std::min(most, inHand);
    std::vector<CaseRow> rows;
    for (const auto at : m_rooms->order) {
        const auto &slot = m_rooms->slots[at];
        auto &left = isToDo(m_rooms->states[slot.state]) ? ours : others;
        if (left == 0 || slot.discarded)
            continue;
        --left;
        rows.push_back(m_rooms->row(slot));
        if (ours == 0 && others == 0)
            break;
    }
    return rows;
}

void CaseIndex::put(const CaseRow &row)
{
    QByteArray text("\n");
    for (const auto *field :
         {&row.number, &row.provisionalNumber, &row.applicantName, &row.applicantNumber, &row.phone})
        append(text, *field);
    appendKeys(text, row.applicantName);
    const std::unique_lock lock(m_mutex);
    auto &d = *m_rooms;
    quint32 at = 0;
    if (const auto known = d.byId.constFind(row.id); known != d.byId.cend()) {
        at = *known;
        d.delist(at);
        d.dropText(d.slots[at]);
    } else if (!d.spare.empty()) {
        at = d.spare.back();
        d.spare.pop_back();
        d.slots[at] = {};
    } else {
        at = static_cast<quint32>(d.slots.size());
        d.slots.emplace_back();
    }
    auto &slot = d.slots[at];
    slot.id = row.id;
    slot.changed = stamp(row.changedAt);
    slot.begun = stamp(row.begunAt);
    slot.due = row.due.isValid() ? row.due.toJulianDay() : 0;
    slot.item = d.item(row.itemCode, row.itemName);
    slot.state = d.state(row.state);
    slot.step = static_cast<quint8>(std::clamp(row.step, 0, 255));
    slot.parked = row.parked;
    slot.discarded = row.discarded;
    slot.loose = true;
    slot.text = d.arena.keep(text.constData(), static_cast<std::size_t>(text.size()));
    slot.size = static_cast<quint16>(text.size());
    d.byId.insert(row.id, at);
    d.enlist(at);
    wipe(text);
}

void CaseIndex::remove(const QUuid &id)
{
    const std::unique_lock lock(m_mutex);
    auto &d = *m_rooms;
    const auto known = d.byId.constFind(id);
    if (known == d.byId.cend())
        return;
    const auto at = *known;
    d.delist(at);
    d.dropText(d.slots[at]);
    d.slots[at].free = true;
    d.slots[at].block = -1;
    d.spare.push_back(at);
    d.byId.erase(known);
}

void CaseIndex::clear()
{
    const std::unique_lock lock(m_mutex);
    m_rooms = std::make_unique<Rooms>();
}

} // namespace yc::core::vault
