#include "helpers/camerad/exposure_rule.h"

#include <algorithm>
#include <cmath>

namespace yc::helpers::camerad
{

using Doing = devices::FaceExposure::Doing;

namespace
{

constexpr int MostTurns = 3;
constexpr int WideDark = 30; // what is borne of a camera that cannot do finer
constexpr int WideBright = 235;
constexpr double Heard = 0.5; // stops of deafAfter: less is noise

constexpr int Black = 5;
constexpr int White = 250;

bool isClipped(int tone)
{
    return tone <= Black || tone >= White;
}

double lightOf(int tone)
{
    return std::pow(std::clamp(tone, 4, 251) / 255.0, 2.2);
}

} // namespace

bool ExposureRule::holds() const
{
    return m_doing != Doing::Automatic && m_doing != Doing::GivenUp;
}

double ExposureRule::stopsTo(int tone) const
{
    return std::log2(lightOf(m_rules.aim) / lightOf(tone));
}

bool ExposureRule::isWell(int tone) const
{
    if (m_wide)
        return tone >= WideDark && tone <= WideBright;
    const int slack = m_doing == Doing::Steering ? 0 : m_rules.slack;
    return tone >= m_rules.dark - slack && tone <= m_rules.bright + slack;
}

ExposureRule::Verdict ExposureRule::look(std::optional<int> tone, std::chrono::milliseconds now)
{
    if (m_doing == Doing::GivenUp)
        return {};
    if (!tone) {
        m_ill = 0;
        if (!holds() || now - m_seen < m_rules.gone)
            return {};
        reset();
        return {.does = Does::GiveBack};
    }
    m_seen = now;
    if (m_toSettle > 0) {
        --m_toSettle;
        return {};
    }
    if (isWell(*tone)) {
        m_ill = 0;
        m_sum = 0;
        m_turns = 0;
        if (holds())
            m_doing = Doing::Holding;
        return {};
    }
    const bool first = m_doing != Doing::Steering;
    if (first && ++m_ill < m_rules.looks)
        return {};
    if (first)
        m_wide = false; // the light is another
    return steer(*tone);
}

ExposureRule::Verdict ExposureRule::steer(int tone)
{
    const auto wanting = stopsTo(tone);
    const bool turned = m_last * wanting < 0;
    if (m_doing == Doing::AtLimit && !turned)
        return {};
    if (turned && m_doing == Doing::Steering && ++m_turns >= MostTurns) {
        m_wide = true;
        m_turns = 0;
        m_doing = Doing::Holding;
        return {};
    }
    if (turned || m_sum == 0) {
        m_sum = 0;
        m_before = wanting;
    } else if (isClipped(tone)) { // beyond black and white nobody sees what a stop changed
        m_sum = 0;
        m_before = wanting;
    } else if (std::abs(m_sum) >= m_rules.deafAfter && std::abs(m_before - wanting) < Heard) {
        m_doing = Doing::GivenUp;
        return {.does = Does::GiveUp};
    }
    m_last = std::clamp(wanting * m_rules.damping, -m_rules.most, m_rules.most);
    m_doing = Doing::Steering;
    m_toSettle = m_rules.settle;
    return {.does = Does::Move, .stops = m_last};
}

void ExposureRule::moved(bool any)
{
    if (any)
        m_sum += m_last;
    else
        m_doing = Doing::AtLimit;
}

void ExposureRule::refused()
{
    m_doing = Doing::GivenUp;
}

void ExposureRule::reset()
{
    *this = ExposureRule(m_rules);
}

} // namespace yc::helpers::camerad
