#pragma once

#include "devices/transport/byte_stream.h"
#include "devices/transport/hid_node.h"

#include <deque>

namespace yc::devices::transport
{

// A device that speaks in HID reports, through the kernel's hidraw node: its driver stays where it is, and no library
// is needed. A write is the kernel's own (it waits for the device to take one report, five seconds at most), so one
// report goes out a turn of the event loop.
class HidStream final : public ByteStream
{
    Q_OBJECT
public:
    explicit HidStream(UsbPlace place, const HidLayout &layout = {});
    void open() override;
    void write(const QByteArray &bytes) override;
    [[nodiscard]] qint64 waiting() const override;
    void close() override;

private:
    void read();
    void writeNext();

    HidNode m_node;
    HidLayout m_layout;
    std::deque<QByteArray> m_toGo; // reports
};

} // namespace yc::devices::transport
