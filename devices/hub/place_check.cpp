#include "devices/hub/place_check.h"

#include "devices/hub/discovery.h"
#include "devices/transport/place.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>
#include <unistd.h>

namespace yc::devices::hub
{

namespace
{

using namespace Qt::Literals::StringLiterals;

void lookAtNode(PlaceFacts &facts, const PlaceEyes &eyes)
{
    const QFileInfo node(facts.node);
    facts.there = !facts.node.isEmpty() && node.exists();
    if (!facts.there)
        return;
    facts.mayUse = eyes.mayUse(facts.node);
    facts.group = node.group();
    facts.ruleThere = std::ranges::any_of(eyes.ruleFolders, [](const QString &folder) {
        return !QDir(folder).entryList({u"70-yichuang-*.rules"_s}, QDir::Files).isEmpty();
    });
}

} // namespace

QString missingRule(const transport::UsbAttached &device, transport::UsbPlace::Way way)
{
    constexpr quint16 Wacom = 0x056A;
    constexpr quint8 ClassPrinter = 7;
    const bool reports = way == transport::UsbPlace::Way::Reports;
    const auto known = knownNumbers();
    const bool listed = device.vendor == Wacom || std::ranges::any_of(known, [&](const UsbNumbers &one) {
                            return one.vendor == device.vendor && one.product == device.product;
                        });
    const bool printer
        = !reports && std::ranges::any_of(device.faces, [](const auto &face) { return face.kind == ClassPrinter; });
    if (listed || printer)
        return {};
    return u"%1, %2{idVendor}==\"%3\", %2{idProduct}==\"%4\", TAG+=\"uaccess\", GROUP=\"plugdev\", MODE=\"0660\""_s
        .arg(reports ? u"SUBSYSTEM==\"hidraw\""_s : u"SUBSYSTEM==\"usb\", ENV{DEVTYPE}==\"usb_device\""_s,
             reports ? u"ATTRS"_s : u"ATTR"_s)
        .arg(device.vendor, 4, 16, QLatin1Char('0'))
        .arg(device.product, 4, 16, QLatin1Char('0'));
}

PlaceEyes PlaceEyes::real()
{
    return {.mayUse = [](const QString &node) { return ::access(node.toLocal8Bit().constData(), R_OK | W_OK) == 0; },
            .ruleFolders
            = {u"/etc/udev/rules.d"_s, u"/run/udev/rules.d"_s, u"/usr/lib/udev/rules.d"_s, u"/lib/udev/rules.d"_s}};
}

PlaceFacts factsOf(const QString &place, const PlaceEyes &eyes)
{
    PlaceFacts facts;
    const auto read = transport::placeFromText(place);
    if (!read)
        return facts;
    if (const auto *serial = std::get_if<transport::SerialPlace>(&*read)) {
        facts.looked = true;
        facts.node = serial->path;
        const auto target = QFileInfo(serial->path).canonicalFilePath();
        if (target != serial->path)
            facts.what = target; // empty: the link leads nowhere
        static const QRegularExpression covered(u"^/dev/(ttyUSB|ttyACM|rfcomm)[0-9]+$"_s);
        facts.ruleCovers = covered.match(target).hasMatch();
        lookAtNode(facts, eyes);
        return facts;
    }
    const auto *usb = std::get_if<transport::UsbPlace>(&*read);
    if (!usb)
        return facts;
    facts.looked = true;
    const auto device = transport::attachedAt(*usb);
    if (!device)
        return facts;
    facts.what = QStringList{device->maker, device->name}.join(u' ').trimmed();
    facts.node = usb->way == transport::UsbPlace::Way::Reports
        ? transport::hidNodeAt(*usb)
        : u"/dev/bus/usb/%1/%2"_s.arg(device->bus, 3, 10, QLatin1Char('0'))
              .arg(device->address, 3, 10, QLatin1Char('0'));
    facts.ruleLine = missingRule(*device, usb->way);
    facts.ruleCovers = facts.ruleLine.isEmpty();
    lookAtNode(facts, eyes);
    return facts;
}

} // namespace yc::devices::hub
