#pragma once

#include "app/print_room.h"

#include <QHash>
#include <QObject>

#include <chrono>
#include <optional>

namespace yc::app
{

// How the papers of this terminal went since the start, on each queue. Hangs on the print room, so that whoever asks
// first begins the count and all read the same.
class PrintTally : public QObject
{
    Q_OBJECT
public:
    [[nodiscard]] static PrintTally &of(PrintRoom &printing, const Clock &clock);

    // State, counts, last good use and last fault. No guidance: that is the queue's troubles.
    [[nodiscard]] devices::Health health(const devices::PrintQueue &queue) const;

Q_SIGNALS:
    void changed();

private:
    PrintTally(PrintRoom &printing, const Clock &clock);
    void count(const devices::PrintProgress &progress);

    struct Count {
        quint64 done = 0; // papers that came out
        quint64 failed = 0;
        std::optional<std::chrono::milliseconds> lastGood; // by the clock's sinceStart()
        std::optional<devices::DeviceError> lastFault;
    };
    const Clock &m_clock;
    QHash<QString, Count> m_counts; // by queue
};

} // namespace yc::app
