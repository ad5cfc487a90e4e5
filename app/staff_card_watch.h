#pragma once

#include "app/shop.h"

#include <QHash>

namespace yc::devices
{
struct SmartCard;
class SmartCardReader;
} // namespace yc::devices

namespace yc::app
{

// The staff card 工作证卡 of whoever is signed in, for as long as they are.
//
// Where they proved themself with it, taking it out of its reader locks the desk, unless the settings say that it may
// be out ("staffCardOut", ui/staff_card_out.h). A reader that goes away counts the same: whether the card still lies
// there nobody can see. What opens the desk again is what always does; a card that is put back opens nothing.
//
// Who came in while the hall was away and is asked for the card when it is back has it sign once more: at once where it
// lies in a reader, else when it is put in, and is not interrupted until then.
class StaffCardWatch : public QObject
{
    Q_OBJECT
public:
    StaffCardWatch(Shop &shop, QObject *parent);
    void signedIn(); // somebody is, now
    // The card of whoever is signed in, which they signed in with or are asked for.
    [[nodiscard]] bool isExpected(const devices::SmartCard &card) const;

Q_SIGNALS:
    void lockedBecause(const QString &words); // for the screen that is locked, now or already
    void wants(const QString &words); // the card, or that it stays; empty: not any more

private:
    void take(devices::SmartCardReader *reader);
    void lifted(devices::SmartCardReader *reader);
    void lock();
    void serve();
    [[nodiscard]] QString whoIsIn() const; // empty: nobody
    [[nodiscard]] devices::SmartCardReader *readerWith(const QString &staffNo) const;

    Shop &m_shop;
    QHash<devices::SmartCardReader *, QString> m_lying; // the number on the staff card in that reader
    QString m_proven; // whose card signed last
    devices::SmartCardReader *m_emptied = nullptr; // that locked the desk
    QByteArray m_challenge; // of a hall that is back
    devices::SmartCardReader *m_asked = nullptr; // whose card signs it now
};

} // namespace yc::app
