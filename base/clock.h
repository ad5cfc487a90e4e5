#pragma once

#include <QDateTime>

#include <chrono>

namespace yc
{

// Time is handed in, never taken: tests move it, and a hall corrects it. Implementations are safe from any thread.
class Clock
{
public:
    virtual ~Clock() = default;
    // Wall time, UTC. May jump when the machine's clock is set.
    [[nodiscard]] virtual QDateTime now() const = 0;
    // Never goes back; only differences mean anything.
    [[nodiscard]] virtual std::chrono::milliseconds sinceStart() const = 0;
};

class SystemClock final : public Clock
{
public:
    [[nodiscard]] QDateTime now() const override { return QDateTime::currentDateTimeUtc(); }
    [[nodiscard]] std::chrono::milliseconds sinceStart() const override
    {
        return std::chrono::duration_cast<std::chrono::milliseconds>(
            std::chrono::steady_clock::now().time_since_epoch());
    }
};

} // namespace yc
