#pragma once

#include "core/wire/staff_wire.h"
#include "hall/services/answer.h"
#include "hall/services/context.h"

// The keys of clerks' vaults, left with the hall in boxes that rest at the terminals: it keeps none, it opens one for
// whoever has signed in here as the clerk whose name stands inside.
namespace yc::hall::services
{

[[nodiscard]] QByteArray depositKey(const Context &context); // the public half
// NotYourDeposit.
[[nodiscard]] Answer<core::wire::ReturnedKey> returnKey(Context &context, const store::Staff &staff,
                                                        const core::wire::DepositReturn &request);

} // namespace yc::hall::services
