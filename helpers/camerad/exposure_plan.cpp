#include "helpers/camerad/exposure_plan.h"

#include <algorithm>
#include <cmath>
#include <linux/videodev2.h>

namespace yc::helpers::camerad
{

using Means = devices::FaceExposure::Means;

namespace
{

// Of 100 µs. Lamps on 50 Hz are dark a hundred times a second: whoever exposes for longer than that takes whole
// periods, or bands run through the picture. Shorter than one, nobody can help it.
constexpr qint32 LampPeriod = 100;
constexpr qint32 LongestTime = 6 * LampPeriod; // fifteen frames a second are still sent
constexpr double Rounding = 1e-6;
constexpr double GainStops = 4; // from its least to its most; no camera says, so what is seen of it decides
constexpr double BacklightStops = 2;
constexpr double BrightnessStops = 4;

// The nearest that the camera can do, at least a step from where it is towards what is wanted.
qint32 stepTo(const ControlRange &range, qint32 from, double wanted)
{
    const auto steps = std::llround((std::clamp<double>(wanted, range.least, range.most) - range.least) / range.step);
    auto value = qint64{range.least} + steps * range.step;
    if (value > range.most)
        value -= range.step;
    if (wanted > from && value <= from)
        value = qint64{from} + range.step;
    else if (wanted < from && value >= from)
        value = qint64{from} - range.step;
    return value < range.least || value > range.most ? from : static_cast<qint32>(value);
}

// As often as the step goes into it, so that what is asked for is never exceeded.
qint32 below(const ControlRange &range, double wanted)
{
    const auto steps
        = std::floor((std::clamp<double>(wanted, range.least, range.most) - range.least) / range.step + Rounding);
    return static_cast<qint32>(range.least + qint64(steps) * range.step);
}

double wholePeriods(double time)
{
    return time > LampPeriod ? std::floor(time / LampPeriod + Rounding) * LampPeriod : time;
}

qint32 within(const ControlRange &range, qint32 value)
{
    return std::clamp(value, range.least, range.most);
}

Means meansOf(const ExposureRanges &ranges)
{
    if (ranges.automatic && ranges.time)
        return Means::Time;
    if (ranges.bias.size() > 1)
        return Means::Bias;
    if (ranges.backlight)
        return Means::Backlight;
    return ranges.brightness ? Means::Brightness : Means::None;
}

} // namespace

std::optional<ControlRange> rangeOf(const v4l2_queryctrl &told)
{
    const bool isNumber = told.type == V4L2_CTRL_TYPE_INTEGER || told.type == V4L2_CTRL_TYPE_BOOLEAN
        || told.type == V4L2_CTRL_TYPE_MENU || told.type == V4L2_CTRL_TYPE_INTEGER_MENU;
    if (!isNumber || (told.flags & (V4L2_CTRL_FLAG_DISABLED | V4L2_CTRL_FLAG_READ_ONLY)) != 0
        || told.minimum >= told.maximum || told.step < 1 || told.step > qint64{told.maximum} - told.minimum)
        return std::nullopt;
    return ControlRange{.least = told.minimum,
                        .most = told.maximum,
                        .step = told.step,
                        .usual = std::clamp(told.default_value, told.minimum, told.maximum)};
}

ExposurePlan::ExposurePlan(ExposureRanges ranges) : m_ranges(std::move(ranges)), m_means(meansOf(m_ranges)) { }

qint32 ExposurePlan::longest() const
{
    return std::max(m_ranges.time->least, std::min(m_ranges.time->most, LongestTime));
}

std::vector<quint32> ExposurePlan::asked() const
{
    switch (m_means) {
    case Means::None: return {};
    case Means::Time:
        return m_ranges.gain ? std::vector<quint32>{V4L2_CID_EXPOSURE_ABSOLUTE, V4L2_CID_GAIN}
                             : std::vector<quint32>{V4L2_CID_EXPOSURE_ABSOLUTE};
    case Means::Bias: return {V4L2_CID_AUTO_EXPOSURE_BIAS};
    case Means::Backlight: return {V4L2_CID_BACKLIGHT_COMPENSATION};
    case Means::Brightness: return {V4L2_CID_BRIGHTNESS};
    }
    return {};
}

std::vector<Setting> ExposurePlan::takeOver(const std::map<quint32, qint32> &present)
{
    const auto read = [&](quint32 control, qint32 usual) {
        const auto found = present.find(control);
        return found == present.end() ? usual : found->second;
    };
    switch (m_means) {
    case Means::None: return {};
    case Means::Time: {
        m_time = std::min(within(*m_ranges.time, read(V4L2_CID_EXPOSURE_ABSOLUTE, m_ranges.time->usual)), longest());
        std::vector<Setting> all{{V4L2_CID_EXPOSURE_AUTO, V4L2_EXPOSURE_MANUAL}};
        if (m_ranges.ownGain)
            all.push_back({V4L2_CID_AUTOGAIN, 0});
        all.push_back({V4L2_CID_EXPOSURE_ABSOLUTE, m_time});
        if (m_ranges.gain) {
            m_gain = within(*m_ranges.gain, read(V4L2_CID_GAIN, m_ranges.gain->usual));
            all.push_back({V4L2_CID_GAIN, m_gain});
        }
        return all;
    }
    case Means::Bias:
        m_other = read(V4L2_CID_AUTO_EXPOSURE_BIAS, m_ranges.usualBias);
        if (!m_ranges.bias.contains(m_other))
            m_other = m_ranges.usualBias;
        return {};
    case Means::Backlight:
        m_other = within(*m_ranges.backlight, read(V4L2_CID_BACKLIGHT_COMPENSATION, m_ranges.backlight->usual));
        return {};
    case Means::Brightness:
        m_other = within(*m_ranges.brightness, read(V4L2_CID_BRIGHTNESS, m_ranges.brightness->usual));
        return {};
    }
    return {};
}

std::vector<Setting> ExposurePlan::move(double stops)
{
    switch (m_means) {
    case Means::None: return {};
    case Means::Time: return m_ranges.gain ? moveTimeAndGain(stops) : moveTime(stops);
    case Means::Bias: return moveBias(stops);
    case Means::Backlight:
        return moveOne(V4L2_CID_BACKLIGHT_COMPENSATION, *m_ranges.backlight, m_other, stops, BacklightStops);
    case Means::Brightness: return moveOne(V4L2_CID_BRIGHTNESS, *m_ranges.brightness, m_other, stops, BrightnessStops);
    }
    return {};
}

std::vector<Setting> ExposurePlan::moveOne(quint32 control, const ControlRange &range, qint32 &value, double stops,
                                           double stopsInAll)
{
    const double wide = static_cast<double>(range.most) - range.least;
    const auto next = stepTo(range, value, value + stops / stopsInAll * wide);
    if (next == value)
        return {};
    value = next;
    return {{control, value}};
}

ControlRange ExposurePlan::times() const
{
    auto range = *m_ranges.time;
    range.most = longest();
    return range;
}

std::vector<Setting> ExposurePlan::moveTime(double stops)
{
    const auto range = times();
    const auto wanted = std::max(m_time, 1) * std::exp2(stops);
    auto next = stepTo(range, m_time, wanted);
    if (std::max(next, m_time) > LampPeriod) {
        const auto now = double{1} * m_time / LampPeriod;
        const auto nearest = std::round(wanted / LampPeriod);
        const auto periods = stops > 0 ? std::max(nearest, std::floor(now + Rounding) + 1)
                                       : std::min(nearest, std::ceil(now - Rounding) - 1);
        if (periods >= 1)
            next = stepTo(range, m_time, periods * LampPeriod);
    }
    if (next == m_time)
        return {};
    m_time = next;
    return {{V4L2_CID_EXPOSURE_ABSOLUTE, m_time}};
}

// As much by time as the frames bear, for gain brings noise; gain does the rest, and what lies between two periods.
std::vector<Setting> ExposurePlan::moveTimeAndGain(double stops)
{
    const auto &gains = *m_ranges.gain;
    const double wide = static_cast<double>(gains.most) - gains.least;
    const double gained = GainStops * (static_cast<double>(m_gain) - gains.least) / wide;
    const double light = std::max(m_time, 1) * std::exp2(gained + stops);
    const auto time = below(times(), wholePeriods(std::min<double>(light, longest())));
    // Never less than asked for upwards and never more downwards: each move is one in its direction.
    const auto steps = std::max(0.0, std::log2(light / std::max(time, 1))) / GainStops * wide / gains.step;
    const auto gain = below(
        gains, gains.least + (stops > 0 ? std::ceil(steps - Rounding) : std::floor(steps + Rounding)) * gains.step);
    std::vector<Setting> all;
    if (time != m_time)
        all.push_back({V4L2_CID_EXPOSURE_ABSOLUTE, time});
    if (gain != m_gain)
        all.push_back({V4L2_CID_GAIN, gain});
    m_time = time;
    m_gain = gain;
    return all;
}

std::vector<Setting> ExposurePlan::moveBias(double stops)
{
    const auto now = m_ranges.bias.at(m_other);
    const auto wanted = now + std::llround(stops * 1000);
    auto best = m_ranges.bias.end();
    for (auto one = m_ranges.bias.begin(); one != m_ranges.bias.end(); ++one) {
        const bool onTheWay = stops > 0 ? one->second > now : one->second < now;
        if (onTheWay
            && (best == m_ranges.bias.end() || std::abs(one->second - wanted) < std::abs(best->second - wanted)))
            best = one;
    }
    if (best == m_ranges.bias.end())
        return {};
    m_other = best->first;
    return {{V4L2_CID_AUTO_EXPOSURE_BIAS, m_other}};
}

std::vector<Setting> ExposurePlan::back() const
{
    switch (m_means) {
    case Means::None: return {};
    case Means::Time: {
        std::vector<Setting> all;
        if (m_ranges.gain)
            all.push_back({V4L2_CID_GAIN, m_ranges.gain->usual});
        if (m_ranges.ownGain)
            all.push_back({V4L2_CID_AUTOGAIN, *m_ranges.ownGain});
        all.push_back({V4L2_CID_EXPOSURE_AUTO, *m_ranges.automatic});
        return all;
    }
    case Means::Bias: return {{V4L2_CID_AUTO_EXPOSURE_BIAS, m_ranges.usualBias}};
    case Means::Backlight: return {{V4L2_CID_BACKLIGHT_COMPENSATION, m_ranges.backlight->usual}};
    case Means::Brightness: return {{V4L2_CID_BRIGHTNESS, m_ranges.brightness->usual}};
    }
    return {};
}

std::vector<Setting> ExposurePlan::setRight(const std::map<quint32, qint32> &present) const
{
    const auto mode = present.find(V4L2_CID_EXPOSURE_AUTO);
    const bool isOthers = mode != present.end() && mode->second == V4L2_EXPOSURE_MANUAL;
    return m_means == Means::Time && isOthers ? back() : std::vector<Setting>();
}

} // namespace yc::helpers::camerad
