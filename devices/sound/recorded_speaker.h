#pragma once

#include "base/clock.h"
#include "devices/api/driver.h"
#include "devices/api/microphone.h"

#include <chrono>
#include <optional>

namespace yc::devices::sound
{

class SpeakerSession;

struct SpeakerSettings {
    QString place; // "usb:1-2:1.0"; empty: the system's usual one, or the first
    QString folder; // of the recordings
    int loud = 10; // 0 to 10, 10 as recorded
    std::chrono::milliseconds answerPatience{5000}; // of the sound service; of a call, beyond its own length
    std::chrono::milliseconds firstRetry{300};
    std::chrono::milliseconds lastRetry{10'000};
};

// Says calls by a hall's own recordings through a loudspeaker of this machine, by the sound service of who is logged
// in. The object lives in the caller's thread; recordings are read and the way to the service is kept in `thread`,
// which must have an event loop and outlive it. Nothing is said of a call of which a word is missing. What was being
// said when the loudspeaker was pulled out is notAnnounced, and never said again.
class RecordedSpeaker final : public Announcer
{
    Q_OBJECT
public:
    RecordedSpeaker(const SpeakerSettings &settings, const Clock &clock, QThread *thread, QObject *parent = nullptr);
    ~RecordedSpeaker() override;

    [[nodiscard]] DeviceInfo info() const override { return m_info; }
    [[nodiscard]] Health health() const override;
    void start() override;
    void lookAgain() override;
    void announce(const Announcement &what) override;
    void clear() override;

private:
    const Clock &m_clock;
    SpeakerSession *m_session; // lives in the device's thread, deleted there
    DeviceInfo m_info;
    Health m_health;
    std::optional<std::chrono::milliseconds> m_lastGood;
};

// "words". Place "loudspeaker:" for the system's usual one, "loudspeaker:usb:1-2:1.0" for the one there. Options:
// {"folder":"/srv/words","loud":0…10}; a folder is an absolute path, else BadPlace.
[[nodiscard]] Driver recordedSpeakerDriver();

} // namespace yc::devices::sound
