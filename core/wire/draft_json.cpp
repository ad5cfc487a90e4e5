#include "core/wire/case_wire.h"
#include "core/wire/person_json.h"
#include "core/wire/shown_text.h"
#include "core/wire/signature_json.h"
#include "core/wire/strict_json.h"

namespace yc::core::wire
{

namespace
{

using domain::Finding;

// Bounds of one draft: far above any real case, far below what would hurt.
constexpr qsizetype MostAnswers = 200;
constexpr qsizetype MostFields = 2'000;
constexpr qsizetype LongestValue = 20'000;
constexpr qsizetype MostFilings = 200;
constexpr qsizetype MostPages = 2'000;
constexpr qsizetype LongestId = 64;

struct KindWord {
    Finding::Kind kind;
    const char *word;
};
constexpr KindWord KindWords[] = {
    {Finding::Kind::FieldMissing, "field-missing"},
    {Finding::Kind::FieldInvalid, "field-invalid"},
    {Finding::Kind::CheckFailed, "check-failed"},
    {Finding::Kind::SituationOpen, "situation-open"},
    {Finding::Kind::MaterialMissing, "material-missing"},
    {Finding::Kind::NotSigned, "not-signed"},
    {Finding::Kind::SignedOther, "signed-other"},
    {Finding::Kind::NoApplicant, "no-applicant"},
    {Finding::Kind::ApplicantExpired, "applicant-expired"},
    {Finding::Kind::ItemNotInForce, "item-not-in-force"},
    {Finding::Kind::DocumentInvalid, "document-invalid"},
    {Finding::Kind::NotWitnessed, "not-witnessed"},
    {Finding::Kind::OrganisationInvalid, "organisation-invalid"},
    {Finding::Kind::OrganisationNotServed, "organisation-not-served"},
    {Finding::Kind::AgentMissing, "agent-missing"},
    {Finding::Kind::AgentForbidden, "agent-forbidden"},
    {Finding::Kind::AgentUnfit, "agent-unfit"},
    {Finding::Kind::GuardianMissing, "guardian-missing"},
    {Finding::Kind::GuardianUnfit, "guardian-unfit"},
    {Finding::Kind::ApplicantTwice, "applicant-twice"},
    {Finding::Kind::SigningNotWitnessed, "signing-not-witnessed"},
    {Finding::Kind::WitnessUnfit, "witness-unfit"},
    {Finding::Kind::WriterUnfit, "writer-unfit"},
    {Finding::Kind::SealUnfit, "seal-unfit"},
    {Finding::Kind::NotCompared, "not-compared"},
    {Finding::Kind::DisputeUnfit, "dispute-unfit"},
    {Finding::Kind::AgentLimitOpen, "agent-limit-open"},
};

QJsonObject toJson(const domain::Page &page)
{
    return {{QStringLiteral("blob"), page.blob},
            {QStringLiteral("mediaType"), page.mediaType},
            {QStringLiteral("width"), std::max(page.size.width(), 0)},
            {QStringLiteral("height"), std::max(page.size.height(), 0)},
            {QStringLiteral("dpi"), page.dpi},
            {QStringLiteral("turns"), page.turns},
            {QStringLiteral("bytes"), page.bytes}};
}

domain::Page pageFrom(Fields fields)
{
    domain::Page page;
    page.blob = fields.blob("blob");
    page.mediaType = fields.text("mediaType", 100, 3);
    page.size = {static_cast<int>(fields.integer("width", 0, 1'000'000)),
                 static_cast<int>(fields.integer("height", 0, 1'000'000))};
    page.dpi = static_cast<int>(fields.integer("dpi", 0, 100'000));
    page.turns = static_cast<int>(fields.integer("turns", 0, 3));
    page.bytes = fields.integer("bytes", 0, LargestInteger);
    return page;
}

domain::HandedIn handedFrom(Fields fields)
{
    const auto count = [&fields](const char *key) {
        return fields.has(key) ? static_cast<int>(fields.integer(key, 1, domain::MostHanded)) : 0;
    };
    domain::HandedIn handed{.originals = count("originals"), .copies = count("copies"), .files = count("files")};
    if (fields.has("compared")) {
        auto compared = fields.part("compared");
        handed.compared = domain::Comparison{.staffNo = compared.text("staffNo", 32, 1), .at = compared.instant("at")};
    }
    if (!domain::isWhole(handed))
        fields.refuse();
    return handed;
}

QJsonObject staffAt(const QString &staffNo, const QDateTime &at)
{
    return {{QStringLiteral("staffNo"), staffNo}, {QStringLiteral("at"), instantText(at)}};
}

QJsonObject toJson(const domain::Dispute &dispute)
{
    QJsonObject json{{QStringLiteral("source"), domain::toText(dispute.source)},
                     {QStringLiteral("said"), dispute.said},
                     {QStringLiteral("reason"), domain::toText(dispute.reason)}};
    if (!dispute.note.isEmpty())
        json.insert(QStringLiteral("note"), dispute.note);
    return json;
}

std::optional<domain::Dispute> disputeFrom(Fields fields)
{
    const auto source = domain::sourceFrom(fields.text("source", 32));
    const auto reason = domain::disputeReasonFrom(fields.text("reason", 32));
    if (!source || *source == domain::Source::Typed || !reason) {
        fields.refuse();
        return std::nullopt;
    }
    domain::Dispute dispute{.source = *source, .said = fields.text("said", LongestValue), .reason = *reason};
    dispute.note = fields.textOrNone("note", domain::LongestDisputeNote);
    return dispute;
}

void readAnswers(Fields &fields, domain::CaseDraft &draft)
{
    const auto answers = fields.object("situation");
    if (answers.size() > MostAnswers)
        fields.refuse();
    for (auto answer = answers.begin(); answer != answers.end(); ++answer) {
        if (!answer->isString() || answer.key().size() > LongestId || answer->toString().size() > LongestId)
            return fields.refuse();
        draft.situation.insert(answer.key(), answer->toString());
    }
}

void readForm(Fields &fields, domain::CaseDraft &draft)
{
    const auto form = fields.object("form");
    if (form.size() > MostFields)
        fields.refuse();
    for (auto entry = form.begin(); entry != form.end(); ++entry) {
        auto value = fields.element(*entry);
        const auto source = domain::sourceFrom(value.text("source", 32));
        if (!source || entry.key().size() > LongestId)
            return fields.refuse();
        domain::FilledValue filled;
        filled.text = value.text("text", LongestValue);
        filled.source = *source;
        if (value.has("dispute"))
            filled.dispute = disputeFrom(value.part("dispute"));
        draft.form.emplace(entry.key(), std::move(filled));
    }
}

void readParties(Fields &fields, domain::CaseDraft &draft)
{
    fields.optional("applicant", personFrom, draft.applicant);
    fields.optional("organisation", organisationFrom, draft.organisation);
    fields.optional("guardian", guardianFrom, draft.guardian);
    if (draft.applicant && draft.organisation)
        fields.refuse(); // one of the two is the first applicant
    if (fields.has("agent")) {
        auto agent = fields.part("agent");
        auto person = personFrom(agent.object("person"));
        if (person)
            draft.agent = domain::Agent{.person = std::move(*person)};
        else
            fields.refuse();
        if (agent.has("limit") && draft.agent) {
            auto limit = agent.part("limit");
            draft.agent->limit
                = domain::LimitConfirmed{.staffNo = limit.text("staffNo", 32, 1), .at = limit.instant("at")};
        }
    }
    if (!fields.has("others"))
        return;
    for (const auto &entry : fields.list("others", domain::MostParties - 1)) {
        auto party = partyFrom(entry.toObject());
        if (!party)
            return fields.refuse();
        draft.others.push_back(std::move(*party));
    }
}

void readFilings(Fields &fields, domain::CaseDraft &draft)
{
    qsizetype pages = 0;
    for (const auto &entry : fields.list("filings", MostFilings)) {
        auto filing = fields.element(entry);
        domain::Filing made;
        made.materialId = filing.text("material", LongestId, 1);
        for (const auto &page : filing.list("pages", MostPages))
            made.pages.append(pageFrom(filing.element(page)));
        pages += made.pages.size();
        if (filing.has("handed"))
            made.handed = handedFrom(filing.part("handed"));
        if (filing.has("unfetched"))
            made.unfetched = filing.flag("unfetched");
        draft.filings.append(std::move(made));
    }
    if (pages > MostPages)
        fields.refuse();
}

} // namespace

QJsonObject toJson(const domain::CaseDraft &draft)
{
    QJsonObject json{{QStringLiteral("id"), uuidText(draft.id)},
                     {QStringLiteral("itemCode"), draft.itemCode},
                     {QStringLiteral("itemVersion"), draft.itemVersion}};
    if (draft.begunAt.isValid())
        json.insert(QStringLiteral("begunAt"), instantText(draft.begunAt));
    if (draft.applicant)
        json.insert(QStringLiteral("applicant"), toJson(*draft.applicant));
    if (draft.organisation)
        json.insert(QStringLiteral("organisation"), toJson(*draft.organisation));
    if (draft.guardian)
        json.insert(QStringLiteral("guardian"), toJson(*draft.guardian));
    if (draft.agent) {
        QJsonObject agent{{QStringLiteral("person"), toJson(draft.agent->person)}};
        if (const auto &limit = draft.agent->limit)
            agent.insert(QStringLiteral("limit"), staffAt(limit->staffNo, limit->at));
        json.insert(QStringLiteral("agent"), agent);
    }
    if (!draft.others.empty()) {
        QJsonArray others;
        for (const auto &party : draft.others)
            others.append(toJson(party));
        json.insert(QStringLiteral("others"), others);
    }
    QJsonObject situation;
    for (auto answer = draft.situation.begin(); answer != draft.situation.end(); ++answer)
        situation.insert(answer.key(), answer.value());
    json.insert(QStringLiteral("situation"), situation);
    QJsonObject form;
    for (const auto &[id, value] : draft.form) {
        QJsonObject filled{{QStringLiteral("text"), value.text},
                           {QStringLiteral("source"), domain::toText(value.source)}};
        if (value.dispute)
            filled.insert(QStringLiteral("dispute"), toJson(*value.dispute));
        form.insert(id, filled);
    }
    json.insert(QStringLiteral("form"), form);
    QJsonArray filings;
    for (const auto &filing : draft.filings) {
        QJsonArray pages;
        for (const auto &page : filing.pages)
            pages.append(toJson(page));
        QJsonObject filed{{QStringLiteral("material"), filing.materialId}, {QStringLiteral("pages"), pages}};
        if (filing.handed) {
            auto handed = countsToJson(*filing.handed);
            if (const auto &compared = filing.handed->compared)
                handed.insert(QStringLiteral("compared"), staffAt(compared->staffNo, compared->at));
            filed.insert(QStringLiteral("handed"), handed);
        }
        if (filing.unfetched)
            filed.insert(QStringLiteral("unfetched"), true);
        filings.append(filed);
    }
    json.insert(QStringLiteral("filings"), filings);
    if (draft.signature)
        json.insert(QStringLiteral("signature"), toJson(*draft.signature));
    QJsonArray further;
    for (const auto &signature : draft.furtherSignatures)
        further.append(toJson(signature));
    if (!further.isEmpty())
        json.insert(QStringLiteral("furtherSignatures"), further);
    if (!draft.photoBlob.isEmpty())
        json.insert(QStringLiteral("photo"), draft.photoBlob);
    if (!draft.fingerprintBlob.isEmpty())
        json.insert(QStringLiteral("fingerprint"), draft.fingerprintBlob);
    return json;
}

Result<domain::CaseDraft> draftFrom(const QJsonObject &json)
{
    bool good = true;
    Fields fields(json, good);
    domain::CaseDraft draft;
    draft.id = fields.uuid("id");
    if (fields.has("begunAt"))
        draft.begunAt = fields.instant("begunAt");
    draft.itemCode = fields.text("itemCode", LongestId);
    draft.itemVersion = static_cast<int>(fields.integer("itemVersion", 0, 1'000'000));
    readParties(fields, draft);
    readAnswers(fields, draft);
    readForm(fields, draft);
    readFilings(fields, draft);
    if (fields.has("signature")) {
        auto signature = signatureFrom(fields.object("signature"));
        if (!signature)
            return std::unexpected(signature.error());
        draft.signature = std::move(*signature);
    }
    if (fields.has("furtherSignatures")) {
        for (const auto &entry : fields.list("furtherSignatures", domain::MostParties - 1)) {
            auto signature = signatureFrom(entry.toObject());
            if (!signature || signature->by.isEmpty())
                return std::unexpected(codes::Unreadable);
            draft.furtherSignatures.push_back(std::move(*signature));
        }
    }
    if (fields.has("photo"))
        draft.photoBlob = fields.blob("photo");
    if (fields.has("fingerprint"))
        draft.fingerprintBlob = fields.blob("fingerprint");
    return outcome(good, std::move(draft));
}

QJsonObject findingsToJson(const QList<Finding> &findings)
{
    QJsonArray list;
    for (const auto &finding : findings) {
        QJsonObject json;
        for (const auto &word : KindWords) {
            if (word.kind == finding.kind)
                json.insert(QStringLiteral("kind"), QLatin1String(word.word));
        }
        json.insert(QStringLiteral("place"), finding.place);
        json.insert(QStringLiteral("words"), finding.words);
        json.insert(QStringLiteral("fields"), QJsonArray::fromStringList(finding.fields));
        list.append(json);
    }
    return {{QStringLiteral("findings"), list}};
}

QList<Finding> findingsFrom(const QJsonObject &json)
{
    QList<Finding> findings;
    for (const auto &entry : json.value(QLatin1String("findings")).toArray()) {
        bool good = true;
        Fields fields(entry.toObject(), good);
        Finding finding;
        const auto kind = fields.text("kind", 40);
        finding.place = fields.text("place", 200);
        finding.words = fields.text("words", 2'000);
        finding.fields = fields.texts("fields", MostFields, LongestId);
        bool known = false;
        for (const auto &word : KindWords) {
            if (kind == QLatin1String(word.word)) {
                finding.kind = word.kind;
                known = true;
            }
        }
        // A kind from a newer hall still has its words; without them there is nothing to tell.
        if (!known && !finding.words.isEmpty()) {
            finding.kind = Finding::Kind::CheckFailed;
            known = true;
        }
        if (good && known)
            findings.append(std::move(finding));
    }
    return findings;
}

} // namespace yc::core::wire
