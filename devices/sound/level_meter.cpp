#include "devices/sound/level_meter.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace yc::devices::sound
{

namespace
{

constexpr double FullScale = 32768;
constexpr int End = 32760; // a converter that clips does not always reach the very last step
constexpr int TornFrames = 3; // one may be a true peak

double decibel(double share)
{
    return share <= 0 ? QuietestDb : std::max(QuietestDb, 20 * std::log10(share));
}

} // namespace

LevelMeter::LevelMeter(int rate, int channels)
    : m_channels(std::max(1, channels)), m_window(std::max(1, rate / 10) * m_channels)
{
}

void LevelMeter::count(qint16 sample)
{
    const int size = std::abs(static_cast<int>(sample));
    m_squares += static_cast<double>(size) * size;
    m_peak = std::max(m_peak, size);
    m_atEnd = m_atEnd || size >= End;
    if (++m_channel < m_channels)
        return;
    m_inARow = m_atEnd ? std::min(m_inARow + 1, TornFrames) : 0;
    m_clipped = m_clipped || m_inARow == TornFrames;
    m_channel = 0;
    m_atEnd = false;
}

std::optional<SoundLevel> LevelMeter::take(std::span<const qint16> &samples)
{
    const auto some = samples.first(std::min(samples.size(), static_cast<std::size_t>(m_window - m_taken)));
    samples = samples.subspan(some.size());
    for (const auto sample : some)
        count(sample);
    m_taken += static_cast<int>(some.size());
    if (m_taken < m_window)
        return std::nullopt;
    const SoundLevel level{.rms = decibel(std::sqrt(m_squares / m_window) / FullScale),
                           .peak = decibel(m_peak / FullScale),
                           .clipped = m_clipped};
    m_taken = 0;
    m_squares = 0;
    m_peak = 0;
    m_clipped = false;
    return level;
}

} // namespace yc::devices::sound
