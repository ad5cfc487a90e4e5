#pragma once

#include <QByteArray>
#include <QString>

namespace yc::app
{

// What the applicant signs, readable: made from the very bytes that the signature is bound to (Intake::shownText) and
// from nothing else, every member of them. Bytes that are not of that shape are shown as they are.
[[nodiscard]] QString confirmationText(const QByteArray &shown);

} // namespace yc::app
