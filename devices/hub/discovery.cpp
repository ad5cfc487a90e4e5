#include "devices/hub/discovery.h"

#include <algorithm>
#include <array>
#include <optional>

namespace yc::devices::hub
{

namespace
{

using transport::UsbAttached;
using transport::UsbFace;
using transport::UsbPlace;

struct Known {
    quint16 vendor;
    quint16 product;
    Kind kind;
    const char *driver;
};

// Devices that are known by number, because their interfaces only say "the maker's own" or "HID". Source: reference.md
// A.1, D.1.
constexpr std::array KnownDevices{
    Known{0x0400, 0xC35A, Kind::CardReader, "sdt"}, // security modules of resident-card readers
    Known{0x0483, 0x5652, Kind::CardReader, "sdt"}, // one maker's readers
    Known{0x056A, 0x00A1, Kind::SignaturePad, "stu"}, Known{0x056A, 0x00A2, Kind::SignaturePad, "stu"},
    Known{0x056A, 0x00A3, Kind::SignaturePad, "stu"}, Known{0x056A, 0x00A4, Kind::SignaturePad, "stu"},
    Known{0x056A, 0x00A5, Kind::SignaturePad, "stu"}, Known{0x056A, 0x00A6, Kind::SignaturePad, "stu"},
    Known{0x056A, 0x00A8, Kind::SignaturePad, "stu"},
};

constexpr quint8 ClassHid = 3;
constexpr quint8 ClassPrinter = 7;
constexpr quint8 ClassVendor = 0xFF;
constexpr quint8 IppOverUsb = 4;

bool hasFace(const UsbAttached &device, quint8 kind)
{
    return std::ranges::any_of(device.faces, [=](const UsbFace &face) { return face.kind == kind; });
}

QString placeOf(const UsbAttached &device, UsbPlace::Way way, const QList<UsbAttached> &all)
{
    const auto alike = std::ranges::count_if(all, [&](const UsbAttached &other) {
        return other.vendor == device.vendor && other.product == device.product && other.serial == device.serial;
    });
    UsbPlace place{.way = way, .vendor = device.vendor, .product = device.product, .serial = {}, .port = {}};
    if (device.serial.isEmpty() || alike > 1)
        place.port = device.port;
    else
        place.serial = device.serial;
    return transport::toText(place);
}

std::optional<Plug> plugOf(const UsbAttached &device, const QList<UsbAttached> &all)
{
    const auto *known = std::ranges::find_if(
        KnownDevices, [&](const Known &one) { return one.vendor == device.vendor && one.product == device.product; });
    if (known != KnownDevices.end() && (hasFace(device, ClassVendor) || hasFace(device, ClassHid))) {
        // A pad has pipes of its maker's too; what it is asked and told goes by reports.
        const bool pipes = known->kind != Kind::SignaturePad && hasFace(device, ClassVendor);
        const auto way = pipes ? UsbPlace::Way::Pipes : UsbPlace::Way::Reports;
        return Plug{.kind = known->kind,
                    .driver = QString::fromLatin1(known->driver),
                    .place = placeOf(device, way, all),
                    .options = {}};
    }
    const bool printer = std::ranges::any_of(
        device.faces, [](const UsbFace &face) { return face.kind == ClassPrinter && face.protocol != IppOverUsb; });
    if (!printer)
        return std::nullopt;
    return Plug{.kind = Kind::ReceiptPrinter,
                .driver = QStringLiteral("escpos"),
                .place = placeOf(device, UsbPlace::Way::Pipes, all),
                .options = {}};
}

} // namespace

QList<Candidate> candidatesAmong(const QList<transport::UsbAttached> &devices)
{
    QList<Candidate> found;
    for (const auto &device : devices) {
        if (auto plug = plugOf(device, devices))
            found << Candidate{.plug = std::move(*plug), .maker = device.maker, .name = device.name};
    }
    return found;
}

QList<UsbNumbers> knownNumbers()
{
    QList<UsbNumbers> numbers;
    for (const auto &one : KnownDevices)
        numbers.append({one.vendor, one.product});
    return numbers;
}

QList<Candidate> candidates()
{
    return candidatesAmong(transport::attachedUsb());
}

} // namespace yc::devices::hub
