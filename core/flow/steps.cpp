#include "core/flow/steps.h"

#include "core/domain/signers.h"
#include "core/wire/shown_text.h"

#include <algorithm>

namespace yc::core::flow
{

using Kind = domain::Finding::Kind;

namespace
{

bool has(const QList<domain::Finding> &findings, std::initializer_list<Kind> kinds)
{
    return std::ranges::any_of(
        findings, [&](const auto &finding) { return std::ranges::find(kinds, finding.kind) != kinds.end(); });
}

StepState missingOr(bool missing, bool begun)
{
    if (!missing)
        return StepState::Complete;
    return begun ? StepState::Partial : StepState::Empty;
}

} // namespace

QDate hallDay(const QDateTime &moment)
{
    return moment.toOffsetFromUtc(8 * 3600).date();
}

QList<domain::Finding> findingsOf(const domain::CaseDraft &draft, const domain::ServiceItem *item, QDate today)
{
    if (!item) {
        QList<domain::Finding> findings;
        if (!draft.hasApplicant())
            findings.append({.kind = Kind::NoApplicant});
        findings.append({.kind = Kind::ItemNotInForce}); // none chosen: place is empty
        return findings;
    }
    auto findings = domain::judge(draft, *item, today);
    const auto signatures = domain::signaturesOf(draft);
    if (signatures.isEmpty())
        return findings; // the digest costs; a draft that nobody has signed has no use for it
    const auto shown = wire::shownDigest(draft, *item, today);
    for (const auto *signature : signatures) {
        if (signature->shownDigest != shown)
            findings.append({.kind = Kind::SignedOther, .place = signature->by});
    }
    return findings;
}

StepState stepState(Step step, const domain::CaseDraft &draft, const domain::ServiceItem *item,
                    const QList<domain::Finding> &findings)
{
    switch (step) {
    case Step::Applicant:
        if (has(findings,
                {Kind::ApplicantExpired, Kind::DocumentInvalid, Kind::NotWitnessed, Kind::OrganisationInvalid,
                 Kind::OrganisationNotServed, Kind::AgentForbidden, Kind::AgentUnfit, Kind::GuardianUnfit,
                 Kind::ApplicantTwice}))
            return StepState::Wrong;
        return missingOr(!draft.hasApplicant()
                             || has(findings, {Kind::AgentMissing, Kind::GuardianMissing, Kind::AgentLimitOpen}),
                         draft.hasApplicant());
    case Step::Item:
        if (!item)
            return StepState::Empty;
        if (has(findings, {Kind::ItemNotInForce}))
            return StepState::Wrong;
        return has(findings, {Kind::SituationOpen}) ? StepState::Partial : StepState::Complete;
    case Step::Form:
        if (!item)
            return StepState::Empty;
        if (has(findings, {Kind::FieldInvalid, Kind::CheckFailed, Kind::DisputeUnfit}))
            return StepState::Wrong;
        return missingOr(has(findings, {Kind::FieldMissing}), !draft.form.empty());
    case Step::Materials:
        if (!item)
            return StepState::Empty;
        return missingOr(
            has(findings, {Kind::MaterialMissing, Kind::NotCompared}),
            std::ranges::any_of(draft.filings, [](const auto &filing) { return !filing.pages.isEmpty(); }));
    case Step::Signature:
        if (!item)
            return StepState::Empty;
        if (has(findings,
                {Kind::SignedOther, Kind::SigningNotWitnessed, Kind::WitnessUnfit, Kind::WriterUnfit, Kind::SealUnfit}))
            return StepState::Wrong;
        return missingOr(has(findings, {Kind::NotSigned}), !domain::signaturesOf(draft).isEmpty());
    case Step::Ending: return findings.isEmpty() ? StepState::Partial : StepState::Empty;
    }
    Q_UNREACHABLE();
}

} // namespace yc::core::flow
