#pragma once

#include "core/domain/case.h"

#include <QByteArray>

// What the applicant confirms by signing, as canonical bytes: the item, who they are, every question and field that is
// shown with its words and value, and the materials with how many pages were handed in. Pure, the same bytes for the
// same screen; their SM3 is the signature's shownDigest. Canonical JSON, so that it can be read again years later.
namespace yc::core::flow
{

[[nodiscard]] QByteArray shownText(const domain::CaseDraft &draft, const domain::ServiceItem &item, QDate today);
// A value as it stands on the screen: choices by their words.
[[nodiscard]] QString wordsOf(const domain::FormField &field, const QString &text);

} // namespace yc::core::flow
