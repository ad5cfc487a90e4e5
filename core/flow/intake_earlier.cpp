#include "core/flow/intake.h"
#include "core/flow/intake_rooms.h"
#include "core/flow/steps.h"

#include <algorithm>

// 历史办件: what this clerk's own vault knows from earlier cases of the same people.
namespace yc::core::flow
{

namespace
{

constexpr int MostRead = 5; // of their latest cases: who has come more often has said it again in one of them

// Who is here, and nothing else of the case.
domain::CaseDraft partiesOf(const domain::CaseDraft &draft)
{
    domain::CaseDraft parties;
    auto whole = draft.clone();
    parties.applicant = std::move(whole.applicant);
    parties.organisation = std::move(whole.organisation);
    parties.guardian = std::move(whole.guardian);
    parties.agent = std::move(whole.agent);
    parties.others = std::move(whole.others);
    return parties;
}

// What was confirmed by who applied. A draft was not, and what was withdrawn was wrong.
bool wasHandedIn(const vault::CaseRow &row)
{
    const auto state = domain::caseStateFrom(row.state);
    return state && *state != domain::CaseState::Draft && *state != domain::CaseState::Withdrawn;
}

struct Question {
    QUuid without; // the case that asks
    domain::CaseDraft parties;
    std::shared_ptr<const domain::Catalogue> catalogue; // keeps the item alive
    const domain::ServiceItem *item = nullptr;
    QDate today;
};

// Each value from the latest case that has it. Those of who signed in here alone: the vault opens no others.
domain::EarlierValues find(const vault::Vault &vault, const Question &question)
{
    auto rows = vault.casesOf(question.parties.applicantNumber());
    std::erase_if(rows, [&](const auto &row) { return row.id == question.without || !wasHandedIn(row); });
    std::ranges::stable_sort(rows, [](const auto &a, const auto &b) { return a.begunAt > b.begunAt; });
    domain::EarlierValues values;
    int read = 0;
    for (const auto &row : rows) {
        if (++read > MostRead)
            break;
        const auto bytes = vault.draft(row.id);
        const auto file = bytes ? draftFileFrom(bytes->reveal()) : std::unexpected(bytes.error());
        if (!file || !domain::areSameParties(file->draft, question.parties))
            continue; // one that does not open is told where it is looked for
        const auto &draft = file->draft;
        const auto *then = question.catalogue->find(draft.itemCode, draft.itemVersion);
        if (!then)
            then = question.catalogue->find(draft.itemCode, question.today);
        if (then)
            values.merge(domain::earlierValues(draft, *then, *question.item, question.today));
    }
    return values;
}

} // namespace

void Intake::resumeEarlier()
{
    m_rooms->earlierParties = partiesOf(m_rooms->draft);
    lookForEarlier();
}

// After each change of who is here or of the item. What was taken over from earlier cases of others goes, and what was
// said of their agent.
void Intake::lookForEarlier()
{
    auto &mine = *m_rooms;
    const bool others = !domain::areSameParties(mine.draft, mine.earlierParties);
    if (others && mine.draft.agent)
        mine.draft.agent->limit.reset(); // it was said of those who were here
    if (others) {
        std::erase_if(mine.draft.form, [](const auto &entry) {
            const auto &dispute = entry.second.dispute;
            return entry.second.source == domain::Source::EarlierCase
                || (dispute && dispute->source == domain::Source::EarlierCase);
        });
    }
    if (!others && mine.item == mine.earlierItem)
        return;
    mine.earlier.clear();
    mine.earlierParties = partiesOf(mine.draft);
    mine.earlierItem = mine.item;
    const auto asked = ++mine.earlierAsked;
    auto *d = mine.rooms();
    if (!d || !mine.editable() || !mine.item || mine.draft.applicantNumber().isEmpty())
        return;
    const bool declared = std::ranges::any_of(mine.item->form.sections, [](const auto &section) {
        return std::ranges::any_of(section.fields, domain::mayBeEarlier);
    });
    if (!declared)
        return;
    const auto question = std::make_shared<Question>();
    question->without = id();
    question->parties = partiesOf(mine.draft);
    question->catalogue = mine.catalogue;
    question->item = mine.item;
    question->today = mine.today();
    d->vault.run([question](vault::Vault &vault) -> Result<domain::EarlierValues> { return find(vault, *question); },
                 this,
                 [this, asked](Result<domain::EarlierValues> found) {
                     // Without them the form is filled in as it always was: nothing to tell.
                     if (!found || found->empty() || asked != m_rooms->earlierAsked)
                         return;
                     m_rooms->earlier = *std::move(found);
                     Q_EMIT changed();
                 });
}

const domain::EarlierValue *Intake::earlier(const QString &fieldId) const
{
    const auto found = m_rooms->earlier.find(fieldId);
    if (found == m_rooms->earlier.end() || !m_rooms->editable() || value(fieldId))
        return nullptr;
    return &found->second;
}

bool Intake::acceptEarlier(const QString &fieldId)
{
    const auto *offered = earlier(fieldId);
    if (!offered)
        return false;
    m_rooms->draft.form.emplace(fieldId,
                                domain::FilledValue{.text = offered->text, .source = domain::Source::EarlierCase});
    touched();
    return true;
}

int Intake::acceptAllEarlier()
{
    // One may be what shows the next: 邮寄送达 and its address.
    int accepted = 0;
    for (int before = -1; before != accepted;) {
        before = accepted;
        for (const auto *field : fields()) {
            const auto *offered = earlier(field->id);
            if (!offered)
                continue;
            m_rooms->draft.form.emplace(
                field->id, domain::FilledValue{.text = offered->text, .source = domain::Source::EarlierCase});
            ++accepted;
        }
    }
    if (accepted > 0)
        touched();
    return accepted;
}

} // namespace yc::core::flow
