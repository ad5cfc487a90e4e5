#pragma once

#include "core/wire/access.h"
#include "hall/services/answer.h"
#include "hall/services/context.h"

namespace yc::hall::services
{

inline constexpr int SessionHours = 12;

// POST /v1/sessions: signs in and, with newPin, changes the PIN. Takes about 100 ms (Argon2id).
[[nodiscard]] Answer<core::wire::SignInReply> signIn(Context &context, const store::Terminal &terminal,
                                                     const core::wire::SignInRequest &request);
// POST /v1/pin-checks: a second person proves themself beside whoever is signed in. Opens no session; wrong PINs count
// as at sign-in.
[[nodiscard]] Answer<core::wire::PinCheckReply> checkPin(Context &context, const core::wire::SignInRequest &request);
[[nodiscard]] Answer<void> signOut(Context &context, const QByteArray &token);

} // namespace yc::hall::services
