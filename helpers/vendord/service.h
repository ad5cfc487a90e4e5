#pragma once

#include "base/ipc.h"
#include "devices/card/protocol/vendor_messages.h"
#include "helpers/vendord/makers_reader.h"

#include <optional>

namespace yc::helpers::vendord
{

// What yichuang-vendord does all day: loads one library, asks it what its client asks. Ends when the client closes its
// end, or killed in a call that does not come back.
class Service
{
public:
    explicit Service(ipc::Channel channel) : m_channel(std::move(channel)) { }

    void run(); // returns when the client is gone or talks nonsense

private:
    [[nodiscard]] bool take(const ipc::Message &message); // false: end
    [[nodiscard]] bool open(const devices::card::vendor::OpenRequest &request);
    [[nodiscard]] bool ask(devices::card::sdt::Command command);
    [[nodiscard]] bool say(devices::card::vendor::Say what, QByteArrayView body);
    [[nodiscard]] bool fail(const devices::DeviceError &error);

    ipc::Channel m_channel;
    std::optional<MakerLibrary> m_library;
    std::unique_ptr<MakersReader> m_reader;
};

} // namespace yc::helpers::vendord
