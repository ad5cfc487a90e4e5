#include "hall/services/answer.h"

#include "base/log.h"

namespace yc::hall::services
{

std::unexpected<core::wire::Problem> refuse(int status, Code code, const char *title)
{
    return refuse(status, code, title, {});
}

std::unexpected<core::wire::Problem> refuse(int status, Code code, const char *title, QJsonObject more)
{
    return std::unexpected(core::wire::Problem{
        .status = status, .code = code, .title = QString::fromLatin1(title), .more = std::move(more)});
}

std::unexpected<core::wire::Problem> internal(Code cause, const char *during)
{
    log::write(log::Level::Error, "hall", "internal",
               {{QStringLiteral("code"), toString(cause)}, {QStringLiteral("during"), QLatin1String(during)}});
    return refuse(500, core::wire::codes::Internal, "The hall failed; nothing was kept half done");
}

} // namespace yc::hall::services
