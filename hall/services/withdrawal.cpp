#include "hall/services/withdrawal.h"

#include "core/pack/paper_values.h"
#include "core/seal/digest.h"
#include "hall/services/papers.h"

#include <QJsonArray>

namespace yc::hall::services
{

namespace
{

namespace domain = core::domain;
namespace wire = core::wire;

const QString Trail = QStringLiteral("withdraw");

// Once accepted, a case ends by a decision; what has ended is not taken back.
bool mayWithdraw(domain::CaseState state)
{
    return state == domain::CaseState::Received || state == domain::CaseState::BackOffice
        || state == domain::CaseState::Correction;
}

struct Work {
    Context &context;
    store::Rows &rows;
    const store::Terminal &terminal;
    const wire::Withdrawal &withdrawal;
    QDateTime now;
};

Answer<wire::CaseRecord> inside(const Work &work, const QUuid &id, bool &changed)
{
    auto row = work.rows.caseById(id);
    const auto staff = work.rows.staff(work.withdrawal.staffNo);
    if (!row || !maySee({.terminal = work.terminal, .staff = staff ? &*staff : nullptr}, *row))
        return refuse(404, wire::codes::NotFound, "Not here");
    if (!staff || staff->nodeCode != work.terminal.nodeCode)
        return refuse(400, wire::codes::BadRequest, "The withdrawal names staff that this hall does not know");
    const auto request = wire::canonical(wire::toJson(work.withdrawal));
    const auto digest = core::seal::sm3(request);
    const auto last = work.rows.lastEnding(id);
    if (last && last->requestDigest == digest && row->state == domain::CaseState::Withdrawn)
        return recordOf(work.rows, *row); // asked again, because the answer was lost
    if (!mayWithdraw(row->state))
        return refuse(409, wire::codes::WrongState, "Accepted or ended: it can no longer be withdrawn");
    const auto manifest = wire::manifestFrom(work.rows.caseFile(id).manifest);
    const auto node = work.rows.node(row->nodeCode);
    const auto *item = work.context.catalogue.catalogue->find(row->itemCode, row->itemVersion);
    if (!manifest || !node || !item)
        return internal(wire::codes::Internal, "withdrawal");
    row->state = domain::CaseState::Withdrawn;
    row->changedAt = work.now;
    row->reasons = {work.withdrawal.reason.trimmed()};
    wire::EndingRequest words;
    words.reasons = row->reasons;
    const auto paper = issuePaper(work.context, work.rows, core::pack::paper::WithdrawalNotice,
                                  Occasion{.row = *row,
                                           .draft = manifest->draft,
                                           .item = *item,
                                           .nodeName = node->name,
                                           .staffName = staff->name,
                                           .at = work.now,
                                           .request = words});
    if (!paper)
        return internal(paper.error(), "withdrawal-paper");
    work.rows.changeCase(*row);
    work.rows.addEnding({.caseId = id,
                         .requestDigest = digest,
                         .ending = Trail,
                         .staffNo = staff->no,
                         .terminalId = work.terminal.id,
                         .at = work.now,
                         .request = request});
    work.rows.addChange(
        {.scope = row->terminalId, .kind = QStringLiteral("case"), .subject = id.toString(QUuid::WithoutBraces)});
    changed = true;
    return recordOf(work.rows, *row);
}

} // namespace

Answer<wire::CaseRecord> withdraw(Context &context, const store::Terminal &terminal, const QUuid &id,
                                  const wire::Withdrawal &withdrawal)
{
    if (withdrawal.reason.trimmed().isEmpty())
        return refuse(422, wire::codes::ReasonsMissing, "A withdrawal says why",
                      {{QStringLiteral("missing"), QJsonArray{QStringLiteral("reason")}}});
    Answer<wire::CaseRecord> answer = refuse(500, wire::codes::Internal, "Not reached");
    bool changed = false;
    const auto done = context.store.write([&](store::Rows &rows) {
        answer = inside({context, rows, terminal, withdrawal, context.clock.now()}, id, changed);
        return changed;
    });
    if (!done)
        return internal(done.error(), "withdrawal");
    if (changed)
        context.wake();
    return answer;
}

} // namespace yc::hall::services
