#pragma once

#include "devices/api/card_reader.h"

#include <QByteArray>
#include <QByteArrayView>

// The 256 bytes of text on an identity card's chip: UTF-16LE, padded with spaces. Pure values. Source: reference.md
// A.8. The layout is told by the unit at byte 248: space resident card, "J" residence permit, "I" and "Y" the
// foreigner's permanent residence cards of 2017 and 2023.
namespace yc::devices::card
{

inline constexpr qsizetype CardTextSize = 256;

// Fills the text fields only (not photo, fingerprint, chip serial, latest address). Characters are taken as they
// stand: whether a date is one or a check digit holds is for core/domain to say.
// Another size: BadLength. A type unit that no layout has: CardLayout.
[[nodiscard]] Result<IdentityCard> decodeCardText(QByteArrayView text);

// The reverse, for twins and tests. A field longer than its place: BadLength.
[[nodiscard]] Result<QByteArray> encodeCardText(const IdentityCard &card);

// One padded field. Trailing spaces and zeros are padding; both are seen on cards.
[[nodiscard]] QString paddedText(QByteArrayView field);
[[nodiscard]] Result<QByteArray> paddedBytes(const QString &text, qsizetype size);

} // namespace yc::devices::card
