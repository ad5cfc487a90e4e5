#include "core/vault/case_index_rooms.h"

namespace yc::core::vault
{

CaseFound CaseIndex::find(const CaseQuestion &question) const
{
    const std::shared_lock lock(m_mutex);
    const auto &d = *m_rooms;
    std::vector<Needle> needles;
    for (const auto &word : QStringView(question.words).split(u' ', Qt::SkipEmptyParts))
        needles.push_back(needleOf(word));
    // What many cases have in common is looked at once.
    const auto width = needles.size();
    std::vector<bool> inItem(d.items.size() * width);
    for (std::size_t item = 0; item < d.items.size(); ++item) {
        const auto &text = d.items[item].text;
        for (std::size_t n = 0; n < width; ++n)
            inItem[item * width + n] = has(text.constData(), static_cast<std::size_t>(text.size()), needles[n]);
    }
    struct Kind {
        bool toDo, over, meant;
    };
    std::vector<Kind> kinds;
    for (const auto &word : d.states)
        kinds.push_back({isToDo(word), isOver(word), question.states.contains(word)});
    const auto dayBegins = stamp(question.dayBegins);

    CaseFound found;
    std::vector<quint32> fitting;
    for (const auto at : d.order) {
        const auto &slot = d.slots[at];
        const auto &kind = kinds[slot.state];
        const auto shelves = std::array{!slot.discarded && dayBegins != NoTime && slot.changed >= dayBegins,
                                        !slot.discarded && !kind.over,
                                        !slot.discarded && kind.toDo,
                                        !slot.discarded && !kind.toDo && !kind.over,
                                        !slot.discarded && slot.parked,
                                        !slot.discarded,
                                        slot.discarded};
        static_assert(shelves.size() == ShelfCount);
        for (std::size_t shelf = 0; shelf < shelves.size(); ++shelf)
            found.counts[shelf] += shelves[shelf] ? 1 : 0;
        if (!shelves[static_cast<std::size_t>(question.shelf)])
            continue;
        bool fits = true;
        for (std::size_t n = 0; fits && n < width; ++n)
            fits = inItem[slot.item * width + n] || has(slot.text, slot.size, needles[n]);
        if (fits || (width > 0 && kind.meant))
            fitting.push_back(at);
    }
    found.total = static_cast<int>(fitting.size());
    const auto by = [&](auto key) {
        std::ranges::stable_sort(fitting, [&](quint32 a, quint32 b) { return key(d.slots[a]) < key(d.slots[b]); });
    };
    switch (question.order) {
    case CaseOrder::Changed: break; // as they stand
    case CaseOrder::Begun: by([](const Slot &slot) { return -slot.begun; }); break;
    case CaseOrder::Due:
        by([](const Slot &slot) { return slot.due == 0 ? std::numeric_limits<qint64>::max() : slot.due; });
        break;
    case CaseOrder::Item: by([&](const Slot &slot) { return QStringView(d.items[slot.item].name); }); break;
    case CaseOrder::Applicant: {
        // As names are read: their keys stand behind the fifth field.
        const auto key = [](const Slot &slot) {
            std::string_view rest(slot.text + 1, slot.size - 1U);
            for (int field = 0; field < Keys; ++field)
                rest.remove_prefix(std::min(rest.size(), rest.find('\n') + 1));
            return rest.substr(std::min(rest.size(), rest.find('\n') + 1)); // behind the initials
        };
        by(key);
        break;
    }
    }
    if (question.most >= 0 && fitting.size() > static_cast<std::size_t>(question.most))
        fitting.resize(static_cast<std::size_t>(question.most));
    found.ids.reserve(fitting.size());
    for (const auto at : fitting)
        found.ids.push_back(d.slots[at].id);
    return found;
}

} // namespace yc::core::vault
