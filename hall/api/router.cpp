#include "hall/api/router.h"

#include "base/log.h"
#include "hall/api/replies.h"
#include "hall/services/who.h"

namespace yc::hall::api
{

namespace
{

namespace codes = core::wire::codes;

bool isUpload(const QByteArray &path)
{
    return path == "/v1/uploads" || path.startsWith("/v1/uploads/");
}

std::optional<QList<QByteArray>> placesIn(const QByteArray &path, const char *pattern)
{
    const auto parts = path.split('/');
    const auto wanted = QByteArray(pattern).split('/');
    if (parts.size() != wanted.size())
        return std::nullopt;
    QList<QByteArray> places;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        if (wanted[i] == "{}" && !parts[i].isEmpty())
            places.append(parts[i]);
        else if (wanted[i] != parts[i])
            return std::nullopt;
    }
    return places;
}

} // namespace

Router::Router(Desk desk) : m_desk(desk)
{
    for (auto &&routes : {accessRoutes(), uploadRoutes(), caseRoutes()})
        m_routes.insert(m_routes.end(), routes.begin(), routes.end());
}

Router::Match Router::find(const http::Head &head) const
{
    Match match;
    for (const auto &route : m_routes) {
        const auto places = placesIn(head.path, route.path);
        if (!places)
            continue;
        if (head.method == route.method)
            return {&route, *places, {}};
        match.allowed += (match.allowed.isEmpty() ? "" : ", ") + QByteArray(route.method);
    }
    return match;
}

services::Answer<Call> Router::admit(const Match &match, const http::Head &head, const QByteArray &body)
{
    Call call{.head = head, .body = body, .places = match.places};
    const auto access = match.route->access;
    if (access == Access::Anybody)
        return call;
    auto terminal = services::terminalBehind(m_desk.context, head.certificate);
    if (!terminal)
        return std::unexpected(terminal.error());
    if (access == Access::Kiosk && terminal->kind != core::wire::TerminalKind::Kiosk)
        return services::refuse(403, codes::NoTerminal, "Only kiosks ask this");
    call.terminal = std::move(*terminal);
    if (access == Access::Staff || head.has("authorization")) {
        auto staff = services::staffBehind(m_desk.context, *call.terminal, head.header("authorization"));
        if (staff)
            call.staff = std::move(*staff);
        else if (access == Access::Staff)
            return std::unexpected(staff.error());
    }
    return call;
}

http::Opening Router::open(const http::Head &head)
{
    const auto match = find(head);
    if (!match.route) {
        if (match.allowed.isEmpty())
            return finish(match, problem(services::refuse(404, codes::NotFound, "Not here").error()), {});
        auto reply = problem(unreadable(405, "Not with that method"));
        reply.headers.emplaceBack("Allow", match.allowed);
        return finish(match, std::move(reply), {});
    }
    // Before a body is read, so that nobody unknown can make us read one.
    const QByteArray nothing;
    const auto call = admit(match, head, nothing);
    if (!call)
        return finish(match, problem(call.error()), {});
    if (!match.route->open)
        return http::Collect{match.route->largestBody};
    auto opening = match.route->open(m_desk, *call);
    if (auto *reply = std::get_if<http::Reply>(&opening))
        return finish(match, std::move(*reply), call->terminal ? call->terminal->id : QString());
    return opening;
}

http::Reply Router::answer(const http::Head &head, const QByteArray &body, bool again, bool last)
{
    const auto match = find(head);
    // Asked again: a terminal may have been shut out while it waited.
    auto call = admit(match, head, body);
    if (!call)
        return finish(match, problem(call.error()), {});
    call->again = again;
    call->last = last;
    auto reply = match.route->answer(m_desk, *call);
    if (reply.wait.count() > 0)
        return reply;
    return finish(match, std::move(reply), call->terminal ? call->terminal->id : QString());
}

http::Reply Router::finish(const Match &match, http::Reply reply, const QString &terminal) const
{
    log::write(reply.status >= 500 ? log::Level::Error : log::Level::Info, "hall", "request",
               {{QStringLiteral("method"), QLatin1String(match.route ? match.route->method : "?")},
                {QStringLiteral("route"), QLatin1String(match.route ? match.route->path : "?")},
                {QStringLiteral("status"), reply.status},
                {QStringLiteral("terminal"), terminal}});
    // Nothing answers to both HEAD and GET: a length of what is not sent would only make clients wait for it.
    if (match.route && QByteArrayView(match.route->method) == QByteArrayView("HEAD"))
        reply.body.clear();
    if (match.route && isUpload(match.route->path))
        reply.headers.emplaceBack("Tus-Resumable", "1.0.0");
    return reply;
}

http::Reply Router::refusal(int status)
{
    const bool tooLarge = status == 413 || status == 431;
    return problem(services::refuse(status, tooLarge ? codes::TooLarge : codes::BadRequest,
                                    tooLarge ? "Too large" : "Not a request that can be read")
                       .error());
}

} // namespace yc::hall::api
