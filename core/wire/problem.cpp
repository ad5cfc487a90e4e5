#include "core/wire/problem.h"

#include "core/wire/case_wire.h"
#include "core/wire/strict_json.h"

namespace yc::core::wire
{

QByteArray encode(const Problem &problem)
{
    auto json = problem.more;
    json.insert(QStringLiteral("type"), QLatin1String("urn:yichuang:problem:") + toString(problem.code));
    json.insert(QStringLiteral("title"), problem.title);
    json.insert(QStringLiteral("status"), problem.status);
    json.insert(QStringLiteral("code"), toString(problem.code));
    if (problem.retryAfterSeconds > 0)
        json.insert(QStringLiteral("retryAfter"), problem.retryAfterSeconds);
    return canonical(json);
}

Result<Problem> problemFrom(int status, const QByteArray &body)
{
    auto json = objectFrom(body, 4LL * 1024 * 1024);
    if (!json)
        return std::unexpected(json.error());
    bool good = true;
    Fields fields(*json, good);
    Problem problem;
    problem.status = status; // of the reply itself; a proxy may have changed what the body says
    const auto code = codeFromString(fields.text("code", 6, 6));
    if (!code)
        fields.refuse();
    problem.code = code.value_or(codes::Internal);
    problem.title = fields.textOrNone("title", 1000);
    if (fields.has("retryAfter"))
        problem.retryAfterSeconds = static_cast<int>(fields.integer("retryAfter", 0, 1'000'000));
    for (const auto *known : {"type", "title", "status", "code", "retryAfter"})
        json->remove(QLatin1String(known));
    problem.more = *json;
    return outcome(good, std::move(problem));
}

} // namespace yc::core::wire
