#pragma once

#include <QApplication>
#include <QString>

#include <array>

class QJsonObject;
struct pollfd;

namespace yc::ui
{

// How long the UI thread was busy with its own doing, turn by turn of its event loop: from the moment poll() gave
// control back to the moment it is asked again, less the time the kernel let others run (run delay,
// /proc/self/task/TID/schedstat).
//
// Qt's dispatcher here stands on GLib, whose awake() and aboutToBlock() enclose polling and handling together; so the
// turn is taken where GLib polls, by its own hook (g_main_context_set_poll_func). Runs in the shipped client: a turn
// costs two readings of the clock, one of the processor's time, one of schedstat and one of rusage. One detector a
// process, made in the UI thread after QApplication.
//
// A turn of more than 16 ms is logged ("ui", "long-turn"; a warning from 50 ms on; one line a second at most) with what
// was handled in it: Application tells of every event, for two readings of the clock and four pointers each.
class StallDetector
{
public:
    // An event that took a good part of its turn. Those within it are told apart from it and come first.
    struct Event {
        std::array<const char *, 4> classes{}; // of the receiver and its parents: nothing that came from outside
        QString name; // the receiver's objectName
        int type = 0; // QEvent::Type
        double ms = 0; // by the wall
    };
    struct Turn {
        double ms = 0; // own doing
        double cpuMs = 0; // of that in the processor; the rest is waiting for the display, the disk, a lock
        double waitedMs = 0; // others ran: not own doing
        qint64 slept = 0; // how often it gave up the processor by itself, for a lock, the display or the disk
        qint64 diskFaults = 0; // of them for pages of memory that lay on the disk (ru_majflt)
        std::array<Event, 6> events; // the longest, in the order in which they ended
        std::size_t eventCount = 0;
    };
    // Around the handling of one event, in any thread; only the watched one counts.
    class Handling
    {
    public:
        Handling(const QObject *receiver, const QEvent *event);
        ~Handling();
        Handling(const Handling &) = delete;
        Handling &operator=(const Handling &) = delete;

    private:
        Event m_event;
        qint64 m_began = -1;
    };

    StallDetector();
    ~StallDetector();
    StallDetector(const StallDetector &) = delete;
    StallDetector &operator=(const StallDetector &) = delete;

    // False where there is no GLib dispatcher (QT_NO_GLIB): then nothing is measured, and the report says so.
    [[nodiscard]] bool isWatching() const { return m_watching; }
    struct Seen {
        double worstMs = 0; // own doing: by the wall less the run delay; waits for the display and the disk are in it
        double worstCpuMs = 0; // of a turn in the processor alone: the same however busy the machine is
        quint64 turns = 0;
        quint64 over16 = 0;
        quint64 over50 = 0;
    };
    [[nodiscard]] Seen seen() const { return m_seen; }
    [[nodiscard]] const Turn &longest() const { return m_longest; }
    // {"ms":…,"cpu_ms":…,"waited_ms":…,"slept":…,"disk_faults":…,"events":[{"event":"Timer","to":"QTimer <
    // SyncPage","name":…,"ms":…}]}
    [[nodiscard]] static QJsonObject toJson(const Turn &turn);
    void reset(); // begins to count anew with the next turn

    // The judgement, apart from the clock: wall and delay of one turn, in nanoseconds.
    static void judge(Seen &seen, qint64 wallNs, qint64 delayNs);
    // The part of the run delay that a turn can have waited: the kernel keeps its two counts by different clocks (seen:
    // 3 ms too much of 150 on a virtual machine), and what ran did not wait. A turn that never slept waited for nothing
    // of ours: what is neither in its processor's time nor in the run delay was taken by the machine below (steal).
    static qint64 waited(qint64 wallNs, qint64 cpuNs, qint64 delayNs, qint64 slept);

private:
    static int poll(pollfd *fds, unsigned count, int timeout);
    void endTurn(qint64 now);
    void tell();
    void handled(Event event, qint64 began);
    [[nodiscard]] qint64 runDelayNs() const;

    bool m_watching = false;
    int m_schedstat = -1;
    void *m_context = nullptr;
    int (*m_realPoll)(pollfd *, unsigned, int) = nullptr;
    Qt::HANDLE m_thread = nullptr;
    qint64 m_turnBegan = -1; // ns; -1: the turn in hand is not counted
    qint64 m_delayThen = 0; // ns, as the turn began
    qint64 m_cpuThen = 0;
    qint64 m_sleptThen = 0;
    qint64 m_diskFaultsThen = 0;
    Turn m_turn; // in hand
    Turn m_longest;
    Seen m_seen;
    qint64 m_told = 0; // ns: when a turn was last logged
    int m_untold = 0; // long ones since
};

// QApplication that tells the detector what it handles.
class Application final : public QApplication
{
public:
    using QApplication::QApplication;
    bool notify(QObject *receiver, QEvent *event) override;
};

} // namespace yc::ui
