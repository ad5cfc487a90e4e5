#include "core/flow/intake.h"
#include "core/flow/intake_rooms.h"
#include "core/flow/page_source.h"

#include <algorithm>

// What the papers were that came, and what the applicant says is wrong of what others know of them.
namespace yc::core::flow
{

std::optional<domain::HandedIn> Intake::handedIn(const QString &materialId) const
{
    return m_rooms->shelf.handed(materialId);
}

domain::HandedIn Intake::proposedFor(const QString &materialId) const
{
    const auto *material = m_rooms->item ? m_rooms->item->material(materialId) : nullptr;
    const auto &pages = m_rooms->shelf.pages(materialId);
    const bool fromFile = !pages.isEmpty()
        && std::ranges::all_of(pages, [](const auto &page) { return isFromFile(page.notes.source); });
    return domain::usuallyHanded(material ? *material : domain::Material{}, fromFile);
}

void Intake::setHandedIn(const QString &materialId, const domain::HandedIn &handed)
{
    if (!m_rooms->editable())
        return;
    auto made = handed;
    const auto before = m_rooms->shelf.handed(materialId);
    // More copies than were laid beside the original are not compared; fewer are.
    const bool stays = before && before->compared && made.copies > 0 && made.copies <= before->copies;
    made.compared = stays ? before->compared : std::nullopt;
    if (!m_rooms->shelf.setHanded({{materialId, made}}))
        return;
    rebuildFilings();
    touched();
}

void Intake::setCompared(const QString &materialId, bool compared)
{
    const auto *d = m_rooms->rooms();
    auto made = m_rooms->shelf.handed(materialId);
    if (!d || !d->signIn.staff() || !m_rooms->editable() || !made || made->compared.has_value() == compared)
        return;
    made->compared = compared
        ? std::optional(domain::Comparison{.staffNo = d->signIn.staff()->no, .at = d->clock.now().toUTC()})
        : std::nullopt;
    if (!m_rooms->shelf.setHanded({{materialId, *made}}))
        return;
    rebuildFilings();
    touched();
}

int Intake::acceptProposed()
{
    if (!m_rooms->editable())
        return 0;
    QHash<QString, domain::HandedIn> all;
    const auto wanted = materials();
    for (const auto *material : wanted) {
        if (!m_rooms->shelf.pages(material->id).isEmpty() && !m_rooms->shelf.handed(material->id))
            all.insert(material->id, proposedFor(material->id));
    }
    if (!m_rooms->shelf.setHanded(all))
        return 0;
    rebuildFilings();
    touched();
    return static_cast<int>(all.size());
}

bool Intake::undoHandedIn()
{
    if (!m_rooms->editable() || !m_rooms->shelf.undoHanded())
        return false;
    rebuildFilings();
    touched();
    return true;
}

bool Intake::canUndoHandedIn() const
{
    return m_rooms->editable() && m_rooms->shelf.canUndoHanded();
}

bool Intake::canBeUnfetched(const QString &materialId) const
{
    const auto *material = m_rooms->item ? m_rooms->item->material(materialId) : nullptr;
    return material && m_rooms->editable() && material->source == domain::MaterialSource::Government
        && material->need == domain::MaterialNeed::Required && !domain::isReadFromCard(*material, m_rooms->draft)
        && (!domain::isAsked(*material, m_rooms->draft) || domain::isUnfetched(*material, m_rooms->draft));
}

bool Intake::setUnfetched(const QString &materialId, bool unfetched)
{
    if (!canBeUnfetched(materialId) || !m_rooms->shelf.setUnfetched(materialId, unfetched))
        return false;
    rebuildFilings();
    touched();
    return true;
}

bool Intake::dispute(const QString &fieldId)
{
    auto &form = m_rooms->draft.form;
    const auto found = form.find(fieldId);
    if (!m_rooms->editable() || found == form.end() || found->second.dispute
        || found->second.source == domain::Source::Typed)
        return false;
    auto &value = found->second;
    value.dispute = domain::Dispute{.source = value.source, .said = value.text};
    value.source = domain::Source::Typed;
    touched();
    return true;
}

void Intake::setDisputeReason(const QString &fieldId, domain::DisputeReason reason, const QString &note)
{
    auto &form = m_rooms->draft.form;
    const auto found = form.find(fieldId);
    if (!m_rooms->editable() || found == form.end() || !found->second.dispute)
        return;
    auto &dispute = *found->second.dispute;
    const auto words = note.left(domain::LongestDisputeNote);
    if (dispute.reason == reason && dispute.note == words)
        return;
    dispute.reason = reason;
    dispute.note = words;
    touched();
}

bool Intake::withdrawDispute(const QString &fieldId)
{
    auto &form = m_rooms->draft.form;
    const auto found = form.find(fieldId);
    if (!m_rooms->editable() || found == form.end() || !found->second.dispute)
        return false;
    auto &value = found->second;
    value.text = value.dispute->said;
    value.source = value.dispute->source;
    value.dispute.reset();
    touched();
    return true;
}

} // namespace yc::core::flow
