#pragma once

#include <QList>
#include <QString>

#include <optional>

// Which of the scanners that SANE lists a place of the settings means (what stands behind "sane:"):
//
//   (nothing)                                the first that there is
//   NAME                                     the one that SANE calls so: "airscan:e0:Kyocera", "epson2:libusb:001:004"
//   BACKEND[=MODEL][#SERIAL][@BUS-PORT]      what does not change: "epson2=Epson GT-1500@1-2.3", "airscan=Kyocera"
//
// Many of SANE's names hold an index that another order of plugging in or another start gives to another scanner: bus
// and address of a device on USB ("libusb:001:004", "interpreter:001:004", "bus1;dev4"), a running number on the
// network ("e0"). A name of which only the index is gone means the one scanner of the same back end that is named so
// but for it; of several none, for either could be meant. MODEL is the model, or maker and model, in any case. Serial
// number and socket are the kernel's and known where the name has bus and address. '#', '@' and '%' in MODEL and SERIAL
// stand as %23, %40 and %25.
// Source: SANE 1.2.1's sanei_usb (names of libusb's devices), airscan 0.99.27's devices, brscan's and epkowa's names as
// `scanimage -L` shows them.
namespace yc::devices::scan
{

struct UsbAddress {
    int bus = 0;
    int address = 0; // another one each time that it is plugged in
    friend bool operator==(const UsbAddress &, const UsbAddress &) = default;
};
[[nodiscard]] std::optional<UsbAddress> usbAddressIn(const QString &name);

struct ListedScanner {
    QString name;
    QString maker;
    QString model;
    QString type; // SANE's word; airscan: "ip=192.168.1.30"
    QString serial; // of USB
    QString port; // socket: "1-2.3"
};

// Of those with bus and address in their names, what the kernel says of them. Reads its tree: no thread of windows.
void addWhatUsbSays(QList<ListedScanner> &scanners);
// All that is on USB now.
[[nodiscard]] QList<UsbAddress> attachedAddresses();
// A scanner that was opened while the first of these were on USB may have been pulled out since. Where its name does
// not say which of them it is, any that has gone could be it; where the kernel told of none, nothing is known.
[[nodiscard]] bool mayBePulledOut(const QString &name, const QList<UsbAddress> &thenThere,
                                  const QList<UsbAddress> &nowThere);

// `known`: stablePlace() of the one that was meant before; empty: not known. It says which of two alike a name meant
// whose index has gone.
[[nodiscard]] std::optional<qsizetype> scannerAmong(const QList<ListedScanner> &scanners, const QString &wanted,
                                                    const QString &known = {});
// The place that means this one of them, whatever is plugged in next; its name if they are alike in everything.
[[nodiscard]] QString stablePlace(const QList<ListedScanner> &scanners, qsizetype which);
// false: a name that SANE may know without listing it.
[[nodiscard]] bool isStablePlace(const QString &wanted);

} // namespace yc::devices::scan
