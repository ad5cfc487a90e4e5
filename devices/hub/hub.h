#pragma once

#include "devices/api/driver.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>

#include <memory>
#include <vector>

namespace yc::devices::transport
{
class DeviceThread;
class UsbWatch;
} // namespace yc::devices::transport

namespace yc::devices::hub
{

// What the Devices page lists.
struct DeviceView {
    Plug plug;
    DeviceInfo info;
    Health health; // a device that could not be made at all: Fault, with its code as lastFault
};

// The devices of one terminal. Lives in the thread that shows them; each device works in a thread of its own.
// Hot-plug is the drivers' own reconnecting, later each time; one on USB that comes back looks at once, for the hub
// hears of it. What else is plugged in: discovery.h.
//
//   hub::Hub hub({card::sdtDriver(), print::escPosDriver(drawLine), scan::saneDriver(program)}, clock);
//   hub.use(*hub::plugsFromJson(settings));
//   hub.start();
class Hub final : public QObject
{
    Q_OBJECT
public:
    Hub(std::vector<Driver> drivers, const Clock &clock, QObject *parent = nullptr);
    ~Hub() override;

    // Makes these devices in place of the former ones, whose pointers die here. One that cannot be made stands in the
    // list with its reason (NoDriver, BadPlace); the others work.
    void use(const std::vector<Plug> &plugs);
    void start();

    [[nodiscard]] QList<DeviceView> devices() const;
    // Those of one kind, in the order of the settings, and the one at a place as the settings write it (null if there
    // is none). Two of a kind are told apart by place, never by order. Pointers are valid until use() or the hub's end.
    template <typename T> [[nodiscard]] QList<T *> all() const;
    template <typename T> [[nodiscard]] T *at(const QString &place) const;
    // Of several of a kind one is worked with: that at this place, as the settings write it; until that is said, and
    // where there is none, the first of the settings. Of card readers, code scanners and what only shows or says
    // something all are used.
    void prefer(Kind kind, const QString &place);
    void prefer(const QJsonObject &settings); // {"receipt-printer": place}; what is no kind is passed over
    [[nodiscard]] QString inUse(Kind kind) const; // its place; empty: there is none of this kind
    // The one in use, null if there is none.
    [[nodiscard]] CardReader *cardReader() const;
    [[nodiscard]] DocumentScanner *documentScanner() const;
    [[nodiscard]] ReceiptPrinter *receiptPrinter() const;
    [[nodiscard]] SignaturePad *signaturePad() const;
    [[nodiscard]] Camera *documentCamera() const; // never one that looks at people

Q_SIGNALS:
    void changed(); // a state, guidance, count or the list itself

private:
    struct Entry;
    [[nodiscard]] const Entry *used(Kind kind) const;
    template <typename T> [[nodiscard]] T *usedAs(Kind kind) const;
    void add(const Plug &plug);
    void watchUsb();
    void usbChanged();

    std::vector<Driver> m_drivers;
    const Clock &m_clock;
    std::vector<std::unique_ptr<Entry>> m_entries;
    QHash<Kind, QString> m_preferred;
    std::unique_ptr<transport::UsbWatch> m_usbWatch; // only while one of them is on USB or may be
};

// [{"kind":"card-reader","driver":…,"place":…,"options":{…}}]; kinds by their words
// (api/device.h). BadFile if it is not.
[[nodiscard]] Result<std::vector<Plug>> plugsFromJson(const QJsonArray &settings);

// What goes over the line of each of them is written into the folder, people masked (transport/wire_record.h). A folder
// that is not there is made, for its owner alone; an empty name: nothing is recorded. BadFile: it cannot be made.
[[nodiscard]] Done recordTo(const QString &folder, std::vector<Plug> &plugs);

} // namespace yc::devices::hub
