#include "devices/smartcard/pcsc_reader.h"

#include "devices/smartcard/reader_name.h"
#include "devices/smartcard/smart_session.h"
#include "devices/transport/wire_record.h"

namespace yc::devices::smartcard
{

PcscReader::PcscReader(const PcscSettings &settings, const Clock &clock, QThread *thread, QObject *parent)
    : SmartCardReader(parent), m_clock(clock), m_session(new SmartSession(settings, clock)),
      m_info{.kind = Kind::SmartCard, .place = settings.place, .maker = {}, .model = {}, .serial = {}, .can = {}}
{
    m_session->moveToThread(thread);
    connect(m_session, &SmartSession::healthIs, this, [this](const Health &health) {
        m_health = health;
        Q_EMIT healthChanged();
    });
    connect(m_session, &SmartSession::readerIs, this, [this](const QString &name) { m_info.model = name; });
    connect(m_session, &SmartSession::guidanceIs, this, &PcscReader::guidanceChanged);
    connect(m_session, &SmartSession::cardRead, this, [this](const std::shared_ptr<SmartCard> &card) {
        m_lastGood = m_clock.sinceStart();
        // After stop() nobody expects a person any more: one that was on its way is dropped, not shown.
        if (m_started)
            Q_EMIT cardRead(card);
    });
    connect(m_session, &SmartSession::cardLifted, this, &PcscReader::cardLifted);
    connect(m_session, &SmartSession::proven, this, [this](const QByteArray &signature) {
        m_lastGood = m_clock.sinceStart();
        if (m_started)
            Q_EMIT proven(signature);
    });
    connect(m_session, &SmartSession::failed, this, &PcscReader::failed);
}

PcscReader::~PcscReader()
{
    m_session->disconnect(this);
    m_session->deleteLater(); // in its own thread; its destructor lets the card go
}

DeviceInfo PcscReader::info() const
{
    return m_info;
}

Health PcscReader::health() const
{
    auto health = m_health;
    if (m_lastGood)
        health.lastGoodMsAgo = (m_clock.sinceStart() - *m_lastGood).count();
    return health;
}

void PcscReader::start()
{
    m_started = true;
    QMetaObject::invokeMethod(m_session, &SmartSession::start, Qt::QueuedConnection);
}

void PcscReader::stop()
{
    m_started = false;
    QMetaObject::invokeMethod(m_session, &SmartSession::stop, Qt::QueuedConnection);
}

void PcscReader::lookAgain()
{
    QMetaObject::invokeMethod(m_session, &SmartSession::lookAgain, Qt::QueuedConnection);
}

void PcscReader::prove(const QByteArray &challenge)
{
    QMetaObject::invokeMethod(
        m_session, [session = m_session, challenge] { session->prove(challenge); }, Qt::QueuedConnection);
}

Driver pcscDriver()
{
    return {
        .name = QStringLiteral("pcsc"),
        .kind = Kind::SmartCard,
        .make = [](const Plug &plug, const Clock &clock, QThread *thread) -> Result<Device> {
            if (const auto wanted = readerWanted(plug.place); !wanted)
                return std::unexpected(wanted.error());
            PcscSettings settings;
            settings.place = plug.place;
            settings.recordFolder = plug.options.value(transport::RecordOption).toString();
            return std::make_unique<PcscReader>(settings, clock, thread);
        },
    };
}

} // namespace yc::devices::smartcard
