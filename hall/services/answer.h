#pragma once

#include "core/wire/problem.h"

#include <expected>

namespace yc::hall::services
{

// What a service says: a value, or the problem exactly as the wire carries it.
template <typename T> using Answer = std::expected<T, core::wire::Problem>;

[[nodiscard]] std::unexpected<core::wire::Problem> refuse(int status, Code code, const char *title);
[[nodiscard]] std::unexpected<core::wire::Problem> refuse(int status, Code code, const char *title, QJsonObject more);
// A fault of the hall: logged with its code, told as Internal.
[[nodiscard]] std::unexpected<core::wire::Problem> internal(Code cause, const char *during);

} // namespace yc::hall::services
