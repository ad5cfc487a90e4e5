#include "app/steps/exempt_panel.h"

#include "ui/catalogue_words.h"
#include "ui/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace yc::app
{

namespace domain = core::domain;

// What only a chip can say is asked for on paper where there was none, and so is what the hall does not have.
bool isExempt(const domain::Material &material, const domain::CaseDraft &draft)
{
    return material.source == domain::MaterialSource::Government && !domain::isAsked(material, draft);
}

QString exemptWords(const domain::Material &material, const domain::CaseDraft &draft)
{
    if (domain::isUnfetched(material, draft))
        return ExemptPanel::tr("! 待补 · 大厅取不到，改交纸质");
    if (!isExempt(material, draft))
        return {};
    const auto words = domain::isReadFromCard(material, draft) ? ExemptPanel::tr("✓ 免提交")
                                                               : ExemptPanel::tr("○ 免提交 · 待大厅核验");
    return material.sourceNote.isEmpty() ? words : QStringLiteral("%1 · %2").arg(words, ui::said(material.sourceNote));
}

QString exemptNotice(const domain::Material &material, const domain::CaseDraft &draft)
{
    const auto name = ui::said(material.name);
    if (domain::isReadFromCard(material, draft))
        return ExemptPanel::tr("“%1”免提交，已由读卡器读取").arg(name);
    if (material.need == domain::MaterialNeed::Optional)
        return ExemptPanel::tr("“%1”免提交，待大厅核验").arg(name);
    return ExemptPanel::tr("“%1”免提交，待大厅核验；取不到的按 N，改交纸质材料").arg(name);
}

ExemptPanel::ExemptPanel(QWidget *parent) : QFrame(parent)
{
    ui::setRole(this, "card");
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(10, 6, 10, 8);
    column->setSpacing(4);
    m_words = new QLabel(this);
    m_words->setWordWrap(true);
    column->addWidget(m_words);
    m_button = new QPushButton(this);
    m_button->setAccessibleName(tr("取不到，需交纸质"));
    column->addWidget(m_button);
    connect(m_button, &QPushButton::clicked, this, &ExemptPanel::toggle);
    hide();
}

void ExemptPanel::open(std::shared_ptr<core::flow::Intake> intake)
{
    m_intake = std::move(intake);
    m_material.clear();
    hide();
}

void ExemptPanel::showMaterial(const QString &materialId)
{
    m_material = materialId;
    const bool ours = m_intake && m_intake->canBeUnfetched(materialId);
    setVisible(ours);
    if (!ours)
        return;
    const bool unfetched = domain::isUnfetched(*m_intake->item()->material(materialId), m_intake->draft());
    m_words->setText(unfetched ? tr("! 大厅取不到：请收取纸质材料") : tr("由大厅核验，现在还没有取得"));
    ui::setRole(m_words, unfetched ? "wrong" : "muted");
    //: buttons; the hall has no such record of the applicant, so that they hand in the paper; and the way back
    m_button->setText(unfetched ? tr("撤销：仍由大厅核验 N") : tr("取不到（需交纸质） N"));
    m_button->setAccessibleName(unfetched ? tr("撤销取不到") : tr("取不到，需交纸质"));
}

void ExemptPanel::toggle()
{
    if (!m_intake || !m_intake->canBeUnfetched(m_material))
        return;
    const auto *material = m_intake->item()->material(m_material);
    (void)m_intake->setUnfetched(m_material, !domain::isUnfetched(*material, m_intake->draft()));
}

} // namespace yc::app
