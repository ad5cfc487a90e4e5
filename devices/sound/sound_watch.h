#pragma once

#include "devices/api/microphone.h"

namespace yc::devices::sound
{

// What people should do, by the levels of a microphone that somebody speaks into. Pure; counts levels, ten a second.
struct WatchRules {
    double nothing = -90; // dBFS: a switch that is off sends zeros; the quietest room does not
    double voice = -45; // a voice at arm's length peaks at -30
    int nothingFor = 20;
    int quietFor = 60; // people think before they speak
    int tornOf = 10; // of so many
    int torn = 3; // so many were torn
};

class SoundWatch
{
public:
    explicit SoundWatch(WatchRules rules = {}) : m_rules(rules) { }
    [[nodiscard]] Guidance look(const SoundLevel &level); // None: it is well, or nothing is certain yet
    void reset(); // another listening, another microphone

private:
    WatchRules m_rules;
    int m_nothing = 0;
    int m_quiet = 0;
    quint32 m_torn = 0; // a bit a level, the newest lowest
};

} // namespace yc::devices::sound
