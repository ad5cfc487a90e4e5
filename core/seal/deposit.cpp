#include "core/seal/deposit.h"

namespace yc::core::seal
{

namespace
{

constexpr qsizetype KeyBytes = 32;

QByteArray head()
{
    return QByteArrayLiteral("yichuang deposit 1") + '\0';
}

} // namespace

Result<QByteArray> closeDeposit(QByteArrayView publicHalf, const QString &staffNo, const Key &key)
{
    const SecretBytes plain(head() + staffNo.toUtf8() + '\0' + key.bytes());
    return closeBox(publicHalf, plain.reveal());
}

Result<Deposit> openDeposit(const BoxKeys &keys, QByteArrayView box)
{
    const auto plain = keys.open(box);
    if (!plain)
        return std::unexpected(plain.error());
    const auto &bytes = plain->reveal();
    const auto end = bytes.size() - KeyBytes - 1; // of the number; the key may hold any byte
    if (!bytes.startsWith(head()) || end <= head().size() || bytes.at(end) != '\0')
        return std::unexpected(codes::SealBroken);
    auto key = Key::fromBytes(SecretBytes(bytes.last(KeyBytes)));
    if (!key)
        return std::unexpected(codes::SealBroken);
    return Deposit{QString::fromUtf8(bytes.sliced(head().size(), end - head().size())), std::move(*key)};
}

} // namespace yc::core::seal
