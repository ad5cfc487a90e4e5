#include "app/steps/limit_panel.h"

#include "ui/catalogue_words.h"
#include "ui/theme.h"

#include <QCheckBox>
#include <QLabel>
#include <QVBoxLayout>

namespace yc::app
{

namespace domain = core::domain;

LimitPanel::LimitPanel(QWidget *parent) : QFrame(parent)
{
    ui::setRole(this, "notice");
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 10, 16, 10);
    column->setSpacing(6);
    m_words = new QLabel(this);
    m_words->setWordWrap(true);
    column->addWidget(m_words);
    //: the clerk has looked whether the agent's case is one of those in which the item takes an agent
    m_confirmed = new QCheckBox(tr("已核对：本次代办属于上述情形"), this);
    column->addWidget(m_confirmed);
    m_who = new QLabel(this);
    ui::setRole(m_who, "caption");
    column->addWidget(m_who);
    connect(m_confirmed, &QCheckBox::clicked, this, [this](bool confirmed) {
        if (m_intake)
            (void)m_intake->confirmLimit(confirmed);
        show(m_intake);
    });
    hide();
}

void LimitPanel::show(const std::shared_ptr<core::flow::Intake> &intake)
{
    m_intake = intake;
    const auto *item = intake ? intake->item() : nullptr;
    const bool ours = item && domain::needsLimit(intake->draft(), *item);
    setVisible(ours);
    if (!ours)
        return;
    const auto &limit = intake->draft().agent->limit;
    m_words->setText(tr("该事项限定情形可代办：%1").arg(ui::said(item->proxyReason)));
    m_confirmed->setChecked(limit.has_value());
    m_confirmed->setEnabled(intake->state() == domain::CaseState::Draft);
    m_who->setText(limit ? tr("核对人工号%1").arg(limit->staffNo) : tr("不属于上述情形的，须申请人本人办理"));
}

bool LimitPanel::isOpen() const
{
    return isVisibleTo(parentWidget()) && m_confirmed->isEnabled() && !m_confirmed->isChecked();
}

void LimitPanel::takeFocus()
{
    m_confirmed->setFocus();
}

} // namespace yc::app
