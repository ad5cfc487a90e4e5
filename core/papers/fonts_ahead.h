#pragma once

#include <thread>

namespace yc::core::papers
{

// fontconfig reads some thirty files of settings and the list of all fonts before the first letter can be drawn: a
// third of what a bare Qt window takes to come up. It does so in a thread of its own while the program connects to its
// display and opens its vault. To be made when threads may be started and before the first font is asked for.
class FontsAhead
{
public:
    FontsAhead();
    ~FontsAhead(); // waits
    FontsAhead(const FontsAhead &) = delete;
    FontsAhead &operator=(const FontsAhead &) = delete;

    // To be called before the first font is asked for: fontconfig would not wait, but read everything again beside it.
    void wait();

private:
    std::thread m_reading;
};

} // namespace yc::core::papers
