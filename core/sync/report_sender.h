#pragma once

#include "core/link/hall_link.h"
#include "core/wire/terminal_report.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>

// Tells the hall how this terminal is: soon after something changed, once for all that changed, and now and then when
// nothing does, so that silence means something. While the hall is away nothing is kept but the latest. Lives in the UI
// thread.
namespace yc::core::sync
{

struct ReportTimes {
    std::chrono::milliseconds settle{3'000}; // after a change: a device that comes back passes through several states
    std::chrono::milliseconds rest{600'000}; // when nothing changes
    std::chrono::milliseconds retry{30'000}; // after a failure, unless the line comes back before
};

class ReportSender : public QObject
{
    Q_OBJECT
public:
    using How = std::function<wire::TerminalReport()>; // how it is now; `at` is filled in
    ReportSender(link::HallLink &link, const Clock &clock, ReportTimes times = {}, QObject *parent = nullptr);

    void begin(How how);
    // Something may have changed; soon it is looked at. Counts alone are no news: they go with the next report.
    void look();

Q_SIGNALS:
    void told(); // the hall has taken one

private:
    void settled();
    void send();
    void again(std::chrono::milliseconds wait);

    link::HallLink &m_link;
    const Clock &m_clock;
    ReportTimes m_times;
    How m_how;
    wire::TerminalReport m_taken; // what the hall has, without what is no news
    QTimer m_settle;
    QTimer m_again;
    bool m_owed = true; // the hall has not heard the latest, or nothing for long
    bool m_asking = false;
};

} // namespace yc::core::sync
