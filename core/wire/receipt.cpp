#include "core/wire/case_wire.h"
#include "core/wire/strict_json.h"

#include "core/seal/digest.h"

namespace yc::core::wire
{

namespace
{

constexpr int ReceiptVersion = 1;
constexpr qsizetype DeepestPath = 40; // a batch of 2^40 receipts will do

QJsonObject signedFields(const Receipt &receipt)
{
    return {{QStringLiteral("version"), ReceiptVersion},
            {QStringLiteral("caseId"), uuidText(receipt.caseId)},
            {QStringLiteral("caseNumber"), receipt.caseNumber},
            {QStringLiteral("state"), domain::toText(receipt.state)},
            {QStringLiteral("receivedAt"), instantText(receipt.receivedAt)},
            {QStringLiteral("manifestDigest"), seal::hex(receipt.manifestDigest)}};
}

} // namespace

QByteArray Receipt::signedBytes() const
{
    return canonical(signedFields(*this));
}

QJsonObject toJson(const Receipt &receipt)
{
    auto json = signedFields(receipt);
    QJsonArray path;
    for (const auto &step : receipt.path) {
        path.append(
            QJsonObject{{QStringLiteral("digest"), seal::hex(step.digest)}, {QStringLiteral("left"), step.left}});
    }
    json.insert(QStringLiteral("path"), path);
    json.insert(QStringLiteral("signature"), base64Text(receipt.signature));
    json.insert(QStringLiteral("certificate"), base64Text(receipt.certificate));
    return json;
}

Result<Receipt> receiptFrom(const QJsonObject &json)
{
    bool good = true;
    Fields fields(json, good);
    fields.version(ReceiptVersion);
    Receipt receipt;
    receipt.caseId = fields.uuid("caseId");
    receipt.caseNumber = fields.text("caseNumber", 64, 1);
    const auto state = domain::caseStateFrom(fields.text("state", 32));
    if (!state)
        fields.refuse();
    receipt.state = state.value_or(domain::CaseState::Received);
    receipt.receivedAt = fields.instant("receivedAt");
    receipt.manifestDigest = fields.digest("manifestDigest");
    for (const auto &entry : fields.list("path", DeepestPath)) {
        auto step = fields.element(entry);
        const auto digest = step.digest("digest");
        receipt.path.append({digest, step.flag("left")});
    }
    receipt.signature = fields.bytes("signature", 256, 1);
    receipt.certificate = fields.bytes("certificate", 8LL * 1024, 1);
    return outcome(good, std::move(receipt));
}

} // namespace yc::core::wire
