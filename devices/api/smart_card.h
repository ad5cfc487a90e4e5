#pragma once

#include "base/secret.h"
#include "devices/api/device.h"

#include <QObject>

#include <concepts>
#include <memory>

namespace yc::devices
{

enum class SmartCardKind { SocialSecurity, Staff };

// What a card with contacts, or a contactless one of the same kind, gives to everybody who asks: as characters,
// unjudged. None of it is proven: whoever programs a card can write the same. What proves a staff card is
// SmartCardReader::prove(); a social security card could be proven only with the issuer's security module.
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

// A card on its way through signals; wiped when the last hand lets go of it. A template, so that a driver of an
// identity card may go on writing handedOn({.name = …}).
template <std::same_as<SmartCard> Card> [[nodiscard]] std::shared_ptr<SmartCard> handedOn(Card card)
{
    return {new SmartCard(std::move(card)), [](SmartCard *last) {
                last->wipe();
                delete last;
            }};
}

inline constexpr qsizetype ChallengeSize = 32;

// A reader of cards with contacts, or of contactless ones. A kind of its own beside CardReader: what it reads is no
// identity document, which one lies in it only the card says, and a card may be asked to prove itself while it lies
// there. Lives in the caller's thread; the card is spoken to elsewhere. After start() it reads each card once by
// itself.
class SmartCardReader : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    [[nodiscard]] virtual DeviceInfo info() const = 0;
    [[nodiscard]] virtual Health health() const = 0;
    virtual void start() = 0;
    virtual void stop() = 0; // nothing arrives any more
    virtual void lookAgain() { } // as of a card reader
    // The staff card that lies there signs a challenge of ChallengeSize random bytes: proven() or failed(). Without
    // one, or while another is being signed: failed(NoStaffCard). What is signed stands in
    // smartcard/protocol/staff_card.h.
    virtual void prove(const QByteArray &challenge) = 0;

Q_SIGNALS:
    void healthChanged();
    void guidanceChanged(yc::devices::Guidance guidance);
    // shared_ptr because Qt copies signal arguments and the card is move-only.
    void cardRead(const std::shared_ptr<yc::devices::SmartCard> &card);
    void cardLifted();
    void proven(const QByteArray &signature); // ECDSA, DER
    void failed(const yc::devices::DeviceError &error);
};

} // namespace yc::devices
