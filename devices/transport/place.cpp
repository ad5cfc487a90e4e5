#include "devices/transport/place.h"

#include "devices/api/device.h"

namespace yc::devices::transport
{

namespace
{

constexpr QStringView Tcp = u"tcp:";
constexpr QStringView Serial = u"serial:";

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

} // namespace

Result<Place> placeFromText(const QString &text)
{
    if (text.startsWith(Tcp))
        return tcpPlace(QStringView(text).mid(Tcp.size()));
    if (text.startsWith(Serial))
        return serialPlace(QStringView(text).mid(Serial.size()));
    return std::unexpected(codes::BadPlace);
}

QString toText(const Place &place)
{
    if (const auto *tcp = std::get_if<TcpPlace>(&place)) {
        const auto host = tcp->host.contains(u':') ? u'[' + tcp->host + u']' : tcp->host;
        return Tcp.toString() + host + u':' + QString::number(tcp->port);
    }
    const auto &serial = std::get<SerialPlace>(place);
    const auto speed = serial.speed == SerialPlace{}.speed ? QString() : u'@' + QString::number(serial.speed);
    return Serial.toString() + serial.path + speed;
}

} // namespace yc::devices::transport
