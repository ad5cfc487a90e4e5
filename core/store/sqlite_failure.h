#pragma once

#include "core/store/codes.h"

struct sqlite3;

// Private to core/store.
namespace yc::core::store
{

// A result of SQLite as a code; its words go to the log.
[[nodiscard]] Code failure(sqlite3 *handle, int result, const char *during);

} // namespace yc::core::store
