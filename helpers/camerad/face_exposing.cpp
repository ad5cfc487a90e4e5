#include "helpers/camerad/face_exposing.h"

namespace yc::helpers::camerad
{

using namespace std::chrono_literals;
using Means = devices::FaceExposure::Means;

namespace
{

constexpr auto LookPause = 300ms;

} // namespace

FaceExposing::FaceExposing(QByteArray node, const char *trained, const ExposureRules &rules)
    : m_node(std::move(node)), m_finder(trained), m_rule(rules)
{
    const auto controls = CameraControls::open(m_node);
    if (!controls)
        return;
    m_plan = ExposurePlan(controls->ranges());
    (void)controls->set(m_plan.back());
}

void FaceExposing::begin()
{
    if (m_plan.means() == Means::None || m_controls)
        return;
    m_controls = CameraControls::open(m_node);
    m_finder.wake();
}

void FaceExposing::look(const Image &frame, Moment now)
{
    if (!m_controls || m_rule.doing() == devices::FaceExposure::Doing::GivenUp
        || (m_lookedAt && now - *m_lookedAt < LookPause))
        return;
    m_lookedAt = now;
    const auto face = m_finder.look(frame);
    const auto verdict = m_rule.look(face ? std::optional(face->tone) : std::nullopt, now);
    switch (verdict.does) {
    case ExposureRule::Does::Nothing: return;
    case ExposureRule::Does::Move: return move(verdict.stops);
    case ExposureRule::Does::GiveBack:
    case ExposureRule::Does::GiveUp: return giveBack();
    }
}

void FaceExposing::move(double stops)
{
    bool taken = true;
    if (!m_keeper.isThere()) {
        m_keeper.hold(m_node, m_plan.back());
        taken = m_keeper.isThere() && m_controls->set(m_plan.takeOver(m_controls->read(m_plan.asked())));
    }
    const auto settings = taken ? m_plan.move(stops) : std::vector<Setting>();
    if (!taken || !m_controls->set(settings)) {
        m_rule.refused();
        return giveBack();
    }
    m_rule.moved(!settings.empty());
}

void FaceExposing::giveBack()
{
    if (!m_keeper.isThere() || !m_controls)
        return;
    (void)m_controls->set(m_plan.back());
    m_keeper.dismiss();
}

void FaceExposing::end()
{
    giveBack();
    m_controls.reset();
    m_finder.forget();
    m_rule.reset();
    m_lookedAt.reset();
}

devices::FaceExposure FaceExposing::state() const
{
    return {.means = m_plan.means(), .doing = m_rule.doing(), .byFace = m_finder.isThere()};
}

} // namespace yc::helpers::camerad
