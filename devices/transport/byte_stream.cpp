#include "devices/transport/byte_stream.h"

#include "devices/transport/serial_stream.h"
#include "devices/transport/tcp_stream.h"

namespace yc::devices::transport
{

std::unique_ptr<ByteStream> makeStream(const Place &place)
{
    if (const auto *tcp = std::get_if<TcpPlace>(&place))
        return std::make_unique<TcpStream>(*tcp);
    return std::make_unique<SerialStream>(std::get<SerialPlace>(place));
}

} // namespace yc::devices::transport
