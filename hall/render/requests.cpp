#include "hall/render/requests.h"

#include "core/papers/layout.h"
#include "core/papers/pdf.h"
#include "core/wire/case_wire.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QtEndian>

namespace yc::hall::render
{

namespace
{

namespace papers = core::papers;

QByteArray frame(char kind, const QByteArray &body)
{
    QByteArray length(4, '\0');
    qToBigEndian(static_cast<quint32>(body.size()), length.data());
    return QByteArray(1, kind) + length + body;
}

QByteArray failure(Code code, const QString &id, const QStringList &missing = {})
{
    QJsonObject json{{QStringLiteral("code"), toString(code)}};
    if (!missing.isEmpty())
        json.insert(QStringLiteral("missing"), QJsonArray::fromStringList(missing));
    if (!id.isEmpty())
        json.insert(QStringLiteral("id"), id);
    return frame('E', QJsonDocument(json).toJson(QJsonDocument::Compact));
}

Result<QByteArray> pdfOf(const Request &request)
{
    const auto paper = papers::layOut(request.kind, request.values);
    if (!paper)
        return std::unexpected(paper.error());
    return papers::toPdf(*paper, request.at);
}

} // namespace

Result<Request> requestFrom(const QByteArray &line)
{
    const auto json = QJsonDocument::fromJson(line).object();
    Request request{.id = json.value(QLatin1StringView("id")).toString().left(64)};
    if (const auto paper = json.value(QLatin1StringView("paper")); paper.isObject()) {
        const auto read = core::wire::paperFrom(paper.toObject());
        if (!read)
            return std::unexpected(codes::BadRequest);
        request.kind = read->kind;
        request.values = read->values;
        request.at = read->issuedAt;
        // The number stands in the envelope; a hall that leaves it out of the values means the same one.
        if (!read->number.isEmpty() && !request.values.contains(papers::value::PaperNumber))
            request.values.insert(papers::value::PaperNumber, read->number);
    } else if (json.value(QLatin1StringView("values")).isObject()) {
        request.kind = json.value(QLatin1StringView("kind")).toString();
        request.values = json.value(QLatin1StringView("values")).toObject();
        request.at = QDateTime::fromString(request.values.value(papers::value::IssuedOn).toString(), Qt::ISODate);
    } else {
        return std::unexpected(codes::BadRequest);
    }
    if (!request.at.isValid()) // a fixed moment rather than now: the same request gives the same file
        request.at = QDateTime::fromSecsSinceEpoch(0, Qt::UTC);
    return request;
}

QByteArray answer(const QByteArray &line)
{
    if (line.size() > LongestRequest)
        return failure(codes::BadRequest, {});
    const auto request = requestFrom(line);
    if (!request)
        return failure(request.error(), {});
    const auto pdf = pdfOf(*request);
    if (!pdf)
        return failure(pdf.error(), request->id, papers::missingValues(request->kind, request->values));
    return frame('P', *pdf);
}

} // namespace yc::hall::render
