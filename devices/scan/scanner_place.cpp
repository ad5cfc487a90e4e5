#include "devices/scan/scanner_place.h"

#include "devices/transport/usb_tree.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace yc::devices::scan
{

namespace
{

using namespace Qt::Literals::StringLiterals;

const QRegularExpression &addressForm()
{
    static const QRegularExpression form(u":([0-9]{3}):([0-9]{3})\\z|:bus([0-9]{1,3});dev([0-9]{1,3})\\z"_s);
    return form;
}

// What a name says without its index; nothing: it has none.
std::optional<QString> withoutIndex(const QString &name)
{
    if (const auto found = addressForm().match(name); found.hasMatch())
        return name.first(found.capturedStart());
    static const QRegularExpression numbered(u"\\A(airscan:[ew])[0-9]+(:.+)\\z"_s,
                                             QRegularExpression::DotMatchesEverythingOption);
    if (const auto found = numbered.match(name); found.hasMatch())
        return found.captured(1) + found.captured(2);
    return std::nullopt;
}

QString backEndOf(const QString &name)
{
    return name.section(u':', 0, 0);
}

struct Stable {
    QString backEnd;
    QString model;
    QString serial;
    QString port;
};

QString shielded(QString text)
{
    return text.replace(u'%', "%25"_L1).replace(u'#', "%23"_L1).replace(u'@', "%40"_L1);
}

QString shown(const QString &text)
{
    return QUrl::fromPercentEncoding(text.toUtf8());
}

std::optional<Stable> stableFrom(const QString &text)
{
    static const QRegularExpression form(
        u"\\A([A-Za-z0-9_.-]+)(?:=([^#@]+))?(?:#([^#@]+))?(?:@([0-9]+-[0-9]+(?:\\.[0-9]+)*))?\\z"_s);
    const auto found = form.match(text);
    if (!found.hasMatch())
        return std::nullopt;
    Stable stable{.backEnd = found.captured(1),
                  .model = shown(found.captured(2)),
                  .serial = shown(found.captured(3)),
                  .port = found.captured(4)};
    if (stable.model.isEmpty() && stable.serial.isEmpty() && stable.port.isEmpty())
        return std::nullopt;
    return stable;
}

QString modelOf(const ListedScanner &scanner)
{
    return (scanner.maker + u' ' + scanner.model).simplified();
}

bool fits(const ListedScanner &scanner, const Stable &stable)
{
    const auto same = [&](const QString &model) {
        return model.simplified().compare(stable.model.simplified(), Qt::CaseInsensitive) == 0;
    };
    return backEndOf(scanner.name) == stable.backEnd
        && (stable.model.isEmpty() || same(scanner.model) || same(modelOf(scanner)))
        && (stable.serial.isEmpty() || scanner.serial == stable.serial)
        && (stable.port.isEmpty() || scanner.port == stable.port);
}

template <typename Fits> std::optional<qsizetype> theOnly(const QList<ListedScanner> &scanners, Fits isMeant)
{
    std::optional<qsizetype> found;
    for (qsizetype i = 0; i < scanners.size(); ++i) {
        if (!isMeant(scanners[i]))
            continue;
        if (found)
            return std::nullopt; // either could be meant: none is better than the wrong one
        found = i;
    }
    return found;
}

std::optional<qsizetype> theOneAt(const QList<ListedScanner> &scanners, const Stable &stable)
{
    return theOnly(scanners, [&](const ListedScanner &one) { return fits(one, stable); });
}

} // namespace

std::optional<UsbAddress> usbAddressIn(const QString &name)
{
    const auto found = addressForm().match(name);
    if (!found.hasMatch() || name.startsWith("net:"_L1)) // that is another machine's bus
        return std::nullopt;
    const int first = found.capturedStart(1) >= 0 ? 1 : 3;
    return UsbAddress{.bus = found.captured(first).toInt(), .address = found.captured(first + 1).toInt()};
}

void addWhatUsbSays(QList<ListedScanner> &scanners)
{
    if (std::ranges::none_of(scanners, [](const auto &one) { return usbAddressIn(one.name).has_value(); }))
        return;
    const auto attached = transport::attachedUsb();
    for (auto &scanner : scanners) {
        const auto at = usbAddressIn(scanner.name);
        const auto device = std::ranges::find_if(attached, [&](const transport::UsbAttached &one) {
            return at && one.bus == at->bus && one.address == at->address;
        });
        if (device == attached.end())
            continue;
        scanner.serial = device->serial;
        scanner.port = device->port;
    }
}

QList<UsbAddress> attachedAddresses()
{
    QList<UsbAddress> all;
    for (const auto &device : transport::attachedUsb())
        all << UsbAddress{.bus = device.bus, .address = device.address};
    return all;
}

bool mayBePulledOut(const QString &name, const QList<UsbAddress> &thenThere, const QList<UsbAddress> &nowThere)
{
    if (const auto at = usbAddressIn(name))
        return !nowThere.contains(*at);
    return thenThere.isEmpty()
        || std::ranges::any_of(thenThere, [&](const UsbAddress &one) { return !nowThere.contains(one); });
}

std::optional<qsizetype> scannerAmong(const QList<ListedScanner> &scanners, const QString &wanted, const QString &known)
{
    if (wanted.isEmpty())
        return scanners.isEmpty() ? std::nullopt : std::optional<qsizetype>(0);
    if (const auto stable = stableFrom(wanted))
        return theOneAt(scanners, *stable);
    const auto bare = withoutIndex(wanted);
    if (bare)
        if (const auto stable = stableFrom(known))
            if (const auto found = theOneAt(scanners, *stable))
                return found;
    if (const auto found = theOnly(scanners, [&](const auto &one) { return one.name == wanted; }))
        return found;
    return bare ? theOnly(scanners, [&](const auto &one) { return withoutIndex(one.name) == bare; }) : std::nullopt;
}

QString stablePlace(const QList<ListedScanner> &scanners, qsizetype which)
{
    const auto &scanner = scanners[which];
    if (!withoutIndex(scanner.name))
        return scanner.name;
    const auto backEnd = backEndOf(scanner.name);
    const auto model = modelOf(scanner);
    auto place = model.isEmpty() ? backEnd : backEnd + u'=' + shielded(model);
    const bool ownSerial = !scanner.serial.isEmpty() && theOneAt(scanners, {backEnd, model, scanner.serial, {}});
    if (ownSerial)
        place += u'#' + shielded(scanner.serial);
    else if (!scanner.port.isEmpty())
        place += u'@' + scanner.port;
    const auto read = stableFrom(place);
    return read && theOneAt(scanners, *read) == which ? place : scanner.name; // no better one: alike in everything
}

bool isStablePlace(const QString &wanted)
{
    return stableFrom(wanted).has_value();
}

} // namespace yc::devices::scan
