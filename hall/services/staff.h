#pragma once

#include "core/wire/staff_wire.h"
#include "hall/services/answer.h"
#include "hall/services/context.h"

namespace yc::hall::services
{

// POST /v1/staff/{no}/one-time-pin: a colleague who forgot theirs gets a PIN for one sign-in; their sessions end, their
// wrong tries are forgotten. By an administrator of the colleague's node or one above it (NotAdministrator), never for
// oneself (BadRequest). NotFound: nobody has that number here.
[[nodiscard]] Answer<core::wire::OneTimePin> giveOneTimePin(Context &context, const store::Staff &administrator,
                                                            const QString &staffNo);

} // namespace yc::hall::services
