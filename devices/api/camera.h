#pragma once

#include "base/image.h"
#include "devices/api/code_scanner.h"
#include "devices/api/face_exposure.h"

#include <QList>
#include <QObject>

#include <memory>
#include <optional>

namespace yc::devices
{

struct CameraMode {
    QSize size;
    bool jpeg = false; // sent as JPEG; else as plain pixels, which a cable carries slowly
    int framesPer100s = 0; // 1500: fifteen a second; 0: it does not say
    friend bool operator==(const CameraMode &, const CameraMode &) = default;
};

// A camera that is plugged in. Two in one housing have the same name and often the same serial number; the place tells
// them apart: "usb:1-2.3:1.0", port and interface as the kernel names them, never a number that the order of plugging
// in gives.
struct CameraSeen {
    QString place;
    QString maker;
    QString model;
    QString serial;
    QList<CameraMode> modes;
    friend bool operator==(const CameraSeen &, const CameraSeen &) = default;
};

// Looks at a page or at a person. Lives in the caller's thread; the camera itself is driven by a process of its own
// (yichuang-camerad), which is ended and started again when it hangs.
//
// A frame is sent, and no other until the receiver says next(): a screen that is busy gets fewer frames, not a queue.
class Camera : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    [[nodiscard]] virtual DeviceInfo info() const = 0;
    [[nodiscard]] virtual Health health() const = 0;
    [[nodiscard]] virtual CameraSeen chosen() const = 0; // the one in use; place empty: none
    [[nodiscard]] virtual QList<CameraSeen> seen() const = 0; // all that are plugged in
    // Of one that looks at people, once it was opened; healthChanged tells when it is another.
    [[nodiscard]] virtual std::optional<FaceExposure> faceExposure() const { return std::nullopt; }
    virtual void start() = 0; // finds it; healthChanged tells how it went
    virtual void lookAgain() { } // it hears by itself of what is plugged in
    // Shows what it sees, until told to stop; also over unplugging and plugging in.
    virtual void setLive(bool live) = 0;
    virtual void next() = 0; // the last frame was taken in
    virtual void setTurns(int quarterTurnsClockwise) = 0; // of all that is shown and taken from now on
    // Codes that are held before it (codeRead), each once; from the next live picture on, best said before it.
    virtual void setReadsCodes(bool reads) = 0;
    // One picture at full size: stillTaken() or failed(). Only while live; one at a time.
    virtual void takeStill() = 0;

Q_SIGNALS:
    void healthChanged();
    void guidanceChanged(yc::devices::Guidance guidance);
    void seenChanged();
    void frame(const std::shared_ptr<yc::Image> &picture); // RGB, small enough for a screen
    // Of what the frames show: something moves; what lies there lies still and is not what was taken or settled last.
    void moving();
    void settled();
    void stillTaken(const std::shared_ptr<yc::Image> &picture); // RGB
    void codeRead(const std::shared_ptr<yc::devices::ReadCode> &code);
    void failed(const yc::devices::DeviceError &error); // of a still, or of the live picture
};

} // namespace yc::devices
