#pragma once

#include "devices/api/device.h"

#include <QList>
#include <QObject>

namespace yc::devices
{

// A microphone that the sound service offers. Its number there is the order of plugging in; the place is not:
// "usb:1-2:1.0", port and interface as the kernel names them, "path:pci-0000:00:1f.3" where it is built in, "name:…",
// the service's own name, where it is neither.
struct MicrophoneSeen {
    QString place;
    QString name; // for people: "USB Audio Device 单声道"
    QString maker;
    QString model;
    QString serial;
    int rate = 0; // samples a second, as it gives them
    int channels = 0;
    QString format; // of a sample: "s16le"
    bool muted = false; // in the system; a switch of its own is only seen in what it sends
    friend bool operator==(const MicrophoneSeen &, const MicrophoneSeen &) = default;
};

inline constexpr double QuietestDb = -96; // dBFS: below the last bit of a sample of sixteen

// How loud a tenth of a second was, in dBFS: 0 is the loudest that a sample can be, in all channels together.
struct SoundLevel {
    double rms = QuietestDb; // of a sine at full scale: -3
    double peak = QuietestDb;
    bool clipped = false; // several samples in a row stand at the end of what can be said
    friend bool operator==(const SoundLevel &, const SoundLevel &) = default;
};

// Hears people. Lives in the caller's thread. What is heard becomes a level where it arrives and nothing else: no
// sample is kept, stored or handed on.
class Microphone : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    [[nodiscard]] virtual DeviceInfo info() const = 0;
    [[nodiscard]] virtual Health health() const = 0; // done: listenings in which something was heard
    [[nodiscard]] virtual MicrophoneSeen chosen() const = 0; // the one in use; place empty: none
    [[nodiscard]] virtual QList<MicrophoneSeen> seen() const = 0; // all that are plugged in
    virtual void start() = 0; // finds it; healthChanged tells how it went
    virtual void lookAgain() { } // it hears by itself of what is plugged in
    // Tells levels until told to stop; also over unplugging and plugging in. The system shows that it listens.
    virtual void setListening(bool listens) = 0;

Q_SIGNALS:
    void healthChanged();
    void guidanceChanged(yc::devices::Guidance guidance);
    void seenChanged();
    void level(const yc::devices::SoundLevel &level); // ten times a second while it listens
    void failed(const yc::devices::DeviceError &error); // while it listens
};

} // namespace yc::devices
