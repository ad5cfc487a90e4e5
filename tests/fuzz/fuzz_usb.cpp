// What a device on USB says of itself, and how bytes lie in its reports, fed with anything. The first byte says what
// the rest is: descriptors as the kernel hands them out, a configuration as libusb has read it, or a report.

#include "devices/transport/hid_layout.h"
#include "devices/transport/usb_pipes.h"
#include "devices/transport/usb_tree.h"

#include <cstdint>
#include <cstdlib>
#include <libusb-1.0/libusb.h>
#include <vector>

using namespace yc::devices::transport;

namespace
{

void must(bool held)
{
    if (!held)
        std::abort();
}

void descriptors(const QByteArray &bytes)
{
    const auto faces = facesOf(bytes);
    must(faces.size() * 9 <= bytes.size()); // none out of nothing
    must(facesOf(bytes + QByteArray(1, '\0')) == faces); // a length that cannot be ends it
}

// Three bytes an interface, four an endpoint; counts lie as they like, pointers do not: those are libusb's.
void configuration(const QByteArray &bytes)
{
    qsizetype at = 0;
    const auto next = [&] { return at < bytes.size() ? static_cast<std::uint8_t>(bytes[at++]) : std::uint8_t{0}; };
    std::vector<std::vector<libusb_endpoint_descriptor>> endpoints(next() % 8U);
    std::vector<libusb_interface_descriptor> told(endpoints.size());
    std::vector<libusb_interface> interfaces(endpoints.size());
    for (std::size_t i = 0; i < endpoints.size(); ++i) {
        endpoints[i].resize(next() % 34U);
        for (auto &endpoint : endpoints[i]) {
            endpoint.bEndpointAddress = next();
            endpoint.bmAttributes = next();
            endpoint.wMaxPacketSize = static_cast<std::uint16_t>(next() << 8U | next());
        }
        told[i] = {};
        told[i].bInterfaceNumber = static_cast<std::uint8_t>(i);
        told[i].bInterfaceClass = next();
        told[i].bInterfaceProtocol = next();
        told[i].bNumEndpoints = static_cast<std::uint8_t>(endpoints[i].size());
        told[i].endpoint = endpoints[i].empty() ? nullptr : endpoints[i].data();
        interfaces[i] = {.altsetting = &told[i], .num_altsetting = 1};
    }
    libusb_config_descriptor all{};
    all.bNumInterfaces = static_cast<std::uint8_t>(interfaces.size());
    all.interface = interfaces.empty() ? nullptr : interfaces.data();
    const auto pipes = choosePipes(all);
    if (!pipes)
        return;
    must(pipes->interface >= 0 && pipes->interface < static_cast<int>(interfaces.size()));
    must(!pipes->out.empty() && pipes->out.size() <= 2 && pipes->in.size() <= 2);
    for (const auto &pipe : pipes->in)
        must((pipe.endpoint & 0x80) != 0 && (pipe.endpoint & 0x0F) != 0 && pipe.packet > 0);
    for (const auto &pipe : pipes->out)
        must((pipe.endpoint & 0x80) == 0 && (pipe.endpoint & 0x0F) != 0 && pipe.packet > 0);
}

void report(const QByteArray &bytes)
{
    if (bytes.size() < 5)
        return;
    const auto number = [&](qsizetype at) { return static_cast<int>(static_cast<std::int8_t>(bytes[at])); };
    const HidLayout layout{.size = number(0) * 2,
                           .number = number(1),
                           .payloadAt = number(2),
                           .payload = number(3),
                           .lengthAt = number(4)};
    if (!isPossible(layout))
        return;
    const auto rest = bytes.sliced(5);
    must(bytesOf(rest, layout).size() <= layout.payload);
    QByteArray again;
    for (const auto &one : reportsOf(rest, layout)) {
        must(one.size() == layout.size);
        again += bytesOf(one, layout);
    }
    must(again.startsWith(rest)); // behind it, where no length is said, the zeros that fill the last one
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 1)
        return 0;
    const QByteArray rest(reinterpret_cast<const char *>(data) + 1, static_cast<qsizetype>(size) - 1);
    switch (data[0] % 3) {
    case 0: descriptors(rest); break;
    case 1: configuration(rest); break;
    default: report(rest); break;
    }
    return 0;
}
