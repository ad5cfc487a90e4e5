#pragma once

#include "base/code.h"

#include <QByteArray>
#include <QByteArrayView>

// RFC 9285: two bytes as three of the 45 characters that a QR packs tightest.
namespace yc::core::pack
{

[[nodiscard]] QByteArray toBase45(QByteArrayView bytes);
[[nodiscard]] Result<QByteArray> fromBase45(QByteArrayView text); // SlipCodeDamaged

} // namespace yc::core::pack
