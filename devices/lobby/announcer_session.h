#pragma once

#include "devices/lobby/lobby_session.h"
#include "devices/lobby/protocol/protocol.h"

#include <deque>

namespace yc::devices::lobby
{

struct AnnouncerSettings {
    LineSettings line;
    Kind kind = Kind::Display;
    std::chrono::milliseconds speakAsk{250}; // how often one that speaks is asked whether it is done
    std::chrono::milliseconds speakMost{30'000}; // nothing that may be said takes so long
    std::chrono::milliseconds showAgain{std::chrono::minutes{2}}; // a display that was away no longer
};

// What LineAnnouncer does in the device's thread. Expiry is by the clock's sinceStart().
class AnnouncerSession final : public LobbySession
{
    Q_OBJECT
public:
    AnnouncerSession(const AnnouncerSettings &settings, std::unique_ptr<AnnouncerProtocol> protocol,
                     const Clock &clock);

    void announce(const Announcement &what, std::chrono::milliseconds expires);
    void clear();

Q_SIGNALS:
    void announced(const QString &id);
    void notAnnounced(const QString &id, const yc::devices::DeviceError &error);

private:
    struct Job {
        Announcement what;
        std::chrono::milliseconds expires{};
        bool again = false; // stood on the display before it was away
    };
    enum class Asked { Nothing, HowItIs, Tell, Clear };

    void begin() override;
    void tick() override;
    [[nodiscard]] std::optional<Question> next() override;
    [[nodiscard]] std::chrono::milliseconds rest() const override;
    [[nodiscard]] bool take(QByteArray &bytes) override;
    void over() override;
    void gone(const DeviceError &why) override;
    [[nodiscard]] bool isBusy() const override { return m_telling.has_value(); }

    [[nodiscard]] std::optional<Question> tellFirst();
    [[nodiscard]] bool heard(AnnouncerProtocol::Said said);
    void settle(const std::optional<DeviceError> &error);
    void fail(const Job &job, const DeviceError &error);
    void dropExpired();

    AnnouncerSettings m_settings;
    std::unique_ptr<AnnouncerProtocol> m_protocol;
    std::deque<Job> m_jobs;
    std::optional<Job> m_telling; // from its first byte until it is shown or said
    bool m_speaking = false; // it was taken, and is being said
    std::chrono::milliseconds m_speakBy{};
    std::optional<Announcement> m_shown; // what stands on a display
    std::chrono::milliseconds m_shownAt{};
    Asked m_asked = Asked::Nothing;
    bool m_askHow = false;
    bool m_clear = false;
};

} // namespace yc::devices::lobby
