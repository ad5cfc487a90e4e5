#pragma once

#include "base/clock.h"
#include "base/retry_pause.h"
#include "devices/sound/pulse_line.h"
#include "devices/sound/recorded_speaker.h"
#include "devices/sound/recorded_words.h"
#include "devices/sound/voice_states.h"

#include <QTimer>

#include <deque>

namespace yc::devices::sound
{

// The part of RecordedSpeaker that lives in the device's thread: reads the recordings, keeps the way to the sound
// service, moves along voice_states.h, says one call after another. Expiry is by the clock's sinceStart().
class SpeakerSession final : public QObject
{
    Q_OBJECT
public:
    SpeakerSession(SpeakerSettings settings, const Clock &clock);

    void start();
    void lookAgain(); // the recordings are read anew
    void announce(const Announcement &what, std::chrono::milliseconds expires);
    void clear();

Q_SIGNALS:
    void healthIs(const yc::devices::Health &health);
    void chosenIs(const yc::devices::MicrophoneSeen &loudspeaker); // place empty: none
    void announced(const QString &id);
    void notAnnounced(const QString &id, const yc::devices::DeviceError &error);

private:
    struct Job {
        Announcement what;
        std::chrono::milliseconds expires{};
    };

    void move(voice::Event event);
    void enter();
    void open();
    void sayNext();
    [[nodiscard]] std::optional<DeviceError> makeVoice(const Announcement &what);
    void takeSeen(const QList<MicrophoneSeen> &all, const QString &usual);
    void timerRang();
    void lost(const DeviceError &error, voice::Event event); // with all calls
    void settle(const std::optional<DeviceError> &error); // what is being said
    void fail(const Job &job, const DeviceError &error);
    void readWords();
    void choose(const MicrophoneSeen &loudspeaker);
    [[nodiscard]] DeviceState deviceState() const;
    void tellHealth();

    SpeakerSettings m_settings;
    const Clock &m_clock;
    voice::State m_state = voice::State::Stopped;
    PulseLine m_line;
    QTimer *m_timer; // an answer or an end that is waited for, or the next try
    RetryPause m_retry{m_settings.firstRetry, m_settings.lastRetry};
    RecordedWords m_words;
    MicrophoneSeen m_chosen; // place empty: none
    std::deque<Job> m_jobs;
    std::optional<Job> m_saying;
    Samples m_voice; // of the next to be said
    bool m_wasThere = false;
    Health m_health;
};

} // namespace yc::devices::sound
