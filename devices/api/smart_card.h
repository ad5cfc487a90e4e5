#pragma once

#include "base/secret.h"

#include <QByteArray>
#include <QString>

#include <memory>

namespace yc::devices
{

enum class SmartCardKind { SocialSecurity, Staff };

// What a card with contacts, or a contactless one of the same kind, gives to everybody who asks: as characters,
// unjudged. None of it is proven: whoever programs a card can write the same. What proves a staff card is
// its signature (smartcard/protocol/staff_card.h); a social security card could be proven only with the issuer's
// security module.
struct SmartCard {
    SmartCardKind kind = SmartCardKind::SocialSecurity;
    QString name;
    QString number; // social security number 社会保障号码: the citizen number, 18 characters
    QString sexCode; // GB/T 2261.1
    QString ethnicityCode; // GB/T 3304
    QString birth; // YYYYMMDD
    QString cardNumber; // printed on the card, 9 characters; of a staff card its serial number
    QString validTo; // YYYYMMDD
    QString staffNo; // of a staff card
    QByteArray publicKey; // of a staff card: P-256, 65 bytes, 04 X Y
    int wireMs = 0; // from the card's first answer to its last byte
    [[no_unique_address]] Personal personal{};

    // Overwrites every character that nobody else holds.
    void wipe()
    {
        for (auto *text : {&name, &number, &sexCode, &ethnicityCode, &birth, &cardNumber, &validTo, &staffNo})
            yc::wipe(*text);
        yc::wipe(publicKey);
    }
};

// A card on its way through signals; wiped when the last hand lets go of it.
[[nodiscard]] inline std::shared_ptr<SmartCard> handedOn(SmartCard card)
{
    return {new SmartCard(std::move(card)), [](SmartCard *last) {
                last->wipe();
                delete last;
            }};
}

inline constexpr qsizetype ChallengeSize = 32; // of a staff card's proof

} // namespace yc::devices
