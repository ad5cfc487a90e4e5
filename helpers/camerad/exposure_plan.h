#pragma once

#include "devices/api/face_exposure.h"

#include <QtGlobal>

#include <map>
#include <optional>
#include <vector>

struct v4l2_queryctrl;

// What a camera's controls are set to for more or less light. Pure: what it says of its controls in, settings out.
// Controls and their units: the kernel's documentation of V4L2, "Camera Control Reference" and "User Controls".
namespace yc::helpers::camerad
{

struct ControlRange {
    qint32 least = 0;
    qint32 most = 0;
    qint32 step = 1;
    qint32 usual = 0; // its default
};
// Nothing: it is switched off, read only, of no number's type, or what it says of itself cannot be. What is inactive is
// taken: exposure time is, as long as the camera exposes by itself.
[[nodiscard]] std::optional<ControlRange> rangeOf(const v4l2_queryctrl &told);

struct ExposureRanges {
    std::optional<qint32> automatic; // of V4L2_CID_EXPOSURE_AUTO, the camera's own way; nothing without a manual one
    std::optional<ControlRange> time; // 100 µs
    std::optional<ControlRange> gain; // no unit
    std::optional<qint32> ownGain; // V4L2_CID_AUTOGAIN, as it is by default
    std::map<qint32, qint64> bias; // thousandths of a stop by number in the camera's menu
    qint32 usualBias = 0; // number
    std::optional<ControlRange> backlight;
    std::optional<ControlRange> brightness;
};

struct Setting {
    quint32 control;
    qint32 value;
    friend bool operator==(const Setting &, const Setting &) = default;
};

class ExposurePlan
{
public:
    explicit ExposurePlan(ExposureRanges ranges);

    [[nodiscard]] devices::FaceExposure::Means means() const { return m_means; }
    // What has to be read of the camera before it is taken over, and that: from there it is moved.
    [[nodiscard]] std::vector<quint32> asked() const;
    [[nodiscard]] std::vector<Setting> takeOver(const std::map<quint32, qint32> &present);
    // In this order. Empty: it is at its limit. Otherwise at least one step, however small the wish.
    [[nodiscard]] std::vector<Setting> move(double stops);
    // The camera's own exposure, everything else at its default.
    [[nodiscard]] std::vector<Setting> back() const;
    // That, if it stands under another's exposure: what a process left that was killed together with its keeper.
    // Otherwise nothing, for it may be set by somebody who knows why.
    [[nodiscard]] std::vector<Setting> setRight(const std::map<quint32, qint32> &present) const;

private:
    [[nodiscard]] std::vector<Setting> moveTime(double stops);
    [[nodiscard]] std::vector<Setting> moveTimeAndGain(double stops);
    [[nodiscard]] ControlRange times() const;
    [[nodiscard]] std::vector<Setting> moveBias(double stops);
    [[nodiscard]] std::vector<Setting> moveOne(quint32 control, const ControlRange &range, qint32 &value, double stops,
                                               double stopsInAll);
    [[nodiscard]] qint32 longest() const;

    ExposureRanges m_ranges;
    devices::FaceExposure::Means m_means;
    qint32 m_time = 1;
    qint32 m_gain = 0;
    qint32 m_other = 0; // of the means that has one control
};

} // namespace yc::helpers::camerad
