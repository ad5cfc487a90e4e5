#include "hall/services/papers.h"

#include "base/log.h"
#include "core/pack/paper_values.h"
#include "core/pack/party_values.h"
#include "core/pack/proof_values.h"
#include "core/pack/slip_code.h"
#include "core/seal/digest.h"
#include "core/wire/strict_json.h"
#include "hall/services/numbering.h"
#include "hall/services/records.h"

#include <QJsonArray>

namespace yc::hall::services
{

namespace
{

namespace domain = core::domain;
namespace pack = core::pack;
namespace seal = core::seal;
namespace value = core::pack::value;
namespace wire = core::wire;

constexpr qsizetype MostAlike = 3; // a slip is a slip
constexpr int AnswerDays = 5; // 行政许可法 32: within five working days, or silence accepts

QString dayText(QDate day)
{
    return day.isValid() ? day.toString(Qt::ISODate) : QString();
}

QString basisFor(store::Rows &rows, QLatin1StringView kind, const Occasion &occasion)
{
    if (kind == pack::paper::RefusalNotice)
        return occasion.request.basis;
    return occasion.item.type == domain::ItemType::Licence ? rows.setting(setting::LicenceBasis) : QString();
}

QString firstOf(const QString &own, const QString &otherwise)
{
    return own.trimmed().isEmpty() ? otherwise : own;
}

bool isOver(domain::CaseState state)
{
    return state == domain::CaseState::Refused || state == domain::CaseState::Closed
        || state == domain::CaseState::Withdrawn;
}

// Whoever is served at two windows at once has two cases: each is told of the other, and a person decides.
QString openAlike(const Context &context, store::Rows &rows, const Occasion &occasion)
{
    QStringList others;
    if (!occasion.draft.hasApplicant())
        return {};
    for (const auto &other : rows.casesOf(citizenKey(context, occasion.draft.applicantNumber()), false, MostCases)) {
        const bool alike = other.id != occasion.row.id && other.itemCode == occasion.row.itemCode
            && other.nodeCode == occasion.row.nodeCode && !isOver(other.state);
        if (alike)
            others += other.windowNo.isEmpty() ? other.number
                                               : QStringLiteral("%1（%2号窗口）").arg(other.number, other.windowNo);
    }
    return others.mid(0, MostAlike).join(u'、');
}

QJsonObject valuesFor(const Context &context, store::Rows &rows, QLatin1StringView kind, const Occasion &occasion,
                      const QString &number)
{
    const auto &[row, draft, item, nodeName, staffName, at, request] = occasion;
    const auto today = hallDay(at);
    QJsonObject values;
    const auto put = [&](QLatin1StringView key, const QString &text) {
        if (!text.isEmpty())
            values.insert(key, text);
    };
    put(value::Body, item.department);
    put(value::HallName, nodeName);
    put(value::WindowNo, row.windowNo);
    put(value::StaffName, staffName);
    put(value::ApplicantName, draft.applicantName());
    put(value::ApplicantNumberMasked, domain::maskedNumber(draft.applicantNumber()));
    const auto parties = pack::partyValues(draft);
    for (auto party = parties.begin(); party != parties.end(); ++party)
        values.insert(party.key(), *party);
    put(value::ItemName, item.name);
    put(value::CaseNumber, row.number);
    put(value::ReceivedOn, wire::instantText(row.receivedAt));
    put(value::Contact, firstOf(item.contact, rows.setting(setting::Contact)));
    put(value::Complaint, firstOf(item.complaint, rows.setting(setting::Complaint)));
    put(value::SealBody,
        kind == pack::paper::ReceivingSlip || kind == pack::paper::BackOfficeSlip ? nodeName : item.department);
    put(value::SealName, rows.setting(setting::SealName));
    put(value::PaperNumber, number);
    put(value::IssuedOn, dayText(today));
    put(value::Basis, basisFor(rows, kind, occasion));
    if (kind == pack::paper::ReceivingSlip || kind == pack::paper::AcceptanceNotice) {
        values.insert(value::Materials, pack::materialValues(draft, item));
        if (const auto disputes = pack::disputeValues(draft, item, today); !disputes.isEmpty())
            values.insert(value::Disputes, disputes);
    }
    if (kind == pack::paper::ReceivingSlip)
        put(value::OpenAlike, openAlike(context, rows, occasion));
    if (kind == pack::paper::AcceptanceNotice) {
        put(value::AcceptedOn, dayText(today));
        // An item that is done on the spot has no day to wait for.
        if (item.caseKind != domain::CaseKind::Immediate)
            put(value::DueOn, dayText(row.due));
        put(value::DueWords, item.promised.words);
    }
    if (kind == pack::paper::BackOfficeSlip)
        put(value::DueOn,
            dayText(context.catalogue.catalogue->calendar().addWorkingDays(hallDay(row.receivedAt), AnswerDays)));
    if (kind == pack::paper::ResultNotice)
        put(value::ResultWords, item.result);
    if (kind == pack::paper::RefusalNotice) {
        put(value::ReviewBody, rows.setting(setting::ReviewBody));
        put(value::Court, rows.setting(setting::Court));
    }
    if (!request.reasons.isEmpty())
        values.insert(value::Reasons, QJsonArray::fromStringList(request.reasons));
    return values;
}

std::optional<pack::SlipKind> slipKindOf(QLatin1StringView kind)
{
    using pack::SlipKind;
    constexpr std::pair<QLatin1StringView, SlipKind> table[] = {
        {pack::paper::ReceivingSlip, SlipKind::ReceivingSlip},
        {pack::paper::AcceptanceNotice, SlipKind::AcceptanceNotice},
        {pack::paper::CorrectionNotice, SlipKind::CorrectionNotice},
        {pack::paper::RefusalNotice, SlipKind::RefusalNotice},
        {pack::paper::BackOfficeSlip, SlipKind::BackOfficeSlip},
        {pack::paper::ResultNotice, SlipKind::ResultNotice},
        {pack::paper::WithdrawalNotice, SlipKind::WithdrawalNotice},
    };
    for (const auto &[name, slip] : table) {
        if (name == kind)
            return slip;
    }
    return std::nullopt;
}

// The QR's text: signed over the paper as it is without it.
Result<QString> codeFor(const Context &context, const wire::Paper &paper, const QString &caseNumber)
{
    const auto kind = slipKindOf(QLatin1StringView(paper.kind.toLatin1()));
    if (!kind)
        return std::unexpected(pack::codes::NotASlipCode);
    const pack::SlipCode slip{.kind = *kind,
                              .issuedAt = QDateTime::fromSecsSinceEpoch(paper.issuedAt.toSecsSinceEpoch(), Qt::UTC),
                              .certificateId = pack::certificateIdOf(context.pki.receipt().fingerprint()),
                              .digestPrefix = pack::digestPrefixOf(seal::sm3(paper.signedBytes())),
                              .caseNumber = caseNumber};
    const auto bytes = slip.signedBytes();
    if (!bytes)
        return std::unexpected(bytes.error());
    const auto der = context.pki.receiptKey().sign(*bytes);
    if (!der)
        return std::unexpected(der.error());
    const auto raw = pack::rawSignature(*der);
    if (!raw)
        return std::unexpected(raw.error());
    const auto text = pack::encode(slip, *raw);
    if (!text)
        return std::unexpected(text.error());
    return QString::fromLatin1(*text);
}

} // namespace

Result<wire::Paper> issuePaper(const Context &context, store::Rows &rows, QLatin1StringView kind,
                               const Occasion &occasion)
{
    auto pattern = rows.setting(setting::PaperNumber + kind);
    if (!isPattern(pattern))
        pattern = QStringLiteral("{kind}-{year}-{serial:6}");
    const auto number = nextNumber(rows, pattern, hallDay(occasion.at),
                                   {{QStringLiteral("kind"), kind}, {QStringLiteral("node"), occasion.row.nodeCode}});
    wire::Paper paper{.id = QString::fromLatin1(seal::randomBytes(12).toHex()),
                      .kind = kind,
                      .number = number,
                      .caseId = occasion.row.id,
                      .issuedAt = occasion.at,
                      .values = valuesFor(context, rows, kind, occasion, number)};
    if (const auto missing = pack::missingValues(kind, paper.values); !missing.isEmpty()) {
        // The catalogue or the settings lack something: better no paper than half of one.
        log::write(log::Level::Error, "hall", "paper-incomplete",
                   {{QStringLiteral("kind"), QString(kind)},
                    {QStringLiteral("item"), occasion.item.code},
                    {QStringLiteral("missing"), QJsonArray::fromStringList(missing)}});
        return std::unexpected(wire::codes::Internal);
    }
    const auto code = codeFor(context, paper, occasion.row.number);
    if (!code)
        return std::unexpected(code.error());
    paper.values.insert(value::CodeText, *code);
    paper.digest = seal::sm3(paper.signedBytes());
    const auto signature = context.pki.receiptKey().sign(paper.digest);
    if (!signature)
        return std::unexpected(signature.error());
    paper.signature = *signature;
    paper.certificate = context.pki.receipt().toDer();
    rows.addPaper(occasion.row.id, paper.id, wire::canonical(wire::toJson(paper)));
    return paper;
}

} // namespace yc::hall::services
