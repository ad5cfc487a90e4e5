#pragma once

#include "core/wire/case_wire.h"
#include "core/wire/person_json.h"
#include "hall/services/answer.h"
#include "hall/services/context.h"

namespace yc::hall::services
{

inline constexpr int MostCases = 200;

// A case with its papers, inside a transaction.
[[nodiscard]] core::wire::CaseRecord recordOf(store::Rows &rows, const store::Case &row);

// Who asks: a terminal, and whoever signed in there.
struct Asker {
    const store::Terminal &terminal;
    const store::Staff *staff = nullptr;
};
// A case is seen by the terminal that sent it, and by staff of its node; for others it does not exist.
[[nodiscard]] bool maySee(const Asker &asker, const store::Case &row);

[[nodiscard]] Answer<core::wire::CaseRecord> findCase(Context &context, const Asker &asker, const QUuid &id);
[[nodiscard]] Answer<QList<core::wire::CaseRecord>> findByNumber(Context &context, const Asker &asker,
                                                                 const QString &number);
[[nodiscard]] Answer<QList<core::wire::CaseRecord>> findByCitizen(Context &context, const Asker &asker,
                                                                  const core::wire::CitizenQuery &query);
// The citizen's own, at a kiosk: number and name both fit.
[[nodiscard]] Answer<QList<core::wire::CaseRecord>> casesOfCitizen(Context &context,
                                                                   const core::wire::CitizenQuery &query);
[[nodiscard]] Answer<core::wire::Paper> findPaper(Context &context, const Asker &asker, const QUuid &id,
                                                  const QString &paperId);

// Keyed digests by which persons are found; the number itself stands only in the sealed manifest.
[[nodiscard]] QByteArray citizenKey(const Context &context, const QString &number);
[[nodiscard]] QByteArray citizenNameKey(const Context &context, const QString &number, const QString &name);

} // namespace yc::hall::services
