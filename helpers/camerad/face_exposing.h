#pragma once

#include "helpers/camerad/camera_controls.h"
#include "helpers/camerad/exposure_keeper.h"
#include "helpers/camerad/exposure_rule.h"
#include "helpers/camerad/face_finder.h"

#include <chrono>

namespace yc::helpers::camerad
{

// Keeps a camera exposed for the face before it while it is looked through, and leaves it as it was found: exposing by
// itself.
class FaceExposing
{
public:
    using Moment = std::chrono::milliseconds; // of a clock that never goes back

    // Looks what the camera at this node can do. One that was left by a process that was killed together with its
    // keeper gets its own exposure back here, and in begin().
    FaceExposing(QByteArray node, ExposureKeeper &keeper, const char *trained = FaceFinder::Trained);
    ~FaceExposing() { end(); }
    FaceExposing(const FaceExposing &) = delete;
    FaceExposing &operator=(const FaceExposing &) = delete;

    void begin(); // it is looked through from now on
    void look(const Image &frame, Moment now); // every frame; most are passed over
    void end(); // the camera exposes by itself again
    [[nodiscard]] devices::FaceExposure state() const;
    [[nodiscard]] const QByteArray &node() const { return m_node; }

private:
    void move(double stops);
    void giveBack();

    QByteArray m_node;
    FaceFinder m_finder;
    ExposureRule m_rule;
    ExposurePlan m_plan{{}};
    std::optional<CameraControls> m_controls; // while it is looked through
    ExposureKeeper &m_keeper; // holds while it does not expose by itself
    std::optional<Moment> m_lookedAt;
};

} // namespace yc::helpers::camerad
