#pragma once

#include "base/code.h"
#include "base/secret.h"

#include <QString>

#include <optional>

// The desktop's keychain, asked from a thread that may block. Private to core/vault.
namespace yc::core::vault::keychain
{

// Nothing: there is no entry of that name. KeyUnavailable: no keychain, it stayed locked, or it refused.
[[nodiscard]] Result<std::optional<SecretBytes>> read(const QString &name);
[[nodiscard]] Done write(const QString &name, const SecretBytes &value);

} // namespace yc::core::vault::keychain
