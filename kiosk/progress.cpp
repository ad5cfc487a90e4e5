#include "kiosk/progress.h"

#include "core/papers/slip.h"
#include "ui/case_words.h"
#include "ui/date_words.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace yc::kiosk
{

using core::domain::CaseState;
namespace papers = core::papers;

namespace
{

struct W {
    Q_DECLARE_TR_FUNCTIONS(KioskProgress)
};

bool isUnderWay(CaseState state)
{
    return state == CaseState::Accepted || state == CaseState::GapAccepted;
}

} // namespace

QString nextWords(const core::wire::CaseRecord &record)
{
    switch (record.state) {
    case CaseState::Draft:
    case CaseState::Owed: return W::tr("材料尚未送达，请稍后再查询。");
    case CaseState::Received: return W::tr("材料已收到，正在确认是否受理。请等候告知，无需再次到场。");
    case CaseState::BackOffice: return W::tr("材料已转后台审查，将告知您是否受理。请等候，无需再次到场。");
    case CaseState::Accepted: return W::tr("正在办理，请等候办理结果，无需再次到场。");
    case CaseState::GapAccepted: return W::tr("正在办理。请按承诺尽快补交欠缺的材料。");
    case CaseState::Correction:
        return record.windowNo.isEmpty() ? W::tr("请按所列内容补齐材料，交到原收件窗口。")
                                         : W::tr("请按所列内容补齐材料，交到%1号窗口。").arg(record.windowNo);
    case CaseState::Refused: return W::tr("本次申请未予受理，原因见下。如有疑问，请到窗口咨询。");
    case CaseState::Closed: return W::tr("已经办结。如有证照或文书待领，请携带身份证到出件窗口领取。");
    case CaseState::Withdrawn: return W::tr("申请已撤回。如需办理，请重新提出申请。");
    }
    return {};
}

QString dueWords(const core::wire::CaseRecord &record)
{
    if (!isUnderWay(record.state) || !record.due.isValid())
        return {};
    return W::tr("承诺办结 %1").arg(ui::dayWords(record.due));
}

QJsonObject slipValues(const core::wire::CaseRecord &record, const QString &hallName, const QDateTime &now)
{
    using namespace papers::value;
    QJsonObject values{{HallName, hallName},
                       {CaseNumber, record.number},
                       {ItemName, record.itemName},
                       {ApplicantName, record.applicantMasked},
                       {ReceivedOn, record.receivedAt.toUTC().toString(Qt::ISODate)},
                       {StateWords, ui::stateWords(record.state)},
                       {NextWords, nextWords(record)},
                       {IssuedOn, now.toUTC().toString(Qt::ISODate)}};
    if (isUnderWay(record.state) && record.due.isValid())
        values.insert(DueOn, record.due.toString(Qt::ISODate));
    if (!record.reasons.isEmpty() && record.state == CaseState::Correction)
        values.insert(Reasons, QJsonArray::fromStringList(record.reasons));
    return values;
}

Result<devices::Slip> slipOf(const QJsonObject &values, int widthDots, const QString &jobId)
{
    const auto paper = papers::layOut(papers::paper::ProgressSlip, values, papers::sheetForDots(widthDots));
    if (!paper)
        return std::unexpected(paper.error());
    devices::Slip slip{.jobId = jobId};
    for (const auto &page : paper->pages) {
        const auto parts = papers::slipParts(page);
        if (!parts)
            return std::unexpected(parts.error());
        for (const auto &part : *parts) {
            if (const auto *raster = std::get_if<papers::SlipRaster>(&part))
                slip.parts.emplace_back(devices::SlipRaster{
                    .widthDots = raster->widthDots, .heightDots = raster->heightDots, .bits = raster->bits});
        }
    }
    return slip;
}

devices::SlipRaster drawSlipLine(const devices::SlipText &line, int widthDots)
{
    papers::SlipLine plain{.text = line.text, .bold = line.bold, .doubleSize = line.doubleSize};
    switch (line.align) {
    case devices::SlipText::Align::Left: plain.align = papers::SlipLine::Align::Left; break;
    case devices::SlipText::Align::Centre: plain.align = papers::SlipLine::Align::Centre; break;
    case devices::SlipText::Align::Right: plain.align = papers::SlipLine::Align::Right; break;
    }
    auto raster = papers::rasterOfLine(plain, widthDots);
    return {.widthDots = raster.widthDots, .heightDots = raster.heightDots, .bits = std::move(raster.bits)};
}

} // namespace yc::kiosk
