#pragma once

#include <QtGlobal>

#include <optional>

namespace yc::devices::pad::stu
{

// The pad counts milliseconds in 16 bits, so its clock comes round every 65.5 seconds. The host's clock tells how often
// it did between two samples; the milliseconds themselves are the pad's, which no busy host can blur.
class PenClock
{
public:
    // ms since the first sample that was asked for, never less than the one before. `hostMs`: any clock of the host
    // that does not go back.
    [[nodiscard]] qint64 take(std::optional<quint16> padMs, qint64 hostMs);

private:
    std::optional<quint16> m_padBefore;
    qint64 m_hostBefore = 0;
    qint64 m_at = 0;
    bool m_begun = false;
};

} // namespace yc::devices::pad::stu
