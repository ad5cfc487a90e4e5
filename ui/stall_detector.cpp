#include "ui/stall_detector.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <poll.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace yc::ui
{

namespace
{

using PollFunction = int (*)(pollfd *, unsigned, int); // GPollFunc: GPollFD is laid out as struct pollfd on Linux
using DefaultContext = void *(*)();
using GetPoll = PollFunction (*)(void *);
using SetPoll = void (*)(void *, PollFunction);

// GLib is in the process already, with Qt; asking for its three functions by name needs no headers of it.
template <typename Function> Function find(const char *name)
{
    return reinterpret_cast<Function>(dlsym(RTLD_DEFAULT, name));
}

// GLib's hook carries no pointer of ours. One detector a process, and only the thread that made it turns that context.
StallDetector *watcher = nullptr;

qint64 nowNs()
{
    timespec time{};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return static_cast<qint64>(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

} // namespace

StallDetector::StallDetector()
{
    const auto defaultContext = find<DefaultContext>("g_main_context_default");
    const auto getPoll = find<GetPoll>("g_main_context_get_poll_func");
    const auto setPoll = find<SetPoll>("g_main_context_set_poll_func");
    if (watcher || !defaultContext || !getPoll || !setPoll || qEnvironmentVariableIsSet("QT_NO_GLIB"))
        return;
    char path[64];
    std::snprintf(path, sizeof path, "/proc/self/task/%d/schedstat", static_cast<int>(gettid()));
    m_schedstat = open(path, O_RDONLY | O_CLOEXEC);
    m_context = defaultContext();
    m_realPoll = getPoll(m_context);
    watcher = this;
    setPoll(m_context, &StallDetector::poll);
    m_watching = true;
}

StallDetector::~StallDetector()
{
    if (m_watching) {
        find<SetPoll>("g_main_context_set_poll_func")(m_context, m_realPoll);
        watcher = nullptr;
    }
    if (m_schedstat >= 0)
        close(m_schedstat);
}

void StallDetector::reset()
{
    m_seen = {};
    m_turnBegan = -1;
}

// "cpu-time run-delay slices", nanoseconds. A kernel without schedstats says 0: then the wall time stands as it is.
qint64 StallDetector::runDelayNs() const
{
    char text[96];
    const auto got = m_schedstat < 0 ? -1 : pread(m_schedstat, text, sizeof text - 1, 0);
    if (got <= 0)
        return 0;
    text[got] = '\0';
    char *end = nullptr;
    std::strtoull(text, &end, 10);
    return static_cast<qint64>(std::strtoull(end, nullptr, 10));
}

void StallDetector::judge(Seen &seen, qint64 wallNs, qint64 delayNs)
{
    const auto ms = static_cast<double>(std::max<qint64>(0, wallNs - std::max<qint64>(0, delayNs))) / 1e6;
    ++seen.turns;
    seen.worstMs = std::max(seen.worstMs, ms);
    if (ms > 16)
        ++seen.over16;
    if (ms > 50)
        ++seen.over50;
}

int StallDetector::poll(pollfd *fds, unsigned count, int timeout)
{
    auto *self = watcher;
    if (self->m_turnBegan >= 0) {
        const auto wall = nowNs() - self->m_turnBegan;
        // Most turns are too short to matter; only the others pay for the second look at schedstat.
        judge(self->m_seen, wall, wall > 8'000'000 ? self->runDelayNs() - self->m_delayThen : 0);
    }
    const auto result = self->m_realPoll(fds, count, timeout);
    self->m_delayThen = self->runDelayNs();
    self->m_turnBegan = nowNs();
    return result;
}

} // namespace yc::ui
