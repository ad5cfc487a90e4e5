#pragma once

#include "base/code.h"

#include <QByteArray>
#include <QList>

// Chains and trees of digests (SM3).
namespace yc::core::seal
{

namespace codes
{
inline constexpr Code ChainBroken{'C', 20}; // a line or a fragment is missing, changed or out of order
} // namespace codes

// H_n = SM3(H_{n-1} ‖ SM3(entry)), H_0 = 32 zero bytes: the audit log's chain.
[[nodiscard]] QByteArray nextLink(QByteArrayView previous, QByteArrayView entry);
[[nodiscard]] QByteArray firstLink();

// Merkle tree, RFC 6962 shape with SM3: leaf SM3(00 ‖ data), node SM3(01 ‖ left ‖ right).
struct Step {
    QByteArray digest;
    bool left = false; // the sibling stands on the left
};
struct Batch {
    QByteArray root;
    QList<QList<Step>> paths; // one a leaf, in order
};
[[nodiscard]] Batch merkle(const QList<QByteArray> &leaves);
[[nodiscard]] QByteArray rootOf(QByteArrayView leafData, const QList<Step> &path);

} // namespace yc::core::seal
