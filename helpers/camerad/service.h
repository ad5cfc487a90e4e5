#pragma once

#include "base/ipc.h"
#include "devices/camera/camera_messages.h"
#include "helpers/camerad/camera_list.h"
#include "helpers/camerad/code_finder.h"
#include "helpers/camerad/face_exposing.h"
#include "helpers/camerad/stream.h"

#include <chrono>
#include <optional>

namespace yc::helpers::camerad
{

// What yichuang-camerad does all day: obeys its client, gives signs of life. Ends when the client closes its end.
class Service
{
public:
    explicit Service(ipc::Channel channel) : m_channel(std::move(channel)) { }

    void run(); // returns when the client is gone or talks nonsense

private:
    using Moment = std::chrono::steady_clock::time_point;
    bool take(const ipc::Message &message); // false: end
    bool open(const QJsonObject &body);
    void tellCameras();
    void findCamera();
    void startLive();
    void endLive();
    void expose();
    void tellExposure();
    void sendFrame();
    void takeStill();
    [[nodiscard]] Result<Image> still(const devices::CameraMode &mode);
    [[nodiscard]] Done stillWanted();
    bool sendPicture(devices::camera::Say what, Image picture);
    bool say(devices::camera::Say what, const QJsonObject &body, std::span<const int> files = {});
    void fail(Code code, const QString &detail = {});

    ipc::Channel m_channel;
    std::optional<CameraList> m_list;
    QString m_wanted; // place; empty: any
    bool m_faces = false; // it looks at people
    std::optional<devices::CameraSeen> m_camera;
    bool m_toldAway = false;
    QString m_refused; // as last told
    devices::camera::LiveWish m_wish;
    std::unique_ptr<Stream> m_stream; // live
    std::optional<CodeFinder> m_codes; // while they are wished
    ExposureKeeper m_keeper;
    std::optional<FaceExposing> m_exposing; // of the camera that is there, if it looks at people
    std::optional<devices::FaceExposure> m_toldExposure;
    bool m_due = false; // the client waits for a frame
    Moment m_dueSince;
    bool m_clientGone = false;
    Moment m_lastSign;
    Moment m_lastLook; // for rights, which udev gives a moment after the camera is there
};

} // namespace yc::helpers::camerad
