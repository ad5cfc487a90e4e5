#include "app/main_window.h"

#include "app/case_room.h"
#include "app/fact_column.h"
#include "ui/guidance_line.h"

#include <QApplication>
#include <QKeyEvent>
#include <QPushButton>
#include <QShortcut>

// The keys of the one window: which there are, what they do, and when they can.
namespace yc::app
{

void MainWindow::takeKeys()
{
    m_guidance->setKeys({{tr("F1 指南"), Qt::Key_F1},
                         {tr("F2 读卡"), Qt::Key_F2},
                         {tr("F3 事项"), Qt::Key_F3},
                         {tr("F4 扫描"), Qt::Key_F4},
                         {tr("F5 签字"), Qt::Key_F5},
                         {tr("F6 打印"), Qt::Key_F6},
                         {tr("F8 办理"), Qt::Key_F8},
                         {tr("F9 叫号"), Qt::Key_F9},
                         {tr("F10 挂起"), Qt::Key_F10},
                         {tr("F11 本件"), Qt::Key_F11},
                         {tr("F12 锁屏"), Qt::Key_F12},
                         {tr("Esc 返回"), Qt::Key_Escape}});
    connect(m_guidance, &ui::GuidanceLine::keyPressed, this, &MainWindow::functionKey);
    for (const auto key : {Qt::Key_F1, Qt::Key_F2, Qt::Key_F3, Qt::Key_F4, Qt::Key_F5, Qt::Key_F6, Qt::Key_F8,
                           Qt::Key_F9, Qt::Key_F10, Qt::Key_F11, Qt::Key_F12, Qt::Key_Escape}) {
        auto *shortcut = new QShortcut(key, this);
        shortcut->setAutoRepeat(false);
        connect(shortcut, &QShortcut::activated, this, [this, key] { functionKey(key); });
    }
    connect(new QShortcut(Qt::CTRL | Qt::Key_K, this), &QShortcut::activated, this, &MainWindow::toFind);
    connect(new QShortcut(Qt::ALT | Qt::Key_G, this), &QShortcut::activated, this, [this] { functionKey(Qt::Key_F1); });
}

void MainWindow::functionKey(int key)
{
    if (key == Qt::Key_Escape) {
        goBack();
        return;
    }
    if (!atWork())
        return;
    switch (key) {
    case Qt::Key_F9: return toCall();
    case Qt::Key_F10: return park();
    case Qt::Key_F11: return toAffairs();
    case Qt::Key_F12: return m_shop.desk.lock();
    default: break;
    }
    m_guidance->clearProblem();
    if (m_page != m_room)
        go(SideMenu::Place::Intake);
    switch (key) {
    case Qt::Key_F1: m_room->toggleGuide(); break;
    case Qt::Key_F2:
        if (m_room->intake())
            m_room->visit(core::flow::Step::Applicant);
        else
            m_room->newCase();
        break;
    case Qt::Key_F3: m_room->toItem(); break;
    case Qt::Key_F4: m_room->scan(); break;
    case Qt::Key_F5: m_room->visit(core::flow::Step::Signature); break;
    case Qt::Key_F6: m_room->printSlip(); break;
    case Qt::Key_F8: m_room->finish(); break;
    default: break;
    }
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_F7 && m_facts && !event->isAutoRepeat()) {
        m_facts->setUnmasked(true);
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        // A button in focus is pressed; anywhere else Enter goes on.
        auto *button = qobject_cast<QPushButton *>(QApplication::focusWidget());
        if (button && button->isEnabled())
            button->click();
        else if (m_page)
            m_page->goOn();
        return;
    }
    QMainWindow::keyPressEvent(event);
}

void MainWindow::keyReleaseEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_F7 && m_facts && !event->isAutoRepeat())
        m_facts->setUnmasked(false);
    else
        QMainWindow::keyReleaseEvent(event);
}

void MainWindow::refreshKeys()
{
    const auto work = atWork();
    const auto *intake = work ? m_room->intake() : nullptr;
    for (const auto key : {Qt::Key_F1, Qt::Key_F2, Qt::Key_F3, Qt::Key_F4, Qt::Key_F5, Qt::Key_F6, Qt::Key_F8,
                           Qt::Key_F9, Qt::Key_F10, Qt::Key_F11, Qt::Key_F12, Qt::Key_Escape})
        m_guidance->setKeyShown(key, work); // nobody has signed in: there is nothing that they could do
    m_guidance->setKeyShown(Qt::Key_F9, work && !m_shop.devices.announcers().isEmpty());
    const auto draft = intake && intake->state() == core::domain::CaseState::Draft;
    m_guidance->setKeyEnabled(Qt::Key_F4, draft && intake->item());
    m_guidance->setKeyEnabled(Qt::Key_F5, intake && intake->item());
    m_guidance->setKeyEnabled(Qt::Key_F6, intake && !draft);
    m_guidance->setKeyEnabled(Qt::Key_F8, intake != nullptr);
    m_guidance->setKeyEnabled(Qt::Key_F10, intake != nullptr);
    m_guidance->setKeyEnabled(Qt::Key_F11, intake != nullptr);
}

} // namespace yc::app
