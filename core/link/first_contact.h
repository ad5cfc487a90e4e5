#pragma once

#include "core/link/failure.h"

// The one thing that is taken from a hall that nobody has vouched for: its authority, if it is the one whose
// fingerprint stands on the terminal code. Pure.
namespace yc::core::link
{

// body: what GET /v1/ca answers: certificates as PKCS#7 (DER or base64), PEM or DER. Answers with the DER of the one
// whose SHA-256 begins with fingerprint (16 bytes); WrongFingerprint if there is none, Unreadable if there is no
// certificate in it at all.
[[nodiscard]] Answered<QByteArray> authorityOf(const QByteArray &body, const QByteArray &fingerprint);

} // namespace yc::core::link
