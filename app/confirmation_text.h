#pragma once

#include "core/domain/item.h"

#include <QByteArray>
#include <QJsonArray>
#include <QString>

namespace yc::app
{

// What the applicant signs, readable: made from the very bytes that the signature is bound to (Intake::shownText) and
// from nothing else, every member of them. Bytes that are not of that shape are shown as they are.
// A material's pages stand there by their number and pagesCode(). item (may be null) only tells which answers are a yes
// or a no.
[[nodiscard]] QString confirmationText(const QByteArray &shown, const core::domain::ServiceItem *item);
// Of a material's page digests, in their order: eight characters that a person can compare.
[[nodiscard]] QString pagesCode(const QJsonArray &pages);

} // namespace yc::app
