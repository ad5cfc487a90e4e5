#pragma once

#include "devices/scan/escl_status.h"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

namespace yc::helpers::scand
{

// One question to the scanner, answered within the patience or not at all. Blocks.
[[nodiscard]] std::optional<devices::scan::EsclStatus> askEscl(const QUrl &root, std::chrono::milliseconds patience);

struct EsclLook {
    bool answers = false; // somebody there speaks HTTP, whatever it says: it is switched on and reached
    std::optional<devices::scan::EsclStatus> status;
};
// The same question, asked to see whether anybody is there. Blocks as long at most.
[[nodiscard]] EsclLook lookAtEscl(const QUrl &root, std::chrono::milliseconds patience);

// Asks an eSCL scanner what is the matter while its driver waits for a page and says nothing. A feeder that is stopped
// twice running is: the driver is told to give up, by give(), which runs in the watch's own thread.
class EsclWatch
{
public:
    EsclWatch(QUrl root, std::function<void()> giveUp);
    ~EsclWatch(); // waits for a question that is under way, a second at most
    EsclWatch(const EsclWatch &) = delete;
    EsclWatch &operator=(const EsclWatch &) = delete;

    // A page was asked for. hasPages: one of this stack is here, so that the scanner's last job is ours. That it is
    // over with sheets in the feeder is FeederNotEmpty, which airscan takes for a scanner that is slow.
    void waiting(bool hasPages);
    void arriving(); // it comes, or the driver came back: nothing is asked
    [[nodiscard]] std::optional<Code> trouble() const; // why the driver was told to give up

private:
    void watch();

    const QUrl m_root;
    const std::function<void()> m_giveUp;
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_waiting = false;
    bool m_hasPages = false;
    bool m_ending = false;
    std::optional<Code> m_trouble;
    std::thread m_thread;
};

} // namespace yc::helpers::scand
