#pragma once

#include "core/seal/box.h"

#include <QString>

// A user's vault key, left in a box that only the hall opens, for the day on which they have forgotten their PIN; and
// on the way back in one that only the terminal opens that asked. Whose key it is stands inside.
//
//   plain   "yichuang deposit 1" 00 | staff number, UTF-8 | 00 | key (32)
namespace yc::core::seal
{

struct Deposit {
    QString staffNo;
    Key key;
};

[[nodiscard]] Result<QByteArray> closeDeposit(QByteArrayView publicHalf, const QString &staffNo, const Key &key);
[[nodiscard]] Result<Deposit> openDeposit(const BoxKeys &keys, QByteArrayView box); // SealBroken

} // namespace yc::core::seal
