#include "core/sync/outbox.h"

#include <algorithm>
#include <array>

namespace yc::core::sync
{

using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace
{
constexpr std::array<milliseconds, 5> Waits{5s, 25s, 2min, 10min, 1h};
constexpr milliseconds Longest = 1h;
} // namespace

Decision decide(const QList<Due> &debts)
{
    if (debts.isEmpty())
        return {};
    const auto first = std::ranges::min_element(debts, {}, &Due::left); // none is before any
    if (!first->left || *first->left <= 0ms)
        return {.tryNow = first->caseId, .wakeIn = {}};
    return {.tryNow = {}, .wakeIn = std::min(*first->left, Longest)};
}

Postponement postpone(const link::Failure &failure, int triesBefore, const QDateTime &now, double chance)
{
    const auto step = std::clamp(triesBefore, 0, static_cast<int>(Waits.size()) - 1);
    const auto base = Waits[static_cast<std::size_t>(step)];
    const auto spread = static_cast<double>(base.count()) * (0.8 + 0.4 * std::clamp(chance, 0.0, 1.0));
    const auto asked = milliseconds{failure.retryAfterSeconds * 1000LL};
    const auto wait = std::max(milliseconds{static_cast<qint64>(spread)}, std::min(asked, Longest));
    return {.tries = triesBefore + 1, .nextTry = now.addMSecs(wait.count()), .cause = toString(failure.code)};
}

bool isCausedByLine(const QString &cause)
{
    const auto code = codeFromString(cause);
    return code && code->layer == 'L' && code->number < 100;
}

} // namespace yc::core::sync
