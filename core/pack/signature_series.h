#pragma once

#include "base/code.h"
#include "base/secret.h"

#include <QByteArray>

#include <vector>

namespace yc::core::pack
{

// A written signature as other systems read it: a time series of ISO/IEC 19794-7, full format, with the channels X, Y,
// T, F (pressure) and S (pen down). Source: reference.md D.3; that X and Y are stored with an offset of 32768 and that
// Y goes up are from memory of the standard.
struct SeriesPoint {
    qint32 x = 0; // 1/100 mm from the left of the signing area
    qint32 y = 0; // 1/100 mm from its bottom
    qint32 t = 0; // ms since the first
    quint16 pressure = 0; // 0..1023
    bool down = false;
    friend bool operator==(const SeriesPoint &, const SeriesPoint &) = default;
};

struct SignatureSeries {
    std::vector<SeriesPoint> points;
    [[no_unique_address]] Personal personal{};
};

// x and y beyond 32767 (33 cm) are held at it. A signature of more than 65 seconds has its times in steps of two, four
// … milliseconds, as its header says.
[[nodiscard]] QByteArray toBytes(const SignatureSeries &series);
// BadFile: not one of these, cut short, or with channels other than those above.
[[nodiscard]] Result<SignatureSeries> signatureSeriesFrom(const QByteArray &bytes);

} // namespace yc::core::pack
