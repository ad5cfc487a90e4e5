#pragma once

#include <QtGlobal>

struct pollfd;

namespace yc::ui
{

// How long the UI thread was busy with its own doing, turn by turn of its event loop: from the moment poll() gave
// control back to the moment it is asked again, less the time the kernel let others run (run delay,
// /proc/self/task/TID/schedstat).
//
// Qt's dispatcher here stands on GLib, whose awake() and aboutToBlock() enclose polling and handling together; so the
// turn is taken where GLib polls, by its own hook (g_main_context_set_poll_func). Runs in the shipped client: a turn
// costs two readings of the clock and one of schedstat. One detector a process, made in the UI thread after
// QApplication.
class StallDetector
{
public:
    StallDetector();
    ~StallDetector();
    StallDetector(const StallDetector &) = delete;
    StallDetector &operator=(const StallDetector &) = delete;

    // False where there is no GLib dispatcher (QT_NO_GLIB): then nothing is measured, and the report says so.
    [[nodiscard]] bool isWatching() const { return m_watching; }
    struct Seen {
        double worstMs = 0;
        quint64 turns = 0;
        quint64 over16 = 0;
        quint64 over50 = 0;
    };
    [[nodiscard]] Seen seen() const { return m_seen; }
    void reset(); // begins to count anew with the next turn

    // The judgement, apart from the clock: wall and delay of one turn, in nanoseconds.
    static void judge(Seen &seen, qint64 wallNs, qint64 delayNs);

private:
    static int poll(pollfd *fds, unsigned count, int timeout);
    [[nodiscard]] qint64 runDelayNs() const;

    bool m_watching = false;
    int m_schedstat = -1;
    void *m_context = nullptr;
    int (*m_realPoll)(pollfd *, unsigned, int) = nullptr;
    qint64 m_turnBegan = -1; // ns; -1: the turn in hand is not counted
    qint64 m_delayThen = 0;
    Seen m_seen;
};

} // namespace yc::ui
