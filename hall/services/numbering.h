#pragma once

#include "hall/store/store.h"

#include <QDate>
#include <QHash>

namespace yc::hall::services
{

// Numbers by a pattern: words in braces are replaced, {serial:N} counts from 1 within whatever the rest makes (so a
// pattern with {date} begins anew each day), padded to N digits. {date} 20261121 {year} 2026, others as given.
[[nodiscard]] QString nextNumber(store::Rows &rows, const QString &pattern, QDate day,
                                 const QHash<QString, QString> &words);
// Has exactly one {serial:N} and no brace that is left over.
[[nodiscard]] bool isPattern(const QString &pattern);

} // namespace yc::hall::services
