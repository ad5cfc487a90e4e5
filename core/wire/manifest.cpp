#include "core/domain/signers.h"
#include "core/wire/case_wire.h"
#include "core/wire/strict_json.h"
#include "core/wire/text_limits.h"

#include <algorithm>
#include <set>

namespace yc::core::wire
{

namespace
{
// 1: one person, read from a chip, applies. 2: everybody else. 3: signed otherwise than by hand. 4: how papers were
// handed in is told, or a value is disputed. 5: what the hall would look up is asked for on paper, or an agent's limit
// is confirmed. 6: several sign; hall/openapi.yaml, Manifest. The lowest that holds the case is written, so that a hall
// that knows only the first still takes what it understands.
constexpr int FirstVersion = 1;
constexpr int PartiesVersion = 2;
constexpr int SigningVersion = 3;
constexpr int ProofVersion = 4;
constexpr int LimitVersion = 5;
constexpr int SignersVersion = 6;

int versionOf(const domain::CaseDraft &draft)
{
    const bool named
        = draft.signature && draft.signature->way == domain::SigningWay::Ink && !draft.signature->by.isEmpty();
    if (named || !draft.furtherSignatures.empty())
        return SignersVersion;
    const bool unfetched = std::ranges::any_of(draft.filings, [](const auto &filing) { return filing.unfetched; });
    if (unfetched || (draft.agent && draft.agent->limit))
        return LimitVersion;
    const bool told = std::ranges::any_of(draft.filings, [](const auto &filing) { return filing.handed.has_value(); });
    const bool disputed
        = std::ranges::any_of(draft.form, [](const auto &entry) { return entry.second.dispute.has_value(); });
    if (told || disputed)
        return ProofVersion;
    if (draft.signature && draft.signature->way != domain::SigningWay::Ink)
        return SigningVersion;
    const bool first = !draft.organisation && !draft.guardian && !draft.agent && draft.others.empty()
        && !(draft.applicant && draft.applicant->sighting);
    return first ? FirstVersion : PartiesVersion;
}
} // namespace

QByteArray encode(const Manifest &manifest)
{
    return canonical({{QStringLiteral("version"), versionOf(manifest.draft)},
                      {QStringLiteral("draft"), toJson(manifest.draft)},
                      {QStringLiteral("terminalId"), manifest.terminalId},
                      {QStringLiteral("staffNo"), manifest.staffNo},
                      {QStringLiteral("provisionalNumber"), manifest.provisionalNumber},
                      {QStringLiteral("submittedAt"), instantText(manifest.submittedAt)}});
}

Result<Manifest> manifestFrom(const QByteArray &bytes)
{
    const auto json = objectFrom(bytes, LargestManifest);
    if (!json)
        return std::unexpected(json.error());
    bool good = true;
    Fields fields(*json, good);
    (void)fields.integer("version", FirstVersion, SignersVersion); // the bytes below say whether it is the right one
    Manifest manifest;
    auto draft = draftFrom(fields.object("draft"));
    if (!draft)
        return std::unexpected(draft.error());
    manifest.draft = std::move(*draft);
    manifest.terminalId = fields.text("terminalId", 64, 1);
    manifest.staffNo = fields.text("staffNo", LongestStaffNo);
    manifest.provisionalNumber = fields.text("provisionalNumber", 64);
    manifest.submittedAt = fields.instant("submittedAt");
    // What is signed is the bytes. Another writing of the same values, a key twice or a field that we do not know would
    // be signed without being read: refused.
    if (good && encode(manifest) != bytes)
        good = false;
    return outcome(good, std::move(manifest));
}

QStringList blobsOf(const domain::CaseDraft &draft)
{
    std::set<QString> names;
    for (const auto &filing : draft.filings) {
        for (const auto &page : filing.pages)
            names.insert(page.blob);
    }
    for (const auto *signature : domain::signaturesOf(draft)) {
        names.insert(signature->inkBlob);
        names.insert(signature->imageBlob);
        names.insert(signature->shownDigest); // the text that was signed is filed under its digest
    }
    names.insert(draft.photoBlob);
    names.insert(draft.fingerprintBlob);
    names.erase(QString());
    return {names.begin(), names.end()};
}

} // namespace yc::core::wire
