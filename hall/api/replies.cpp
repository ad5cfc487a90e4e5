#include "hall/api/replies.h"

#include "core/wire/case_wire.h"

#include <QDateTime>
#include <QLocale>

namespace yc::hall::api
{

http::Reply json(int status, const QJsonObject &object)
{
    return {.status = status,
            .headers = {{"Content-Type", "application/json"}, {"Cache-Control", "no-store"}},
            .body = core::wire::canonical(object)};
}

http::Reply empty(int status)
{
    return {.status = status, .headers = {}, .body = {}};
}

http::Reply problem(const core::wire::Problem &problem)
{
    http::Reply reply{.status = problem.status,
                      .headers = {{"Content-Type", "application/problem+json"},
                                  {"Cache-Control", "no-store"},
                                  {"Yichuang-Code", toString(problem.code).toLatin1()}},
                      .body = core::wire::encode(problem)};
    if (problem.retryAfterSeconds > 0)
        reply.headers.emplaceBack("Retry-After", QByteArray::number(problem.retryAfterSeconds));
    return reply;
}

core::wire::Problem unreadable(int status, const char *title)
{
    return services::refuse(status, core::wire::codes::BadRequest, title).error();
}

QByteArray httpDate(const QDateTime &at)
{
    return QLocale::c().toString(at.toUTC(), QStringLiteral("ddd, dd MMM yyyy hh:mm:ss")).toLatin1() + " GMT";
}

} // namespace yc::hall::api
