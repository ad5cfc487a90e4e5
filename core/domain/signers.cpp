#include "core/domain/signers.h"

#include <algorithm>

namespace yc::core::domain
{

namespace
{

constexpr QLatin1StringView Applicant("applicant");
constexpr QLatin1StringView GuardianPlace("guardian");

auto placeOf(const CaseDraft &draft, int seat)
{
    return std::ranges::find_if(draft.furtherSignatures, [&draft, seat](const Signature &signature) {
        return signerSeat(draft, signature.by) == seat;
    });
}

} // namespace

int signersOf(const CaseDraft &draft)
{
    return draft.agent ? 1 : 1 + static_cast<int>(draft.others.size());
}

int signerSeat(const CaseDraft &draft, const QString &by)
{
    const auto seats = signersOf(draft);
    if (seats == 1 || by.isEmpty())
        return 0;
    for (int seat = 0; seat < seats; ++seat) {
        if (by == partyPlace(Applicant, seat) || by == partyPlace(GuardianPlace, seat))
            return seat;
    }
    return -1;
}

QStringList placesAt(const CaseDraft &draft, int seat)
{
    QStringList places;
    for (const auto &named : peopleOf(draft)) {
        const bool signs = draft.agent ? true : signerSeat(draft, named.place) == seat;
        if (!signs)
            continue;
        if (named.place == u"agent" || named.place.startsWith(GuardianPlace))
            places.prepend(named.place);
        else
            places.append(named.place);
    }
    return places.isEmpty() ? QStringList{partyPlace(Applicant, seat)} : places;
}

const Signature *signatureAt(const CaseDraft &draft, int seat)
{
    if (seat == 0)
        return draft.signature && signerSeat(draft, draft.signature->by) == 0 ? &*draft.signature : nullptr;
    const auto found = placeOf(draft, seat);
    return found == draft.furtherSignatures.end() ? nullptr : &*found;
}

int firstUnsigned(const CaseDraft &draft)
{
    for (int seat = 0; seat < signersOf(draft); ++seat) {
        if (!signatureAt(draft, seat))
            return seat;
    }
    return -1;
}

void putSignature(CaseDraft &draft, int seat, Signature signature)
{
    dropSignature(draft, seat);
    if (seat == 0) {
        draft.signature = std::move(signature);
        return;
    }
    const auto after = std::ranges::find_if(
        draft.furtherSignatures, [&draft, seat](const Signature &other) { return signerSeat(draft, other.by) > seat; });
    draft.furtherSignatures.insert(after, std::move(signature)); // one order, whoever signed first
}

void dropSignature(CaseDraft &draft, int seat)
{
    if (seat == 0)
        draft.signature.reset();
    else
        std::erase_if(draft.furtherSignatures,
                      [&](const Signature &other) { return signerSeat(draft, other.by) == seat; });
}

bool dropStraySignatures(CaseDraft &draft)
{
    const auto seats = signersOf(draft);
    auto gone = std::erase_if(draft.furtherSignatures, [&](const Signature &signature) {
        const auto seat = signerSeat(draft, signature.by);
        return seats == 1 || seat < 1;
    });
    if (draft.signature && signerSeat(draft, draft.signature->by) != 0) {
        draft.signature.reset();
        ++gone;
    }
    return gone > 0;
}

QList<const Signature *> signaturesOf(const CaseDraft &draft)
{
    QList<const Signature *> signatures;
    if (draft.signature)
        signatures.append(&*draft.signature);
    for (const auto &signature : draft.furtherSignatures)
        signatures.append(&signature);
    return signatures;
}

} // namespace yc::core::domain
