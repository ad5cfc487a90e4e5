#pragma once

#include "devices/api/cabinet.h"
#include "devices/api/device.h"
#include "devices/api/face_exposure.h"

#include <QString>

// What a device asks for and how it is, in words. UI thread; follows the client's language.
namespace yc::ui
{

[[nodiscard]] QString guidanceWords(devices::Guidance guidance); // what to do now; empty for None
[[nodiscard]] QString deviceStateWords(devices::DeviceState state); // 就绪
[[nodiscard]] QString deviceKindWords(devices::Kind kind); // 身份证阅读器
// Why nothing is to be had from it just now; empty while it is ready, at work or still opening.
[[nodiscard]] QString awayWords(const devices::Health &health);
// What a camera can do for a face that stands against the light, and what it is doing.
[[nodiscard]] QString faceExposureWords(const devices::FaceExposure &exposure);
[[nodiscard]] QString doorStateWords(devices::DoorState state); // 关着

} // namespace yc::ui
