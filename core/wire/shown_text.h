#pragma once

#include "core/domain/case.h"

#include <QByteArray>
#include <QJsonObject>

// What the applicant confirms by signing, as canonical bytes: the item, who they are, every question and field that is
// shown with its words and value, and each material with its pages by their digests, in their order. Pure, the same
// bytes for the same screen; their SM3 is the signature's shownDigest, and the text itself is a blob of that name, so
// that it can be read again years later. The hall makes it anew from the manifest: hall/openapi.yaml, ShownText.
namespace yc::core::wire
{

// today: the hall's day of the signing; questions and fields can depend on it.
[[nodiscard]] QByteArray shownText(const domain::CaseDraft &draft, const domain::ServiceItem &item, QDate today);
[[nodiscard]] QString shownDigest(const domain::CaseDraft &draft, const domain::ServiceItem &item, QDate today);
// A value as it stands on the screen: choices by their words.
[[nodiscard]] QString wordsOf(const domain::FormField &field, const QString &text);

// {"originals":1,"copies":2,"files":1} without what there is none of: as the text that is signed and the manifest say
// it.
[[nodiscard]] QJsonObject countsToJson(const domain::HandedIn &handed);

} // namespace yc::core::wire
