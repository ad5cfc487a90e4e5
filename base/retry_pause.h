#pragma once

#include <algorithm>
#include <chrono>

namespace yc
{

// How long to wait before the next try for a device that is away: twice as long each time, up to a last length.
class RetryPause
{
public:
    RetryPause(std::chrono::milliseconds first, std::chrono::milliseconds last) : m_first(first), m_last(last) { }
    std::chrono::milliseconds next()
    {
        m_pause = m_pause.count() == 0 ? m_first : std::min(m_pause * 2, m_last);
        return m_pause;
    }
    void beginAgain() { m_pause = {}; } // it answered, or somebody plugged something in

private:
    std::chrono::milliseconds m_first;
    std::chrono::milliseconds m_last;
    std::chrono::milliseconds m_pause{};
};

} // namespace yc
