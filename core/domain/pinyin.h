#pragma once

#include "core/domain/catalogue.h"

#include <vector>

namespace yc::core::domain
{

// How words are read aloud, one entry a character that has a reading or is a letter or digit: lower case, ü as v.
// Other characters (brackets, dots) are left out: nobody types them. A Han character without a reading is its own
// entry.
[[nodiscard]] std::vector<QString> syllablesOf(QStringView words);

} // namespace yc::core::domain
