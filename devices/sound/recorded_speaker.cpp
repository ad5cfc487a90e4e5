#include "devices/sound/recorded_speaker.h"

#include "devices/sound/speaker_session.h"

#include <QDir>

#include <algorithm>

namespace yc::devices::sound
{

namespace
{

const auto Prefix = QStringLiteral("loudspeaker:");

} // namespace

Driver recordedSpeakerDriver()
{
    return {.name = QStringLiteral("words"),
            .kind = Kind::Speaker,
            .make = [](const Plug &plug, const Clock &clock, QThread *thread) -> Result<Device> {
                SpeakerSettings settings;
                settings.folder = plug.options.value(QStringLiteral("folder")).toString();
                settings.loud = std::clamp(plug.options.value(QStringLiteral("loud")).toInt(settings.loud), 0, 10);
                if (!plug.place.startsWith(Prefix) || !QDir::isAbsolutePath(settings.folder))
                    return std::unexpected(codes::BadPlace);
                settings.place = plug.place.mid(Prefix.size());
                return std::make_unique<RecordedSpeaker>(settings, clock, thread);
            }};
}

RecordedSpeaker::RecordedSpeaker(const SpeakerSettings &settings, const Clock &clock, QThread *thread, QObject *parent)
    : Announcer(parent), m_clock(clock), m_session(new SpeakerSession(settings, clock)),
      m_info{.kind = Kind::Speaker,
             .place = Prefix + settings.place,
             .maker = {},
             .model = {},
             .serial = {},
             .can = Capability::StatusBack}
{
    m_session->moveToThread(thread);
    connect(m_session, &SpeakerSession::healthIs, this, [this](const Health &health) {
        m_health = health;
        Q_EMIT healthChanged();
    });
    connect(m_session, &SpeakerSession::chosenIs, this, [this](const MicrophoneSeen &loudspeaker) {
        if (loudspeaker.place.isEmpty())
            return; // what it was is known while it is away
        m_info.maker = loudspeaker.maker;
        m_info.model = loudspeaker.model.isEmpty() ? loudspeaker.name : loudspeaker.model;
        m_info.serial = loudspeaker.serial;
        Q_EMIT healthChanged();
    });
    connect(m_session, &SpeakerSession::announced, this, [this](const QString &id) {
        m_lastGood = m_clock.sinceStart();
        Q_EMIT announced(id);
    });
    connect(m_session, &SpeakerSession::notAnnounced, this, &RecordedSpeaker::notAnnounced);
}

RecordedSpeaker::~RecordedSpeaker()
{
    m_session->disconnect(this);
    m_session->deleteLater(); // in its own thread; its destructor lets go of the service
}

Health RecordedSpeaker::health() const
{
    auto health = m_health;
    if (m_lastGood)
        health.lastGoodMsAgo = (m_clock.sinceStart() - *m_lastGood).count();
    return health;
}

void RecordedSpeaker::start()
{
    QMetaObject::invokeMethod(m_session, &SpeakerSession::start, Qt::QueuedConnection);
}

void RecordedSpeaker::lookAgain()
{
    QMetaObject::invokeMethod(m_session, &SpeakerSession::lookAgain, Qt::QueuedConnection);
}

void RecordedSpeaker::announce(const Announcement &what)
{
    const auto expires = m_clock.sinceStart() + what.expiresAfter;
    QMetaObject::invokeMethod(
        m_session, [session = m_session, what, expires] { session->announce(what, expires); }, Qt::QueuedConnection);
}

void RecordedSpeaker::clear()
{
    QMetaObject::invokeMethod(m_session, &SpeakerSession::clear, Qt::QueuedConnection);
}

} // namespace yc::devices::sound
