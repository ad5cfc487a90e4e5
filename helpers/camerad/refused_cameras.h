#pragma once

#include <QString>

#include <functional>

namespace yc::helpers::camerad
{

// A camera that is plugged in and that this user may not open: GStreamer lists it not at all, as if it were not there.
// The device file that is closed to us ("/dev/video0"), of the camera at this place, or of any where the place is
// empty; empty: none. `classFolder` and `isClosed` are the kernel's, but for tests.
[[nodiscard]] QString refusedCamera(const QString &place,
                                    const QString &classFolder = QStringLiteral("/sys/class/video4linux"),
                                    const std::function<bool(const QString &file)> &isClosed = {});

} // namespace yc::helpers::camerad
