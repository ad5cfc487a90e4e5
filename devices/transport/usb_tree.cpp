#include "devices/transport/usb_tree.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>
#include <vector>

namespace yc::devices::transport
{

namespace
{

constexpr qint64 LongestAttribute = 512; // a string descriptor holds 126 characters
constexpr qint64 LongestDescriptors = 65'536; // wTotalLength has 16 bits

QString attribute(const QString &folder, const char *name)
{
    QFile file(folder + u'/' + QLatin1String(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(file.read(LongestAttribute)).trimmed();
}

// "0104" is 1.04. Empty: not four digits.
QString releaseOf(const QString &digits)
{
    bool isNumber = false;
    (void)digits.toUShort(&isNumber, 16); // some makers count on in hexadecimal
    if (!isNumber || digits.size() != 4)
        return {};
    return (digits.startsWith(u'0') ? digits.sliced(1, 1) : digits.first(2)) + u'.' + digits.last(2);
}

std::optional<UsbAttached> deviceIn(const QString &folder)
{
    bool vendorOk = false;
    bool productOk = false;
    UsbAttached device;
    device.vendor = attribute(folder, "idVendor").toUShort(&vendorOk, 16);
    device.product = attribute(folder, "idProduct").toUShort(&productOk, 16);
    if (!vendorOk || !productOk)
        return std::nullopt; // an interface, or a device that is going
    device.serial = attribute(folder, "serial");
    device.port = QFileInfo(folder).fileName();
    device.maker = attribute(folder, "manufacturer");
    device.name = attribute(folder, "product");
    device.release = releaseOf(attribute(folder, "bcdDevice"));
    if (QFile file(folder + QStringLiteral("/descriptors")); file.open(QIODevice::ReadOnly))
        device.faces = facesOf(file.read(LongestDescriptors));
    device.bus = attribute(folder, "busnum").toInt();
    device.address = attribute(folder, "devnum").toInt();
    return device;
}

// The numbers in a name: socket 1-10 comes behind 1-9, hidraw10 behind hidraw9.
std::vector<int> numbersIn(const QString &name)
{
    static const QRegularExpression number(QStringLiteral("[0-9]+"));
    std::vector<int> numbers;
    for (auto found = number.globalMatch(name); found.hasNext();)
        numbers.push_back(found.next().captured().toInt());
    return numbers;
}

} // namespace

QList<UsbFace> facesOf(const QByteArray &descriptors)
{
    constexpr qsizetype InterfaceSize = 9;
    constexpr quint8 InterfaceType = 4;
    const auto byte = [&](qsizetype at) { return static_cast<quint8>(descriptors.at(at)); };
    QList<UsbFace> faces;
    for (qsizetype at = 0; at + 1 < descriptors.size(); at += byte(at)) {
        const qsizetype size = byte(at);
        if (size < 2 || at + size > descriptors.size())
            break;
        if (byte(at + 1) != InterfaceType || size < InterfaceSize)
            continue;
        const UsbFace face{.kind = byte(at + 5), .subclass = byte(at + 6), .protocol = byte(at + 7)};
        if (!faces.contains(face))
            faces << face;
    }
    return faces;
}

QList<UsbAttached> attachedUsb()
{
    QList<UsbAttached> devices;
    const QDir bus(QStringLiteral("/sys/bus/usb/devices"));
    for (const auto &name : bus.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        if (name.contains(u':'))
            continue; // an interface
        if (auto device = deviceIn(bus.filePath(name)))
            devices << std::move(*device);
    }
    std::ranges::sort(devices, {}, [](const UsbAttached &device) { return numbersIn(device.port); });
    return devices;
}

bool fits(const UsbAttached &device, const UsbPlace &place)
{
    return device.vendor == place.vendor && device.product == place.product
        && (place.serial.isEmpty() || place.serial == device.serial)
        && (place.port.isEmpty() || place.port == device.port);
}

std::optional<UsbAttached> attachedAt(const UsbPlace &place)
{
    for (auto &device : attachedUsb()) {
        if (fits(device, place))
            return device;
    }
    return std::nullopt;
}

QString hidNodeAt(const UsbPlace &place)
{
    const QDir all(QStringLiteral("/sys/class/hidraw"));
    std::optional<std::pair<std::vector<int>, QString>> found; // its order, node
    for (const auto &name : all.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        // hidraw0 lies below the interface that lies below the device.
        auto folder = QFileInfo(all.filePath(name)).canonicalFilePath();
        while (folder.contains(QLatin1String("/devices/")) && !QFileInfo::exists(folder + QStringLiteral("/idVendor")))
            folder.truncate(folder.lastIndexOf(u'/'));
        const auto device = deviceIn(folder);
        if (!device || !fits(*device, place))
            continue;
        auto order = numbersIn(device->port);
        order.push_back(numbersIn(name).back());
        std::pair candidate{std::move(order), QStringLiteral("/dev/") + name};
        if (!found || candidate.first < found->first)
            found = std::move(candidate);
    }
    return found ? found->second : QString();
}

} // namespace yc::devices::transport
