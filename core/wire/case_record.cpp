#include "core/wire/case_wire.h"
#include "core/wire/strict_json.h"
#include "core/wire/text_limits.h"

namespace yc::core::wire
{

namespace
{
constexpr qsizetype MostPapers = 200;
constexpr qsizetype MostChanges = 1'000;
} // namespace

QJsonObject toJson(const EndingRequest &request)
{
    QJsonObject json{{QStringLiteral("ending"), domain::toText(request.ending)}};
    if (!request.reasons.isEmpty())
        json.insert(QStringLiteral("reasons"), QJsonArray::fromStringList(request.reasons));
    if (!request.basis.isEmpty())
        json.insert(QStringLiteral("basis"), request.basis);
    if (!request.note.isEmpty())
        json.insert(QStringLiteral("note"), request.note);
    return json;
}

Result<EndingRequest> endingRequestFrom(const QJsonObject &json)
{
    bool good = true;
    Fields fields(json, good);
    EndingRequest request;
    const auto ending = domain::endingFrom(fields.text("ending", 32));
    if (!ending)
        fields.refuse();
    request.ending = ending.value_or(domain::Ending::Accept);
    if (fields.has("reasons"))
        request.reasons = fields.texts("reasons", MostReasons, LongestReason);
    request.basis = fields.textOrNone("basis", LongestReason);
    request.note = fields.textOrNone("note", LongestReason);
    return outcome(good, std::move(request));
}

QJsonObject toJson(const CaseRecord &record)
{
    QJsonArray papers;
    for (const auto &paper : record.papers)
        papers.append(toJson(paper));
    QJsonObject json{{QStringLiteral("id"), uuidText(record.id)},
                     {QStringLiteral("number"), record.number},
                     {QStringLiteral("itemCode"), record.itemCode},
                     {QStringLiteral("itemName"), record.itemName},
                     {QStringLiteral("applicantMasked"), record.applicantMasked},
                     {QStringLiteral("state"), domain::toText(record.state)},
                     {QStringLiteral("receivedAt"), instantText(record.receivedAt)},
                     {QStringLiteral("changedAt"), instantText(record.changedAt)},
                     {QStringLiteral("windowNo"), record.windowNo},
                     {QStringLiteral("reasons"), QJsonArray::fromStringList(record.reasons)},
                     {QStringLiteral("papers"), papers}};
    if (record.due.isValid())
        json.insert(QStringLiteral("due"), record.due.toString(Qt::ISODate));
    return json;
}

Result<CaseRecord> caseRecordFrom(const QJsonObject &json)
{
    bool good = true;
    Fields fields(json, good);
    CaseRecord record;
    record.id = fields.uuid("id");
    record.number = fields.text("number", 64, 1);
    record.itemCode = fields.text("itemCode", 64, 1);
    record.itemName = fields.text("itemName", 400);
    record.applicantMasked = fields.text("applicantMasked", 200);
    const auto state = domain::caseStateFrom(fields.text("state", 32));
    if (!state)
        fields.refuse();
    record.state = state.value_or(domain::CaseState::Received);
    record.receivedAt = fields.instant("receivedAt");
    record.changedAt = fields.instant("changedAt");
    record.windowNo = fields.text("windowNo", 16);
    if (fields.has("due"))
        record.due = fields.day("due");
    record.reasons = fields.texts("reasons", MostReasons, LongestReason);
    for (const auto &entry : fields.list("papers", MostPapers)) {
        auto paper = paperFrom(entry.toObject());
        if (!paper)
            return std::unexpected(paper.error());
        record.papers.append(std::move(*paper));
    }
    return outcome(good, std::move(record));
}

QJsonObject toJson(const Changes &changes)
{
    QJsonArray list;
    for (const auto &change : changes.list) {
        list.append(QJsonObject{{QStringLiteral("cursor"), change.cursor},
                                {QStringLiteral("kind"), change.kind},
                                {QStringLiteral("body"), change.body}});
    }
    return {{QStringLiteral("changes"), list}, {QStringLiteral("cursor"), changes.cursor}};
}

Result<Changes> changesFrom(const QJsonObject &json)
{
    bool good = true;
    Fields fields(json, good);
    Changes changes;
    for (const auto &entry : fields.list("changes", MostChanges)) {
        auto element = fields.element(entry);
        Change change;
        change.cursor = element.text("cursor", 64, 1);
        change.kind = element.text("kind", 32, 1);
        change.body = element.object("body");
        changes.list.append(std::move(change));
    }
    changes.cursor = fields.text("cursor", 64, 1);
    return outcome(good, std::move(changes));
}

} // namespace yc::core::wire
