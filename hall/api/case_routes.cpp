#include "hall/api/replies.h"
#include "hall/api/router.h"
#include "hall/services/changes.h"
#include "hall/services/endings.h"
#include "hall/services/records.h"
#include "hall/services/withdrawal.h"

#include "core/wire/strict_json.h"

#include <QJsonArray>

namespace yc::hall::api
{

namespace
{

namespace wire = core::wire;

constexpr qint64 SmallBody = 64LL * 1024;
constexpr qint64 EndingBody = 1024LL * 1024;

std::optional<QUuid> uuidFrom(const QByteArray &text)
{
    const auto id = QUuid::fromString(QString::fromLatin1(text));
    if (id.isNull() || id.toByteArray(QUuid::WithoutBraces) != text)
        return std::nullopt;
    return id;
}

http::Reply notFound()
{
    return problem(services::refuse(404, wire::codes::NotFound, "Not here").error());
}

http::Reply listed(const services::Answer<QList<wire::CaseRecord>> &records)
{
    if (!records)
        return problem(records.error());
    QJsonArray list;
    for (const auto &record : *records)
        list.append(wire::toJson(record));
    return json(200, {{QStringLiteral("cases"), list}});
}

http::Reply commit(Desk &desk, const Call &call)
{
    const auto key = uuidFrom(call.head.header("idempotency-key"));
    if (!key)
        return problem(unreadable(400, "Idempotency-Key: the case's id is needed"));
    const auto committed = desk.intake.commit(*call.terminal, *key, call.body);
    if (!committed)
        return problem(committed.error());
    return json(committed->isNew ? 201 : 200, wire::toJson(committed->receipt));
}

http::Reply byNumber(Desk &desk, const Call &call)
{
    const auto number = QString::fromUtf8(call.head.argument("number"));
    if (number.isEmpty() || number.size() > 64)
        return problem(unreadable(400, "number is needed"));
    return listed(services::findByNumber(desk.context, call.asker(), number));
}

Result<wire::CitizenQuery> queryOf(const Call &call)
{
    const auto body = wire::objectFrom(call.body, SmallBody);
    if (!body)
        return std::unexpected(body.error());
    return wire::citizenQueryFrom(*body);
}

http::Reply search(Desk &desk, const Call &call)
{
    const auto query = queryOf(call);
    if (!query)
        return problem(unreadable(400, "number (and name) are needed"));
    return listed(services::findByCitizen(desk.context, call.asker(), *query));
}

http::Reply mine(Desk &desk, const Call &call)
{
    const auto query = queryOf(call);
    if (!query)
        return problem(unreadable(400, "number and name are needed"));
    return listed(services::casesOfCitizen(desk.context, *query));
}

http::Reply one(Desk &desk, const Call &call)
{
    const auto id = uuidFrom(call.places.value(0));
    if (!id)
        return notFound();
    const auto record = services::findCase(desk.context, call.asker(), *id);
    return record ? json(200, wire::toJson(*record)) : problem(record.error());
}

http::Reply end(Desk &desk, const Call &call)
{
    const auto id = uuidFrom(call.places.value(0));
    if (!id)
        return notFound();
    const auto body = wire::objectFrom(call.body, EndingBody);
    const auto request = body ? wire::endingRequestFrom(*body) : std::unexpected(body.error());
    if (!request)
        return problem(unreadable(400, "Not an ending"));
    const auto record = services::endIntake(desk.context, call.asker(), *id, *request);
    return record ? json(200, wire::toJson(*record)) : problem(record.error());
}

http::Reply withdraw(Desk &desk, const Call &call)
{
    const auto id = uuidFrom(call.places.value(0));
    if (!id)
        return notFound();
    const auto body = wire::objectFrom(call.body, SmallBody);
    const auto withdrawal = body ? wire::withdrawalFrom(*body) : std::unexpected(body.error());
    if (!withdrawal)
        return problem(unreadable(400, "Not a withdrawal"));
    const auto record = services::withdraw(desk.context, *call.terminal, *id, *withdrawal);
    return record ? json(200, wire::toJson(*record)) : problem(record.error());
}

http::Reply paper(Desk &desk, const Call &call)
{
    const auto id = uuidFrom(call.places.value(0));
    auto name = QString::fromLatin1(call.places.value(1));
    const bool asPdf = name.endsWith(QLatin1String(".pdf"));
    if (asPdf)
        name.chop(4);
    if (!id)
        return notFound();
    const auto found = services::findPaper(desk.context, call.asker(), *id, name);
    if (!found)
        return problem(found.error());
    if (!asPdf)
        return json(200, wire::toJson(*found));
    if (!desk.renderer.isThere())
        return problem(services::refuse(501, wire::codes::NotOffered, "This hall has no renderer").error());
    const auto pdf = desk.renderer.pdf(*found);
    if (!pdf)
        return problem(services::internal(pdf.error(), "render").error());
    return {
        .status = 200, .headers = {{"Content-Type", "application/pdf"}, {"Cache-Control", "no-store"}}, .body = *pdf};
}

http::Reply changes(Desk &desk, const Call &call)
{
    constexpr qint64 longest = 30;
    const auto after = call.head.argument("after");
    const auto wait = call.head.argument("wait");
    bool readable = true;
    const auto cursor = after.isEmpty() ? 0 : after.toLongLong(&readable);
    bool waitReadable = true;
    const auto seconds = wait.isEmpty() ? 0 : wait.toLongLong(&waitReadable);
    if (!readable || !waitReadable || cursor < 0 || seconds < 0 || seconds > longest)
        return problem(unreadable(400, "after or wait cannot be read"));
    const auto list = services::changesAfter(desk.context, *call.terminal, cursor);
    if (!list)
        return problem(list.error());
    auto reply = json(200, wire::toJson(*list));
    if (list->list.isEmpty() && seconds > 0 && !call.last)
        reply.wait = std::chrono::seconds(seconds);
    return reply;
}

} // namespace

std::vector<Route> caseRoutes()
{
    return {
        {"POST", "/v1/cases", Access::Terminal, wire::LargestManifest, commit, {}},
        {"GET", "/v1/cases", Access::Staff, 0, byNumber, {}},
        {"POST", "/v1/cases/search", Access::Staff, SmallBody, search, {}},
        {"POST", "/v1/citizen/cases", Access::Kiosk, SmallBody, mine, {}},
        {"GET", "/v1/cases/{}", Access::Terminal, 0, one, {}},
        {"POST", "/v1/cases/{}/endings", Access::Staff, EndingBody, end, {}},
        {"POST", "/v1/cases/{}/withdrawal", Access::Terminal, SmallBody, withdraw, {}},
        {"GET", "/v1/cases/{}/papers/{}", Access::Terminal, 0, paper, {}},
        {"GET", "/v1/changes", Access::Terminal, 0, changes, {}},
    };
}

} // namespace yc::hall::api
