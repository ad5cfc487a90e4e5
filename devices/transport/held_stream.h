#pragma once

#include "devices/transport/byte_stream.h"

#include <functional>

namespace yc::devices::transport
{

// The stream a session holds. It is let go of safely from inside its own signals, and outright when the session goes:
// the thread may have run its last deferred deletion by then. Of the device's thread.
class HeldStream
{
public:
    // What its owner does with what comes. None of it is called after close().
    struct Heard {
        std::function<void()> opened;
        std::function<void(const QByteArray &)> arrived;
        std::function<void(const DeviceError &)> lost;
    };
    HeldStream() = default;
    ~HeldStream();
    HeldStream(const HeldStream &) = delete;
    HeldStream &operator=(const HeldStream &) = delete;
    HeldStream(HeldStream &&) = delete;
    HeldStream &operator=(HeldStream &&) = delete;

    void open(std::unique_ptr<ByteStream> stream, Heard heard); // closes what was held
    void close();
    ByteStream *operator->() const { return m_stream.get(); }
    explicit operator bool() const { return m_stream != nullptr; }

private:
    std::unique_ptr<ByteStream> m_stream;
};

} // namespace yc::devices::transport
