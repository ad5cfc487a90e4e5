#pragma once

#include <QImage>

namespace yc::devices::virtual_bench
{

// What a camera at a window sees: a wall with a bright glass door, and before it a person whom nobody knows, drawn with
// ellipses so that a detector of faces finds one. Gray8 in stops of light, not in tones, because a door is fifty times
// as bright as the face before it: StepsInAStop steps are a stop, WhiteStep is what the camera shows as white when its
// exposure is 1.
inline constexpr int StepsInAStop = 16;
inline constexpr int WhiteStep = 170;
[[nodiscard]] QImage drawnRoom(QSize size, bool person);

// That room in a picture taken with this exposure, Gray8 in tones. At 1 the face is well exposed and the door is white.
[[nodiscard]] QImage pictureOf(const QImage &room, double exposure);

} // namespace yc::devices::virtual_bench
