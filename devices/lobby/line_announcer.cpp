#include "devices/lobby/line_announcer.h"

#include "devices/lobby/protocol/modbus_display.h"
#include "devices/lobby/protocol/syn_speaker.h"
#include "devices/transport/place.h"
#include "devices/transport/wire_record.h"

#include <algorithm>
#include <functional>

namespace yc::devices::lobby
{

LineAnnouncer::LineAnnouncer(const AnnouncerSettings &settings, std::unique_ptr<AnnouncerProtocol> protocol,
                             const Clock &clock, QThread *thread, QObject *parent)
    : Announcer(parent), m_info{.kind = settings.kind,
                                .place = settings.line.place,
                                .maker = {},
                                .model = protocol->model(),
                                .serial = {},
                                .can = protocol->answers() ? Capabilities(Capability::StatusBack) : Capabilities()},
      m_clock(clock), m_session(new AnnouncerSession(settings, std::move(protocol), clock))
{
    m_session->moveToThread(thread);
    connect(m_session, &AnnouncerSession::healthIs, this, [this](const Health &health) {
        m_health = health;
        Q_EMIT healthChanged();
    });
    connect(m_session, &AnnouncerSession::guidanceIs, this, &LineAnnouncer::guidanceChanged);
    connect(m_session, &AnnouncerSession::announced, this, [this](const QString &id) {
        m_lastGood = m_clock.sinceStart();
        Q_EMIT announced(id);
    });
    connect(m_session, &AnnouncerSession::notAnnounced, this, &LineAnnouncer::notAnnounced);
}

LineAnnouncer::~LineAnnouncer()
{
    m_session->disconnect(this);
    m_session->deleteLater(); // in its own thread; its destructor closes the line
}

Health LineAnnouncer::health() const
{
    auto health = m_health;
    if (m_lastGood)
        health.lastGoodMsAgo = (m_clock.sinceStart() - *m_lastGood).count();
    return health;
}

void LineAnnouncer::start()
{
    QMetaObject::invokeMethod(m_session, &AnnouncerSession::start, Qt::QueuedConnection);
}

void LineAnnouncer::lookAgain()
{
    QMetaObject::invokeMethod(m_session, &AnnouncerSession::lookAgain, Qt::QueuedConnection);
}

void LineAnnouncer::announce(const Announcement &what)
{
    const auto expires = m_clock.sinceStart() + what.expiresAfter;
    QMetaObject::invokeMethod(
        m_session, [session = m_session, what, expires] { session->announce(what, expires); }, Qt::QueuedConnection);
}

void LineAnnouncer::clear()
{
    QMetaObject::invokeMethod(m_session, &AnnouncerSession::clear, Qt::QueuedConnection);
}

namespace
{

using Made = std::unique_ptr<AnnouncerProtocol>;
using Make = std::function<Made(const QJsonObject &options, const transport::Place &place)>;

Coding codingOf(const QJsonObject &options)
{
    const auto word = options.value(QStringLiteral("coding")).toString();
    return word == QLatin1String("gbk") ? Coding::Gbk : word == QLatin1String("utf8") ? Coding::Utf8 : Coding::Gb2312;
}

int numberOf(const QJsonObject &options, const char *name, int unless, int least, int most)
{
    return std::clamp(options.value(QLatin1String(name)).toInt(unless), least, most);
}

Made makeLine(const QJsonObject &options, const transport::Place & /*place*/)
{
    LineShape shape;
    shape.columns = numberOf(options, "columns", shape.columns, 4, 200);
    shape.coding = codingOf(options);
    const auto end = options.value(QStringLiteral("end")).toString();
    shape.end = end == QLatin1String("cr") ? "\r"
        : end == QLatin1String("lf")       ? "\n"
        : end == QLatin1String("none")     ? ""
                                           : "\r\n";
    return std::make_unique<LineDisplay>(shape);
}

Made makeModbus(const QJsonObject &options, const transport::Place &place)
{
    ModbusShape shape;
    shape.framing = modbus::framingOf(options.value(QStringLiteral("framing")).toString(),
                                      std::holds_alternative<transport::TcpPlace>(place));
    shape.unit = static_cast<quint8>(numberOf(options, "unit", 1, 1, 247));
    shape.address = static_cast<quint16>(numberOf(options, "register", 0, 0, 0xFF00));
    shape.columns = numberOf(options, "columns", shape.columns, 4, modbus::MostRegisters * 2);
    shape.coding = codingOf(options);
    return std::make_unique<ModbusDisplay>(shape);
}

Make makeSpeaker(bool checked)
{
    return [checked](const QJsonObject &options, const transport::Place & /*place*/) -> Made {
        SynShape shape{.checked = checked};
        shape.loud = numberOf(options, "loud", shape.loud, 0, 10);
        return std::make_unique<SynSpeaker>(shape);
    };
}

Driver driver(const char *name, Kind kind, const Make &protocol)
{
    return {.name = QLatin1String(name),
            .kind = kind,
            .make = [kind, protocol](const Plug &plug, const Clock &clock, QThread *thread) -> Result<Device> {
                const auto place = transport::placeFromText(plug.place);
                if (!place)
                    return std::unexpected(place.error());
                AnnouncerSettings settings;
                settings.kind = kind;
                settings.line.place = plug.place;
                settings.line.recordFolder = plug.options.value(transport::RecordOption).toString();
                return std::make_unique<LineAnnouncer>(settings, protocol(plug.options, *place), clock, thread);
            }};
}

} // namespace

std::vector<Driver> announcerDrivers()
{
    return {driver("line", Kind::Display, makeLine), driver("modbus", Kind::Display, makeModbus),
            driver("syn6288", Kind::Speaker, makeSpeaker(true)), driver("xfs5152", Kind::Speaker, makeSpeaker(false))};
}

} // namespace yc::devices::lobby
