#pragma once

#include "hall/store/store.h"

namespace yc::hall::services
{

// Whether `lower` is `upper` or somewhere below it in the tree of nodes.
[[nodiscard]] bool isAtOrAbove(store::Rows &rows, const QString &upper, QString lower);

} // namespace yc::hall::services
