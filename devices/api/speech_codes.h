#pragma once

#include "base/code.h"

// What goes wrong where a loudspeaker of this machine says the calls. Beside device.h, which everybody includes.
namespace yc::devices::codes
{

inline constexpr Code WordUnrecorded{'D', 1007}; // nothing of the call was said; the detail names the word
inline constexpr Code RecordingsUnusable{'D', 1008}; // no folder, or none of its files is a recording; the detail: why
inline constexpr Code LoudspeakerAbsent{'D', 1009};
inline constexpr Code LoudspeakerMuted{'D', 1010}; // in the system: it would not be heard

} // namespace yc::devices::codes
