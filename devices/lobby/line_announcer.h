#pragma once

#include "devices/api/driver.h"
#include "devices/lobby/announcer_session.h"

#include <vector>

namespace yc::devices::lobby
{

// Displays and speakers on a line of their own. The object lives in the caller's thread; the line is handled in
// `thread`, which must have an event loop and outlive it. Comes back by itself after a loss, later each time. What was
// being told when its line broke is notAnnounced, and never told again.
class LineAnnouncer final : public Announcer
{
    Q_OBJECT
public:
    LineAnnouncer(const AnnouncerSettings &settings, std::unique_ptr<AnnouncerProtocol> protocol, const Clock &clock,
                  QThread *thread, QObject *parent = nullptr);
    ~LineAnnouncer() override;

    [[nodiscard]] DeviceInfo info() const override { return m_info; }
    [[nodiscard]] Health health() const override;
    void start() override;
    void lookAgain() override;
    void announce(const Announcement &what) override;
    void clear() override;

private:
    DeviceInfo m_info;
    const Clock &m_clock;
    AnnouncerSession *m_session; // lives in the device's thread, deleted there
    Health m_health;
    std::optional<std::chrono::milliseconds> m_lastGood;
};

// Displays: "line" (plain text), "modbus". Speakers: "syn6288", "xfs5152". A place that is none: BadPlace. Options:
//   line     {"columns":24,"coding":"gb2312"|"gbk"|"utf8","end":"crlf"|"cr"|"lf"|"none"}
//   modbus   {"columns":16,"coding":"gb2312"|"gbk","unit":1,"register":0,"framing":"rtu"|"tcp"}; unless it is said, tcp
//            over the network and rtu over a serial line
//   speakers {"loud":0…10}
[[nodiscard]] std::vector<Driver> announcerDrivers();

} // namespace yc::devices::lobby
