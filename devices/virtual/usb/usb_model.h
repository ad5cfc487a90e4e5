#pragma once

#include <QByteArray>

#include <vector>

namespace yc::devices::virtual_bench
{

// What a USB device says of itself: the numbers, words and descriptors that a host reads before it speaks to it.
// Source: USB 2.0, chapter 9.
struct UsbEndpoint {
    enum class Type : quint8 { Control = 0, Isochronous = 1, Bulk = 2, Interrupt = 3 };
    quint8 address = 0; // bit 7: to the host
    Type type = Type::Bulk;
    quint16 packet = 64; // bytes: full speed
};

struct UsbInterface {
    quint8 number = 0;
    quint8 alternate = 0;
    quint8 kind = 0xFF; // bInterfaceClass: 0xFF vendor's own, 7 printer
    quint8 subclass = 0;
    quint8 protocol = 0;
    std::vector<UsbEndpoint> endpoints;
};

struct UsbModel {
    quint16 vendor = 0;
    quint16 product = 0;
    QByteArray maker;
    QByteArray name;
    QByteArray serial; // empty: it has none
    std::vector<UsbInterface> interfaces;
    QByteArray lie; // told in place of the true configuration descriptor
    quint16 release = 0x0104; // bcdDevice
};

[[nodiscard]] QByteArray deviceDescriptor(const UsbModel &model); // 18 bytes
[[nodiscard]] QByteArray configurationDescriptor(const UsbModel &model);

// Things that can be bought. SAM readers: reference.md A.1; receipt printers: E.1.
[[nodiscard]] UsbModel twoPipeReader(const QByteArray &serial = {});
[[nodiscard]] UsbModel fourPipeReader(const QByteArray &serial = {});
[[nodiscard]] UsbModel usbReceiptPrinter(const QByteArray &serial = {});
[[nodiscard]] UsbModel signaturePad(quint16 product, const QByteArray &serial = {}); // Wacom STU, reference.md D.1

} // namespace yc::devices::virtual_bench
