#pragma once

#include "devices/hub/hub.h"
#include "ui/device_try.h"

#include <QObject>

#include <optional>

namespace yc::app
{

[[nodiscard]] QList<ui::DeviceSeen> devicesSeen(const devices::hub::Hub &hub); // for --diagnose
[[nodiscard]] ui::DeviceTry::Devices devicesToTry(const devices::hub::Hub &hub); // for --doctor

// The devices of this counter as its screens see them. Owns nothing; the hub outlives it and keeps its devices.
class DeviceRoom : public QObject
{
    Q_OBJECT
public:
    explicit DeviceRoom(devices::hub::Hub &hub, QObject *parent = nullptr);

    [[nodiscard]] devices::CardReader *reader() const { return m_hub.cardReader(); }
    [[nodiscard]] devices::DocumentScanner *scanner() const { return m_hub.documentScanner(); }
    [[nodiscard]] devices::ReceiptPrinter *printer() const { return m_hub.receiptPrinter(); }
    [[nodiscard]] devices::SignaturePad *pad() const { return m_hub.signaturePad(); }
    [[nodiscard]] devices::Camera *documentCamera() const { return m_hub.documentCamera(); }

    [[nodiscard]] QList<devices::CardReader *> readers() const { return m_hub.all<devices::CardReader>(); }
    [[nodiscard]] QList<devices::ReceiptPrinter *> printers() const { return m_hub.all<devices::ReceiptPrinter>(); }

    // Of several of a kind that do the same work one is worked with; another may be chosen while that one rests.
    [[nodiscard]] bool isInUse(const devices::hub::DeviceView &device) const;
    [[nodiscard]] bool mayUse(const devices::hub::DeviceView &device) const;
    void use(const devices::hub::DeviceView &device);

    [[nodiscard]] QList<devices::CodeScanner *> codeScanners() const { return m_hub.all<devices::CodeScanner>(); }

    [[nodiscard]] QList<devices::Announcer *> announcers() const { return m_hub.all<devices::Announcer>(); }
    [[nodiscard]] QList<devices::Cabinet *> cabinets() const { return m_hub.all<devices::Cabinet>(); }
    [[nodiscard]] QList<devices::SmartCardReader *> smartCardReaders() const
    {
        return m_hub.all<devices::SmartCardReader>();
    }

    [[nodiscard]] QList<devices::hub::DeviceView> all() const { return m_hub.devices(); }
    [[nodiscard]] ui::DeviceTry::Devices toTry() const { return devicesToTry(m_hub); }
    [[nodiscard]] QList<ui::DeviceSeen> seen() const { return devicesSeen(m_hub); }
    [[nodiscard]] int working() const; // those that are neither absent nor in fault
    // What the device in hand asks for before the work can go on; None: nothing, or there is none in hand.
    [[nodiscard]] devices::Guidance guidance(std::optional<devices::Kind> inHand) const;
    // What another device asks for, or the one in hand without holding up the work: to be said beside what is to be
    // done, never instead of it. None: nothing. An empty reader asks for a card all day long, which is no news.
    [[nodiscard]] devices::Guidance note(std::optional<devices::Kind> inHand) const;

    // Whether what a failure says is still so. True of everything that happened once (a page that was cut off, a card
    // that could not be read); what says how a device is holds until that device is well again.
    [[nodiscard]] bool stillHolds(Code problem) const;

Q_SIGNALS:
    void changed();

private:
    void take();
    [[nodiscard]] QList<std::pair<devices::Kind, devices::Guidance>> asked() const;

    devices::hub::Hub &m_hub;
    QList<Code> m_said; // by devices that were away, since all were there: more than each one's last fault
};

} // namespace yc::app
