#pragma once

#include "base/clock.h"

#include <QHash>
#include <QString>

#include <chrono>
#include <optional>

// How long what was put off has still to wait. A wait is a length of time, and somebody may set the wall clock while it
// runs: what is kept is a wall time, for a new start has nothing else, but as long as this program runs the wait is
// measured by the clock that never goes back. So an hour set back holds no debt, and an hour set forward hurries none.
namespace yc::core::sync
{

class Waits
{
public:
    explicit Waits(const Clock &clock) : m_clock(clock) { }

    // until: the wall time that was kept when it was put off. Null: never tried, due at once. Negative: due since so
    // long. The first time that a wall time is seen under a name the wait begins, never longer than an hour: what is
    // further off was written before the clock was set back.
    [[nodiscard]] std::optional<std::chrono::milliseconds> left(const QString &name, const QDateTime &until);
    // When that will be by the wall clock as it stands now. For people to read.
    [[nodiscard]] QDateTime shown(const QString &name, const QDateTime &until) const;
    void forget(const QString &name) { m_waits.remove(name); }

private:
    struct Wait {
        QDateTime until;
        std::chrono::milliseconds due; // on sinceStart()
    };
    const Clock &m_clock;
    QHash<QString, Wait> m_waits;
};

} // namespace yc::core::sync
