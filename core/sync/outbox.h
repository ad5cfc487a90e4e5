#pragma once

#include "core/link/failure.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QUuid>

#include <chrono>
#include <optional>

// What to do about what is owed: pure, so that a day of failures is a table in tests/core/sync. The clock and the
// chance are handed in.
namespace yc::core::sync
{

struct Debt {
    QUuid caseId;
    int tries = 0;
    QDateTime nextTry; // wall time, as it is kept; null: never tried, due at once
    QString cause; // code of the last failure
};

struct Due {
    QUuid caseId;
    std::optional<std::chrono::milliseconds> left; // waits.h; none: never tried, negative: due since so long
};
struct Decision {
    std::optional<QUuid> tryNow;
    std::optional<std::chrono::milliseconds> wakeIn; // nothing is due: look again then; neither: nothing is owed
};
// One case at a time: what was never tried, then the longest due.
[[nodiscard]] Decision decide(const QList<Due> &debts);

// After the n-th failed try (n from 1): 5 s, 25 s, 2 min, 10 min, then every hour, each ± a fifth by chance in [0, 1),
// so that ten thousand terminals do not come back in the same second. The hall's Retry-After is kept if it is longer.
struct Postponement {
    int tries = 0;
    QDateTime nextTry;
    QString cause; // "L-0001"
};
[[nodiscard]] Postponement postpone(const link::Failure &failure, int triesBefore, const QDateTime &now, double chance);

// The line was the cause: when it is back there is nothing to wait for.
[[nodiscard]] bool isCausedByLine(const QString &cause);

} // namespace yc::core::sync
