#include "app/steps/materials_page.h"
#include "app/steps/repeat_question.h"
#include "ui/catalogue_words.h"
#include "ui/page_strip.h"

#include <QListWidget>

// Step 4: the same sheet twice, as it is noticed.
namespace yc::app
{

QWidget *MaterialsPage::makeRepeatQuestion()
{
    m_repeat = new RepeatQuestion(this);
    connect(m_repeat, &RepeatQuestion::pageWanted, this, &MaterialsPage::selectPage);
    connect(m_repeat, &RepeatQuestion::kept, this, [this](const core::flow::Intake::Repeat &repeat) {
        if (m_intake)
            m_intake->keepRepeat(repeat);
    });
    connect(m_repeat, &RepeatQuestion::dropped, this, [this](const core::flow::Intake::Repeat &repeat) {
        if (!m_intake)
            return;
        selectPage(repeat.material, repeat.index); // what goes is seen going
        m_intake->removePage(repeat.material, repeat.index);
    });
    return m_repeat;
}

void MaterialsPage::askRepeats()
{
    const auto repeats = m_intake->repeats();
    if (repeats.isEmpty())
        return m_repeat->forget();
    const auto nameOf = [this](const QString &id) {
        const auto *material = m_intake->item() ? m_intake->item()->material(id) : nullptr;
        return material ? ui::said(material->name) : QString();
    };
    const auto &first = repeats.first();
    m_repeat->ask({.repeat = first,
                   .name = nameOf(first.material),
                   .ofName = nameOf(first.ofMaterial),
                   .more = static_cast<int>(repeats.size()) - 1});
}

void MaterialsPage::selectPage(const QString &materialId, int index)
{
    for (int i = 0; i < m_materials->count(); ++i) {
        if (m_materials->item(i)->data(Qt::UserRole).toString() == materialId)
            m_materials->setCurrentRow(i);
    }
    m_strip->setCurrentRow(index);
}

} // namespace yc::app
