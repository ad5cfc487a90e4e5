#pragma once

#include "base/code.h"
#include "core/domain/signing.h"

#include <QJsonObject>

// A signature as JSON: part of drafts and manifests. By hand it has "ink", "image", "shown", "at" and "device" alone,
// as since the first version; where several sign, and with every other way, "way", "by" and what belongs to it
// (hall/openapi.yaml, Signature).
namespace yc::core::wire
{

[[nodiscard]] QJsonObject toJson(const domain::Signature &signature);
[[nodiscard]] Result<domain::Signature> signatureFrom(const QJsonObject &json);

} // namespace yc::core::wire
