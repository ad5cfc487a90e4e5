#pragma once

#include "devices/hub/hub.h"

#include <QObject>

namespace yc::app
{

// The devices of this counter as its screens see them. Owns nothing; the hub outlives it and keeps its devices.
class DeviceRoom : public QObject
{
    Q_OBJECT
public:
    explicit DeviceRoom(devices::hub::Hub &hub, QObject *parent = nullptr);

    [[nodiscard]] devices::CardReader *reader() const { return m_hub.cardReader(); }
    [[nodiscard]] devices::DocumentScanner *scanner() const { return m_hub.documentScanner(); }
    [[nodiscard]] devices::ReceiptPrinter *printer() const { return m_hub.receiptPrinter(); }

    [[nodiscard]] QList<devices::hub::DeviceView> all() const { return m_hub.devices(); }
    [[nodiscard]] int working() const; // those that are neither absent nor in fault
    // What a device asks for now that concerns whoever stands there; None if nothing does. An empty reader asks for a
    // card all day long: that one is for the pages that want a card.
    [[nodiscard]] devices::Guidance guidance(bool wantsCard) const;

    // Whether what a failure says is still so. True of everything that happened once (a page that was cut off, a card
    // that could not be read); what says how a device is holds until that device is well again.
    [[nodiscard]] bool stillHolds(Code problem) const;

Q_SIGNALS:
    void changed();

private:
    void take();

    devices::hub::Hub &m_hub;
    QList<Code> m_said; // by devices that were away, since all were there: more than each one's last fault
};

} // namespace yc::app
