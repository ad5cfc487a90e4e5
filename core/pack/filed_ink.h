#pragma once

#include "core/pack/signature_series.h"

namespace yc::core::pack
{

inline constexpr qsizetype LargestFiledInk = qsizetype{8} * 1024 * 1024;
inline constexpr qsizetype MostInkPoints = 200'000; // a quarter of an hour at 200 points a second

// A signature's ink as it is filed with a case (core/flow/ink_json.h), as the series that other systems read: Y turned
// upward, the first touch at 0 ms. BadFile: it is no ink, has nothing in it, or numbers that no pad has. Pure.
[[nodiscard]] Result<SignatureSeries> seriesFromFiledInk(const QByteArray &json);

} // namespace yc::core::pack
