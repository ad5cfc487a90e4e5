#include "devices/transport/place.h"

#include "devices/api/device.h"

#include <QRegularExpression>
#include <QUrl>

namespace yc::devices::transport
{

namespace
{

constexpr QStringView Tcp = u"tcp:";
constexpr QStringView Serial = u"serial:";
constexpr QStringView Usb = u"usb:";
constexpr QStringView Hid = u"hid:";

Result<Place> tcpPlace(QStringView rest)
{
    const auto colon = rest.lastIndexOf(u':');
    bool ok = false;
    const auto port = colon > 0 ? rest.mid(colon + 1).toUShort(&ok) : quint16{0};
    if (!ok || port == 0)
        return std::unexpected(codes::BadPlace);
    auto host = rest.first(colon);
    const bool bracketed = host.startsWith(u'[') && host.endsWith(u']');
    if (bracketed)
        host = host.sliced(1, host.size() - 2);
    if (host.isEmpty() || (!bracketed && host.contains(u':')))
        return std::unexpected(codes::BadPlace);
    return TcpPlace{.host = host.toString(), .port = port};
}

Result<Place> serialPlace(QStringView rest)
{
    SerialPlace place;
    const auto at = rest.lastIndexOf(u'@');
    place.path = (at < 0 ? rest : rest.first(at)).toString();
    if (at >= 0) {
        bool ok = false;
        place.speed = rest.mid(at + 1).toInt(&ok);
        if (!ok || place.speed <= 0)
            return std::unexpected(codes::BadPlace);
    }
    if (!place.path.startsWith(u'/'))
        return std::unexpected(codes::BadPlace);
    return place;
}

Result<Place> usbPlace(QStringView rest, UsbPlace::Way way)
{
    static const QRegularExpression form(
        QStringLiteral("^([0-9a-fA-F]{4}):([0-9a-fA-F]{4})(?:#([^@#]+))?(?:@([0-9]+-[0-9]+(?:\\.[0-9]+)*))?\\z"));
    const auto found = form.match(rest.toString(), 0, QRegularExpression::NormalMatch,
                                  QRegularExpression::AnchorAtOffsetMatchOption);
    if (!found.hasMatch())
        return std::unexpected(codes::BadPlace);
    UsbPlace place{.way = way,
                   .vendor = found.captured(1).toUShort(nullptr, 16),
                   .product = found.captured(2).toUShort(nullptr, 16),
                   .serial = QUrl::fromPercentEncoding(found.captured(3).toUtf8()),
                   .port = found.captured(4)};
    return place;
}

QString hex(quint16 number)
{
    return QString::number(number, 16).rightJustified(4, u'0');
}

} // namespace

Result<Place> placeFromText(const QString &text)
{
    if (text.startsWith(Tcp))
        return tcpPlace(QStringView(text).mid(Tcp.size()));
    if (text.startsWith(Serial))
        return serialPlace(QStringView(text).mid(Serial.size()));
    if (text.startsWith(Usb))
        return usbPlace(QStringView(text).mid(Usb.size()), UsbPlace::Way::Pipes);
    if (text.startsWith(Hid))
        return usbPlace(QStringView(text).mid(Hid.size()), UsbPlace::Way::Reports);
    return std::unexpected(codes::BadPlace);
}

QString toText(const Place &place)
{
    if (const auto *tcp = std::get_if<TcpPlace>(&place)) {
        const auto host = tcp->host.contains(u':') ? u'[' + tcp->host + u']' : tcp->host;
        return Tcp.toString() + host + u':' + QString::number(tcp->port);
    }
    if (const auto *usb = std::get_if<UsbPlace>(&place)) {
        auto text
            = (usb->way == UsbPlace::Way::Pipes ? Usb : Hid).toString() + hex(usb->vendor) + u':' + hex(usb->product);
        if (!usb->serial.isEmpty())
            text += u'#' + QString::fromLatin1(QUrl::toPercentEncoding(usb->serial));
        return usb->port.isEmpty() ? text : text + u'@' + usb->port;
    }
    const auto &serial = std::get<SerialPlace>(place);
    const auto speed = serial.speed == SerialPlace{}.speed ? QString() : u'@' + QString::number(serial.speed);
    return Serial.toString() + serial.path + speed;
}

} // namespace yc::devices::transport
