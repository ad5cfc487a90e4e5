#include "app/steps/signature_page.h"

#include "app/confirmation_text.h"
#include "ui/ink_pad.h"
#include "ui/status_chip.h"

#include <QBuffer>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace yc::app
{

SignaturePage::SignaturePage(Shop &shop, QWidget *parent) : StepPage(shop, parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 14, 24, 14);
    column->setSpacing(8);
    auto *title = new QLabel(tr("请申请人核对以下内容，确认无误后签字"), this);
    ui::setRole(title, "heading");
    column->addWidget(title);
    m_shown = new QPlainTextEdit(this);
    m_shown->setReadOnly(true);
    m_shown->setAccessibleName(tr("申请人确认的内容"));
    column->addWidget(m_shown, 1);
    m_digest = new QLabel(this);
    ui::setRole(m_digest, "caption");
    m_digest->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(m_digest);
    auto *row = new QHBoxLayout;
    row->setSpacing(16);
    m_pad = new ui::InkPad(this);
    m_pad->setFixedHeight(180);
    row->addWidget(m_pad, 1);
    auto *side = new QVBoxLayout;
    side->setSpacing(8);
    m_state = new ui::StatusChip(this);
    side->addWidget(m_state);
    side->addStretch(1);
    m_clear = new QPushButton(tr("清除重签"), this);
    side->addWidget(m_clear);
    m_sign = new QPushButton(tr("确认签字"), this);
    ui::setRole(m_sign, "primary");
    side->addWidget(m_sign);
    m_go = new QPushButton(tr("继续：办理"), this);
    side->addWidget(m_go);
    row->addLayout(side);
    column->addLayout(row);
    connect(m_pad, &ui::InkPad::begun, this, [this] {
        m_inkDigest = m_shownDigest;
        m_inkDropped = false;
        m_clear->setEnabled(true);
    });
    connect(m_pad, &ui::InkPad::strokeEnded, this, [this] {
        m_sign->setEnabled(true);
        Q_EMIT instructionChanged();
    });
    connect(m_clear, &QPushButton::clicked, this, [this] {
        // A signature that was confirmed can be given again only by somebody who may have left: asked once more.
        if (m_intake && m_intake->draft().signature && !m_clearAsked) {
            m_clearAsked = true;
            m_clear->setText(tr("确认清除签字"));
            ui::setRole(m_clear, "danger");
            return;
        }
        calmClear();
        m_pad->clear();
        if (m_intake)
            m_intake->clearSignature();
        m_sign->setEnabled(false);
        m_clear->setEnabled(false);
    });
    connect(m_sign, &QPushButton::clicked, this, &SignaturePage::sign);
    connect(m_go, &QPushButton::clicked, this, &SignaturePage::goOn);
}

void SignaturePage::calmClear()
{
    m_clearAsked = false;
    m_clear->setText(tr("清除重签"));
    ui::setRole(m_clear, "");
}

void SignaturePage::opened()
{
    calmClear();
    m_pad->clear();
    m_shown->clear();
    m_shownDigest.clear();
    m_inkDigest.clear();
    m_inkDropped = false;
    m_sign->setEnabled(false);
}

void SignaturePage::refresh()
{
    if (!isVisible())
        return; // laying out the text is for whoever reads it; enter() comes back here
    const auto digest = m_intake->shownDigest();
    if (digest != m_shownDigest) {
        // Ink belongs to the text that it was written under: another text is signed by a hand, not by a press.
        m_inkDropped = m_inkDropped || !m_pad->isBlank();
        m_pad->clear();
        m_sign->setEnabled(false);
        m_shownDigest = digest;
        m_shown->setPlainText(confirmationText(m_intake->shownText(), m_intake->item()));
        m_digest->setText(tr("签字与以上内容绑定 · 摘要 %1").arg(digest.left(16)));
    }
    const auto &signature = m_intake->draft().signature;
    const auto ready = m_intake->item() != nullptr && m_intake->draft().hasApplicant();
    const auto saving = m_intake->isSavingPages(); // a page gets its digest in a moment, and the text changes with it
    m_pad->setEnabledForSigning(ready && !saving,
                                saving ? tr("正在保存材料页面，请稍候") : tr("读取证件并选择事项后才能签字"));
    m_go->setEnabled(ready);
    m_clear->setEnabled(ready && (signature || !m_pad->isBlank()));
    if (!signature && m_inkDropped) {
        m_state->set(ui::Tone::Wrong, tr("内容有改动，原笔迹已清除"));
    } else if (!signature) {
        m_state->set(ui::Tone::Plain, tr("未签字"));
    } else if (signature->shownDigest != digest) {
        m_state->set(ui::Tone::Wrong, tr("内容有改动，须重签"));
    } else {
        m_state->set(ui::Tone::Soon, tr("已签字，待提交"));
        if (m_pad->isBlank() && !signature->imageBlob.isEmpty()) {
            core::domain::Page page;
            page.blob = signature->imageBlob;
            m_intake->loadPage(page, this, [this](Result<QByteArray> png) {
                // A small picture of strokes; still, not before the page that shows it.
                if (png && m_pad->isBlank())
                    m_pad->setEarlier(QImage::fromData(*png, "png"));
            });
        }
    }
    Q_EMIT instructionChanged();
}

void SignaturePage::sign()
{
    if (!m_intake || m_pad->isBlank())
        return;
    QByteArray png;
    QBuffer buffer(&png);
    if (!buffer.open(QIODevice::WriteOnly) || !m_pad->image().save(&buffer, "png", 80)) {
        Q_EMIT problem(yc::codes::NoMemory);
        return;
    }
    if (const auto taken = m_intake->sign(m_pad->ink(), png, m_inkDigest); !taken) {
        refresh(); // the text that is true now, and a blank pad under it
        Q_EMIT problem(taken.error());
        return;
    }
    m_sign->setEnabled(false);
    m_go->setFocus();
}

QString SignaturePage::instruction() const
{
    if (!m_intake || !m_intake->item())
        return tr("请先选择事项（F3）");
    const auto &signature = m_intake->draft().signature;
    if (signature && signature->shownDigest == m_intake->shownDigest())
        return tr("已签字，按 Enter 继续办理");
    if (!m_pad->isBlank())
        return tr("请按“确认签字”，或清除后重签");
    if (signature || m_inkDropped)
        return tr("内容有改动，请申请人核对后重新签字");
    return tr("请申请人核对内容，在签字区签字");
}

void SignaturePage::enter()
{
    calmClear();
    if (m_intake)
        refresh();
    m_pad->setFocus();
}

bool SignaturePage::goOn()
{
    if (!m_intake)
        return false;
    const auto &signature = m_intake->draft().signature;
    if (!m_pad->isBlank() && (!signature || signature->shownDigest != m_intake->shownDigest())) {
        sign();
        return true;
    }
    Q_EMIT stepWanted(core::flow::Step::Ending);
    return true;
}

} // namespace yc::app
