#include "app/citizen/citizen_sign.h"

#include "app/citizen/citizen_side.h"
#include "app/citizen/citizen_way.h"
#include "app/citizen/reading_text.h"
#include "app/confirmation_text.h"
#include "app/steps/signer_row.h"
#include "ui/ink_pad.h"
#include "ui/theme.h"

#include <QBuffer>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace yc::app
{

CitizenSign::CitizenSign(CitizenSide &side, QWidget *parent) : QWidget(parent), m_side(side)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 12, 0, 0);
    column->setSpacing(10);
    m_title = new QLabel(this);
    m_title->setProperty("scale", "title");
    m_title->setWordWrap(true);
    m_title->setContentsMargins(32, 0, 32, 0);
    column->addWidget(m_title);
    auto *both = new QHBoxLayout;
    both->setContentsMargins(32, 0, 32, 0);
    both->setSpacing(24);
    auto *left = new QVBoxLayout;
    left->setSpacing(10);
    m_text = new ReadingText(this);
    left->addWidget(m_text, 1);
    auto *below = new QHBoxLayout;
    m_seen = new QLabel(this);
    below->addWidget(m_seen, 1);
    m_down = new QPushButton(this);
    below->addWidget(m_down);
    left->addLayout(below);
    both->addLayout(left, 3);
    auto *right = new QVBoxLayout;
    right->setSpacing(10);
    m_pad = new ui::InkPad(this);
    m_pad->setMinimumHeight(220);
    right->addWidget(m_pad, 1);
    m_way = new CitizenWay(this);
    m_way->hide();
    right->addWidget(m_way, 1);
    m_state = new QLabel(this);
    m_state->setWordWrap(true);
    right->addWidget(m_state);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(12);
    m_clear = new QPushButton(this);
    buttons->addWidget(m_clear);
    m_sign = new QPushButton(this);
    ui::setRole(m_sign, "primary");
    buttons->addWidget(m_sign, 1);
    right->addLayout(buttons);
    both->addLayout(right, 2);
    column->addLayout(both, 1);

    auto *bar = new QFrame(this);
    ui::setRole(bar, "guidance");
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(32, 10, 32, 10);
    row->setSpacing(16);
    m_back = new QPushButton(bar);
    row->addWidget(m_back);
    row->addStretch(1);
    m_notice = new QPushButton(bar);
    row->addWidget(m_notice);
    column->addWidget(bar);

    // Words are said by refresh() alone, in the person's language: a press asks for it and says nothing by itself.
    connect(m_text, &ReadingText::seenToTheEnd, this, &CitizenSign::more);
    connect(m_down, &QPushButton::clicked, m_text, &ReadingText::down);
    connect(m_pad, &ui::InkPad::begun, this, [this] {
        m_inkDigest = m_shownDigest;
        m_dropped = false;
    });
    connect(m_pad, &ui::InkPad::strokeEnded, this, &CitizenSign::more);
    connect(m_clear, &QPushButton::clicked, this, [this] {
        m_pad->clear();
        Q_EMIT more();
    });
    connect(m_sign, &QPushButton::clicked, this, &CitizenSign::sign);
    connect(m_back, &QPushButton::clicked, this, &CitizenSign::backWanted);
    connect(m_notice, &QPushButton::clicked, this, &CitizenSign::noticeWanted);
}

void CitizenSign::say()
{
    m_text->setAccessibleName(tr("您要签字的内容"));
    m_down->setText(tr("往下看"));
    m_clear->setText(tr("清除重写"));
    m_sign->setText(tr("确认签字"));
    m_sign->setAccessibleName(tr("本人确认签字"));
    m_back->setText(tr("有不对的，返回核对"));
    m_notice->setText(tr("个人信息处理告知"));
    m_pad->setInvitation(tr("请在此签字"));
    m_pad->setAccessibleName(tr("本人签字区"));
}

void CitizenSign::refresh()
{
    auto *intake = m_side.intake();
    if (!intake || !intake->item())
        return forget();
    const auto digest = intake->shownDigest();
    if (digest != m_shownDigest) {
        m_dropped = m_dropped || (!m_pad->isBlank() && !m_shownDigest.isEmpty());
        m_pad->clear(); // ink belongs to the text that it was written under
        m_earlier.clear();
        m_shownDigest = digest;
    }
    const auto &draft = intake->draft();
    const auto next = nextSigner(draft, digest);
    const auto isSigned = next < 0;
    if (const auto seat = isSigned ? core::domain::signersOf(draft) - 1 : next; seat != m_seat) {
        m_seat = seat;
        m_pad->clear(); // nor to another hand
        m_earlier.clear();
        m_text->forget(); // whoever signs has read it
    }
    m_text->read(confirmationText(intake->shownText(), intake->item()));
    const auto seen = m_text->wasSeenToTheEnd();
    m_seen->setText(seen ? tr("✓ 已看到最后") : tr("下面还有，请看到最后"));
    m_down->setVisible(!seen);

    const auto *signature = core::domain::signatureAt(draft, m_seat);
    const auto way = isSigned ? signature->way : m_side.wayOf(m_seat);
    title(way);
    const bool here = way == core::domain::SigningWay::Ink;
    m_way->tell(way, isSigned);
    m_way->setVisible(!here);
    for (auto *one : std::initializer_list<QWidget *>{m_pad, m_state, m_clear, m_sign})
        one->setVisible(here);
    if (!here)
        return; // strokes that lie there are not lost by the clerk's looking at another way
    const auto saving = intake->isSavingPages();
    const bool onPad = m_side.isOnPad() && !isSigned;
    if (onPad)
        m_pad->clear(); // one hand, one place
    const auto open = seen && !saving && !isSigned && !onPad;
    m_pad->setEnabledForSigning(open,
                                isSigned     ? tr("已签字")
                                    : onPad  ? tr("请看过左边的内容，在签字板上签字")
                                    : saving ? tr("正在保存材料，请稍候")
                                             : tr("看到最后，就可以在这里签字"));
    if (isSigned && m_earlier != signature->imageBlob) {
        // Signed here or on the clerk's side: the same picture, from where it rests.
        m_earlier = signature->imageBlob;
        core::domain::Page page;
        page.blob = signature->imageBlob;
        intake->loadPage(page, this, [this, blob = m_earlier](const Result<QByteArray> &png) {
            if (png && m_earlier == blob)
                m_pad->setEarlier(QImage::fromData(*png, "png"));
        });
    } else if (!isSigned && !m_earlier.isEmpty()) {
        m_earlier.clear();
        m_pad->clear();
    }
    m_clear->setEnabled(open && !m_pad->isBlank());
    m_sign->setEnabled(open && !m_pad->isBlank());
    m_state->setText(isSigned        ? tr("✓ 已签字，请等工作人员提交")
                         : m_dropped ? tr("! 内容有改动，原来的笔迹已清除，请看过后重新签字")
                         : !m_pad->isBlank() ? tr("写好了，请按“确认签字”")
                         : open              ? tr("请用笔或手指写上您的姓名")
                                             : QString());
}

void CitizenSign::title(core::domain::SigningWay way)
{
    using Way = core::domain::SigningWay;
    const auto who = turn();
    switch (way) {
    case Way::Ink:
        m_title->setText(who.isEmpty() ? tr("请从头看到尾，没有错再签字")
                                       : tr("请%1从头看到尾，没有错再签字").arg(who));
        break;
    case Way::Fingerprint:
    case Way::WrittenFor:
        m_title->setText(who.isEmpty() ? tr("请听工作人员从头念到尾，没有错再确认")
                                       : tr("请%1听工作人员从头念到尾，没有错再确认").arg(who));
        break;
    case Way::Seal: m_title->setText(tr("请从头看到尾，没有错再盖章")); break;
    }
}

QString CitizenSign::turn() const
{
    const auto *intake = m_side.intake();
    const bool several = intake && core::domain::signersOf(intake->draft()) > 1;
    return several ? signerWords(intake->draft(), m_seat, true) : QString();
}

void CitizenSign::forget()
{
    m_title->clear(); // a name may stand there
    m_pad->clear();
    m_way->tell(core::domain::SigningWay::Ink, false);
    m_text->forget();
    m_state->clear();
    m_shownDigest.clear();
    m_inkDigest.clear();
    m_earlier.clear();
    m_dropped = false;
    m_seat = 0;
}

void CitizenSign::sign()
{
    auto *intake = m_side.intake();
    if (!intake || m_pad->isBlank())
        return;
    QByteArray png;
    QBuffer buffer(&png);
    if (!buffer.open(QIODevice::WriteOnly) || !m_pad->image().save(&buffer, "png", 80)) {
        Q_EMIT problem(yc::codes::NoMemory);
        return;
    }
    // SignedOther: the text that is true now is shown, and a blank pad beside it.
    core::domain::Signature how;
    if (!turn().isEmpty())
        how.by = core::domain::placesAt(intake->draft(), m_seat).constFirst();
    if (const auto taken = intake->sign(m_pad->ink(), png, m_inkDigest, std::move(how));
        !taken && taken.error() != core::flow::codes::SignedOther)
        Q_EMIT problem(taken.error());
    Q_EMIT more();
}

} // namespace yc::app
