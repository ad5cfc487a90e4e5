#include "devices/transport/usb_pipes.h"

#include <libusb-1.0/libusb.h>

#include <algorithm>

namespace yc::devices::transport
{

namespace
{

constexpr quint8 IppOverUsb = 4; // bInterfaceProtocol of printers that speak HTTP
constexpr int LargestPacket = 1024;

UsbPipes pipesOf(const libusb_interface_descriptor &told)
{
    UsbPipes pipes{.interface = told.bInterfaceNumber, .alternate = told.bAlternateSetting};
    std::vector<quint8> seen;
    for (int i = 0; told.endpoint != nullptr && i < told.bNumEndpoints; ++i) {
        const auto &endpoint = told.endpoint[i];
        const auto address = endpoint.bEndpointAddress;
        const int packet = endpoint.wMaxPacketSize & 0x7FF;
        const bool bulk = (endpoint.bmAttributes & LIBUSB_TRANSFER_TYPE_MASK) == LIBUSB_TRANSFER_TYPE_BULK;
        if (!bulk || (address & LIBUSB_ENDPOINT_ADDRESS_MASK) == 0 || (address & 0x70) != 0 || packet == 0
            || packet > LargestPacket || std::ranges::find(seen, address) != seen.end())
            continue;
        seen.push_back(address);
        auto &side = (address & LIBUSB_ENDPOINT_DIR_MASK) == LIBUSB_ENDPOINT_IN ? pipes.in : pipes.out;
        if (side.size() < 2)
            side.push_back({address, packet});
    }
    if (pipes.in.size() != pipes.out.size()) { // pairs, or one of each
        pipes.in.resize(std::min<std::size_t>(pipes.in.size(), 1));
        pipes.out.resize(std::min<std::size_t>(pipes.out.size(), 1));
    }
    return pipes;
}

int worth(const libusb_interface_descriptor &told, const UsbPipes &pipes)
{
    if (pipes.out.empty())
        return 0;
    if (told.bInterfaceClass == LIBUSB_CLASS_PRINTER && told.bInterfaceProtocol != IppOverUsb)
        return pipes.in.empty() ? 1 : 3;
    return told.bInterfaceClass == LIBUSB_CLASS_VENDOR_SPEC && !pipes.in.empty() ? 2 : 0;
}

} // namespace

std::optional<UsbPipes> choosePipes(const libusb_config_descriptor &told)
{
    std::optional<UsbPipes> best;
    int bestWorth = 0;
    for (int i = 0; told.interface != nullptr && i < told.bNumInterfaces; ++i) {
        for (int k = 0; k < told.interface[i].num_altsetting; ++k) {
            const auto &one = told.interface[i].altsetting[k];
            auto pipes = pipesOf(one);
            if (const int value = worth(one, pipes); value > bestWorth) {
                bestWorth = value;
                best = std::move(pipes);
            }
        }
    }
    return best;
}

} // namespace yc::devices::transport
