#pragma once

#include "core/wire/case_wire.h"
#include "hall/services/answer.h"
#include "hall/services/context.h"

namespace yc::hall::services
{

// What happened after that cursor, for that terminal: at most 200; the cursor of the answer is where to go on.
[[nodiscard]] Answer<core::wire::Changes> changesAfter(Context &context, const store::Terminal &terminal,
                                                       qint64 cursor);
// At start: a catalogue that was not announced yet goes into the feed.
[[nodiscard]] Done announceCatalogue(Context &context);

} // namespace yc::hall::services
