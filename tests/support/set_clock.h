#pragma once

#include "base/clock.h"

#include <atomic>

namespace yc::tests
{

// The machine's clock, and somebody at its settings. Asked from any thread.
class SetClock final : public Clock
{
public:
    [[nodiscard]] QDateTime now() const override { return m_machine.now().addMSecs(m_passed + m_set); }
    [[nodiscard]] std::chrono::milliseconds sinceStart() const override
    {
        return m_machine.sinceStart() + std::chrono::milliseconds(m_passed);
    }
    void pass(std::chrono::milliseconds time) { m_passed += time.count(); }
    void setBack(std::chrono::milliseconds time) { m_set -= time.count(); } // forward, if it is negative
    void setRight() { m_set = 0; }

private:
    SystemClock m_machine;
    std::atomic<qint64> m_passed = 0;
    std::atomic<qint64> m_set = 0;
};

} // namespace yc::tests
