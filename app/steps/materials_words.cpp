#include "app/steps/exempt_panel.h"
#include "app/steps/materials_page.h"
#include "ui/proof_words.h"

// Step 4: how far each material is, in words.
namespace yc::app
{

namespace domain = core::domain;

QString MaterialsPage::stateOf(const domain::Material &material) const
{
    if (const auto pages = m_intake->pages(material.id).size(); pages > 0) {
        const auto received = tr("✓ 已收 %1 页").arg(pages);
        const auto handed = m_intake->handedIn(material.id);
        if (!handed)
            return tr("%1 · 收取形式待确认").arg(received);
        if (!handed->compared && domain::isAsked(material, m_intake->draft())
            && domain::wantsComparison(*handed, material))
            return tr("! 已收 %1 页 · %2，待核对原件").arg(pages).arg(ui::handedWords(*handed));
        const auto words = QStringLiteral("%1 · %2").arg(received, ui::handedWords(*handed));
        return handed->compared ? tr("%1，已核对").arg(words) : words;
    }
    if (const auto words = exemptWords(material, m_intake->draft()); !words.isEmpty())
        return words;
    if (material.need == domain::MaterialNeed::Optional)
        return tr("○ 非必要，可不提交");
    return material.gapAllowed ? tr("! 待补 · 可容缺") : tr("! 待补");
}

QString MaterialsPage::progressNote() const
{
    if (!m_intake || !m_intake->item())
        return {};
    int wanted = 0;
    int there = 0;
    const auto materials = m_intake->materials();
    for (const auto *material : materials) {
        if (isExempt(*material, m_intake->draft()) || material->need == domain::MaterialNeed::Optional)
            continue;
        ++wanted;
        if (!m_intake->pages(material->id).isEmpty())
            ++there;
    }
    return wanted == 0 ? QString() : QStringLiteral("%1/%2").arg(there).arg(wanted);
}

} // namespace yc::app
