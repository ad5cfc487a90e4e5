#pragma once

#include "devices/api/device.h"
#include "devices/transport/hid_layout.h"
#include "devices/transport/place.h"

#include <QByteArray>
#include <QObject>

#include <memory>

namespace yc::devices::transport
{

// Bytes to and from one device, whatever wire lies between. Lives in the device's thread and never blocks it.
class ByteStream : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    // Answered by opened() or lost(a code that isAway(), or one that waiting does not mend: NoRights, WrongDevice). How
    // long to wait is the driver's to decide: close() ends the try.
    virtual void open() = 0;
    // Taken whole and sent as the wire allows; bytes for a stream that is not open are dropped.
    virtual void write(const QByteArray &bytes) = 0;
    // Bytes taken by write() that the wire has not accepted yet. A driver that sends much looks here.
    [[nodiscard]] virtual qint64 waiting() const = 0;
    // Silent: neither lost() nor arrived() comes after it.
    virtual void close() = 0;
    // What has come of a message that is not whole is given up: whatever comes next begins a new one. For drivers that
    // ask again. A plain stream knows no messages and has nothing to do here.
    virtual void dropHalf() { }

Q_SIGNALS:
    void opened();
    void arrived(const QByteArray &bytes);
    void lost(const yc::devices::DeviceError &error); // why it was not opened; Unplugged after opened()
};

// How a protocol's messages lie on wires that are no plain stream. Others leave it aside.
struct StreamShape {
    // On USB devices with two pipes each way: so many bytes of a message go over the first pair, the rest over the
    // second. Each write() is one message then, and of what comes the head tells how much follows it: what lies on the
    // second pipe is cut where the first one says. 0: only the first pair is used.
    struct Split {
        int head = 0;
        qsizetype (*restOf)(QByteArrayView head) = nullptr; // bytes of the second pair; a lie harms one message
    } split{};
    HidLayout reports; // on devices that speak in HID reports
};

[[nodiscard]] std::unique_ptr<ByteStream> makeStream(const Place &place, const StreamShape &shape = {});

} // namespace yc::devices::transport
