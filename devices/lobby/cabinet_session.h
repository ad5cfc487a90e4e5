#pragma once

#include "devices/api/cabinet.h"
#include "devices/lobby/lobby_session.h"
#include "devices/lobby/protocol/protocol.h"

#include <QSet>

#include <deque>

namespace yc::devices::lobby
{

struct CabinetSettings {
    LineSettings line{.watch = std::chrono::milliseconds{1500}}; // all doors, one after another
    int doors = 24;
    std::chrono::milliseconds opensWithin{2500}; // told to open, until its switch says so
    std::chrono::milliseconds openAsk{100}; // how often it is asked meanwhile
    std::chrono::milliseconds leftOpen{std::chrono::minutes{1}}; // then somebody should shut it
};

// What LineCabinet does in the device's thread. A door is told to open once; whether it did is what its switch says.
class CabinetSession final : public LobbySession
{
    Q_OBJECT
public:
    CabinetSession(const CabinetSettings &settings, std::unique_ptr<CabinetProtocol> protocol, const Clock &clock);

    void open(const QString &id, int door);
    [[nodiscard]] const QList<Door> &doors() const { return m_doors; } // in its own thread

Q_SIGNALS:
    void doorsAre(const QList<yc::devices::Door> &doors);
    void opened(const QString &id);
    void notOpened(const QString &id, const yc::devices::DeviceError &error);

private:
    struct Job {
        QString id;
        int door = 0;
    };
    enum class Asked { Nothing, Door, Open };

    void begin() override;
    void tick() override;
    [[nodiscard]] std::optional<Question> next() override;
    [[nodiscard]] std::chrono::milliseconds rest() const override;
    [[nodiscard]] bool take(QByteArray &bytes) override;
    void over() override;
    [[nodiscard]] bool isLostBySilence() override;
    void gone(const DeviceError &why) override;
    [[nodiscard]] bool isBusy() const override { return m_opening.has_value(); }

    [[nodiscard]] bool heard(const CabinetProtocol::Said &said);
    void seen(int number, bool open);
    void isMissing(int number);
    void setState(int number, DoorState state);
    void settle(const std::optional<DeviceError> &error);
    void fail(const QString &id, const DeviceError &error);
    void lookAtDoors();

    CabinetSettings m_settings;
    std::unique_ptr<CabinetProtocol> m_protocol;
    QList<Door> m_doors;
    QList<std::chrono::milliseconds> m_openSince; // by door, while it is open
    std::deque<Job> m_jobs;
    std::optional<Job> m_opening;
    bool m_told = false; // and it was told
    std::chrono::milliseconds m_openBy{};
    bool m_look = false; // the one that is being opened is to be asked
    int m_round = 0; // the next door to be asked; beyond the last: all were
    Asked m_asked = Asked::Nothing;
    int m_askedDoor = 0;
    // Boards do not answer for locks that they do not have, and a cabinet may be smaller than it was said to be.
    int m_witness = 0; // the door that answered last: it tells whether the board still does
    int m_suspect = 0; // one that did not, until it is known whether the board still answers for another
    QSet<int> m_missing;
};

} // namespace yc::devices::lobby
