#include "app/slip_maker.h"

#include "core/pack/party_values.h"
#include "core/pack/proof_values.h"
#include "core/pack/slip_code.h"
#include "core/papers/slip.h"
#include "core/seal/digest.h"

#include <QJsonArray>

namespace yc::app
{

namespace pack = core::pack;
namespace papers = core::papers;

namespace
{

devices::SlipText::Align alignOf(papers::SlipLine::Align align)
{
    switch (align) {
    case papers::SlipLine::Align::Left: return devices::SlipText::Align::Left;
    case papers::SlipLine::Align::Centre: return devices::SlipText::Align::Centre;
    case papers::SlipLine::Align::Right: return devices::SlipText::Align::Right;
    }
    return devices::SlipText::Align::Left;
}

devices::SlipPart partOf(papers::SlipPart &&part)
{
    if (auto *raster = std::get_if<papers::SlipRaster>(&part))
        return devices::SlipRaster{raster->widthDots, raster->heightDots, std::move(raster->bits)};
    if (auto *line = std::get_if<papers::SlipLine>(&part))
        return devices::SlipText{std::move(line->text), line->bold, line->doubleSize, alignOf(line->align)};
    auto &code = std::get<papers::SlipQrCode>(part);
    return devices::SlipQr{std::move(code.data), code.moduleDots};
}

pack::SlipCode codeOf(const UnsignedSlipCode &code, const QByteArray &certificate)
{
    pack::SlipCode slip;
    slip.kind = pack::SlipKind::ProvisionalSlip;
    slip.issuedAt = code.at;
    slip.certificateId = pack::certificateIdOf(core::seal::sha256(certificate));
    slip.digestPrefix = pack::digestPrefixOf(code.manifestDigest);
    slip.caseNumber = code.number;
    return slip;
}

} // namespace

QJsonObject provisionalValues(const core::flow::Intake &intake, const core::flow::TerminalInfo &terminal,
                              const core::flow::StaffInfo &staff, const QDateTime &now)
{
    namespace value = pack::value;
    QJsonObject values{{value::HallName, terminal.nodeName},
                       {value::WindowNo, terminal.windowNo},
                       {value::StaffName, staff.name},
                       {value::CaseNumber, intake.number()},
                       {value::ReceivedOn, now.toUTC().toString(Qt::ISODate)}};
    if (const auto &draft = intake.draft(); draft.hasApplicant()) {
        values.insert(value::ApplicantName, draft.applicantName());
        values.insert(value::ApplicantNumberMasked, core::domain::maskedNumber(draft.applicantNumber()));
        const auto parties = pack::partyValues(draft);
        for (auto party = parties.begin(); party != parties.end(); ++party)
            values.insert(party.key(), *party);
    }
    QJsonArray materials;
    if (const auto *item = intake.item()) {
        values.insert(value::ItemName, item->name);
        values.insert(value::Contact, item->contact);
        values.insert(value::Complaint, item->complaint);
        materials = pack::materialValues(intake.draft(), *item);
        const auto day = now.toOffsetFromUtc(8 * 3600).date(); // the hall's
        if (const auto disputes = pack::disputeValues(intake.draft(), *item, day); !disputes.isEmpty())
            values.insert(value::Disputes, disputes);
    }
    values.insert(value::Materials, materials);
    return values;
}

Result<UnsignedSlipCode> slipCodeToSign(const QByteArray &manifestDigest, const QString &number, const QDateTime &at,
                                        const QByteArray &certificate)
{
    UnsignedSlipCode code{{}, manifestDigest, number, at};
    auto message = codeOf(code, certificate).signedBytes();
    if (!message)
        return std::unexpected(message.error());
    code.message = std::move(*message);
    return code;
}

Result<QByteArray> slipCodeText(const UnsignedSlipCode &code, const core::flow::TerminalSignature &signature)
{
    const auto raw = pack::rawSignature(signature.der);
    if (!raw)
        return std::unexpected(raw.error());
    return pack::encode(codeOf(code, signature.certificate), *raw);
}

Result<devices::Slip> slipFor(const QString &kind, const QJsonObject &values, int widthDots, const QString &jobId)
{
    const auto paper = papers::layOut(kind, values, papers::sheetForDots(widthDots));
    if (!paper)
        return std::unexpected(paper.error());
    devices::Slip slip;
    slip.jobId = jobId;
    for (const auto &page : paper->pages) {
        auto parts = papers::slipParts(page);
        if (!parts)
            return std::unexpected(parts.error());
        for (auto &part : *parts)
            slip.parts.push_back(partOf(std::move(part)));
    }
    return slip;
}

devices::SlipRaster drawSlipLine(const devices::SlipText &line, int widthDots)
{
    papers::SlipLine paper{line.text, line.bold, line.doubleSize, papers::SlipLine::Align::Left};
    if (line.align == devices::SlipText::Align::Centre)
        paper.align = papers::SlipLine::Align::Centre;
    else if (line.align == devices::SlipText::Align::Right)
        paper.align = papers::SlipLine::Align::Right;
    auto drawn = papers::rasterOfLine(paper, widthDots);
    return {drawn.widthDots, drawn.heightDots, std::move(drawn.bits)};
}

} // namespace yc::app
