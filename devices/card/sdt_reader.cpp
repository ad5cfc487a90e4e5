#include "devices/card/sdt_reader.h"

#include "devices/card/sdt_session.h"
#include "devices/transport/place.h"
#include "devices/transport/wire_record.h"

namespace yc::devices::card
{

SdtReader::SdtReader(const SdtSettings &settings, const Clock &clock, QThread *thread, QObject *parent)
    : CardReader(parent), m_clock(clock), m_session(new SdtSession(settings, clock)),
      m_info{.kind = Kind::CardReader,
             .place = settings.place,
             .maker = {},
             .model = settings.model,
             .serial = {},
             .can = Capability::ResidentCard}
{
    m_info.can.setFlag(Capability::LatestAddress, settings.latestAddress);
    m_info.can.setFlag(Capability::Fingerprint, settings.fingerprint);
    m_session->moveToThread(thread);

    connect(m_session, &SdtSession::healthIs, this, [this](const Health &health) {
        m_health = health;
        Q_EMIT healthChanged();
    });
    connect(m_session, &SdtSession::samNumberIs, this, [this](const QString &number) { m_info.serial = number; });
    connect(m_session, &SdtSession::guidanceIs, this, &SdtReader::guidanceChanged);
    connect(m_session, &SdtSession::cardRead, this, [this](const std::shared_ptr<IdentityCard> &card) {
        m_lastGood = m_clock.sinceStart();
        // After stop() nobody expects a person any more: one that was on its way is dropped, not shown.
        if (m_started)
            Q_EMIT cardRead(card);
    });
    connect(m_session, &SdtSession::cardLifted, this, &SdtReader::cardLifted);
    connect(m_session, &SdtSession::failed, this, &SdtReader::failed);
}

SdtReader::~SdtReader()
{
    m_session->disconnect(this);
    m_session->deleteLater(); // in its own thread; its destructor closes the wire
}

DeviceInfo SdtReader::info() const
{
    return m_info;
}

Health SdtReader::health() const
{
    auto health = m_health;
    if (m_lastGood)
        health.lastGoodMsAgo = (m_clock.sinceStart() - *m_lastGood).count();
    return health;
}

void SdtReader::start()
{
    m_started = true;
    QMetaObject::invokeMethod(m_session, &SdtSession::start, Qt::QueuedConnection);
}

void SdtReader::stop()
{
    m_started = false;
    QMetaObject::invokeMethod(m_session, &SdtSession::stop, Qt::QueuedConnection);
}

void SdtReader::lookAgain()
{
    QMetaObject::invokeMethod(m_session, &SdtSession::lookAgain, Qt::QueuedConnection);
}

SdtSettings sdtSettings(const Plug &plug)
{
    SdtSettings settings;
    settings.place = plug.place;
    settings.recordFolder = plug.options.value(transport::RecordOption).toString();
    settings.latestAddress = plug.options.value(QStringLiteral("latestAddress")).toBool(settings.latestAddress);
    settings.fingerprint = plug.options.value(QStringLiteral("fingerprint")).toBool(settings.fingerprint);
    const auto poll = plug.options.value(QStringLiteral("pollMs")).toInt(static_cast<int>(settings.poll.count()));
    settings.poll = std::chrono::milliseconds(std::max(poll, 10));
    return settings;
}

Driver sdtDriver()
{
    return {
        .name = QStringLiteral("sdt"),
        .kind = Kind::CardReader,
        .make = [](const Plug &plug, const Clock &clock, QThread *thread) -> Result<Device> {
            if (const auto place = transport::placeFromText(plug.place); !place)
                return std::unexpected(place.error());
            auto settings = sdtSettings(plug);
            const auto reports = transport::hidLayoutFromJson(plug.options.value(QStringLiteral("reports")).toObject());
            if (!reports)
                return std::unexpected(codes::BadPlace);
            settings.reports = *reports;
            return std::make_unique<SdtReader>(settings, clock, thread);
        },
    };
}

} // namespace yc::devices::card
