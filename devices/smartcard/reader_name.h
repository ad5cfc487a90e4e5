#pragma once

#include "base/code.h"

#include <QString>
#include <QStringList>

#include <optional>

// Which reader a place of the settings means: "pcsc:" is the first that there is, "pcsc:NAME" the one of that name.
// Pure values. Source: PC/SC lite's readerfactory.c, as its names look: "MAKER MODEL [INTERFACE] (SERIAL) 01 00" —
// behind the name stand, in two hexadecimal digits each, the order of plugging in and the slot.
namespace yc::devices::smartcard
{

inline constexpr QStringView PcscPlace = u"pcsc:";

// What stands behind "pcsc:"; BadPlace if it does not begin so.
[[nodiscard]] Result<QString> readerWanted(const QString &place);

// The order of plugging in is not what a reader is remembered by: another order gives it another number. It counts only
// where readers are alike in everything else, which is the case of two of a model without serial numbers.
[[nodiscard]] std::optional<QString> readerAmong(const QStringList &names, const QString &wanted);

} // namespace yc::devices::smartcard
