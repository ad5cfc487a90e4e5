#include "hall/services/nodes.h"

namespace yc::hall::services
{

// Nodes are a tree of a few levels; a circle that somebody typed into it ends here too.
bool isAtOrAbove(store::Rows &rows, const QString &upper, QString lower)
{
    constexpr int mostLevels = 16;
    for (int level = 0; level < mostLevels && !lower.isEmpty(); ++level) {
        if (lower == upper)
            return true;
        const auto node = rows.node(lower);
        if (!node)
            return false;
        lower = node->parent;
    }
    return false;
}

} // namespace yc::hall::services
