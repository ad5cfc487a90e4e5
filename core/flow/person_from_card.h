#pragma once

#include "base/code.h"
#include "core/domain/person.h"
#include "devices/api/card_reader.h"

#include <QDate>
#include <QList>

// From the characters on a chip to a person, judged. Pure: the day is handed in. Source of the layouts: reference.md
// A.8, of the codes B.6; the address is the latest one where the card has it.
namespace yc::core::flow
{

// Why a card that was read may not be used.
enum class CardFinding { Expired, NotYetValid, BadNumber, NumberContradictsCard, UnderAge };

struct PersonOnCard {
    domain::Person person; // proof ByChip
    QList<CardFinding> findings; // empty: may be used
    [[no_unique_address]] Personal personal{};
};

// Fails with CardRefused (F-0207) when the card has no number, no name or a date that is none: nothing to judge.
[[nodiscard]] Result<PersonOnCard> personFromCard(const devices::IdentityCard &card, QDate today);

} // namespace yc::core::flow
