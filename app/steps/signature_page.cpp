#include "app/steps/signature_page.h"

#include "app/confirmation_text.h"
#include "app/steps/pad_signing.h"
#include "app/steps/print_sheet.h"
#include "app/steps/signer_row.h"
#include "app/steps/signing_details.h"
#include "ui/ink_pad.h"
#include "ui/signing_words.h"
#include "ui/status_chip.h"
#include "ui/step_button.h"

#include <QBuffer>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace yc::app
{

namespace domain = core::domain;

using Way = domain::SigningWay;

namespace
{

constexpr Way Ways[] = {Way::Ink, Way::Fingerprint, Way::WrittenFor, Way::Seal}; // Alt+1 to Alt+4
constexpr int PadHeight = 180;

bool hasOrganisation(const domain::CaseDraft &draft)
{
    for (int i = 0; i <= static_cast<int>(draft.others.size()); ++i) {
        if (domain::organisationAt(draft, domain::partyPlace(QLatin1StringView("applicant"), i)))
            return true;
    }
    return false;
}

} // namespace

SignaturePage::SignaturePage(Shop &shop, QWidget *parent) : StepPage(shop, parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 14, 24, 14);
    column->setSpacing(8);
    auto *head = new QHBoxLayout;
    head->setSpacing(0);
    m_title = new QLabel(this);
    ui::setRole(m_title, "heading");
    head->addWidget(m_title, 1);
    buildWays(head);
    column->addLayout(head);
    m_signers = new SignerRow(this);
    column->addWidget(m_signers);
    connect(m_signers, &SignerRow::chosen, this, &SignaturePage::wantSeat);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(16);
    m_shown = new QPlainTextEdit(this);
    m_shown->setReadOnly(true);
    m_shown->setAccessibleName(tr("申请人确认的内容"));
    middle->addWidget(m_shown, 1);
    m_details = new SigningDetails(shop, this);
    m_details->setMinimumWidth(shop.theme.room(460));
    middle->addWidget(m_details, 1);
    column->addLayout(middle, 1);
    m_digest = new QLabel(this);
    ui::setRole(m_digest, "caption");
    m_digest->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(m_digest);
    auto *row = new QHBoxLayout;
    row->setSpacing(16);
    m_pad = new ui::InkPad(this);
    m_pad->setFixedHeight(PadHeight);
    row->addWidget(m_pad, 1);
    m_sheet = new PrintSheet(shop, this);
    m_sheet->setFixedHeight(PadHeight);
    m_sheet->hide();
    row->addWidget(m_sheet, 1);
    auto *side = new QVBoxLayout;
    side->setSpacing(8);
    m_state = new ui::StatusChip(this);
    side->addWidget(m_state);
    side->addStretch(1);
    buildBoard();
    side->addWidget(m_where);
    m_clear = new QPushButton(tr("清除重签"), this);
    side->addWidget(m_clear);
    m_sign = new QPushButton(tr("确认签字"), this);
    ui::setRole(m_sign, "primary");
    side->addWidget(m_sign);
    m_go = new QPushButton(tr("继续：办理"), this);
    side->addWidget(m_go);
    row->addLayout(side);
    column->addLayout(row);
    const auto begun = [this] {
        m_inkDigest = m_shownDigest;
        m_inkDropped = false;
        m_clear->setEnabled(true);
        if (signature())
            m_details->dropConfirmation(); // of the signature that this one replaces
    };
    connect(m_pad, &ui::InkPad::begun, this, begun);
    connect(m_sheet, &PrintSheet::begun, this, begun);
    const auto given = [this] {
        m_sign->setEnabled(isGiven());
        Q_EMIT instructionChanged();
    };
    connect(m_pad, &ui::InkPad::strokeEnded, this, given);
    connect(m_sheet, &PrintSheet::taken, this, given);
    connect(m_sheet, &PrintSheet::problem, this, &SignaturePage::problem);
    connect(m_sheet, &PrintSheet::complaint, this, &SignaturePage::complaint);
    connect(m_sheet, &PrintSheet::waiting, this, &SignaturePage::waiting);
    connect(m_details, &SigningDetails::complaint, this, &SignaturePage::complaint);
    connect(m_details, &SigningDetails::waiting, this, &SignaturePage::waiting);
    connect(m_clear, &QPushButton::clicked, this, [this] {
        // A signature that was confirmed can be given again only by somebody who may have left: asked once more.
        if (signature() && !m_clearAsked) {
            m_clearAsked = true;
            m_clear->setText(tr("确认清除签字"));
            ui::setRole(m_clear, "danger");
            return;
        }
        calmClear();
        dropGiven();
        if (m_intake)
            m_intake->clearSignature(m_seat);
        m_clear->setEnabled(false);
        tendBoard();
    });
    connect(m_sign, &QPushButton::clicked, this, &SignaturePage::sign);
    connect(m_go, &QPushButton::clicked, this, &SignaturePage::forward);
}

void SignaturePage::buildWays(QHBoxLayout *row)
{
    m_ways = new QButtonGroup(this);
    int number = 0;
    for (const auto way : Ways) {
        auto *button = new ui::StepButton(ui::wayWords(way), this);
        button->setCheckable(true);
        button->setAccessibleName(ui::wayWords(way));
        button->setShortcut(QKeySequence(Qt::ALT | static_cast<Qt::Key>(Qt::Key_1 + number)));
        button->setToolTip(tr("签署方式：%1（Alt+%2）").arg(ui::wayWords(way)).arg(++number));
        ui::setRole(button, "step");
        m_ways->addButton(button, static_cast<int>(way));
        row->addWidget(button);
    }
    m_ways->button(static_cast<int>(Way::Ink))->setChecked(true);
    connect(m_ways, &QButtonGroup::idToggled, this, [this](int id, bool on) {
        if (!on || static_cast<Way>(id) == m_way)
            return;
        chooseWay(static_cast<Way>(id));
        if (m_intake)
            refresh();
        m_details->enter();
    });
}

// Nothing that was given is lost by looking at another way: strokes, sheet and fields stay where they are.
void SignaturePage::chooseWay(Way way)
{
    m_way = way;
    calmClear();
    closeBoard();
    m_ways->button(static_cast<int>(way))->setChecked(true);
    const bool printed = domain::isPrinted(way);
    m_pad->setVisible(!printed);
    m_sheet->setVisible(printed);
    m_details->setWay(way);
    sayWho();
    // What was signed in another way is not shown as this one's.
    m_earlierBlob.clear();
    if (m_pad->isBlank())
        m_pad->clear();
    if (m_sheet->isBlank())
        m_sheet->clear();
    const bool done = isSigned() && signature()->way == way;
    m_sign->setEnabled(isGiven() && !done);
    Q_EMIT wayInHand(m_way, m_seat);
    Q_EMIT instructionChanged();
}

// The strokes of one are never confirmed as another's: they are dropped with the turn.
void SignaturePage::takeSeat(int seat)
{
    m_seat = seat;
    calmClear();
    dropGiven();
    m_inkDropped = false;
    m_inkDigest.clear();
    m_details->setSeat(seat);
    const auto *before = signature();
    chooseWay(before ? before->way : Way::Ink);
    if (before && before->way != Way::Ink)
        m_details->restore(*before);
    m_wasSigned = before && before->shownDigest == m_shownDigest;
}

void SignaturePage::wantSeat(int seat)
{
    if (!m_intake || seat == m_seat)
        return;
    if (isGiven() && !isSigned()) {
        m_signers->show(m_intake->draft(), m_shownDigest, m_seat);
        Q_EMIT complaint(tr("请先确认或清除%1的签字，再换下一位").arg(signerWords(m_intake->draft(), m_seat)));
        return;
    }
    takeSeat(seat);
    refresh();
    enter();
}

bool SignaturePage::severalSign() const
{
    return m_intake && domain::signersOf(m_intake->draft()) > 1;
}

const domain::Signature *SignaturePage::signature() const
{
    return m_intake ? domain::signatureAt(m_intake->draft(), m_seat) : nullptr;
}

void SignaturePage::showWays()
{
    const auto &draft = m_intake->draft();
    const bool organisation = hasOrganisation(draft);
    m_ways->button(static_cast<int>(Way::Seal))->setVisible(organisation);
    if (m_way == Way::Seal && !organisation)
        chooseWay(Way::Ink);
}

void SignaturePage::calmClear()
{
    m_clearAsked = false;
    m_clear->setText(tr("清除重签"));
    ui::setRole(m_clear, "");
}

void SignaturePage::dropGiven()
{
    closeBoard();
    m_pad->clear();
    m_sheet->clear();
    m_details->dropConfirmation();
    m_earlierBlob.clear();
    m_sign->setEnabled(false);
}

bool SignaturePage::isGiven() const
{
    return domain::isPrinted(m_way) ? !m_sheet->isBlank() : !m_pad->isBlank();
}

bool SignaturePage::isSigned() const
{
    const auto *before = signature();
    return before && before->shownDigest == m_intake->shownDigest(); // which costs, and is asked for only then
}

void SignaturePage::opened()
{
    calmClear();
    m_details->open(m_intake);
    dropGiven();
    m_shown->clear();
    m_shownDigest.clear();
    m_inkDigest.clear();
    m_inkDropped = false;
    m_onScreen = false;
    m_signers->show({}, {}, 0); // names of the case before go at once
    takeSeat(m_intake ? std::max(0, domain::firstUnsigned(m_intake->draft())) : 0);
}

void SignaturePage::refresh()
{
    if (!isVisible())
        return; // laying out the text is for whoever reads it; enter() comes back here
    const auto digest = m_intake->shownDigest();
    if (digest != m_shownDigest) {
        // Ink belongs to the text that it was written under: another text is signed by a hand, not by a press. So does
        // a print, and what a witness saw.
        m_inkDropped = m_inkDropped || !m_pad->isBlank() || !m_sheet->isBlank();
        const bool first = m_shownDigest.isEmpty();
        const auto *before = signature();
        if (!first)
            dropGiven();
        else if (before && before->shownDigest != digest)
            m_details->dropConfirmation();
        m_shownDigest = digest;
        sayWho(); // the text says who they are as well
        m_shown->setPlainText(confirmationText(m_intake->shownText(), m_intake->item()));
        m_digest->setText(tr("签字与以上内容绑定 · 摘要 %1").arg(digest.left(16)));
    }
    goToWhoIsNext();
    showWays();
    m_details->refresh();
    m_signers->show(m_intake->draft(), digest, m_seat);
    const auto *signature = this->signature();
    const auto ready = m_intake->item() != nullptr && m_intake->draft().hasApplicant();
    const auto saving = m_intake->isSavingPages(); // a page gets its digest in a moment, and the text changes with it
    m_pad->setEnabledForSigning(ready && !saving,
                                saving ? tr("正在保存材料页面，请稍候") : tr("读取证件并选择事项后才能签字"));
    m_sheet->setOpen(ready && !saving);
    m_go->setEnabled(ready);
    m_clear->setEnabled(ready && (signature || isGiven()));
    m_state->setToolTip(signature ? ui::signatureWords(*signature) : QString());
    if (!signature && m_inkDropped) {
        m_state->set(ui::Tone::Wrong, tr("内容有改动，原笔迹已清除"));
    } else if (!signature) {
        m_state->set(ui::Tone::Plain, tr("未签字"));
    } else if (!isSigned()) {
        m_state->set(ui::Tone::Wrong, tr("内容有改动，须重签"));
    } else {
        m_state->set(ui::Tone::Soon,
                     signature->way == Way::Ink ? tr("已签字，待提交")
                                                : tr("已签字（%1），待提交").arg(ui::wayWords(signature->way)));
        showEarlier();
    }
    tendBoard();
    Q_EMIT instructionChanged();
}

// A signature that has come to rest, here or on the applicant's screen, hands the page to the next who signs.
void SignaturePage::goToWhoIsNext()
{
    const auto &draft = m_intake->draft();
    if (m_seat >= domain::signersOf(draft))
        return takeSeat(0); // they have left, or an agent acts for all
    const bool before = std::exchange(m_wasSigned, isSigned());
    const auto next = nextSigner(draft, m_shownDigest);
    if (m_wasSigned && !before && next >= 0) {
        takeSeat(next);
        m_pad->setFocus();
    }
}

// What was signed with, where that way is looked at and nothing fresh lies there.
void SignaturePage::showEarlier()
{
    const auto &signature = *this->signature();
    if (signature.way != m_way || isGiven() || signature.imageBlob.isEmpty() || m_earlierBlob == signature.imageBlob)
        return;
    m_earlierBlob = signature.imageBlob;
    core::domain::Page page;
    page.blob = signature.imageBlob;
    m_intake->loadPage(page, this, [this, way = m_way, blob = page.blob](Result<QByteArray> picture) {
        if (!picture || isGiven() || way != m_way || m_earlierBlob != blob)
            return;
        if (domain::isPrinted(way))
            m_sheet->showEarlier(*picture);
        else // a small picture of strokes; still, not before the page that shows it
            m_pad->setEarlier(QImage::fromData(*picture, "png"));
    });
}

void SignaturePage::sign()
{
    if (!m_intake || !isGiven())
        return;
    auto how = m_details->take();
    if (!how)
        return; // told where it is missing
    if (severalSign() && how->by.isEmpty())
        how->by = domain::placesAt(m_intake->draft(), m_seat).constFirst();
    const auto signedAs = [&]() -> Done {
        if (domain::isPrinted(m_way)) {
            how->device = m_sheet->device();
            return m_intake->signByPrint(m_sheet->print(), m_inkDigest, std::move(*how));
        }
        QByteArray png;
        QBuffer buffer(&png);
        if (!buffer.open(QIODevice::WriteOnly) || !m_pad->image().save(&buffer, "png", 80))
            return std::unexpected(yc::codes::NoMemory);
        return m_intake->sign(m_pad->ink(), png, m_inkDigest, std::move(*how));
    };
    if (const auto taken = signedAs(); !taken) {
        refresh(); // the text that is true now, and a blank pad under it
        Q_EMIT problem(taken.error());
        return;
    }
    m_board->close(); // pressed here while the pad still asked for it
    m_pad->endFromPad();
    m_sign->setEnabled(false);
    m_go->setFocus();
}

std::optional<devices::Kind> SignaturePage::deviceInHand() const
{
    return domain::isPrinted(m_way) ? std::optional(devices::Kind::DocumentScanner) : std::nullopt;
}

void SignaturePage::enter()
{
    Q_EMIT wayInHand(m_way, m_seat);
    calmClear();
    if (m_intake)
        refresh();
    if (m_way == Way::Ink)
        m_pad->setFocus();
    else
        m_details->enter();
}

bool SignaturePage::scan()
{
    if (!domain::isPrinted(m_way))
        return false;
    m_sheet->scan();
    return true;
}

bool SignaturePage::goOn()
{
    if (!m_intake)
        return false;
    if (!m_details->goOn())
        forward();
    return true;
}

void SignaturePage::forward()
{
    if (!m_intake)
        return;
    const auto next = nextSigner(m_intake->draft(), m_intake->shownDigest());
    if (isGiven() && !isSigned())
        sign();
    else if (isSigned() && next >= 0)
        wantSeat(next);
    else
        Q_EMIT stepWanted(core::flow::Step::Ending);
}

bool SignaturePage::goBack()
{
    return m_sheet->giveUp();
}

} // namespace yc::app
