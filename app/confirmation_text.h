#pragma once

#include "core/domain/item.h"

#include <QByteArray>
#include <QString>

namespace yc::app
{

// What the applicant signs, readable: made from the very bytes that the signature is bound to (Intake::shownText) and
// from nothing else, every member of them. Bytes that are not of that shape are shown as they are.
// item (may be null) only tells which answers are a yes or a no.
[[nodiscard]] QString confirmationText(const QByteArray &shown, const core::domain::ServiceItem *item);

} // namespace yc::app
