#pragma once

#include "devices/api/driver.h"
#include "devices/lobby/cabinet_session.h"

#include <vector>

namespace yc::devices::lobby
{

// Cabinets behind a board on a line. The object lives in the caller's thread; the line is handled in `thread`, which
// must have an event loop and outlive it. Comes back by itself after a loss, later each time; a door that was to be
// opened then is notOpened, and never told again.
class LineCabinet final : public Cabinet
{
    Q_OBJECT
public:
    LineCabinet(const CabinetSettings &settings, std::unique_ptr<CabinetProtocol> protocol, const Clock &clock,
                QThread *thread, QObject *parent = nullptr);
    ~LineCabinet() override;

    [[nodiscard]] DeviceInfo info() const override { return m_info; }
    [[nodiscard]] Health health() const override;
    [[nodiscard]] QList<Door> doors() const override { return m_doors; }
    void start() override;
    void lookAgain() override;
    void open(const QString &id, int door) override;

private:
    DeviceInfo m_info;
    const Clock &m_clock;
    QList<Door> m_doors;
    CabinetSession *m_session; // lives in the device's thread, deleted there
    Health m_health;
    std::optional<std::chrono::milliseconds> m_lastGood;
};

// "lockboard", "modbus". A place that is none: BadPlace. Options, "doors" (24) of both:
//   lockboard {"locks":24 on each board,"firstBoard":1,"shutIs":"11"|"00"}
//   modbus    {"unit":1,"coil":0,"input":0,"shutIs":"on"|"off","framing":"rtu"|"tcp"} as of displays
[[nodiscard]] std::vector<Driver> cabinetDrivers();

} // namespace yc::devices::lobby
