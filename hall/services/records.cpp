#include "hall/services/records.h"

#include "core/seal/digest.h"
#include "core/wire/strict_json.h"

namespace yc::hall::services
{

namespace
{

namespace seal = core::seal;
namespace wire = core::wire;

std::unexpected<wire::Problem> notFound()
{
    return refuse(404, wire::codes::NotFound, "Not here");
}

Answer<QList<wire::CaseRecord>> listed(Context &context, const QByteArray &key, bool withName, const Asker *asker)
{
    QList<wire::CaseRecord> records;
    const auto done = context.store.read([&](store::Rows &rows) {
        for (const auto &row : rows.casesOf(key, withName, MostCases)) {
            if (!asker || maySee(*asker, row))
                records.append(recordOf(rows, row));
        }
        return true;
    });
    if (!done)
        return internal(done.error(), "cases-list");
    return records;
}

} // namespace

QByteArray citizenKey(const Context &context, const QString &number)
{
    return seal::hmacSm3(context.pki.restKey().derive("citizen").bytes(), number.toUpper().toUtf8());
}

QByteArray citizenNameKey(const Context &context, const QString &number, const QString &name)
{
    return seal::hmacSm3(context.pki.restKey().derive("citizen-name").bytes(),
                         number.toUpper().toUtf8() + '\n' + name.trimmed().toUtf8());
}

wire::CaseRecord recordOf(store::Rows &rows, const store::Case &row)
{
    wire::CaseRecord record{.id = row.id,
                            .number = row.number,
                            .itemCode = row.itemCode,
                            .itemName = row.itemName,
                            .applicantMasked = row.applicantMasked,
                            .state = row.state,
                            .receivedAt = row.receivedAt,
                            .changedAt = row.changedAt,
                            .windowNo = row.windowNo,
                            .due = row.due,
                            .reasons = row.reasons,
                            .papers = {}};
    for (const auto &bytes : rows.papers(row.id)) {
        const auto json = wire::objectFrom(bytes, 1024LL * 1024);
        if (!json)
            continue;
        if (auto paper = wire::paperFrom(*json))
            record.papers.append(std::move(*paper));
    }
    return record;
}

bool maySee(const Asker &asker, const store::Case &row)
{
    return row.terminalId == asker.terminal.id || (asker.staff && asker.staff->nodeCode == row.nodeCode);
}

Answer<wire::CaseRecord> findCase(Context &context, const Asker &asker, const QUuid &id)
{
    std::optional<wire::CaseRecord> record;
    const auto done = context.store.read([&](store::Rows &rows) {
        const auto row = rows.caseById(id);
        if (row && maySee(asker, *row))
            record = recordOf(rows, *row);
        return true;
    });
    if (!done)
        return internal(done.error(), "case");
    if (!record)
        return notFound();
    return std::move(*record);
}

Answer<QList<wire::CaseRecord>> findByNumber(Context &context, const Asker &asker, const QString &number)
{
    QList<wire::CaseRecord> records;
    const auto done = context.store.read([&](store::Rows &rows) {
        const auto row = rows.caseByNumber(number);
        if (row && maySee(asker, *row))
            records.append(recordOf(rows, *row));
        return true;
    });
    if (!done)
        return internal(done.error(), "case-by-number");
    return records;
}

Answer<QList<wire::CaseRecord>> findByCitizen(Context &context, const Asker &asker, const wire::CitizenQuery &query)
{
    const bool withName = !query.name.trimmed().isEmpty();
    const auto key = withName ? citizenNameKey(context, query.number, query.name) : citizenKey(context, query.number);
    return listed(context, key, withName, &asker);
}

Answer<QList<wire::CaseRecord>> casesOfCitizen(Context &context, const wire::CitizenQuery &query)
{
    if (query.name.trimmed().isEmpty())
        return refuse(400, wire::codes::BadRequest, "The name as the chip has it is needed too");
    return listed(context, citizenNameKey(context, query.number, query.name), true, nullptr);
}

Answer<wire::Paper> findPaper(Context &context, const Asker &asker, const QUuid &id, const QString &paperId)
{
    const auto record = findCase(context, asker, id);
    if (!record)
        return std::unexpected(record.error());
    for (const auto &paper : record->papers) {
        if (paper.id == paperId)
            return paper;
    }
    return notFound();
}

} // namespace yc::hall::services
