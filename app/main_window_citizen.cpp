#include "app/main_window.h"

#include "app/case_room.h"
#include "app/citizen/citizen_screen.h"
#include "app/citizen/citizen_side.h"
#include "app/top_bar.h"
#include "ui/guidance_line.h"

#include <QShortcut>

// The screen on the other side of the counter: when it may show the case in hand, and what the clerk hears of it.
namespace yc::app
{

bool MainWindow::buildCitizen()
{
    auto &side = m_room->citizen();
    m_citizen = new CitizenScreen(m_shop, side, m_shop.settings.citizenScreen, *this);
    if (const auto catalogue = m_shop.desk.catalogue())
        m_citizen->takeTranslations(catalogue->translations());
    connect(m_citizen, &CitizenScreen::stateChanged, this, &MainWindow::tellCitizen);
    connect(m_citizen, &CitizenScreen::problem, this, [this](Code code) {
        m_complained = false;
        m_guidance->showProblem(code);
    });
    connect(m_citizen, &CitizenScreen::stateChanged, this, [this] {
        // It is back: what was said of it is no longer so.
        if (m_citizen->state() == CitizenScreen::State::Showing && m_guidance->problem() == codes::CitizenScreenGone)
            m_guidance->clearProblem();
    });
    connect(&side, &CitizenSide::turnedChanged, this, &MainWindow::tellCitizen);
    connect(&m_shop.desk, &core::flow::Desk::lockChanged, this, [this] {
        if (m_shop.desk.isLocked())
            m_room->citizen().setTurned(false); // who stands there when the clerk comes back is not known
    });
    connect(m_bar, &TopBar::citizenWanted, this, &MainWindow::turnCitizen);
    connect(new QShortcut(Qt::ALT | Qt::Key_D, this), &QShortcut::activated, this, &MainWindow::turnCitizen);
    tellCitizen();
    return false;
}

void MainWindow::openCase(const QUuid &id)
{
    // The case in hand does not come up over there on the way to another one.
    if (const auto *intake = m_room->intake(); intake && intake->id() != id)
        m_room->citizen().setTurned(false);
    go(SideMenu::Place::Intake);
    m_room->resume(id);
}

void MainWindow::tellCitizen()
{
    if (!m_citizen)
        return;
    const auto open = m_shop.desk.staff() && !m_shop.desk.isLocked();
    const auto serving = open && atWork() && m_page == m_room && m_room->intake();
    m_citizen->setServing(serving, open);
    using State = CitizenScreen::State;
    const auto turned = m_room->citizen().isTurned();
    switch (m_citizen->state()) {
    case State::Off: m_bar->setCitizenWords({}, {}); break;
    case State::Gone: m_bar->setCitizenWords(tr("! 申请人屏断开"), tr("接好后自动恢复；办到一半的件不受影响")); break;
    case State::Showing:
        m_bar->setCitizenWords(serving && turned ? tr("申请人屏：本件") : tr("申请人屏：空白"),
                               turned ? tr("Alt+D：不给申请人看") : tr("Alt+D：把本件给申请人看"));
        break;
    }
}

void MainWindow::turnCitizen()
{
    if (!m_citizen || !atWork() || !m_room->intake())
        return;
    if (m_page != m_room)
        go(SideMenu::Place::Intake);
    m_room->citizen().setTurned(!m_room->citizen().isTurned());
}

} // namespace yc::app
