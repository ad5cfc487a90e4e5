#include "core/papers/fonts_ahead.h"

#include <fontconfig/fontconfig.h>

namespace yc::core::papers
{

FontsAhead::FontsAhead() : m_reading([] { FcInit(); }) // what it cannot read it says itself, now or later
{
}

FontsAhead::~FontsAhead()
{
    wait();
}

void FontsAhead::wait()
{
    if (m_reading.joinable())
        m_reading.join();
}

} // namespace yc::core::papers
