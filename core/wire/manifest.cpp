#include "core/wire/case_wire.h"
#include "core/wire/strict_json.h"

#include <set>

namespace yc::core::wire
{

namespace
{
constexpr int ManifestVersion = 1;
} // namespace

QByteArray encode(const Manifest &manifest)
{
    return canonical({{QStringLiteral("version"), ManifestVersion},
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
    fields.version(ManifestVersion);
    Manifest manifest;
    auto draft = draftFrom(fields.object("draft"));
    if (!draft)
        return std::unexpected(draft.error());
    manifest.draft = std::move(*draft);
    manifest.terminalId = fields.text("terminalId", 64, 1);
    manifest.staffNo = fields.text("staffNo", 32);
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
    if (draft.signature) {
        names.insert(draft.signature->inkBlob);
        names.insert(draft.signature->imageBlob);
        names.insert(draft.signature->shownDigest); // the text that was signed is filed under its digest
    }
    names.insert(draft.photoBlob);
    names.erase(QString());
    return {names.begin(), names.end()};
}

} // namespace yc::core::wire
