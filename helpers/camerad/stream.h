#pragma once

#include "base/image.h"
#include "devices/api/camera.h"
#include "helpers/camerad/gst_owned.h"

#include <QString>

#include <atomic>
#include <memory>
#include <optional>

namespace yc::helpers::camerad
{

// One camera, sending in one mode. It is let go with the object; both ends may take as long as the camera likes.
class Stream
{
public:
    struct Wish {
        devices::CameraMode mode;
        int turns = 0; // quarter turns clockwise
        std::optional<QSize> most; // larger frames are made smaller; nothing: as they come
    };
    // Takes the source. CameraIo: GStreamer lacks a part; CameraBusy, CameraSilent: it does not start.
    [[nodiscard]] static Result<std::unique_ptr<Stream>> start(GstElement *source, const Wish &wish);
    ~Stream();
    Stream(const Stream &) = delete;
    Stream &operator=(const Stream &) = delete;

    // The newest picture that was not taken yet, RGB. Empty: there is none yet. A failure ends the stream.
    [[nodiscard]] Result<std::optional<Image>> take();
    [[nodiscard]] const QString &detail() const { return m_detail; } // of the failure, for the log

private:
    Stream() = default;
    [[nodiscard]] std::optional<Code> failure();
    static GstPadProbeReturn look(GstPad *pad, GstPadProbeInfo *info, gpointer data);

    Owned<GstElement> m_pipeline;
    Owned<GstElement> m_sink;
    Owned<GstBus> m_bus;
    QString m_detail;
    QSize m_promised;
    std::atomic<int> m_torn = 0; // pictures that were none, one after another
    bool m_ends = false; // a picture came whole; of the stream's thread, as the next
    int m_endless = 0; // pictures without an end before any that has one
};

} // namespace yc::helpers::camerad
