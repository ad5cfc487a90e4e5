#include "devices/transport/byte_stream.h"

#include "devices/transport/hid_stream.h"
#include "devices/transport/serial_stream.h"
#include "devices/transport/tcp_stream.h"
#include "devices/transport/usb_stream.h"

namespace yc::devices::transport
{

std::unique_ptr<ByteStream> makeStream(const Place &place, const StreamShape &shape)
{
    if (const auto *tcp = std::get_if<TcpPlace>(&place))
        return std::make_unique<TcpStream>(*tcp);
    if (const auto *usb = std::get_if<UsbPlace>(&place)) {
        if (usb->way == UsbPlace::Way::Reports)
            return std::make_unique<HidStream>(*usb, shape.reports);
        return std::make_unique<UsbStream>(*usb, shape.split);
    }
    return std::make_unique<SerialStream>(std::get<SerialPlace>(place));
}

} // namespace yc::devices::transport
