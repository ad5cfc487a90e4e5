#pragma once

#include "base/clock.h"
#include "devices/api/driver.h"

#include <chrono>
#include <optional>

namespace yc::devices::sound
{

class MicrophoneSession;

struct MicrophoneSettings {
    QString place; // "usb:1-2:1.0"; empty: the system's usual one, or the first
    std::chrono::milliseconds answerPatience{5000}; // of the sound service
    std::chrono::milliseconds soundPatience{3000}; // a microphone that was asleep takes one second
    std::chrono::milliseconds firstRetry{300};
    std::chrono::milliseconds lastRetry{10'000};
};

// A microphone through the sound service of who is logged in, PipeWire's or PulseAudio's. The object lives in the
// caller's thread; the way to the service is kept by `thread`, which must have an event loop and outlive it.
class PulseMicrophone final : public Microphone
{
    Q_OBJECT
public:
    PulseMicrophone(const MicrophoneSettings &settings, const Clock &clock, QThread *thread, QObject *parent = nullptr);
    ~PulseMicrophone() override;

    [[nodiscard]] DeviceInfo info() const override { return m_info; }
    [[nodiscard]] Health health() const override;
    [[nodiscard]] MicrophoneSeen chosen() const override { return m_chosen; }
    [[nodiscard]] QList<MicrophoneSeen> seen() const override { return m_seen; }
    void start() override;
    void setListening(bool listens) override;

private:
    const Clock &m_clock;
    MicrophoneSession *m_session; // lives in the device's thread, deleted there
    DeviceInfo m_info;
    MicrophoneSeen m_chosen;
    QList<MicrophoneSeen> m_seen;
    Health m_health;
    std::optional<std::chrono::milliseconds> m_lastGood;
    bool m_listens = false; // levels that are still on their way are not wanted any more
};

// "pulse". Place "microphone:" for the system's usual one, "microphone:usb:1-2:1.0" for the one there. No options.
[[nodiscard]] Driver microphoneDriver();

} // namespace yc::devices::sound
