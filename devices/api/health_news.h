#pragma once

#include "devices/api/device.h"

namespace yc::devices
{

// Whether one tells nothing that the other did not: levels and tries come often, and news seldom. What a device counts
// of its life and when it was last well are not news; they go along with some.
[[nodiscard]] inline bool isSame(const Health &one, const Health &other)
{
    const auto code
        = [](const Health &health) { return health.lastFault ? std::optional(health.lastFault->code) : std::nullopt; };
    return one.state == other.state && one.guidance == other.guidance && one.done == other.done
        && one.failed == other.failed && code(one) == code(other);
}

} // namespace yc::devices
