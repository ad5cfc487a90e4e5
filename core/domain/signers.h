#pragma once

#include "core/domain/case.h"

// Who has to sign a case 签署人, by seats. An agent signs for everybody: one seat. Otherwise every applicant has one
// 共同申请人分别签字, in their order from 0, and it is theirs or their guardian's to sign. Draft::signature is of seat
// 0, furtherSignatures of the others, each under the place of who signed.
namespace yc::core::domain
{

[[nodiscard]] int signersOf(const CaseDraft &draft); // seats; at least 1
// Of a signature's `by`; -1: nobody's who signs here. With one seat whoever signs has it; where several sign, an empty
// `by` (by hand, before there were others) is the first applicant's.
[[nodiscard]] int signerSeat(const CaseDraft &draft, const QString &by);
// The places that can sign there, the usual one first: the guardian before their child. Without people, as with an
// organisation that has no agent yet, the applicant's own.
[[nodiscard]] QStringList placesAt(const CaseDraft &draft, int seat);
[[nodiscard]] const Signature *signatureAt(const CaseDraft &draft, int seat); // null: not signed yet
[[nodiscard]] int firstUnsigned(const CaseDraft &draft); // seat; -1: all have signed
void putSignature(CaseDraft &draft, int seat, Signature signature); // in the place of the one that stood there
void dropSignature(CaseDraft &draft, int seat);
// Those of seats that are no more, as when a co-applicant was removed or an agent acts for all. False: none was.
bool dropStraySignatures(CaseDraft &draft);
// Every one that the draft holds, the first applicant's first. Pointers into the draft.
[[nodiscard]] QList<const Signature *> signaturesOf(const CaseDraft &draft);

} // namespace yc::core::domain
