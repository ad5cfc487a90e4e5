#pragma once

#include "base/secret.h"
#include "devices/api/device.h"

#include <QObject>

#include <memory>
#include <vector>

namespace yc::devices
{

// One sample of ink. x and y in 1/100 mm from the top left of the signing area; t in ms since the first touch.
struct InkPoint {
    qint32 x = 0;
    qint32 y = 0;
    qint32 t = 0;
    quint16 pressure = 0; // 0..1023; a device without pressure gives 512 while touching
    bool down = false;
};

struct Ink {
    QString device; // "mouse", "touch", "tablet" or a pad's place
    int widthMm100 = 0; // the signing area
    int heightMm100 = 0;
    std::vector<InkPoint> points;
    [[no_unique_address]] Personal personal{};
};

} // namespace yc::devices
