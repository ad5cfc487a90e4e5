#include "core/sync/receipt_check.h"

#include "core/seal/digest.h"
#include "core/seal/identity.h"

namespace yc::core::sync
{

namespace
{

// The certificate that signed, if it is the pinned hall's on that day.
std::optional<seal::Certificate> hallCertificate(const QByteArray &der, const QDateTime &at, const Evidence &evidence)
{
    const auto signer = seal::Certificate::fromDer(der);
    const auto authority = seal::Certificate::fromDer(evidence.authority);
    const auto pinned = seal::Certificate::fromDer(evidence.hall);
    if (!signer || !authority || !pinned || signer->kind() != seal::KeyKind::Sm2 || signer->isAuthority())
        return std::nullopt;
    if (signer->commonName() != pinned->commonName() || !signer->checkIssuedBy(*authority, at))
        return std::nullopt;
    return *signer;
}

} // namespace

Done checkReceipt(const wire::Receipt &receipt, const Expected &expected, const Evidence &evidence)
{
    const auto signer = hallCertificate(receipt.certificate, receipt.receivedAt, evidence);
    if (!signer || receipt.caseNumber.isEmpty())
        return std::unexpected(codes::ReceiptForged);
    const auto root = seal::rootOf(receipt.signedBytes(), receipt.path);
    if (!signer->verify(root, receipt.signature))
        return std::unexpected(codes::ReceiptForged);
    if (receipt.caseId != expected.caseId || receipt.manifestDigest != expected.manifestDigest)
        return std::unexpected(codes::ReceiptForAnother);
    return {};
}

Done checkPaper(const wire::Paper &paper, const Evidence &evidence)
{
    const auto signer = hallCertificate(paper.certificate, paper.issuedAt, evidence);
    if (!signer || paper.digest != seal::sm3(paper.signedBytes()) || !signer->verify(paper.digest, paper.signature))
        return std::unexpected(codes::PaperForged);
    return {};
}

} // namespace yc::core::sync
