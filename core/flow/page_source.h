#pragma once

#include <QtGlobal>

// What PageNotes::source says beside who brought a page in.
namespace yc::core::flow
{

// Photographed here from a sheet that was handed in: paper, as what a scanner reads is, and no file that somebody
// brought.
inline constexpr quint64 PaperSource = quint64{1} << 63;

[[nodiscard]] constexpr bool isFromFile(quint64 source)
{
    return source != 0 && (source & PaperSource) == 0;
}

} // namespace yc::core::flow
