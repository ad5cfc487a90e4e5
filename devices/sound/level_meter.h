#pragma once

#include "devices/api/microphone.h"

#include <optional>
#include <span>

namespace yc::devices::sound
{

// Samples in, a level for each tenth of a second out. Keeps sums, never a sample.
class LevelMeter
{
public:
    LevelMeter(int rate, int channels); // both at least 1

    // The next samples, channels side by side. Takes from the front as many as it needs for a level and tells it;
    // nothing: all were taken, and it is not full.
    [[nodiscard]] std::optional<SoundLevel> take(std::span<const qint16> &samples);

private:
    void count(qint16 sample);

    int m_channels;
    int m_window; // samples of all channels
    int m_taken = 0;
    double m_squares = 0;
    int m_peak = 0; // 0…32768
    int m_channel = 0; // of the next sample
    bool m_atEnd = false; // some channel of this frame
    int m_inARow = 0; // frames at the end of what can be said
    bool m_clipped = false;
};

} // namespace yc::devices::sound
