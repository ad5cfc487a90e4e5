#include "core/flow/intake.h"
#include "core/flow/intake_rooms.h"

// Who applies, and who acts for them.
namespace yc::core::flow
{

namespace
{

// Of a draft, who is in it and nothing else.
domain::CaseDraft partiesOf(const domain::CaseDraft &draft)
{
    domain::CaseDraft parties;
    parties.applicant = draft.applicant ? std::optional(draft.applicant->clone()) : std::nullopt;
    parties.organisation = draft.organisation ? std::optional(draft.organisation->clone()) : std::nullopt;
    parties.guardian = draft.guardian ? std::optional(draft.guardian->clone()) : std::nullopt;
    parties.agent = draft.agent ? std::optional(draft.agent->clone()) : std::nullopt;
    for (const auto &party : draft.others)
        parties.others.push_back(party.clone());
    parties.photoBlob = draft.photoBlob;
    parties.fingerprintBlob = draft.fingerprintBlob;
    return parties;
}

// What the first applicant's chip gave besides its text.
void forgetBlocks(domain::CaseDraft &draft)
{
    draft.photoBlob.clear();
    draft.fingerprintBlob.clear();
}

domain::Party takeFirst(domain::CaseDraft &draft)
{
    return {.person = std::exchange(draft.applicant, std::nullopt),
            .organisation = std::exchange(draft.organisation, std::nullopt),
            .guardian = std::exchange(draft.guardian, std::nullopt)};
}

void putFirst(domain::CaseDraft &draft, domain::Party party)
{
    draft.applicant = std::move(party.person);
    draft.organisation = std::move(party.organisation);
    draft.guardian = std::move(party.guardian);
    forgetBlocks(draft); // they were of whoever came first before
}

bool isInList(const domain::CaseDraft &draft, int index)
{
    return index > 0 && index <= static_cast<int>(draft.others.size());
}

domain::Party &other(domain::CaseDraft &draft, int index)
{
    return draft.others[static_cast<std::size_t>(index) - 1];
}

} // namespace

int Intake::applicants() const
{
    return (m_rooms->draft.hasApplicant() ? 1 : 0) + static_cast<int>(m_rooms->draft.others.size());
}

Result<QList<CardFinding>> Intake::setApplicant(devices::IdentityCard &card)
{
    return seat({.role = Role::Applicant}, card);
}

Result<QList<CardFinding>> Intake::seat(const Seat &seat, devices::IdentityCard &card)
{
    if (!m_rooms->rooms() || !m_rooms->editable())
        return std::unexpected(codes::AlreadySubmitted);
    if (seat.role == Role::Another && applicants() >= domain::MostParties)
        return std::unexpected(codes::TooManyApplicants);
    auto read = personFromCard(card, m_rooms->today());
    if (!read)
        return std::unexpected(read.error());
    // Whoever comes with an expired card may have come for a new one; which service it is may not be known yet. It is
    // taken with its day on the screen, and any service that does not ask for it finds it wrong (domain::judge).
    const auto *chosen = item();
    if (!chosen || chosen->expiredDocumentAccepted)
        read->findings.removeAll(CardFinding::Expired);
    if (!read->findings.isEmpty())
        return read->findings;
    place(seat, std::move(read->person));
    if (seat.role == Role::Applicant) {
        keepBlock(std::move(card.photo), &domain::CaseDraft::photoBlob);
        keepBlock(std::move(card.fingerprint), &domain::CaseDraft::fingerprintBlob);
    }
    touched();
    return QList<CardFinding>();
}

Result<QList<domain::PersonFinding>> Intake::seat(const Seat &seat, domain::Person typed)
{
    using Kind = domain::PersonFinding::Kind;
    if (!m_rooms->rooms() || !m_rooms->editable())
        return std::unexpected(codes::AlreadySubmitted);
    if (seat.role == Role::Another && applicants() >= domain::MostParties)
        return std::unexpected(codes::TooManyApplicants);
    if (typed.proof == domain::IdentityProof::ByChip || !domain::isWitnessed(typed.sighting))
        return std::unexpected(codes::NotWitnessed);
    const auto *chosen = item();
    auto findings = domain::judgeValidity(typed, m_rooms->today());
    findings.removeIf([&](const domain::PersonFinding &finding) {
        return !domain::stops(finding.kind)
            || (finding.kind == Kind::Expired && (!chosen || chosen->expiredDocumentAccepted));
    });
    if (!findings.isEmpty())
        return findings;
    place(seat, std::move(typed));
    touched();
    return findings;
}

Done Intake::seatOrganisation(Role role, domain::Organisation organisation)
{
    if (!m_rooms->rooms() || !m_rooms->editable())
        return std::unexpected(codes::AlreadySubmitted);
    auto &draft = m_rooms->draft;
    if (role == Role::Another && applicants() >= domain::MostParties)
        return std::unexpected(codes::TooManyApplicants);
    unfill();
    m_rooms->parties.reset();
    if (role == Role::Another && draft.hasApplicant()) {
        draft.others.push_back({.person = {}, .organisation = std::move(organisation), .guardian = {}});
    } else {
        if (draft.applicant && !draft.agent && draft.others.empty())
            draft.agent = domain::Agent{.person = std::move(*draft.applicant)};
        (void)takeFirst(draft);
        putFirst(draft, {.person = {}, .organisation = std::move(organisation), .guardian = {}});
    }
    fill();
    touched();
    return {};
}

void Intake::place(const Seat &seat, domain::Person person)
{
    auto &draft = m_rooms->draft;
    unfill();
    m_rooms->parties.reset();
    switch (seat.role) {
    case Role::Another:
        if (draft.hasApplicant()) {
            draft.others.push_back({.person = std::move(person), .organisation = {}, .guardian = {}});
            break;
        }
        [[fallthrough]];
    case Role::Applicant:
        // Who was typed wrong is typed again: the guardian stays with the same child, not with another.
        if (draft.applicant && draft.applicant->number != person.number)
            draft.guardian.reset();
        draft.organisation.reset();
        draft.applicant = std::move(person);
        forgetBlocks(draft);
        break;
    case Role::Agent: draft.agent = domain::Agent{.person = std::move(person)}; break;
    case Role::Guardian: {
        domain::Guardian guardian{.person = std::move(person), .relation = seat.relation};
        if (seat.applicant == 0)
            draft.guardian = std::move(guardian);
        else if (isInList(draft, seat.applicant))
            other(draft, seat.applicant).guardian = std::move(guardian);
        break;
    }
    }
    fill();
}

void Intake::keepBlock(SecretBytes block, QString domain::CaseDraft::*place)
{
    auto *d = m_rooms->rooms();
    if (!d || block.isEmpty())
        return;
    const auto kept = std::make_shared<SecretBytes>(std::move(block));
    ++m_rooms->sealing;
    d->vault.run(
        [kept](vault::Vault &vault) { return vault.putBlob(kept->reveal()); }, this,
        [this, place, keep = d->open(id()), number = m_rooms->draft.applicant->number](const Result<QString> &blob) {
            --m_rooms->sealing;
            const bool same = m_rooms->draft.applicant && m_rooms->draft.applicant->number == number;
            if (blob && same)
                m_rooms->draft.*place = *blob;
            if (!blob)
                Q_EMIT saveFailed(blob.error());
            touched();
            sealsDone();
        });
}

void Intake::clearApplicant()
{
    if (!m_rooms->editable())
        return;
    unfill();
    m_rooms->draft.applicant.reset();
    m_rooms->draft.organisation.reset();
    m_rooms->draft.guardian.reset();
    forgetBlocks(m_rooms->draft);
    fill();
    touched();
}

void Intake::removeApplicant(int index)
{
    auto &draft = m_rooms->draft;
    if (!m_rooms->editable() || index < 0 || index >= applicants())
        return;
    unfill();
    m_rooms->parties = partiesOf(draft);
    if (index > 0) {
        draft.others.erase(draft.others.begin() + (index - 1));
    } else {
        (void)takeFirst(draft);
        forgetBlocks(draft);
        if (!draft.others.empty()) {
            putFirst(draft, std::move(draft.others.front()));
            draft.others.erase(draft.others.begin());
        }
    }
    fill();
    touched();
}

void Intake::removeAgent()
{
    if (!m_rooms->editable() || !m_rooms->draft.agent)
        return;
    unfill();
    m_rooms->parties = partiesOf(m_rooms->draft);
    m_rooms->draft.agent.reset();
    fill();
    touched();
}

bool Intake::confirmLimit(bool confirmed)
{
    const auto *d = m_rooms->rooms();
    auto &draft = m_rooms->draft;
    if (!d || !d->signIn.staff() || !m_rooms->editable() || !m_rooms->item || !domain::needsLimit(draft, *m_rooms->item)
        || draft.agent->limit.has_value() == confirmed)
        return false;
    draft.agent->limit = confirmed
        ? std::optional(domain::LimitConfirmed{.staffNo = d->signIn.staff()->no, .at = d->clock.now().toUTC()})
        : std::nullopt;
    touched();
    return true;
}

void Intake::removeGuardian(int applicant)
{
    auto &draft = m_rooms->draft;
    if (!m_rooms->editable() || (applicant != 0 && !isInList(draft, applicant)))
        return;
    m_rooms->parties = partiesOf(draft);
    (applicant == 0 ? draft.guardian : other(draft, applicant).guardian).reset();
    lookForEarlier();
    touched();
}

void Intake::makeFirst(int index)
{
    auto &draft = m_rooms->draft;
    if (!m_rooms->editable() || !isInList(draft, index))
        return;
    unfill();
    m_rooms->parties.reset();
    auto first = takeFirst(draft);
    putFirst(draft, std::move(other(draft, index)));
    draft.others.erase(draft.others.begin() + (index - 1));
    draft.others.insert(draft.others.begin(), std::move(first));
    fill();
    touched();
}

bool Intake::canUndoParty() const
{
    return m_rooms->parties.has_value() && m_rooms->editable();
}

void Intake::undoParty()
{
    if (!canUndoParty())
        return;
    unfill();
    auto &draft = m_rooms->draft;
    auto before = std::exchange(m_rooms->parties, std::nullopt);
    draft.applicant = std::move(before->applicant);
    draft.organisation = std::move(before->organisation);
    draft.guardian = std::move(before->guardian);
    draft.agent = std::move(before->agent);
    draft.others = std::move(before->others);
    draft.photoBlob = before->photoBlob;
    draft.fingerprintBlob = before->fingerprintBlob;
    fill();
    touched();
}

} // namespace yc::core::flow
