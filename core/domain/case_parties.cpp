#include "core/domain/case_parties.h"

#include "core/domain/person_validity.h"

#include <algorithm>

namespace yc::core::domain
{

namespace
{

using Kind = Finding::Kind;

constexpr QLatin1StringView Applicant("applicant");
constexpr QLatin1StringView GuardianPlace("guardian");

int ageOn(QDate birth, QDate today) // as the rules reckon it; -1: not known
{
    if (!birth.isValid() || !today.isValid() || today < birth)
        return -1;
    const bool before = std::pair(today.month(), today.day()) < std::pair(birth.month(), birth.day());
    return today.year() - birth.year() - (before ? 1 : 0);
}

bool isMinor(const Person &person, QDate today)
{
    const auto age = ageOn(person.birth, today);
    return age >= 0 && age < FullAge;
}

bool isSame(const Person &one, const Person &other)
{
    return one.document == other.document && one.number == other.number;
}

void judgeProof(const Named &named, QDate today, QList<Finding> &findings)
{
    const auto &person = *named.person;
    if (person.proof == IdentityProof::ByChip)
        return; // the chip's own words, judged when it was read
    const auto against = judgeValidity(person, today);
    const bool wrong = std::ranges::any_of(against, [](const PersonFinding &finding) {
        return stops(finding.kind) && finding.kind != PersonFinding::Kind::Expired; // expiry is judged by the item
    });
    if (wrong)
        findings.append({.kind = Kind::DocumentInvalid, .place = named.place});
    if (!isWitnessed(person.sighting))
        findings.append({.kind = Kind::NotWitnessed, .place = named.place});
}

void judgeOrganisation(const Organisation &organisation, const QString &place, const ServiceItem &item,
                       QList<Finding> &findings)
{
    if (organisation.name.trimmed().isEmpty() || judgeUscc(organisation.uscc) != NumberVerdict::Good)
        findings.append({.kind = Kind::OrganisationInvalid, .place = place});
    const bool personsOnly = !item.audience.isEmpty()
        && std::ranges::all_of(item.audience, [](Audience one) { return one == Audience::Person; });
    if (personsOnly)
        findings.append({.kind = Kind::OrganisationNotServed, .place = place});
}

struct Seat { // one applicant, wherever it is kept
    const Person *person;
    const Organisation *organisation;
    const Guardian *guardian;
};

QList<Seat> seatsOf(const CaseDraft &draft)
{
    const auto pointer = [](const auto &value) { return value ? &*value : nullptr; };
    QList<Seat> seats;
    if (draft.hasApplicant())
        seats.append({pointer(draft.applicant), pointer(draft.organisation), pointer(draft.guardian)});
    for (const auto &party : draft.others)
        seats.append({pointer(party.person), pointer(party.organisation), pointer(party.guardian)});
    return seats;
}

void judgeGuardian(const Seat &seat, int index, const ServiceItem &item, QDate today, QList<Finding> &findings)
{
    const auto place = partyPlace(GuardianPlace, index);
    if (seat.guardian) {
        const bool unfit
            = !seat.person || isSame(seat.guardian->person, *seat.person) || isMinor(seat.guardian->person, today);
        if (unfit)
            findings.append({.kind = Kind::GuardianUnfit, .place = place});
    } else if (seat.person && needsGuardian(*seat.person, item, today)) {
        findings.append({.kind = Kind::GuardianMissing, .place = place});
    }
}

void judgeAgent(const CaseDraft &draft, const QList<Seat> &seats, const ServiceItem &item, QDate today,
                QList<Finding> &findings)
{
    const auto place = QStringLiteral("agent");
    if (!draft.agent) {
        if (std::ranges::any_of(seats, [](const Seat &seat) { return seat.organisation != nullptr; }))
            findings.append({.kind = Kind::AgentMissing, .place = place});
        return;
    }
    if (!item.mayBeRepresented() && !actsByOffice(draft))
        findings.append({.kind = Kind::AgentForbidden, .place = place});
    if (needsLimit(draft, item) && !draft.agent->limit)
        findings.append({.kind = Kind::AgentLimitOpen, .place = place});
    const bool oneself = std::ranges::any_of(
        seats, [&](const Seat &seat) { return seat.person && isSame(*seat.person, draft.agent->person); });
    // One of several applicants may act for the others.
    if (isMinor(draft.agent->person, today) || (oneself && seats.size() == 1))
        findings.append({.kind = Kind::AgentUnfit, .place = place});
}

void judgeTwice(const QList<Seat> &seats, QList<Finding> &findings)
{
    for (qsizetype i = 1; i < seats.size(); ++i) {
        const bool twice = std::any_of(seats.begin(), seats.begin() + i, [&](const Seat &before) {
            const auto &seat = seats[i];
            return (seat.person && before.person && isSame(*seat.person, *before.person))
                || (seat.organisation && before.organisation && seat.organisation->uscc == before.organisation->uscc);
        });
        if (twice)
            findings.append({.kind = Kind::ApplicantTwice, .place = partyPlace(Applicant, static_cast<int>(i))});
    }
}

} // namespace

QString CaseDraft::applicantName() const
{
    if (applicant)
        return applicant->name.isEmpty() ? applicant->nameLatin : applicant->name;
    return organisation ? organisation->name : QString();
}

QString CaseDraft::applicantNumber() const
{
    if (applicant)
        return applicant->number;
    return organisation ? organisation->uscc : QString();
}

QString partyPlace(QLatin1StringView role, int applicant)
{
    return applicant == 0 ? QString(role) : QStringLiteral("%1.%2").arg(role).arg(applicant + 1);
}

QList<Named> peopleOf(const CaseDraft &draft)
{
    QList<Named> people;
    const auto seats = seatsOf(draft);
    for (int i = 0; i < seats.size(); ++i) {
        if (seats[i].person)
            people.append({partyPlace(Applicant, i), seats[i].person});
        if (seats[i].guardian)
            people.append({partyPlace(GuardianPlace, i), &seats[i].guardian->person});
    }
    if (draft.agent)
        people.append({QStringLiteral("agent"), &draft.agent->person});
    return people;
}

bool actsByOffice(const CaseDraft &draft)
{
    if (!draft.agent || !draft.organisation || !draft.others.empty())
        return false;
    const auto &person = draft.agent->person;
    const auto name = (person.name.isEmpty() ? person.nameLatin : person.name).trimmed();
    return !name.isEmpty() && name == draft.organisation->representative.trimmed();
}

bool needsLimit(const CaseDraft &draft, const ServiceItem &item)
{
    return item.proxy == ProxyRule::Limited && draft.agent && !actsByOffice(draft);
}

bool needsGuardian(const Person &applicant, const ServiceItem &item, QDate today)
{
    const auto age = ageOn(applicant.birth, today);
    return age >= 0 && age < std::max(ActsByGuardianAlone, std::min(item.guardianUntil, FullAge));
}

void judgeParties(const CaseDraft &draft, const ServiceItem &item, QDate today, QList<Finding> &findings)
{
    if (!draft.hasApplicant()) {
        findings.append({.kind = Kind::NoApplicant});
        return;
    }
    const auto people = peopleOf(draft);
    for (const auto &named : people) {
        judgeProof(named, today, findings);
        const auto &validTo = named.person->validTo;
        if (!item.expiredDocumentAccepted && validTo && today.isValid() && *validTo < today)
            findings.append({.kind = Kind::ApplicantExpired, .place = named.place});
    }
    const auto seats = seatsOf(draft);
    for (int i = 0; i < seats.size(); ++i) {
        if (seats[i].organisation)
            judgeOrganisation(*seats[i].organisation, partyPlace(Applicant, i), item, findings);
        judgeGuardian(seats[i], i, item, today, findings);
    }
    judgeTwice(seats, findings);
    judgeAgent(draft, seats, item, today, findings);
}

} // namespace yc::core::domain
