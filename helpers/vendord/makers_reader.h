#pragma once

#include "devices/api/device.h"
#include "devices/card/protocol/sdt_frame.h"
#include "helpers/vendord/maker_library.h"

#include <expected>
#include <memory>

namespace yc::helpers::vendord
{

// A frame as sdt_frame.h has it, or why there is no reader any more: Unplugged.
using Answer = std::expected<QByteArray, devices::DeviceError>;

// A library with its port open, seen as a reader on the wire.
class MakersReader
{
public:
    MakersReader() = default;
    MakersReader(const MakersReader &) = delete;
    MakersReader &operator=(const MakersReader &) = delete;
    virtual ~MakersReader() = default;
    // Takes as long as the library likes.
    [[nodiscard]] virtual Answer answer(devices::card::sdt::Command command) = 0;
};
using Opened = std::expected<std::unique_ptr<MakersReader>, devices::DeviceError>;

// VendorLacks; OpenRefused, with what the library said. For the shapes of vendor_abi.h.
[[nodiscard]] Opened openSdt(MakerLibrary &library, int port);
[[nodiscard]] Opened openCvr(MakerLibrary &library, int port, const QString &folder);

} // namespace yc::helpers::vendord
