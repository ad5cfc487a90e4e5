#include "app/steps/pad_signing.h"
#include "app/steps/signature_page.h"
#include "app/steps/signer_row.h"
#include "ui/ink_pad.h"

#include <QPushButton>

// Signing on a signature pad: the page opens it when somebody can sign, shows its ink as it comes and takes it where it
// takes the screen's.
namespace yc::app
{

namespace domain = core::domain;

using Way = domain::SigningWay;

void SignaturePage::buildBoard()
{
    m_board = new PadSigning(m_shop, this);
    m_where = new QPushButton(this);
    m_where->hide();
    connect(m_where, &QPushButton::clicked, this, [this] {
        m_onScreen = !m_onScreen;
        if (m_board->isOpen())
            closeBoard();
        tendBoard();
    });
    connect(m_board, &PadSigning::changed, this, &SignaturePage::tendBoard);
    connect(m_board, &PadSigning::inkArrived, m_pad, &ui::InkPad::addFromPad);
    connect(m_board, &PadSigning::begunAgain, this, [this] {
        m_pad->dropFromPad();
        m_sign->setEnabled(false);
        tendBoard();
    });
    connect(m_board, &PadSigning::confirmed, this, [this] {
        m_pad->endFromPad();
        sign(); // what is missing beside it is told to the clerk, and the ink waits for that
        Q_EMIT instructionChanged();
    });
    connect(m_board, &PadSigning::cancelled, this, [this] {
        leaveBoard();
        Q_EMIT complaint(tr("签字人在签字板上按了“取消”，没有签字"));
    });
    connect(m_board, &PadSigning::lost, this, [this](Code code) {
        leaveBoard();
        Q_EMIT problem(code);
    });
}

// Signing there is over without a signature; it does not begin again by itself.
void SignaturePage::leaveBoard()
{
    m_onScreen = true;
    m_pad->endFromPad();
    m_pad->clear();
    m_sign->setEnabled(isGiven());
    tendBoard();
    Q_EMIT instructionChanged();
}

void SignaturePage::closeBoard()
{
    if (!m_board->isOpen())
        return;
    m_board->close();
    m_pad->endFromPad();
    m_pad->clear(); // strokes of a page that nobody confirmed
    m_sign->setEnabled(isGiven());
}

bool SignaturePage::boardWanted() const
{
    return isVisible() && m_intake && m_intake->item() && m_intake->draft().hasApplicant() && !m_intake->isSavingPages()
        && !domain::isPrinted(m_way) && !m_onScreen && !m_shownDigest.isEmpty() && m_board->isThere() && !isSigned();
}

void SignaturePage::tendBoard()
{
    const bool wanted = boardWanted();
    if (m_board->isOpen() && !wanted) {
        closeBoard();
    } else if (!m_board->isOpen() && wanted && m_pad->isBlank()) {
        const auto who = signerWords(m_intake->draft(), m_seat, true);
        const auto item = m_intake->item()->name;
        const bool written = m_way == Way::WrittenFor;
        const PadText text{.who = written ? tr("请代书人代%1签字").arg(who) : tr("请%1签字").arg(who),
                           .statement = written
                               ? tr("已向本人念清办理“%1”的全部确认内容，本人确认无误，由他人代书。").arg(item)
                               : tr("本人已核对办理“%1”的全部确认内容，确认无误。").arg(item),
                           .digest = tr("摘要 %1").arg(m_shownDigest.left(16)),
                           .confirm = tr("确认"),
                           .again = tr("重签"),
                           .cancel = tr("取消")};
        if (m_board->open(text)) {
            m_pad->beginFromPad(m_board->place(), m_board->areaMm100());
            m_earlierBlob.clear();
        }
    }
    sayBoard();
}

void SignaturePage::sayBoard()
{
    const bool open = m_board->isOpen();
    if (open)
        m_pad->setInvitation(m_board->isReady() ? tr("请%1在签字板上签字").arg(whoSigns())
                                                : tr("正在把内容显示到签字板上，请稍候"));
    else
        m_pad->setInvitation(m_way == Way::WrittenFor ? tr("请代书人在此书写") : tr("请%1在此签字").arg(whoSigns()));
    m_where->setVisible(m_board->isKnown() && !domain::isPrinted(m_way) && m_intake && !isSigned());
    m_where->setText(m_onScreen ? tr("用签字板签") : tr("改在屏幕上签"));
    m_where->setEnabled(m_onScreen ? m_board->isThere() : open);
    Q_EMIT padInHand(open);
    // Takes a moment, and answers whatever was said of the try before.
    if (const bool loads = open && !m_board->isReady(); loads != std::exchange(m_boardLoads, loads))
        Q_EMIT waiting(loads ? tr("正在把内容显示到签字板上，请稍候") : QString());
}

QString SignaturePage::whoSigns() const
{
    return severalSign() ? signerWords(m_intake->draft(), m_seat) : tr("申请人");
}

void SignaturePage::hideEvent(QHideEvent *event)
{
    closeBoard(); // nobody stands before a page that is not there
    Q_EMIT padInHand(false);
    StepPage::hideEvent(event);
}

} // namespace yc::app
