#pragma once

#include "base/image.h"

#include <QRect>

#include <optional>

// A fingerprint or a seal on a sheet of paper: the part of the scan that is kept. Pure arithmetic over pixels that a
// scanner or yichuang-imaged gave us, any thread; an A4 page at 300 dpi takes about 40 ms, so never in the UI thread.
namespace yc::core::pack
{

// The largest connected piece of stamp ink, with a margin of 3 mm. Red ink before black, because what the sheet has
// printed on it is black; pieces less than 3 mm apart are one. Nothing where no ink covers about a quarter of a square
// centimetre. In pixels of `sheet`.
[[nodiscard]] std::optional<QRect> inkedPart(const Image &sheet);

// A copy of what of it lies on the sheet; NoMemory where nothing does.
[[nodiscard]] Result<Image> cutOut(const Image &sheet, const QRect &wanted);

} // namespace yc::core::pack
