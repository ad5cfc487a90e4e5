#include "core/seal/chain.h"

#include "core/seal/digest.h"

#include <bit>

namespace yc::core::seal
{

namespace
{

QByteArray leafOf(QByteArrayView data)
{
    Sm3 digest;
    digest.add(QByteArrayView("\x00", 1));
    digest.add(data);
    return digest.result();
}

QByteArray nodeOf(QByteArrayView left, QByteArrayView right)
{
    Sm3 digest;
    digest.add(QByteArrayView("\x01", 1));
    digest.add(left);
    digest.add(right);
    return digest.result();
}

// The digest of leaves [from, from + count), adding to each leaf's path on the way up.
QByteArray grow(const QList<QByteArray> &leaves, qsizetype from, qsizetype count, QList<QList<Step>> &paths)
{
    if (count == 1)
        return leafOf(leaves[from]);
    // RFC 6962, 2.1: the largest power of two smaller than the count goes left.
    const auto left = static_cast<qsizetype>(std::bit_floor(static_cast<std::size_t>(count - 1)));
    const auto leftDigest = grow(leaves, from, left, paths);
    const auto rightDigest = grow(leaves, from + left, count - left, paths);
    for (qsizetype at = from; at < from + left; ++at)
        paths[at].append({rightDigest, false});
    for (qsizetype at = from + left; at < from + count; ++at)
        paths[at].append({leftDigest, true});
    return nodeOf(leftDigest, rightDigest);
}

} // namespace

QByteArray firstLink()
{
    return QByteArray(32, '\0');
}

QByteArray nextLink(QByteArrayView previous, QByteArrayView entry)
{
    Sm3 digest;
    digest.add(previous);
    digest.add(sm3(entry));
    return digest.result();
}

Batch merkle(const QList<QByteArray> &leaves)
{
    Batch batch;
    if (leaves.isEmpty()) {
        batch.root = sm3({}); // RFC 6962: the hash of nothing
        return batch;
    }
    batch.paths.resize(leaves.size());
    batch.root = grow(leaves, 0, leaves.size(), batch.paths);
    return batch;
}

QByteArray rootOf(QByteArrayView leafData, const QList<Step> &path)
{
    auto digest = leafOf(leafData);
    for (const auto &step : path)
        digest = step.left ? nodeOf(step.digest, digest) : nodeOf(digest, step.digest);
    return digest;
}

} // namespace yc::core::seal
