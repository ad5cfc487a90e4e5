#pragma once

#include "core/papers/page_model.h"
#include "core/papers/paper_template.h"
#include "core/papers/paper_values.h"

#include <QJsonObject>

// A kind and its values become pages. Every kind can stand on every sheet: a notice on a slip, when the document
// printer is out, a slip on A4. Needs a QGuiApplication (fonts); any thread. About 5 ms a page.
namespace yc::core::papers
{

enum class Sheet {
    A4, // as many pages as it takes
    Slip80, // 72 mm printable, one page as long as it takes
    Slip58, // 48 mm printable
};
inline constexpr double SlipDotsPerMm = 8; // 203 dpi

// Fails with ValuesMissing, DoesNotFit, BadTemplate.
[[nodiscard]] Result<PaperModel> layOut(QAnyStringView kind, const QJsonObject &values, Sheet sheet = Sheet::A4);

} // namespace yc::core::papers
