#include "ui/stall_detector.h"

#include "base/log.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QMetaEnum>
#include <QThread>

#include <ctime>
#include <dlfcn.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace yc::ui
{

namespace
{

constexpr qint64 Millisecond = 1'000'000;
constexpr qint64 Second = 1000 * Millisecond;
constexpr qint64 WorthNaming = 4 * Millisecond;

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

qint64 nowNs(clockid_t clock = CLOCK_MONOTONIC)
{
    timespec time{};
    clock_gettime(clock, &time);
    return static_cast<qint64>(time.tv_sec) * Second + time.tv_nsec;
}

rusage usageOfThisThread()
{
    rusage usage{};
    getrusage(RUSAGE_THREAD, &usage);
    return usage;
}

double tenths(double ms)
{
    return qRound(ms * 10) / 10.0;
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
    m_thread = QThread::currentThreadId();
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
    m_longest = {};
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

qint64 StallDetector::waited(qint64 wallNs, qint64 cpuNs, qint64 delayNs, qint64 slept)
{
    const auto rest = std::max<qint64>(0, wallNs - cpuNs);
    return slept == 0 ? rest : std::clamp<qint64>(delayNs, 0, rest);
}

int StallDetector::poll(pollfd *fds, unsigned count, int timeout)
{
    auto *self = watcher;
    if (self->m_turnBegan >= 0)
        self->endTurn(nowNs());
    const auto result = self->m_realPoll(fds, count, timeout);
    self->m_delayThen = self->runDelayNs();
    self->m_cpuThen = nowNs(CLOCK_THREAD_CPUTIME_ID);
    const auto usage = usageOfThisThread();
    self->m_sleptThen = usage.ru_nvcsw;
    self->m_diskFaultsThen = usage.ru_majflt;
    self->m_turn.eventCount = 0;
    self->m_turnBegan = nowNs();
    return result;
}

void StallDetector::endTurn(qint64 now)
{
    const auto wall = now - m_turnBegan;
    // Most turns are too short to matter; only the others pay for the second look at schedstat.
    if (wall <= 8 * Millisecond)
        return judge(m_seen, wall, 0);
    const auto cpu = nowNs(CLOCK_THREAD_CPUTIME_ID) - m_cpuThen;
    const auto usage = usageOfThisThread();
    m_turn.slept = usage.ru_nvcsw - m_sleptThen;
    m_turn.diskFaults = usage.ru_majflt - m_diskFaultsThen;
    const auto delay = waited(wall, cpu, runDelayNs() - m_delayThen, m_turn.slept);
    const auto before = m_seen;
    judge(m_seen, wall, delay);
    m_turn.waitedMs = static_cast<double>(delay) / 1e6;
    m_turn.ms = static_cast<double>(wall) / 1e6 - m_turn.waitedMs;
    m_turn.cpuMs = static_cast<double>(cpu) / 1e6;
    m_seen.worstCpuMs = std::max(m_seen.worstCpuMs, m_turn.cpuMs);
    if (m_turn.ms > m_longest.ms)
        m_longest = m_turn;
    if (m_seen.over16 > before.over16)
        tell();
}

void StallDetector::tell()
{
    const auto now = nowNs();
    if (m_told != 0 && now - m_told < Second) {
        ++m_untold;
        return;
    }
    auto fields = toJson(m_turn);
    fields.insert(QStringLiteral("untold"), std::exchange(m_untold, 0));
    log::write(m_turn.ms > 50 ? log::Level::Warning : log::Level::Info, "ui", "long-turn", fields);
    m_told = now;
}

void StallDetector::handled(Event event, qint64 began)
{
    // One that has been waiting in a loop of its own counts from this turn on.
    const auto took = nowNs() - std::max(began, m_turnBegan);
    if (took < WorthNaming)
        return;
    event.ms = static_cast<double>(took) / 1e6;
    auto &events = m_turn.events;
    if (m_turn.eventCount == events.size()) {
        auto *shortest = std::min_element(events.begin(), events.end(),
                                          [](const Event &a, const Event &b) { return a.ms < b.ms; });
        if (shortest->ms >= event.ms)
            return;
        std::move(shortest + 1, events.end(), shortest);
        --m_turn.eventCount;
    }
    events[m_turn.eventCount++] = std::move(event);
}

QJsonObject StallDetector::toJson(const Turn &turn)
{
    QJsonArray events;
    for (std::size_t i = 0; i < turn.eventCount; ++i) {
        const auto &event = turn.events[i];
        QStringList classes;
        for (const auto *one : event.classes)
            if (one)
                classes += QLatin1String(one);
        const auto *type = QMetaEnum::fromType<QEvent::Type>().valueToKey(event.type);
        events += QJsonObject{
            {QStringLiteral("event"), type ? QString::fromLatin1(type) : QString::number(event.type)},
            {QStringLiteral("to"), classes.join(QStringLiteral(" < "))},
            {QStringLiteral("name"), event.name},
            {QStringLiteral("ms"), tenths(event.ms)},
        };
    }
    return {{QStringLiteral("ms"), tenths(turn.ms)},
            {QStringLiteral("cpu_ms"), tenths(turn.cpuMs)},
            {QStringLiteral("waited_ms"), tenths(turn.waitedMs)},
            {QStringLiteral("slept"), turn.slept},
            {QStringLiteral("disk_faults"), turn.diskFaults},
            {QStringLiteral("events"), events}};
}

StallDetector::Handling::Handling(const QObject *receiver, const QEvent *event)
{
    if (!receiver || !watcher || QThread::currentThreadId() != watcher->m_thread || watcher->m_turnBegan < 0)
        return;
    // Taken now: the receiver may be gone when it has handled it.
    const auto *one = receiver;
    for (auto &name : m_event.classes) {
        name = one ? one->metaObject()->className() : nullptr;
        one = one ? one->parent() : nullptr;
    }
    m_event.name = receiver->objectName();
    m_event.type = event->type();
    m_began = nowNs();
}

StallDetector::Handling::~Handling()
{
    if (m_began >= 0 && watcher)
        watcher->handled(std::move(m_event), m_began);
}

bool Application::notify(QObject *receiver, QEvent *event)
{
    const StallDetector::Handling handling(receiver, event);
    return QApplication::notify(receiver, event);
}

} // namespace yc::ui
