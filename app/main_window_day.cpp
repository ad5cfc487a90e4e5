#include "app/main_window.h"

#include "app/case_room.h"
#include "app/citizen/citizen_side.h"
#include "app/idle_lock.h"
#include "app/pages/affairs_page.h"
#include "app/pages/call_page.h"
#include "app/pages/case_list_page.h"
#include "app/pages/lock_page.h"
#include "app/top_bar.h"
#include "ui/guidance_line.h"

#include <QApplication>
#include <QShortcut>
#include <QStackedWidget>

// A day's comings and goings: the desk left alone and opened again, cases put aside and taken up.
namespace yc::app
{

void MainWindow::takeDay()
{
    using core::flow::Desk;
    connect(&m_shop.desk, &Desk::lockChanged, this, &MainWindow::lockChanged);
    connect(&m_shop.desk, &Desk::withdrawalRefused, this, [this](const QUuid &, Code code) {
        if (atWork())
            m_guidance->showProblem(code);
    });
    connect(new QShortcut(Qt::CTRL | Qt::Key_L, this), &QShortcut::activated, &m_shop.desk, &Desk::lock);
    connect(new QShortcut(Qt::CTRL | Qt::Key_Tab, this), &QShortcut::activated, this, &MainWindow::nextParked);
    connect(&m_shop.desk, &Desk::signedOut, this, [this] { m_beforeLock = nullptr; });
    m_idle = new IdleLock(m_shop.desk, m_shop.lockAfter, m_shop.signOutAfter, this);
    m_idle->setApplicantActs([this] {
        return m_room && m_room->citizen().isTurned() && m_room->citizen().step() == core::flow::Step::Signature;
    });
}

void MainWindow::lockChanged()
{
    if (m_shop.desk.isLocked()) {
        m_beforeLock = m_page;
        m_bar->refresh();
        m_bar->setCaseWords({});
        showPage(m_lock);
        return;
    }
    m_bar->refresh();
    showPage(m_beforeLock ? m_beforeLock : m_room);
    m_beforeLock = nullptr;
    Q_EMIT m_room->intakeChanged(); // the bar names the case again
}

void MainWindow::park()
{
    const auto *intake = m_room->intake();
    if (!intake)
        return;
    const auto id = intake->id();
    m_guidance->clearProblem();
    m_room->putAside();
    m_shop.desk.park(id, this, [this](const Result<bool> &parked) {
        if (!parked)
            m_guidance->showProblem(parked.error());
    });
    if (m_page != m_room)
        go(SideMenu::Place::Intake);
}

void MainWindow::toAffairs()
{
    const auto *intake = m_room->intake();
    if (!intake || m_page == m_affairs)
        return;
    m_affairs->open(intake->id());
    showPage(m_affairs);
}

void MainWindow::toCall()
{
    if (!m_call || m_shop.devices.announcers().isEmpty())
        return;
    if (m_page == m_call)
        m_call->callAgain();
    else
        showPage(m_call);
}

// The one that has waited longest comes, the one in hand goes behind it.
void MainWindow::nextParked()
{
    if (!atWork())
        return;
    core::vault::CaseQuestion question;
    question.shelf = core::vault::CaseShelf::Parked;
    m_shop.desk.find(std::move(question), this, [this](const Result<core::vault::CaseFound> &found) {
        if (!found || !atWork())
            return;
        if (found->ids.empty()) {
            m_guidance->showProblem(tr("没有挂起的件"));
            watchComplaint();
            return;
        }
        const auto next = found->ids.back();
        if (m_room->intake() && m_room->intake()->id() != next)
            park();
        go(SideMenu::Place::Intake);
        m_room->resume(next);
    });
}

} // namespace yc::app
