#pragma once

#include "base/retry_pause.h"
#include "devices/sound/pulse_line.h"
#include "devices/sound/pulse_microphone.h"
#include "devices/sound/sound_states.h"
#include "devices/sound/sound_watch.h"

#include <QTimer>

namespace yc::devices::sound
{

// The part of PulseMicrophone that lives in the device's thread: keeps the way to the sound service, moves along
// sound_states.h, watches the levels for what people should do.
class MicrophoneSession final : public QObject
{
    Q_OBJECT
public:
    explicit MicrophoneSession(MicrophoneSettings settings);

    void start();
    void setListening(bool listens);

Q_SIGNALS:
    void healthIs(const yc::devices::Health &health);
    void guidanceIs(yc::devices::Guidance guidance);
    void chosenIs(const yc::devices::MicrophoneSeen &microphone); // place empty: none
    void seenIs(const QList<yc::devices::MicrophoneSeen> &all);
    void level(const yc::devices::SoundLevel &level);
    void failed(const yc::devices::DeviceError &error);

private:
    void move(machine::Event event);
    void enter();
    void takeSeen(const QList<MicrophoneSeen> &all, const QString &usual);
    void takeLevel(const SoundLevel &heard);
    void takeBreak();
    void timerRang();
    void lost(const DeviceError &error, machine::Event event);
    void choose(const MicrophoneSeen &microphone);
    void setGuidance(Guidance guidance);
    [[nodiscard]] DeviceState deviceState() const;
    void tellHealth();

    MicrophoneSettings m_settings;
    machine::State m_state = machine::State::Stopped;
    PulseLine m_line;
    QTimer *m_timer; // an answer or a sound that is waited for, or the next try
    RetryPause m_retry{m_settings.firstRetry, m_settings.lastRetry};
    MicrophoneSeen m_chosen; // place empty: none
    bool m_listens = false; // as is wished
    bool m_wasThere = false;
    bool m_ended = false; // by the service: told when it is there all the same
    SoundWatch m_watch;
    Health m_health;
    std::optional<Health> m_told;
};

} // namespace yc::devices::sound
