#include "devices/sound/pulse_microphone.h"

#include "devices/sound/microphone_session.h"

namespace yc::devices::sound
{

namespace
{

const auto Prefix = QStringLiteral("microphone:");

} // namespace

Driver microphoneDriver()
{
    return {.name = QStringLiteral("pulse"),
            .kind = Kind::Microphone,
            .make = [](const Plug &plug, const Clock &clock, QThread *thread) -> Result<Device> {
                if (!plug.place.startsWith(Prefix))
                    return std::unexpected(codes::BadPlace);
                MicrophoneSettings settings;
                settings.place = plug.place.mid(Prefix.size());
                return std::make_unique<PulseMicrophone>(settings, clock, thread);
            }};
}

PulseMicrophone::PulseMicrophone(const MicrophoneSettings &settings, const Clock &clock, QThread *thread,
                                 QObject *parent)
    : Microphone(parent), m_clock(clock), m_session(new MicrophoneSession(settings)),
      m_info{
          .kind = Kind::Microphone, .place = Prefix + settings.place, .maker = {}, .model = {}, .serial = {}, .can = {}}
{
    m_session->moveToThread(thread);
    connect(m_session, &MicrophoneSession::healthIs, this, [this](const Health &health) {
        m_health = health;
        Q_EMIT healthChanged();
    });
    connect(m_session, &MicrophoneSession::guidanceIs, this, &PulseMicrophone::guidanceChanged);
    connect(m_session, &MicrophoneSession::chosenIs, this, [this](const MicrophoneSeen &microphone) {
        m_chosen = microphone;
        if (!microphone.place.isEmpty()) { // what it was is known while it is away
            m_info.maker = microphone.maker;
            m_info.model = microphone.model.isEmpty() ? microphone.name : microphone.model;
            m_info.serial = microphone.serial;
        }
        Q_EMIT healthChanged();
    });
    connect(m_session, &MicrophoneSession::seenIs, this, [this](const QList<MicrophoneSeen> &all) {
        m_seen = all;
        Q_EMIT seenChanged();
    });
    connect(m_session, &MicrophoneSession::level, this, [this](const SoundLevel &heard) {
        m_lastGood = m_clock.sinceStart();
        if (m_listens)
            Q_EMIT level(heard);
    });
    connect(m_session, &MicrophoneSession::failed, this, &PulseMicrophone::failed);
}

PulseMicrophone::~PulseMicrophone()
{
    m_session->disconnect(this);
    m_session->deleteLater(); // in its own thread; its destructor lets go of the service
}

Health PulseMicrophone::health() const
{
    auto health = m_health;
    if (m_lastGood)
        health.lastGoodMsAgo = (m_clock.sinceStart() - *m_lastGood).count();
    return health;
}

void PulseMicrophone::start()
{
    QMetaObject::invokeMethod(m_session, &MicrophoneSession::start, Qt::QueuedConnection);
}

void PulseMicrophone::setListening(bool listens)
{
    m_listens = listens;
    QMetaObject::invokeMethod(
        m_session, [session = m_session, listens] { session->setListening(listens); }, Qt::QueuedConnection);
}

} // namespace yc::devices::sound
