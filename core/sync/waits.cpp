#include "core/sync/waits.h"

#include <algorithm>

namespace yc::core::sync
{

using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace
{
constexpr milliseconds Longest = 1h; // as in outbox.cpp: no wait is longer
}

std::optional<milliseconds> Waits::left(const QString &name, const QDateTime &until)
{
    if (!until.isValid())
        return std::nullopt;
    auto wait = m_waits.find(name);
    if (wait == m_waits.end() || wait->until != until) {
        const auto whole = std::min(milliseconds{m_clock.now().msecsTo(until)}, Longest);
        wait = m_waits.insert(name, {.until = until, .due = m_clock.sinceStart() + whole});
    }
    return wait->due - m_clock.sinceStart();
}

QDateTime Waits::shown(const QString &name, const QDateTime &until) const
{
    const auto wait = m_waits.find(name);
    if (wait == m_waits.end() || wait->until != until)
        return until;
    return m_clock.now().addMSecs((wait->due - m_clock.sinceStart()).count());
}

} // namespace yc::core::sync
