#include "core/domain/case_parties.h"
#include "core/domain/identity_numbers.h"
#include "core/domain/signers.h"

#include <QSet>

#include <algorithm>

namespace yc::core::domain
{

namespace
{

using Kind = Finding::Kind;

struct Signer { // whoever or whatever stands at the signature's place
    const Person *person = nullptr;
    const Organisation *organisation = nullptr;
};

Signer signerOf(const CaseDraft &draft, const QString &place)
{
    for (const auto &named : peopleOf(draft)) {
        if (named.place == place)
            return {.person = named.person};
    }
    const auto *organisation = organisationAt(draft, place);
    return {.organisation = organisation};
}

bool isSame(const Bystander &one, const Bystander &other)
{
    return one.document == other.document && one.number == other.number;
}

bool isSame(const Bystander &one, const Person *person)
{
    return person && one.document == person->document && one.number == person->number;
}

bool isFullAge(const Bystander &one, QDate today)
{
    const auto birth = birthOf(one.number); // where the number spells it
    return !birth.isValid() || !today.isValid() || birth.addYears(FullAge) <= today;
}

void judgeWitness(const Signature &signature, const Signer &signer, QDate today, QList<Finding> &findings)
{
    const auto &witness = signature.witness;
    const bool there
        = witness && witness->at.isValid() && (!witness->staffNo.isEmpty() || !witness->person.number.isEmpty());
    if (!there) {
        findings.append({.kind = Kind::SigningNotWitnessed, .place = signature.by});
        return;
    }
    if (!witness->staffNo.isEmpty())
        return; // proved themself where they stood; whether the hall knows them, the hall says
    const bool oneOfThem = isSame(witness->person, signer.person)
        || (signature.writing && isSame(witness->person, signature.writing->writer));
    if (oneOfThem || !isNamed(witness->person, today) || !isFullAge(witness->person, today))
        findings.append({.kind = Kind::WitnessUnfit, .place = signature.by});
}

void judgeWriting(const Signature &signature, const Signer &signer, QDate today, QList<Finding> &findings)
{
    const auto &writing = signature.writing;
    const bool told = writing && isNamed(writing->writer, today)
        && (writing->reason != WritingReason::Other || !writing->note.trimmed().isEmpty());
    if (!told || isSame(writing->writer, signer.person))
        findings.append({.kind = Kind::WriterUnfit, .place = signature.by});
}

// The standing mandate, or what an item that has its own calls so.
bool isMandate(const QString &material)
{
    return material == standing::Mandate || material == u"mandate";
}

bool isFiled(const CaseDraft &draft, const QString &material)
{
    return isMandate(material) && std::ranges::any_of(draft.filings, [&](const Filing &filing) {
               return filing.materialId == material && !filing.pages.isEmpty();
           });
}

void judgeSeal(const CaseDraft &draft, const Signature &signature, const Signer &signer, QDate today,
               QList<Finding> &findings)
{
    const auto &sealing = signature.sealing;
    const bool named = sealing && isNamed(sealing->sealedBy, today) && !sealing->handedBy.trimmed().isEmpty();
    // Only whoever bears the representative's name seals without a letter.
    const bool entitled = named && signer.organisation
        && (sealing->mandate.isEmpty()
                ? sealing->sealedBy.name.trimmed() == signer.organisation->representative.trimmed()
                : isFiled(draft, sealing->mandate));
    if (!entitled)
        findings.append({.kind = Kind::SealUnfit, .place = signature.by});
}

} // namespace

bool isNamed(const Bystander &one, QDate today)
{
    const auto verdict = judgeDocumentNumber(one.document, one.number, today);
    return !one.name.trimmed().isEmpty() && (verdict == NumberVerdict::Good || verdict == NumberVerdict::UnusualPrefix);
}

const Organisation *organisationAt(const CaseDraft &draft, const QString &place)
{
    constexpr QLatin1StringView applicant("applicant");
    if (draft.organisation && place == partyPlace(applicant, 0))
        return &*draft.organisation;
    for (std::size_t i = 0; i < draft.others.size(); ++i) {
        if (draft.others[i].organisation && place == partyPlace(applicant, static_cast<int>(i) + 1))
            return &*draft.others[i].organisation;
    }
    return nullptr;
}

QList<Finding> judgeSignature(const CaseDraft &draft, const Signature &signature, QDate today)
{
    QList<Finding> findings;
    const auto signer = signerOf(draft, signature.by);
    if (signature.way == SigningWay::Ink) {
        if (!signature.by.isEmpty() && !signer.person)
            findings.append({.kind = Kind::NotSigned, .place = signature.by});
        return findings;
    }
    if (signature.way == SigningWay::Seal) {
        judgeSeal(draft, signature, signer, today, findings);
        return findings;
    }
    if (!signer.person) // whose it was is gone from the case
        findings.append({.kind = Kind::NotSigned, .place = signature.by});
    if (signature.way == SigningWay::WrittenFor)
        judgeWriting(signature, signer, today, findings);
    judgeWitness(signature, signer, today, findings);
    return findings;
}

QList<Finding> judgeSignatures(const CaseDraft &draft, QDate today)
{
    QList<Finding> findings;
    const auto seats = signersOf(draft);
    QSet<int> signedSeats;
    for (const auto *signature : signaturesOf(draft)) {
        const auto seat = signerSeat(draft, signature->by);
        const bool first = draft.signature && signature == &*draft.signature;
        // Nobody's who signs here, a second one of the same, or kept in another's place.
        if (seat < 0 || signedSeats.contains(seat) || (seat == 0) != first)
            findings.append({.kind = Kind::NotSigned, .place = signature->by});
        else
            findings.append(judgeSignature(draft, *signature, today));
        signedSeats.insert(seat);
    }
    for (int seat = 0; seat < seats; ++seat) {
        if (!signatureAt(draft, seat) && !signedSeats.contains(seat))
            findings.append({.kind = Kind::NotSigned, .place = seats == 1 ? QString() : placesAt(draft, seat).first()});
    }
    return findings;
}

} // namespace yc::core::domain
