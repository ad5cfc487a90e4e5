#include "core/wire/case_wire.h"
#include "core/wire/strict_json.h"

#include "core/seal/digest.h"

namespace yc::core::wire
{

namespace
{

QJsonObject signedFields(const Paper &paper)
{
    return {{QStringLiteral("id"), paper.id},
            {QStringLiteral("kind"), paper.kind},
            {QStringLiteral("number"), paper.number},
            {QStringLiteral("caseId"), uuidText(paper.caseId)},
            {QStringLiteral("issuedAt"), instantText(paper.issuedAt)},
            {QStringLiteral("values"), paper.values}};
}

constexpr qsizetype LargestValues = 256LL * 1024;

} // namespace

QByteArray Paper::signedBytes() const
{
    return canonical(signedFields(*this));
}

QJsonObject toJson(const Paper &paper)
{
    auto json = signedFields(paper);
    json.insert(QStringLiteral("digest"), seal::hex(paper.digest));
    json.insert(QStringLiteral("signature"), base64Text(paper.signature));
    json.insert(QStringLiteral("certificate"), base64Text(paper.certificate));
    return json;
}

Result<Paper> paperFrom(const QJsonObject &json)
{
    bool good = true;
    Fields fields(json, good);
    Paper paper;
    paper.id = fields.text("id", 64, 1);
    paper.kind = fields.text("kind", 64, 1);
    paper.number = fields.text("number", 100);
    paper.caseId = fields.uuid("caseId");
    paper.issuedAt = fields.instant("issuedAt");
    paper.values = fields.object("values");
    paper.digest = fields.digest("digest");
    paper.signature = fields.bytes("signature", 256, 1);
    paper.certificate = fields.bytes("certificate", 8LL * 1024, 1);
    if (good && canonical(paper.values).size() > LargestValues)
        fields.refuse();
    // The digest is told for convenience; one that does not fit what stands beside it is a forgery or a fault.
    if (good && seal::sm3(paper.signedBytes()) != paper.digest)
        fields.refuse();
    return outcome(good, std::move(paper));
}

} // namespace yc::core::wire
