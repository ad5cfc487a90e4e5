#include "hall/api/replies.h"
#include "hall/api/router.h"
#include "hall/services/enrolment.h"
#include "hall/services/sessions.h"
#include "hall/services/staff.h"
#include "hall/services/terminals.h"
#include "hall/services/vault_keys.h"
#include "hall/services/who.h"

#include "core/wire/staff_wire.h"
#include "core/wire/strict_json.h"

namespace yc::hall::api
{

namespace
{

namespace wire = core::wire;

constexpr qint64 SmallBody = 64LL * 1024;

http::Reply healthz(Desk &desk, const Call &)
{
    return json(200,
                {{QStringLiteral("ok"), true},
                 {QStringLiteral("time"), wire::instantText(desk.context.clock.now())},
                 {QStringLiteral("api"), wire::ContractVersion}});
}

// As EST's /cacerts: base64 in lines of 76.
http::Reply authorities(Desk &desk, const Call &)
{
    const auto der = services::authorities(desk.context);
    if (!der)
        return problem(der.error());
    constexpr qsizetype width = 76;
    const auto text = der->toBase64();
    QByteArray body;
    for (qsizetype at = 0; at < text.size(); at += width)
        body += text.mid(at, width) + "\r\n";
    return {.status = 200,
            .headers = {{"Content-Type", "application/pkcs7-mime"}, {"Content-Transfer-Encoding", "base64"}},
            .body = body};
}

http::Reply enrol(Desk &desk, const Call &call)
{
    const auto body = wire::objectFrom(call.body, SmallBody);
    const auto request = body ? wire::enrolRequestFrom(*body) : std::unexpected(body.error());
    if (!request)
        return problem(unreadable(400, "Not an enrolment request"));
    const auto reply = services::enrol(desk.context, *request);
    return reply ? json(201, wire::toJson(*reply)) : problem(reply.error());
}

http::Reply takeReport(Desk &desk, const Call &call)
{
    const auto body = wire::objectFrom(call.body, SmallBody);
    const auto report = body ? wire::terminalReportFrom(*body) : std::unexpected(body.error());
    if (!report)
        return problem(unreadable(400, "Not a terminal's report"));
    const auto taken = services::takeReport(desk.context, *call.terminal, *report);
    return taken ? empty(204) : problem(taken.error());
}

http::Reply terminals(Desk &desk, const Call &call)
{
    const auto seen = services::terminalsSeen(desk.context, *call.staff);
    return seen ? json(200, wire::toJson(*seen)) : problem(seen.error());
}

http::Reply signIn(Desk &desk, const Call &call)
{
    const auto body = wire::objectFrom(call.body, SmallBody);
    const auto request = body ? wire::signInRequestFrom(*body) : std::unexpected(body.error());
    if (!request)
        return problem(unreadable(400, "Not a sign-in request"));
    const auto reply = services::signIn(desk.context, *call.terminal, *request);
    return reply ? json(201, wire::toJson(*reply)) : problem(reply.error());
}

http::Reply checkPin(Desk &desk, const Call &call)
{
    const auto body = wire::objectFrom(call.body, SmallBody);
    const auto request = body ? wire::signInRequestFrom(*body) : std::unexpected(body.error());
    if (!request || request->newPin)
        return problem(unreadable(400, "Not a PIN to check"));
    if (request->staffNo == call.staff->no)
        return problem(unreadable(400, "The second person is somebody else"));
    const auto reply = services::checkPin(desk.context, *request);
    return reply ? json(200, wire::toJson(*reply)) : problem(reply.error());
}

http::Reply signOut(Desk &desk, const Call &call)
{
    const auto done = services::signOut(desk.context, services::tokenOf(call.head.header("authorization")));
    return done ? empty(204) : problem(done.error());
}

http::Reply giveOneTimePin(Desk &desk, const Call &call)
{
    const auto given = services::giveOneTimePin(desk.context, *call.staff, QString::fromUtf8(call.places.constFirst()));
    return given ? json(200, wire::toJson(*given)) : problem(given.error());
}

http::Reply returnKey(Desk &desk, const Call &call)
{
    const auto body = wire::objectFrom(call.body, SmallBody);
    const auto request = body ? wire::depositReturnFrom(*body) : std::unexpected(body.error());
    if (!request)
        return problem(unreadable(400, "Not a vault key"));
    const auto returned = services::returnKey(desk.context, *call.staff, *request);
    return returned ? json(200, wire::toJson(*returned)) : problem(returned.error());
}

http::Reply catalogue(Desk &desk, const Call &call)
{
    const auto &page = desk.context.catalogue;
    const QList<http::Header> headers{{"ETag", page.etag}, {"Cache-Control", "no-cache"}};
    const auto known = call.head.header("if-none-match");
    if (known == page.etag || known == "*" || known.split(',').contains(page.etag))
        return {.status = 304, .headers = headers, .body = {}};
    http::Reply reply{.status = 200, .headers = headers, .body = page.json};
    reply.headers.emplaceBack("Content-Type", "application/json");
    return reply;
}

} // namespace

std::vector<Route> accessRoutes()
{
    return {
        {"GET", "/healthz", Access::Anybody, 0, healthz, {}},
        {"GET", "/v1/ca", Access::Anybody, 0, authorities, {}},
        {"POST", "/v1/terminals", Access::Anybody, SmallBody, enrol, {}},
        {"GET", "/v1/terminals", Access::Staff, 0, terminals, {}},
        {"PUT", "/v1/terminals/current/report", Access::Terminal, SmallBody, takeReport, {}},
        {"POST", "/v1/sessions", Access::Terminal, SmallBody, signIn, {}},
        {"POST", "/v1/pin-checks", Access::Staff, SmallBody, checkPin, {}},
        {"POST", "/v1/staff/{}/one-time-pin", Access::Staff, 0, giveOneTimePin, {}},
        {"POST", "/v1/vault-keys", Access::Staff, SmallBody, returnKey, {}},
        {"DELETE", "/v1/sessions/current", Access::Terminal, 0, signOut, {}},
        {"GET", "/v1/catalogue", Access::Terminal, 0, catalogue, {}},
    };
}

} // namespace yc::hall::api
