#include "devices/sound/sound_watch.h"

#include <algorithm>
#include <bit>

namespace yc::devices::sound
{

Guidance SoundWatch::look(const SoundLevel &level)
{
    m_nothing = level.peak <= m_rules.nothing ? std::min(m_nothing + 1, m_rules.nothingFor) : 0;
    m_quiet = level.peak < m_rules.voice ? std::min(m_quiet + 1, m_rules.quietFor) : 0;
    m_torn = ((m_torn << 1U) | (level.clipped ? 1U : 0U)) & ((1U << static_cast<unsigned>(m_rules.tornOf)) - 1U);
    if (m_nothing == m_rules.nothingFor)
        return Guidance::UnmuteMicrophone;
    if (std::popcount(m_torn) >= m_rules.torn)
        return Guidance::TurnMicrophoneDown;
    return m_quiet == m_rules.quietFor ? Guidance::SpeakUp : Guidance::None;
}

void SoundWatch::reset()
{
    m_nothing = 0;
    m_quiet = 0;
    m_torn = 0;
}

} // namespace yc::devices::sound
