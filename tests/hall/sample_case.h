#pragma once

#include "core/domain/item.h"
#include "core/wire/case_wire.h"

#include <QByteArrayList>

namespace yc::tests
{

// TEST-1 promised (15 working days) with a field, a check and a material; TEST-2 immediate, without form; TEST-3
// cancelled; TEST-4 in person, without form.
[[nodiscard]] QList<core::domain::ServiceItem> sampleItems();

struct SampleCase {
    core::wire::Manifest manifest;
    QByteArrayList blobs; // everything that it needs
};
// Complete as the hall judges it. `serial` makes it another case with other blobs.
[[nodiscard]] SampleCase sampleCase(const QString &terminalId, int serial,
                                    const QString &item = QStringLiteral("TEST-1"));

// Binds the draft's signature to what it says now; answers with the text, which is a blob too.
[[nodiscard]] QByteArray signAsShown(core::domain::CaseDraft &draft);

} // namespace yc::tests
