#include "hall/services/intake.h"

#include "core/domain/signers.h"
#include "core/pack/paper_values.h"
#include "core/seal/chain.h"
#include "core/seal/digest.h"
#include "core/wire/shown_text.h"
#include "core/wire/strict_json.h"
#include "hall/services/numbering.h"
#include "hall/services/papers.h"
#include "hall/services/records.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace yc::hall::services
{

namespace
{

namespace domain = core::domain;
namespace seal = core::seal;
namespace wire = core::wire;

constexpr std::size_t LargestBatch = 256;
// Days that a case may have waited at a terminal: the longest offline sign-in (45, mission.md B2) and the way back.
constexpr int OldestOffline = 60;

// A case taken offline is judged by the day on which it was taken, if that can be true.
QDate judgedOn(const wire::Manifest &manifest, const QDateTime &now)
{
    const bool offline = !manifest.provisionalNumber.isEmpty();
    const bool plausible = manifest.submittedAt <= now && manifest.submittedAt >= now.addDays(-OldestOffline);
    return hallDay(offline && plausible ? manifest.submittedAt : now);
}

// Whoever typed a document and whoever looked too are staff of this hall. Their PIN was asked for where they stood.
bool isKnown(store::Rows &rows, const domain::Sighting &sighting)
{
    return rows.staff(sighting.judgedBy) && rows.staff(sighting.secondBy);
}

using Kind = domain::Finding::Kind;

wire::Problem wordedFor(const QList<domain::Finding> &findings)
{
    const auto has = [&](std::initializer_list<Kind> kinds) {
        return std::ranges::any_of(
            findings, [&](const auto &finding) { return std::ranges::find(kinds, finding.kind) != kinds.end(); });
    };
    const bool mandateMissing = std::ranges::any_of(findings, [](const auto &finding) {
        return finding.kind == Kind::MaterialMissing && domain::standingMaterial(finding.place);
    });
    const auto said = [&](Code code, const char *title) {
        return refuse(422, code, title, wire::findingsToJson(findings)).error();
    };
    if (has({Kind::ItemNotInForce}))
        return said(wire::codes::ItemNotInForce, "The item is not in force");
    if (has({Kind::NotWitnessed}))
        return said(wire::codes::NotWitnessed, "Somebody judged by eye lacks a second person or a reason");
    if (has({Kind::AgentForbidden}))
        return said(wire::codes::NobodyMayAct, "The applicant has to come in person");
    if (has({Kind::AgentLimitOpen}))
        return said(wire::codes::LimitNotConfirmed, "Nobody confirmed that the item takes an agent in this case");
    if (mandateMissing
        || has({Kind::OrganisationInvalid, Kind::AgentMissing, Kind::AgentUnfit, Kind::GuardianMissing,
                Kind::GuardianUnfit}))
        return said(wire::codes::NotRepresented, "Whoever applies is not represented as they have to be");
    if (has({Kind::SigningNotWitnessed, Kind::WitnessUnfit}))
        return said(wire::codes::SigningNotWitnessed, "A fingerprint or a writing for another lacks a fit witness");
    if (has({Kind::WriterUnfit}))
        return said(wire::codes::WriterNotNamed, "Who wrote for another, or why, is not told");
    if (has({Kind::SealUnfit}))
        return said(wire::codes::SealNotEntitled, "A seal without an organisation, or by somebody not entitled");
    if (has({Kind::NotCompared}))
        return said(wire::codes::NotCompared, "A copy in the place of an original was not compared");
    if (has({Kind::DisputeUnfit}))
        return said(wire::codes::DisputeNotTold, "A disputed value is the source's own, or why is not told");
    return said(wire::codes::CaseIncomplete, "The case is incomplete");
}

Answer<Committed> fromStored(const store::Case &row, const QByteArray &digest, const QByteArray &receiptBytes)
{
    if (row.manifestDigest != digest)
        return refuse(409, wire::codes::CaseDiffers, "This id was committed with another manifest");
    const auto json = wire::objectFrom(receiptBytes, 1024LL * 1024);
    auto receipt = json ? wire::receiptFrom(*json) : std::unexpected(json.error());
    if (!receipt)
        return internal(receipt.error(), "receipt");
    return Committed{std::move(*receipt), false};
}

} // namespace

struct Intake::Ready {
    const QByteArray &bytes;
    QByteArray digest;
    wire::Manifest manifest;
    const domain::ServiceItem *item = nullptr;
    store::Terminal terminal;
    store::Staff staff;
    store::Node node;
    QStringList blobs;
    // While the batch is settled:
    store::Case row;
    wire::Receipt receipt;
    bool isNew = false;
    std::optional<Answer<Committed>> verdict; // the leader's own
    std::optional<Answer<Committed>> answer; // guarded by m_mutex once it waits
};

Answer<void> Intake::check(const store::Terminal &terminal, const QUuid &key, Ready &ready)
{
    auto manifest = wire::manifestFrom(ready.bytes);
    if (!manifest)
        return refuse(400, wire::codes::BadRequest, "Not a manifest in its canonical writing");
    if (manifest->draft.id != key)
        return refuse(400, wire::codes::BadRequest, "Idempotency-Key is not the case's id");
    if (manifest->terminalId != terminal.id)
        return refuse(400, wire::codes::BadRequest, "The manifest names another terminal");
    ready.manifest = std::move(*manifest);
    ready.terminal = terminal;
    ready.digest = seal::sm3(ready.bytes);
    ready.blobs = wire::blobsOf(ready.manifest.draft);

    std::optional<store::Staff> staff;
    std::optional<store::Node> node;
    QStringList unknownWitness; // places
    QStringList unknownEyes; // materials that somebody compared whom this hall does not know
    QStringList strangeWitness; // places of the signatures
    bool strangeLimit = false; // who confirmed the agent's case
    const auto done = m_context.store.read([&](store::Rows &rows) {
        if (const auto row = rows.caseById(key))
            ready.answer = fromStored(*row, ready.digest, rows.caseFile(key).receipt);
        staff = rows.staff(ready.manifest.staffNo);
        node = rows.node(terminal.nodeCode);
        for (const auto &named : domain::peopleOf(ready.manifest.draft)) {
            if (named.person->sighting && !isKnown(rows, *named.person->sighting))
                unknownWitness.append(named.place);
        }
        for (const auto *signature : domain::signaturesOf(ready.manifest.draft)) {
            const auto &witness = signature->witness;
            if (witness && !witness->staffNo.isEmpty() && !rows.staff(witness->staffNo))
                strangeWitness.append(signature->by);
        }
        const auto &agent = ready.manifest.draft.agent;
        strangeLimit = agent && agent->limit && !rows.staff(agent->limit->staffNo);
        for (const auto &filing : ready.manifest.draft.filings) {
            if (filing.handed && filing.handed->compared && !rows.staff(filing.handed->compared->staffNo))
                unknownEyes.append(filing.materialId);
        }
        return true;
    });
    if (!done)
        return internal(done.error(), "commit");
    if (ready.answer)
        return {};
    if (!staff || !node)
        return refuse(400, wire::codes::BadRequest, "The manifest names staff that this hall does not know");
    ready.staff = std::move(*staff);
    ready.node = std::move(*node);

    const auto &draft = ready.manifest.draft;
    ready.item = m_context.catalogue.catalogue->find(draft.itemCode, draft.itemVersion);
    if (!ready.item)
        return refuse(422, wire::codes::UnknownItem, "This hall does not know that item in that version");
    auto findings = domain::judge(draft, *ready.item, judgedOn(ready.manifest, m_context.clock.now()));
    for (const auto &place : std::as_const(unknownWitness)) {
        const bool said = std::ranges::any_of(findings, [&](const auto &finding) {
            return finding.kind == Kind::NotWitnessed && finding.place == place;
        });
        if (!said)
            findings.append({.kind = Kind::NotWitnessed, .place = place});
    }
    for (const auto &place : std::as_const(strangeWitness))
        findings.append({.kind = Kind::SigningNotWitnessed, .place = place});
    if (strangeLimit)
        findings.append({.kind = Kind::AgentLimitOpen, .place = QStringLiteral("agent")});
    for (const auto &material : std::as_const(unknownEyes))
        findings.append({.kind = Kind::NotCompared, .place = material});
    const bool complete = findings.isEmpty();
    // The text that each has signed is made anew from what is handed in, as the day of the signing showed it. That the
    // blob of that name holds it is certain then: a blob is kept only under its own digest, and is asked for with the
    // others.
    for (const auto *signature : domain::signaturesOf(draft)) {
        if (signature->shownDigest != wire::shownDigest(draft, *ready.item, hallDay(signature->at)))
            findings.append({.kind = Kind::SignedOther, .place = signature->by});
    }
    if (complete && !findings.isEmpty())
        return refuse(422, wire::codes::SignedOther, "The signature is bound to another text than this manifest makes",
                      wire::findingsToJson(findings));
    if (!findings.isEmpty())
        return std::unexpected(wordedFor(findings));
    return {};
}

Answer<Committed> Intake::commit(const store::Terminal &terminal, const QUuid &key, const QByteArray &bytes)
{
    Ready ready{.bytes = bytes};
    if (const auto checked = check(terminal, key, ready); !checked)
        return std::unexpected(checked.error());
    if (ready.answer)
        return std::move(*ready.answer);
    return enter(ready);
}

Answer<Committed> Intake::enter(Ready &mine)
{
    std::unique_lock lock(m_mutex);
    m_waiting.push_back(&mine);
    ++m_underWay;
    m_changed.wait(lock, [&] { return mine.answer || !m_leading; });
    while (!mine.answer) { // ours may stand behind a full batch
        m_leading = true;
        const auto count = std::min(m_waiting.size(), LargestBatch);
        const auto end = m_waiting.begin() + static_cast<std::ptrdiff_t>(count);
        const std::vector<Ready *> batch(m_waiting.begin(), end);
        m_waiting.erase(m_waiting.begin(), end);
        lock.unlock();
        settle(batch);
        lock.lock();
        m_leading = false;
        m_changed.notify_all();
    }
    --m_underWay;
    return std::move(*mine.answer);
}

std::size_t Intake::underWay() const
{
    const std::lock_guard lock(m_mutex);
    return m_underWay;
}

void Intake::settle(const std::vector<Ready *> &batch)
{
    const auto done = m_context.store.write([&](store::Rows &rows) {
        settleInside(rows, batch);
        return true;
    });
    bool anyNew = false;
    // Answers are written under the lock: whoever waits for one looks at it there.
    const std::lock_guard lock(m_mutex);
    for (auto *ready : batch) {
        if (!done)
            ready->answer = internal(done.error(), "commit");
        else if (ready->verdict)
            ready->answer = std::move(ready->verdict);
        else
            ready->answer = Committed{ready->receipt, ready->isNew};
        anyNew = anyNew || (done && ready->isNew);
    }
    if (anyNew)
        m_context.wake();
}

void Intake::settleInside(store::Rows &rows, const std::vector<Ready *> &batch)
{
    const auto now = QDateTime::fromMSecsSinceEpoch(m_context.clock.now().toMSecsSinceEpoch(), Qt::UTC);
    std::vector<Ready *> fresh;
    std::vector<std::pair<Ready *, Ready *>> doubles; // the same case twice in one batch
    for (auto *ready : batch) {
        const auto &id = ready->manifest.draft.id;
        if (const auto row = rows.caseById(id)) {
            ready->verdict = fromStored(*row, ready->digest, rows.caseFile(id).receipt);
            continue;
        }
        const auto twin
            = std::ranges::find_if(fresh, [&](const Ready *other) { return other->manifest.draft.id == id; });
        if (twin != fresh.end()) {
            doubles.emplace_back(ready, *twin);
            continue;
        }
        if (const auto missing = rows.missingBlobs(ready->blobs); !missing.isEmpty()) {
            ready->verdict = refuse(424, wire::codes::BlobMissing, "Blobs are missing",
                                    {{QStringLiteral("missing"), QJsonArray::fromStringList(missing)}});
            continue;
        }
        fresh.push_back(ready);
    }

    auto pattern = rows.setting(setting::CaseNumber);
    if (!isPattern(pattern))
        pattern = QStringLiteral("{node}-{date}-{serial:5}");
    QList<QByteArray> leaves;
    for (auto *ready : fresh) {
        const auto &draft = ready->manifest.draft;
        const auto number = nextNumber(rows, pattern, hallDay(now), {{QStringLiteral("node"), ready->node.code}});
        ready->row = {.id = draft.id,
                      .number = number,
                      .nodeCode = ready->node.code,
                      .windowNo = ready->terminal.windowNo,
                      .terminalId = ready->terminal.id,
                      .staffNo = ready->staff.no,
                      .itemCode = draft.itemCode,
                      .itemVersion = draft.itemVersion,
                      .itemName = ready->item->name,
                      .applicantMasked = domain::maskedName(draft.applicantName()),
                      .receivedAt = now,
                      .changedAt = now,
                      .manifestDigest = ready->digest};
        ready->receipt = {.caseId = draft.id,
                          .caseNumber = number,
                          .state = domain::CaseState::Received,
                          .receivedAt = now,
                          .manifestDigest = ready->digest};
        leaves.append(ready->receipt.signedBytes());
    }
    if (leaves.isEmpty())
        return;
    const auto tree = seal::merkle(leaves);
    const auto signature = m_context.pki.receiptKey().sign(tree.root);
    for (std::size_t i = 0; i < fresh.size(); ++i) {
        auto *ready = fresh[i];
        const auto &draft = ready->manifest.draft;
        if (!signature) {
            ready->verdict = internal(signature.error(), "receipt");
            continue;
        }
        ready->receipt.path = tree.paths[static_cast<qsizetype>(i)];
        ready->receipt.signature = *signature;
        ready->receipt.certificate = m_context.pki.receipt().toDer();
        store::CaseFile file{.manifest = ready->bytes,
                             .receipt = QJsonDocument(wire::toJson(ready->receipt)).toJson(QJsonDocument::Compact),
                             .blobs = ready->blobs};
        // Found by its first applicant: by number, at a kiosk by the name too.
        if (draft.hasApplicant()) {
            const auto name = draft.applicant ? draft.applicant->name : draft.applicantName();
            file.citizenKey = citizenKey(m_context, draft.applicantNumber());
            file.citizenNameKey = citizenNameKey(m_context, draft.applicantNumber(), name);
        }
        rows.addCase(ready->row, file);
        // A slip that cannot be made does not cost the citizen the case: it is received all the same.
        (void)issuePaper(m_context, rows, core::pack::paper::ReceivingSlip,
                         Occasion{.row = ready->row,
                                  .draft = draft,
                                  .item = *ready->item,
                                  .nodeName = ready->node.name,
                                  .staffName = ready->staff.name,
                                  .at = now,
                                  .request = {}});
        rows.addChange({.scope = ready->terminal.id,
                        .kind = QStringLiteral("case"),
                        .subject = draft.id.toString(QUuid::WithoutBraces)});
        ready->isNew = true;
    }
    for (const auto &[ready, twin] : doubles) {
        ready->receipt = twin->receipt;
        if (twin->verdict)
            ready->verdict = twin->verdict;
        else if (ready->digest != twin->digest)
            ready->verdict = refuse(409, wire::codes::CaseDiffers, "This id was committed with another manifest");
    }
}

} // namespace yc::hall::services
