#pragma once

#include <QFlags>
#include <QStringList>

namespace yc::core::domain
{

// What can be seen on a page without reading it, and what was done to it on the way in. Advice to the clerk, never a
// verdict: a page with findings is taken all the same. Found by core/imaging, worded in the clients, kept
// in memory while the case is open (core/flow/page_notes.h).
enum class PageFinding {
    Blurred = 0x01, // 模糊: strokes run into each other
    CutOff = 0x02, // 边缘缺失: the page or its text goes on beyond the picture
    Empty = 0x04, // 空白页: nothing written; what shines through from the back does not count
    Glare = 0x08, // 反光: a light drowns part of the page
    TooDark = 0x10, // 过暗
    Coarse = 0x20, // 分辨率过低: too few points for small print
    TooLong = 0x40, // 过长: longer than its paper, so two sheets may have been drawn in over one another
    // Done, and can be undone as long as the file is at hand:
    Straightened = 0x100, // 已自动摆正: cut out of a photograph, or made level
    Turned = 0x200, // 已自动转正: by quarter turns
};
Q_DECLARE_FLAGS(PageFindings, PageFinding)
Q_DECLARE_OPERATORS_FOR_FLAGS(PageFindings)

// Their names at rest and between processes: "blurred", "cut-off" … Unknown names are passed over.
[[nodiscard]] QStringList toTexts(PageFindings findings);
[[nodiscard]] PageFindings pageFindingsFrom(const QStringList &texts);

} // namespace yc::core::domain
