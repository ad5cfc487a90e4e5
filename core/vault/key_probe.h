#pragma once

#include "base/code.h"

namespace yc::core::vault
{

// Whether the desktop's keychain answers at all: looks for an entry that nobody makes. KeyUnavailable if it does not.
// Blocks as terminalKey() does.
[[nodiscard]] Done keychainAnswers();

} // namespace yc::core::vault
