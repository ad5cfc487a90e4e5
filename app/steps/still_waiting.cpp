#include "app/steps/still_waiting.h"

namespace yc::app
{

namespace
{
constexpr int Quiet = 3; // seconds in which nobody asks what is the matter
}

StillWaiting::StillWaiting(QObject *parent, std::chrono::milliseconds second) : QObject(parent)
{
    m_beat.setInterval(second);
    connect(&m_beat, &QTimer::timeout, this, [this] {
        if (++m_beats >= Quiet)
            Q_EMIT still(m_beats);
    });
}

void StillWaiting::start()
{
    m_beats = 0;
    m_beat.start();
}

void StillWaiting::stop()
{
    m_beat.stop();
}

} // namespace yc::app
