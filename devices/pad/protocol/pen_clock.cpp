#include "devices/pad/protocol/pen_clock.h"

#include <algorithm>

namespace yc::devices::pad::stu
{

qint64 PenClock::take(std::optional<quint16> padMs, qint64 hostMs)
{
    constexpr qint64 Round = 0x10000;
    if (!m_begun) {
        m_begun = true;
    } else {
        const auto host = std::max<qint64>(0, hostMs - m_hostBefore);
        if (padMs && m_padBefore) {
            const qint64 pad = static_cast<quint16>(*padMs - *m_padBefore);
            // The number of rounds that comes nearest to what the host saw pass.
            const auto rounds = std::max<qint64>(0, (host - pad + Round / 2) / Round);
            m_at += pad + rounds * Round;
        } else {
            m_at += host;
        }
    }
    m_padBefore = padMs;
    m_hostBefore = hostMs;
    return m_at;
}

} // namespace yc::devices::pad::stu
