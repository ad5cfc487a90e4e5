#pragma once

#include "devices/api/smart_card.h"

namespace yc::app
{

// A card could be put into it now.
[[nodiscard]] inline bool works(const devices::SmartCardReader &reader)
{
    const auto state = reader.health().state;
    return state != devices::DeviceState::Absent && state != devices::DeviceState::Fault;
}

} // namespace yc::app
