#include "hall/services/endings.h"

#include "core/pack/paper_values.h"
#include "core/seal/digest.h"
#include "hall/services/papers.h"
#include "hall/services/powers.h"

#include <QJsonArray>

#include <algorithm>

namespace yc::hall::services
{

namespace
{

namespace domain = core::domain;
namespace pack = core::pack;
namespace wire = core::wire;
using domain::Ending;

bool isBlank(const QString &text)
{
    return text.trimmed().isEmpty();
}

// Names of the fields that this ending cannot do without.
QStringList missingIn(const wire::EndingRequest &request)
{
    QStringList missing;
    const bool wantsReasons = request.ending == Ending::Correction || request.ending == Ending::Refuse;
    const bool blank = std::ranges::any_of(request.reasons, isBlank);
    if (wantsReasons && (request.reasons.isEmpty() || blank))
        missing.append(QStringLiteral("reasons"));
    if (request.ending == Ending::Refuse && isBlank(request.basis))
        missing.append(QStringLiteral("basis"));
    return missing;
}

QLatin1StringView paperOf(Ending ending)
{
    switch (ending) {
    case Ending::Accept: return pack::paper::AcceptanceNotice;
    case Ending::BackOffice: return pack::paper::BackOfficeSlip;
    case Ending::Correction: return pack::paper::CorrectionNotice;
    case Ending::GapAccept: return {}; // not offered yet
    case Ending::Refuse: return pack::paper::RefusalNotice;
    case Ending::CloseAtOnce: return pack::paper::ResultNotice;
    }
    Q_UNREACHABLE();
}

struct Work { // one try inside the transaction
    Context &context;
    store::Rows &rows;
    const Asker &asker;
    const wire::EndingRequest &request;
    QDateTime now;
};

Answer<void> allow(const Work &work, const store::Case &row, const domain::ServiceItem &item)
{
    const auto ending = work.request.ending;
    if (!holds(work.asker.staff->roles, work.asker.terminal.kind, ending))
        return refuse(403, wire::codes::NoPower, "This window does not hold that power");
    if (ending == Ending::CloseAtOnce && item.caseKind != domain::CaseKind::Immediate)
        return refuse(403, wire::codes::NoPower, "Only immediate items are closed at once");
    if (!domain::mayEnd(row.state, ending))
        return refuse(409, wire::codes::WrongState, "That does not follow the case's state");
    return {};
}

Answer<wire::CaseRecord> apply(const Work &work, store::Case row, const domain::ServiceItem &item,
                               const QByteArray &digest)
{
    const auto manifest = wire::manifestFrom(work.rows.caseFile(row.id).manifest);
    const auto node = work.rows.node(row.nodeCode);
    if (!manifest || !node)
        return internal(wire::codes::Internal, "ending");
    row.state = domain::stateAfter(work.request.ending);
    row.changedAt = work.now;
    row.reasons = work.request.reasons;
    if (work.request.ending == Ending::Accept || work.request.ending == Ending::CloseAtOnce)
        row.due = domain::dueDay(item.promised, hallDay(work.now), work.context.catalogue.catalogue->calendar()).day;
    const auto paper = issuePaper(work.context, work.rows, paperOf(work.request.ending),
                                  Occasion{.row = row,
                                           .draft = manifest->draft,
                                           .item = item,
                                           .nodeName = node->name,
                                           .staffName = work.asker.staff->name,
                                           .at = work.now,
                                           .request = work.request});
    if (!paper)
        return internal(paper.error(), "ending-paper");
    work.rows.changeCase(row);
    work.rows.addEnding({.caseId = row.id,
                         .requestDigest = digest,
                         .ending = domain::toText(work.request.ending),
                         .staffNo = work.asker.staff->no,
                         .terminalId = work.asker.terminal.id,
                         .at = work.now,
                         .request = wire::canonical(wire::toJson(work.request))});
    work.rows.addChange(
        {.scope = row.terminalId, .kind = QStringLiteral("case"), .subject = row.id.toString(QUuid::WithoutBraces)});
    return recordOf(work.rows, row);
}

Answer<wire::CaseRecord> endInside(const Work &work, const QUuid &id, bool &changed)
{
    const auto row = work.rows.caseById(id);
    if (!row || !maySee(work.asker, *row))
        return refuse(404, wire::codes::NotFound, "Not here");
    const auto digest = core::seal::sm3(wire::canonical(wire::toJson(work.request)));
    // Asked again, because the answer was lost.
    const auto last = work.rows.lastEnding(id);
    if (last && last->requestDigest == digest && row->state == domain::stateAfter(work.request.ending))
        return recordOf(work.rows, *row);
    const auto *item = work.context.catalogue.catalogue->find(row->itemCode, row->itemVersion);
    if (!item)
        return refuse(422, wire::codes::UnknownItem, "This hall no longer has that version of the item");
    if (const auto allowed = allow(work, *row, *item); !allowed)
        return std::unexpected(allowed.error());
    auto record = apply(work, *row, *item, digest);
    changed = record.has_value();
    return record;
}

} // namespace

Answer<wire::CaseRecord> endIntake(Context &context, const Asker &asker, const QUuid &id,
                                   const wire::EndingRequest &request)
{
    if (request.ending == Ending::GapAccept)
        return refuse(501, wire::codes::NotOffered, "Acceptance with gaps is not offered by this hall yet");
    if (const auto missing = missingIn(request); !missing.isEmpty()) {
        return refuse(422, wire::codes::ReasonsMissing, "Reasons or basis missing",
                      {{QStringLiteral("missing"), QJsonArray::fromStringList(missing)}});
    }
    Answer<wire::CaseRecord> answer = refuse(500, wire::codes::Internal, "Not reached");
    bool changed = false;
    const auto done = context.store.write([&](store::Rows &rows) {
        answer = endInside({context, rows, asker, request, context.clock.now()}, id, changed);
        return changed;
    });
    if (!done)
        return internal(done.error(), "ending");
    if (changed)
        context.wake();
    return answer;
}

} // namespace yc::hall::services
