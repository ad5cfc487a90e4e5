#pragma once

#include "base/code.h"
#include "core/papers/page_model.h"

#include <QByteArray>
#include <QDateTime>

// A paper as PDF/A-1b: real text with its fonts inside, searchable and copyable.
namespace yc::core::papers
{

// at: the moment that the file says it was made; the paper's own, so that the same paper gives the same bytes (in one
// program with a fixed hash seed; font objects change their order otherwise). Fails with NotDrawn.
[[nodiscard]] Result<QByteArray> toPdf(const PaperModel &paper, const QDateTime &at);

} // namespace yc::core::papers
