#pragma once

#include "core/domain/case.h"
#include "core/seal/chain.h"

#include <QByteArray>
#include <QJsonObject>

// A case on its way: manifest over blobs, receipt, endings, papers, the change feed.
// hall/openapi.yaml: /v1/uploads (tus), /v1/blobs/missing, /v1/cases, /v1/changes.
namespace yc::core::wire
{

// The manifest commits last. Its bytes are canonical JSON (RFC 8785 manner: keys sorted, no spaces, integers only), so
// that its SM3 is the same on both sides; that digest is what the receipt signs.
struct Manifest {
    domain::CaseDraft draft;
    QString terminalId;
    QString staffNo;
    QString provisionalNumber; // made here: terminal id, date, serial; empty if it was sent while the hall was there
    QDateTime submittedAt; // by the terminal's clock
};
inline constexpr qsizetype LargestManifest = 2LL * 1024 * 1024;
[[nodiscard]] QByteArray encode(const Manifest &manifest); // canonical bytes
// Refuses whatever encode() would not have written, byte for byte.
[[nodiscard]] Result<Manifest> manifestFrom(const QByteArray &bytes);
[[nodiscard]] QStringList blobsOf(const domain::CaseDraft &draft); // every blob name that it needs, once, sorted
[[nodiscard]] QByteArray canonical(const QJsonObject &object);

// What the hall answers to a commit. `signedBytes` is exactly what was signed as a leaf (canonical JSON of the fields
// above it); verify(): rootOf(signedBytes, path) under the hall's SM2 receipt certificate.
struct Receipt {
    QUuid caseId;
    QString caseNumber;
    domain::CaseState state = domain::CaseState::Received;
    QDateTime receivedAt;
    QByteArray manifestDigest; // SM3, 32
    QList<seal::Step> path;
    QByteArray signature; // DER SM2 over the root
    QByteArray certificate; // DER of the hall's receipt certificate
    [[nodiscard]] QByteArray signedBytes() const;
};
[[nodiscard]] QJsonObject toJson(const Receipt &receipt);
[[nodiscard]] Result<Receipt> receiptFrom(const QJsonObject &json);

// POST /v1/cases/{id}/endings
struct EndingRequest {
    domain::Ending ending = domain::Ending::Accept;
    QStringList reasons; // correction: everything missing, at once; refusal: the reasons
    QString basis; // refusal: the law's words
    QString note;
};
[[nodiscard]] QJsonObject toJson(const EndingRequest &request);
[[nodiscard]] Result<EndingRequest> endingRequestFrom(const QJsonObject &json);

// A paper 业务文书 as signed values (services.md part 7): both sides lay it out with core/papers from the same values.
struct Paper {
    QString id;
    QString kind; // "acceptance-notice", "receiving-slip", "correction-notice", "refusal-notice", "result-notice"
    QString number; // 文书编号
    QUuid caseId;
    QDateTime issuedAt;
    QJsonObject values; // what the template needs; all text
    QByteArray digest; // SM3 of the canonical bytes of {id, kind, number, caseId, issuedAt, values}
    QByteArray signature; // DER SM2 over digest's bytes
    QByteArray certificate;
    [[nodiscard]] QByteArray signedBytes() const;
};
[[nodiscard]] QJsonObject toJson(const Paper &paper);
[[nodiscard]] Result<Paper> paperFrom(const QJsonObject &json);

// One case as the hall tells it to whoever may know: GET /v1/cases, /v1/cases/{id}, and the change feed.
struct CaseRecord {
    QUuid id;
    QString number;
    QString itemCode;
    QString itemName;
    QString applicantMasked; // 张**
    domain::CaseState state = domain::CaseState::Received;
    QDateTime receivedAt;
    QDateTime changedAt;
    QString windowNo;
    QDate due; // promised day, null before acceptance
    QStringList reasons; // of a correction or refusal
    QList<Paper> papers;
};
[[nodiscard]] QJsonObject toJson(const CaseRecord &record);
[[nodiscard]] Result<CaseRecord> caseRecordFrom(const QJsonObject &json);

// GET /v1/changes?after=CURSOR&wait=SECONDS: what happened to cases, items, this terminal; in order, each once.
struct Change {
    QString cursor;
    QString kind; // "case", "catalogue", "terminal"
    QJsonObject body; // a CaseRecord, {version}, {shut:true}
};
struct Changes {
    QList<Change> list;
    QString cursor; // to ask with next time
};
[[nodiscard]] QJsonObject toJson(const Changes &changes);
[[nodiscard]] Result<Changes> changesFrom(const QJsonObject &json);

// The draft alone, for the vault: the same fields as in the manifest.
[[nodiscard]] QJsonObject toJson(const domain::CaseDraft &draft);
[[nodiscard]] Result<domain::CaseDraft> draftFrom(const QJsonObject &json);
[[nodiscard]] QJsonObject findingsToJson(const QList<domain::Finding> &findings);
[[nodiscard]] QList<domain::Finding> findingsFrom(const QJsonObject &json);

} // namespace yc::core::wire
