#include "hall/api/replies.h"
#include "hall/api/router.h"
#include "hall/api/tus_headers.h"

#include "core/seal/digest.h"
#include "core/wire/strict_json.h"

#include <QJsonArray>

namespace yc::hall::api
{

namespace
{

namespace wire = core::wire;

constexpr char TusVersion[] = "1.0.0";

std::optional<http::Reply> otherVersion(const Call &call)
{
    if (call.head.header("tus-resumable") == TusVersion)
        return std::nullopt;
    auto reply = problem(services::refuse(412, wire::codes::TusVersion, "tus 1.0.0 is spoken here").error());
    reply.headers.emplaceBack("Tus-Version", TusVersion);
    return reply;
}

QString idOf(const Call &call)
{
    return QString::fromLatin1(call.places.value(0));
}

http::Reply options(Desk &, const Call &)
{
    auto reply = empty(204);
    reply.headers = {{"Tus-Version", TusVersion},
                     {"Tus-Extension", "creation,checksum,termination,expiration"},
                     {"Tus-Checksum-Algorithm", "sha1"},
                     {"Tus-Max-Size", QByteArray::number(services::LargestUpload)}};
    return reply;
}

http::Reply begin(Desk &desk, const Call &call)
{
    if (auto refused = otherVersion(call))
        return *refused;
    const auto wish = uploadWishFrom(call.head);
    if (!wish)
        return problem(unreadable(400, "Upload-Length and Upload-Metadata with digest are needed"));
    const auto upload = services::beginUpload(desk.context, *call.terminal, *wish);
    if (!upload)
        return problem(upload.error());
    auto reply = empty(201);
    reply.headers
        = {{"Location", "/v1/uploads/" + upload->id.toLatin1()}, {"Upload-Expires", httpDate(upload->expires)}};
    return reply;
}

http::Reply where(Desk &desk, const Call &call)
{
    if (auto refused = otherVersion(call))
        return *refused;
    const auto upload = services::findUpload(desk.context, *call.terminal, idOf(call));
    if (!upload)
        return problem(upload.error());
    auto reply = empty(200);
    reply.headers = {{"Upload-Offset", QByteArray::number(upload->offset)},
                     {"Upload-Length", QByteArray::number(upload->length)},
                     {"Upload-Expires", httpDate(upload->expires)},
                     {"Cache-Control", "no-store"}};
    return reply;
}

http::Reply end(Desk &desk, const Call &call)
{
    if (auto refused = otherVersion(call))
        return *refused;
    const auto done = services::endUpload(desk.context, *call.terminal, idOf(call));
    return done ? empty(204) : problem(done.error());
}

http::Reply withOffset(http::Reply reply, qint64 offset)
{
    reply.headers.emplaceBack("Upload-Offset", QByteArray::number(offset));
    return reply;
}

// The sink's own reply goes past the router: it carries what every reply under /v1/uploads carries.
http::Reply appended(const services::Answer<services::Appended> &end)
{
    auto reply = end ? withOffset(empty(204), end->upload.offset) : problem(end.error());
    if (end)
        reply.headers.emplaceBack("Upload-Expires", httpDate(end->upload.expires));
    reply.headers.emplaceBack("Tus-Resumable", TusVersion);
    return reply;
}

http::Opening append(Desk &desk, const Call &call)
{
    if (auto refused = otherVersion(call))
        return *refused;
    if (call.head.header("content-type").toLower() != "application/offset+octet-stream")
        return problem(unreadable(415, "application/offset+octet-stream is needed"));
    const auto offset = countFrom(call.head.header("upload-offset"));
    const auto checksum = checksumFrom(call.head);
    if (!offset || !checksum)
        return problem(unreadable(400, "Upload-Offset or Upload-Checksum cannot be read"));
    auto sink = services::append(
        desk.context, desk.turns, *call.terminal,
        {.uploadId = idOf(call), .offset = *offset, .length = call.head.length, .sha1 = *checksum}, appended);
    if (sink)
        return std::move(*sink);
    auto reply = problem(sink.error());
    const auto known = sink.error().more.value(QLatin1String("offset"));
    return known.isDouble() ? withOffset(std::move(reply), known.toInteger()) : reply;
}

http::Reply missing(Desk &desk, const Call &call)
{
    constexpr qsizetype most = 2'000;
    const auto body = wire::objectFrom(call.body, call.body.size());
    if (!body)
        return problem(unreadable(400, "A list of blobs is needed"));
    bool good = true;
    wire::Fields fields(*body, good);
    const auto names = fields.texts("blobs", most, 64);
    for (const auto &name : names)
        good = good && core::seal::isBlobName(name);
    if (!good)
        return problem(unreadable(400, "A list of blobs is needed"));
    const auto absent = services::missingBlobs(desk.context, names);
    if (!absent)
        return problem(absent.error());
    return json(200, {{QStringLiteral("missing"), QJsonArray::fromStringList(*absent)}});
}

} // namespace

std::vector<Route> uploadRoutes()
{
    constexpr qint64 listBody = 256LL * 1024;
    return {
        {"OPTIONS", "/v1/uploads", Access::Terminal, 0, options, {}},
        {"POST", "/v1/uploads", Access::Terminal, 0, begin, {}},
        {"HEAD", "/v1/uploads/{}", Access::Terminal, 0, where, {}},
        {"PATCH", "/v1/uploads/{}", Access::Terminal, 0, {}, append},
        {"DELETE", "/v1/uploads/{}", Access::Terminal, 0, end, {}},
        {"POST", "/v1/blobs/missing", Access::Terminal, listBody, missing, {}},
    };
}

} // namespace yc::hall::api
