#pragma once

#include "base/secret.h"

class QLineEdit;

namespace yc::app
{

// What stands in the field, as a copy of its own: one that is shared with the field could not be wiped by whoever holds
// it.
[[nodiscard]] SecretText secretIn(const QLineEdit &field);
// Empties it, and overwrites what stood there as far as Qt hands it out.
void blank(QLineEdit &field);

} // namespace yc::app
