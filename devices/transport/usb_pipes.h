#pragma once

#include <QtGlobal>

#include <optional>
#include <vector>

struct libusb_config_descriptor;

namespace yc::devices::transport
{

// The pipes of a device that a driver can talk through, as its descriptors tell them. Never fixed addresses: clones of
// a device keep its numbers and move its pipes.
struct UsbPipes {
    struct Pipe {
        quint8 endpoint = 0;
        int packet = 0; // bytes
    };
    int interface = 0;
    int alternate = 0;
    std::vector<Pipe> in; // to us; one or two, none of a printer that only listens
    std::vector<Pipe> out; // one or two
};

// Looks at interfaces of printers (class 7, but not those for IPP) and at makers' own (class 255): a printer that
// answers comes before a maker's own interface, that before a printer that only listens. Bulk pipes alone count. What
// contradicts itself (endpoint 0, no packet size, an endpoint twice) is left out. Empty optional: nothing to talk to.
[[nodiscard]] std::optional<UsbPipes> choosePipes(const libusb_config_descriptor &told);

} // namespace yc::devices::transport
