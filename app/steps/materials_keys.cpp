#include "app/steps/camera_panel.h"
#include "app/steps/exempt_panel.h"
#include "app/steps/handed_panel.h"
#include "app/steps/materials_page.h"
#include "ui/page_strip.h"

#include <QKeyEvent>
#include <QListWidget>
#include <QPushButton>

// Step 4 by keys: what a clerk does a hundred times a day without looking for a button.
namespace yc::app
{

bool MaterialsPage::takeKey(const QKeyEvent &event)
{
    const auto plain = event.modifiers() == Qt::NoModifier || event.modifiers() == Qt::KeypadModifier;
    const auto key = event.key();
    if (event.matches(QKeySequence::Undo)) {
        m_undo->click();
        return true;
    }
    if (plain && key >= Qt::Key_1 && key <= Qt::Key_9 && m_strip->current() >= 0) {
        moveTo(m_strip->current(), key - Qt::Key_1);
        return true;
    }
    if (plain && looksThroughCamera()) {
        switch (key) {
        case Qt::Key_Space: m_camera->take(); return true;
        case Qt::Key_R: m_camera->turn(); return true;
        case Qt::Key_A: m_camera->toggleAuto(); return true;
        default: break;
        }
    }
    switch (plain ? key : 0) {
    case Qt::Key_Space: m_replace->click(); return true;
    case Qt::Key_R: m_turn->click(); return true;
    case Qt::Key_Delete: m_remove->click(); return true;
    case Qt::Key_Y: m_handed->add(HandedPanel::Kind::Original); return true;
    case Qt::Key_F: m_handed->add(HandedPanel::Kind::Copy); return true;
    case Qt::Key_D: m_handed->add(HandedPanel::Kind::File); return true;
    case Qt::Key_H: m_handed->compare(); return true;
    case Qt::Key_Q: m_handed->accept(); return true;
    case Qt::Key_N: m_exempt->toggle(); return true;
    default: return false;
    }
}

void MaterialsPage::keyPressEvent(QKeyEvent *event)
{
    if (!takeKey(*event))
        StepPage::keyPressEvent(event);
}

// A list that has the focus would take letters and figures for a search.
bool MaterialsPage::eventFilter(QObject *watched, QEvent *event)
{
    const bool ofList = watched == m_materials || watched == m_strip;
    if (ofList && event->type() == QEvent::KeyPress && takeKey(*static_cast<QKeyEvent *>(event)))
        return true;
    return StepPage::eventFilter(watched, event);
}

} // namespace yc::app
