#pragma once

#include "devices/api/device.h"
#include "devices/card/protocol/sdt_frame.h"

#include <optional>

namespace yc::devices::card::sdt
{

// What a reader's status byte asks of the driver. Source: reference.md A.4, column "client reaction".
enum class Reaction {
    GoOn, // 90, 9F: the step is done
    NothingThere, // 91: the card holds no such item
    NoCard, // 80
    SelectAgain, // 81: keep polling; again and again with a card found it means two cards
    Resend, // 10, 11: our frame was damaged on its way
    PlaceAgain, // 31, 32, 33, 3F, 41, 47: lift and place again
    NotAnIdCard, // 40
    WithoutFingerprint, // 37: text and photo may be good, read those
    ResetSam, // 60: reset once, then out of service
    OutOfService, // 66: not authorised
    Refused, // 21, 23, 24: the reader does not know or allow the command
};

struct Meaning {
    Reaction reaction;
    Guidance guidance = Guidance::None; // what the person at the reader is told
    std::optional<Code> code; // what it is called if it does not get better by itself
};

// Total: a byte that no table knows is taken as a failed reading, because lifting and placing again costs least.
[[nodiscard]] Meaning meaningOf(Status status);

} // namespace yc::devices::card::sdt
