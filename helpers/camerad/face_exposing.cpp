#include "helpers/camerad/face_exposing.h"

#include <array>
#include <linux/videodev2.h>

namespace yc::helpers::camerad
{

using namespace std::chrono_literals;
using Means = devices::FaceExposure::Means;

namespace
{

constexpr auto LookPause = 300ms;
constexpr int OwnWaySettle = 6; // looks: what moves the aim of a camera's own exposure takes effect as slowly as that

ExposureRules rulesFor(Means means)
{
    ExposureRules rules;
    if (means == Means::Bias || means == Means::Backlight)
        rules.settle = OwnWaySettle;
    return rules;
}

constexpr std::array<quint32, 1> Mode{V4L2_CID_EXPOSURE_AUTO};

} // namespace

FaceExposing::FaceExposing(QByteArray node, ExposureKeeper &keeper, const char *trained)
    : m_node(std::move(node)), m_finder(trained), m_keeper(keeper)
{
    const auto controls = CameraControls::open(m_node);
    if (!controls)
        return;
    m_plan = ExposurePlan(controls->ranges());
    m_rule = ExposureRule(rulesFor(m_plan.means()));
    (void)controls->set(m_plan.setRight(controls->read(Mode)));
}

void FaceExposing::begin()
{
    if (m_plan.means() == Means::None || m_controls)
        return;
    m_controls = CameraControls::open(m_node);
    if (m_controls)
        (void)m_controls->set(m_plan.setRight(m_controls->read(Mode)));
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
    const bool taken = m_keeper.holds()
        || (m_keeper.hold(m_node, m_plan.back()) && m_controls->set(m_plan.takeOver(m_controls->read(m_plan.asked()))));
    const auto settings = taken ? m_plan.move(stops) : std::vector<Setting>();
    if (!taken || !m_controls->set(settings)) {
        m_rule.refused();
        return giveBack();
    }
    m_rule.moved(!settings.empty());
}

void FaceExposing::giveBack()
{
    if (!m_keeper.holds() || !m_controls)
        return;
    // Once more over a new descriptor, where the old one is of a camera that fell off the bus for a moment. Beyond that
    // it is set right when it is opened or looked through next.
    if (!m_controls->set(m_plan.back())) {
        if (const auto anew = CameraControls::open(m_node))
            (void)anew->set(m_plan.back());
    }
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
