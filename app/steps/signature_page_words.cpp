#include "app/steps/pad_signing.h"
#include "app/steps/print_sheet.h"
#include "app/steps/signature_page.h"
#include "app/steps/signer_row.h"
#include "ui/ink_pad.h"

#include <QLabel>
#include <QPushButton>

// What the signing step says: to whom, and what is to be done now.
namespace yc::app
{

namespace domain = core::domain;

using Way = domain::SigningWay;

void SignaturePage::sayWho()
{
    const auto who = whoSigns();
    sayBoard();
    switch (m_way) {
    case Way::Ink:
        m_title->setText(tr("请%1核对以下内容，确认无误后签字").arg(who));
        m_sign->setText(tr("确认签字"));
        break;
    case Way::Fingerprint:
        m_title->setText(tr("请向%1念清以下内容，确认无误后按捺指纹").arg(who));
        m_sheet->setNotice(tr("请%1在白纸上按捺指纹，把纸放入扫描仪，按 F4 扫描").arg(who));
        m_sign->setText(tr("确认捺印"));
        break;
    case Way::WrittenFor:
        m_title->setText(tr("请向%1念清以下内容，确认无误后由他人代书").arg(who));
        m_sign->setText(tr("确认代书"));
        break;
    case Way::Seal:
        m_title->setText(tr("请单位核对以下内容，确认无误后盖章"));
        m_sheet->setNotice(tr("请单位在白纸上盖章，把纸放入扫描仪，按 F4 扫描"));
        m_sign->setText(tr("确认盖章"));
        break;
    }
}

QString SignaturePage::waitingWords() const
{
    const auto who = whoSigns();
    switch (m_way) {
    case Way::Ink:
        if (m_board->isOpen())
            return tr("请%1核对内容，在签字板上签字").arg(who);
        return tr("请%1核对内容，在签字区签字").arg(who);
    case Way::Fingerprint: return tr("请%1按捺指纹，把纸放入扫描仪，按 F4 扫描").arg(who);
    case Way::WrittenFor: return tr("请代书人在签字区写上%1的姓名，并注明代书").arg(who);
    case Way::Seal: return tr("请单位盖章，把纸放入扫描仪，按 F4 扫描");
    }
    return {};
}

QString SignaturePage::instruction() const
{
    if (!m_intake || !m_intake->item())
        return tr("请先选择事项（F3）");
    if (isSigned())
        return nextSigner(m_intake->draft(), m_shownDigest) < 0 ? tr("已签字，按 Enter 继续办理")
                                                                : tr("已签字，按 Enter 请下一位签字");
    if (isGiven())
        return tr("请按“%1”，或清除后重签").arg(m_sign->text());
    if (signature() || m_inkDropped)
        return tr("内容有改动，请申请人核对后重新签字");
    return waitingWords();
}

} // namespace yc::app
