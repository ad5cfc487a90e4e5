#pragma once

#include "core/domain/case.h"
#include "core/vault/vault.h"

#include <QByteArray>
#include <QJsonObject>

// A case as it rests in the vault: {"draft": what the wire also carries, "typed": characters typed so far, "sent":
// digest of the manifest once there is one}. Pure.
namespace yc::core::flow
{

struct DraftFile {
    domain::CaseDraft draft;
    int typed = 0;
    QByteArray manifestDigest;
};

[[nodiscard]] QJsonObject toJson(const DraftFile &file); // in the UI thread: values only
[[nodiscard]] QByteArray encoded(const QJsonObject &json); // elsewhere
[[nodiscard]] Result<DraftFile> draftFileFrom(const QByteArray &bytes); // DraftUnreadable (F-0212)

} // namespace yc::core::flow
