#pragma once

#include "base/code.h"
#include "core/wire/case_wire.h"

#include <QByteArray>
#include <QUuid>

// Whether the hall really said it. Pure: SM2 over SM3 (GB/T 32918) under the evidence authority that was pinned at
// enrolment. A millisecond or two each: not in the UI thread.
namespace yc::core::sync
{

namespace codes
{ // L-02xx
inline constexpr Code ReceiptForged{'L', 201}; // signature, certificate or path do not verify
inline constexpr Code ReceiptForAnother{'L', 202}; // good, but for another case or another manifest
inline constexpr Code PaperForged{'L', 203}; // a paper that the pinned hall did not sign
inline constexpr Code RecordUnreadable{'L', 204}; // the hall's record of a case is not what the contract says
} // namespace codes

// Whom to believe. The terminals' evidence certificates are by the same authority, so the hall's name counts too.
struct Evidence {
    QByteArray authority; // DER
    QByteArray hall; // DER; the receipt certificate at enrolment, of which the common name is kept
};

struct Expected {
    QUuid caseId;
    QByteArray manifestDigest; // SM3 of the bytes that were sent
};

[[nodiscard]] Done checkReceipt(const wire::Receipt &receipt, const Expected &expected, const Evidence &evidence);
[[nodiscard]] Done checkPaper(const wire::Paper &paper, const Evidence &evidence);

} // namespace yc::core::sync
