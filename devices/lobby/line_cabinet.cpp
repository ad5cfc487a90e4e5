#include "devices/lobby/line_cabinet.h"

#include "devices/lobby/protocol/lock_board.h"
#include "devices/lobby/protocol/modbus_locks.h"
#include "devices/transport/place.h"
#include "devices/transport/wire_record.h"

#include <algorithm>
#include <functional>

namespace yc::devices::lobby
{

LineCabinet::LineCabinet(const CabinetSettings &settings, std::unique_ptr<CabinetProtocol> protocol, const Clock &clock,
                         QThread *thread, QObject *parent)
    : Cabinet(parent), m_info{.kind = Kind::Cabinet,
                              .place = settings.line.place,
                              .maker = {},
                              .model = protocol->model(),
                              .serial = {},
                              .can = Capability::StatusBack},
      m_clock(clock), m_session(new CabinetSession(settings, std::move(protocol), clock))
{
    m_doors = m_session->doors();
    m_session->moveToThread(thread);
    connect(m_session, &CabinetSession::healthIs, this, [this](const Health &health) {
        m_health = health;
        Q_EMIT healthChanged();
    });
    connect(m_session, &CabinetSession::guidanceIs, this, &LineCabinet::guidanceChanged);
    connect(m_session, &CabinetSession::doorsAre, this, [this](const QList<Door> &doors) {
        m_doors = doors;
        Q_EMIT doorsChanged();
    });
    connect(m_session, &CabinetSession::opened, this, [this](const QString &id) {
        m_lastGood = m_clock.sinceStart();
        Q_EMIT opened(id);
    });
    connect(m_session, &CabinetSession::notOpened, this, &LineCabinet::notOpened);
}

LineCabinet::~LineCabinet()
{
    m_session->disconnect(this);
    m_session->deleteLater(); // in its own thread; its destructor closes the line
}

Health LineCabinet::health() const
{
    auto health = m_health;
    if (m_lastGood)
        health.lastGoodMsAgo = (m_clock.sinceStart() - *m_lastGood).count();
    return health;
}

void LineCabinet::start()
{
    QMetaObject::invokeMethod(m_session, &CabinetSession::start, Qt::QueuedConnection);
}

void LineCabinet::lookAgain()
{
    QMetaObject::invokeMethod(m_session, &CabinetSession::lookAgain, Qt::QueuedConnection);
}

void LineCabinet::open(const QString &id, int door)
{
    QMetaObject::invokeMethod(
        m_session, [session = m_session, id, door] { session->open(id, door); }, Qt::QueuedConnection);
}

namespace
{

using Made = std::unique_ptr<CabinetProtocol>;
using Make = std::function<Made(const QJsonObject &options, const transport::Place &place)>;

Made makeBoard(const QJsonObject &options, const transport::Place & /*place*/)
{
    BoardShape shape;
    shape.locks = std::clamp(options.value(QStringLiteral("locks")).toInt(shape.locks), 1, 50);
    shape.firstBoard = std::clamp(options.value(QStringLiteral("firstBoard")).toInt(shape.firstBoard), 0, 255);
    shape.shutIs11 = options.value(QStringLiteral("shutIs")).toString() != QLatin1String("00");
    return std::make_unique<LockBoard>(shape);
}

Made makeModbus(const QJsonObject &options, const transport::Place &place)
{
    constexpr int LastAddress = 0xFF00;
    ModbusLocks shape;
    shape.framing = modbus::framingOf(options.value(QStringLiteral("framing")).toString(),
                                      std::holds_alternative<transport::TcpPlace>(place));
    shape.unit = static_cast<quint8>(std::clamp(options.value(QStringLiteral("unit")).toInt(1), 1, 247));
    shape.coil = static_cast<quint16>(std::clamp(options.value(QStringLiteral("coil")).toInt(0), 0, LastAddress));
    shape.input = static_cast<quint16>(std::clamp(options.value(QStringLiteral("input")).toInt(0), 0, LastAddress));
    shape.shutIsOn = options.value(QStringLiteral("shutIs")).toString() != QLatin1String("off");
    return std::make_unique<ModbusCabinet>(shape);
}

Driver driver(const char *name, const Make &protocol)
{
    return {.name = QLatin1String(name),
            .kind = Kind::Cabinet,
            .make = [protocol](const Plug &plug, const Clock &clock, QThread *thread) -> Result<Device> {
                const auto place = transport::placeFromText(plug.place);
                if (!place)
                    return std::unexpected(place.error());
                auto made = protocol(plug.options, *place);
                CabinetSettings settings;
                settings.line.place = plug.place;
                settings.line.recordFolder = plug.options.value(transport::RecordOption).toString();
                settings.doors = std::clamp(plug.options.value(QStringLiteral("doors")).toInt(settings.doors), 1,
                                            std::min(MostDoors, made->mostDoors()));
                return std::make_unique<LineCabinet>(settings, std::move(made), clock, thread);
            }};
}

} // namespace

std::vector<Driver> cabinetDrivers()
{
    return {driver("lockboard", makeBoard), driver("modbus", makeModbus)};
}

} // namespace yc::devices::lobby
