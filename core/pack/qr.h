#pragma once

#include "base/code.h"

#include <QByteArray>
#include <QByteArrayView>

// QR codes as modules (ISO/IEC 18004), made by libqrencode; whoever draws them leaves four light modules around.
namespace yc::core::pack
{

namespace codes
{
inline constexpr Code QrTooLong{'P', 11}; // nothing, or more than a code of version 40 holds
} // namespace codes

enum class QrLevel { M, Q }; // 15 % and 25 % of the code may be spoilt; Q where a seal or a fold may cross it

struct QrModules {
    int side = 0; // modules on a side, without the quiet zone
    QByteArray dark; // side × side bytes, row by row, 1 = dark
    [[nodiscard]] bool isDark(int x, int y) const { return dark[static_cast<qsizetype>(y) * side + x] != 0; }
};
inline constexpr int QuietModules = 4;

// Digits and capitals are packed tighter than other bytes, by themselves.
[[nodiscard]] Result<QrModules> qrOf(QByteArrayView data, QrLevel level = QrLevel::M);

} // namespace yc::core::pack
