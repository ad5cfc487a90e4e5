#pragma once

#include "base/secret.h"
#include "devices/api/device.h"

#include <QObject>

#include <memory>

namespace yc::devices
{

// What stands on the chip, as characters, unjudged: dates are the card's eight digits, the sex its one digit.
// Which fields mean something depends on the layout. Source: reference.md A.8.
enum class CardLayout { Resident, HkMoTwResidence, ForeignerPermanent2017, ForeignerPermanent2023 };

struct IdentityCard {
    CardLayout layout = CardLayout::Resident;
    QString name; // Chinese name; may be empty on foreigners' cards
    QString nameLatin; // foreigners' cards only
    QString sexCode; // GB/T 2261.1
    QString ethnicityCode; // GB/T 3304, resident cards only
    QString birth; // YYYYMMDD
    QString address;
    QString latestAddress; // appended later, empty if none
    QString number; // 18 characters, or 15 on the 2017 foreigner's card
    QString issuer;
    QString validFrom; // YYYYMMDD
    QString validTo; // YYYYMMDD or 长期
    QString nationality; // three letters
    QString travelPermitNumber;
    QString issueCount;
    QString formerNumberLink;
    QString cardVersion; // 2017 foreigner's card only
    SecretBytes photo; // 1024 bytes WLT as on the chip; empty if unread
    SecretBytes fingerprint; // 512 or 1024 bytes, empty if none
    QString chipSerial; // hexadecimal SN from select
    int wireMs = 0; // from the card's first answer to its last byte
    [[no_unique_address]] Personal personal{};

    // Overwrites every character that nobody else holds; what was copied out of it is the copier's to wipe.
    void wipe()
    {
        for (auto *text : {&name, &nameLatin, &sexCode, &ethnicityCode, &birth, &address, &latestAddress, &number,
                           &issuer, &validFrom, &validTo, &nationality, &travelPermitNumber, &issueCount,
                           &formerNumberLink, &cardVersion, &chipSerial})
            yc::wipe(*text);
        photo.clear();
        fingerprint.clear();
    }
};

// A card on its way through signals; wiped when the last hand lets go of it.
[[nodiscard]] inline std::shared_ptr<IdentityCard> handedOn(IdentityCard card)
{
    return {new IdentityCard(std::move(card)), [](IdentityCard *last) {
                last->wipe();
                delete last;
            }};
}

// Lives in the caller's thread; talks to the device elsewhere. After start() it polls by itself until stop().
class CardReader : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    [[nodiscard]] virtual DeviceInfo info() const = 0;
    [[nodiscard]] virtual Health health() const = 0;
    virtual void start() = 0;
    virtual void stop() = 0;
    // Something was plugged in where it belongs: one that waits to look for it again looks now. Others do nothing.
    virtual void lookAgain() { }

Q_SIGNALS:
    void healthChanged();
    void guidanceChanged(yc::devices::Guidance guidance);
    // shared_ptr because Qt copies signal arguments and the card is move-only; there is one receiver.
    void cardRead(const std::shared_ptr<yc::devices::IdentityCard> &card);
    void cardLifted();
    void failed(const yc::devices::DeviceError &error);
};

} // namespace yc::devices
