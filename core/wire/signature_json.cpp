#include "core/wire/signature_json.h"

#include "core/wire/strict_json.h"
#include "core/wire/text_limits.h"

namespace yc::core::wire
{

namespace
{

using domain::SigningWay;

QJsonObject toJson(const domain::Bystander &one)
{
    return {{QStringLiteral("name"), one.name},
            {QStringLiteral("document"), domain::codeOf(one.document)},
            {QStringLiteral("number"), one.number}};
}

domain::Bystander bystanderFrom(Fields fields)
{
    domain::Bystander one;
    one.name = fields.text("name", domain::LongestBystander);
    const auto document = domain::documentKindOf(fields.text("document", 3));
    if (!document)
        fields.refuse();
    one.document = document.value_or(domain::DocumentKind::ResidentId);
    one.number = fields.text("number", 40);
    return one;
}

QJsonObject toJson(const domain::Witness &witness)
{
    // Of staff the hall knows the rest.
    auto json = witness.staffNo.isEmpty()
        ? toJson(witness.person)
        : QJsonObject{{QStringLiteral("name"), witness.person.name}, {QStringLiteral("staffNo"), witness.staffNo}};
    json.insert(QStringLiteral("at"), instantText(witness.at));
    return json;
}

domain::Witness witnessFrom(Fields fields)
{
    domain::Witness witness;
    if (fields.has("staffNo")) {
        witness.staffNo = fields.text("staffNo", LongestStaffNo, 1);
        witness.person.name = fields.text("name", domain::LongestBystander);
    } else {
        witness.person = bystanderFrom(fields);
    }
    witness.at = fields.instant("at");
    return witness;
}

QJsonObject toJson(const domain::Writing &writing)
{
    auto json = toJson(writing.writer);
    json.insert(QStringLiteral("relation"), domain::toText(writing.relation));
    json.insert(QStringLiteral("reason"), domain::toText(writing.reason));
    if (!writing.note.isEmpty())
        json.insert(QStringLiteral("note"), writing.note);
    return json;
}

domain::Writing writingFrom(Fields fields)
{
    domain::Writing writing;
    writing.writer = bystanderFrom(fields);
    const auto relation = domain::relationFrom(fields.text("relation", 32));
    const auto reason = domain::writingReasonFrom(fields.text("reason", 32));
    if (!relation || !reason)
        fields.refuse();
    writing.relation = relation.value_or(domain::Relation::Other);
    writing.reason = reason.value_or(domain::WritingReason::Other);
    writing.note = fields.textOrNone("note", domain::LongestWritingNote);
    return writing;
}

QJsonObject toJson(const domain::Sealing &sealing)
{
    auto json = toJson(sealing.sealedBy);
    json.insert(QStringLiteral("handedBy"), sealing.handedBy);
    if (!sealing.mandate.isEmpty())
        json.insert(QStringLiteral("mandate"), sealing.mandate);
    return json;
}

domain::Sealing sealingFrom(Fields fields)
{
    domain::Sealing sealing;
    sealing.sealedBy = bystanderFrom(fields);
    sealing.handedBy = fields.text("handedBy", domain::LongestBystander);
    sealing.mandate = fields.textOrNone("mandate", 64);
    return sealing;
}

} // namespace

QJsonObject toJson(const domain::Signature &signature)
{
    QJsonObject json{{QStringLiteral("image"), signature.imageBlob},
                     {QStringLiteral("shown"), signature.shownDigest},
                     {QStringLiteral("at"), instantText(signature.at)},
                     {QStringLiteral("device"), signature.device}};
    if (!domain::isPrinted(signature.way))
        json.insert(QStringLiteral("ink"), signature.inkBlob);
    if (signature.way == SigningWay::Ink && signature.by.isEmpty())
        return json;
    json.insert(QStringLiteral("way"), domain::toText(signature.way));
    json.insert(QStringLiteral("by"), signature.by);
    if (signature.way == SigningWay::Fingerprint)
        json.insert(QStringLiteral("finger"), signature.finger);
    if (signature.witness)
        json.insert(QStringLiteral("witness"), toJson(*signature.witness));
    if (signature.writing)
        json.insert(QStringLiteral("writing"), toJson(*signature.writing));
    if (signature.sealing)
        json.insert(QStringLiteral("sealing"), toJson(*signature.sealing));
    return json;
}

Result<domain::Signature> signatureFrom(const QJsonObject &json)
{
    bool good = true;
    Fields fields(json, good);
    domain::Signature signature;
    signature.imageBlob = fields.blob("image");
    signature.shownDigest = fields.blob("shown");
    signature.at = fields.instant("at");
    signature.device = fields.text("device", 200);
    if (fields.has("way")) {
        const auto way = domain::signingWayFrom(fields.text("way", 32));
        if (!way)
            return std::unexpected(codes::Unreadable);
        signature.way = *way;
        signature.by = fields.text("by", 32, 1);
    }
    if (!domain::isPrinted(signature.way))
        signature.inkBlob = fields.blob("ink");
    if (signature.way == SigningWay::Fingerprint)
        signature.finger = static_cast<int>(fields.integer("finger", domain::FirstFinger, domain::LastFinger));
    if (fields.has("witness"))
        signature.witness = witnessFrom(fields.part("witness"));
    if (fields.has("writing"))
        signature.writing = writingFrom(fields.part("writing"));
    if (fields.has("sealing"))
        signature.sealing = sealingFrom(fields.part("sealing"));
    // Each way has its own and no other's.
    const bool fits
        = (!signature.witness || signature.way == SigningWay::Fingerprint || signature.way == SigningWay::WrittenFor)
        && (!signature.writing || signature.way == SigningWay::WrittenFor)
        && (!signature.sealing || signature.way == SigningWay::Seal);
    if (!fits)
        fields.refuse();
    return outcome(good, std::move(signature));
}

} // namespace yc::core::wire
