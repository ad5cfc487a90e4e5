#include "app/case_room.h"
#include "app/fact_column.h"
#include "app/idle_lock.h"
#include "app/main_window.h"
#include "app/pages/affairs_page.h"
#include "app/pages/cabinet_page.h"
#include "app/pages/call_page.h"
#include "app/pages/case_list_page.h"
#include "app/pages/code_page.h"
#include "app/pages/devices_page.h"
#include "app/pages/doctor_page.h"
#include "app/pages/find_page.h"
#include "app/pages/lock_page.h"
#include "app/pages/look_page.h"
#include "app/pages/settings_page.h"
#include "app/pages/sync_page.h"
#include "app/pages/terminals_page.h"
#include "app/top_bar.h"
#include "devices/api/code_scanner.h"
#include "ui/case_words.h"

#include <QHBoxLayout>
#include <QStackedWidget>

namespace yc::app
{

// The work area is built while somebody types a PIN, a part in each turn of the event loop. No part may be so large
// that a key waits for it: each page is one of its own, and a large page several.
QList<std::function<bool()>> MainWindow::partsOfWork()
{
    const auto toDevices = [this] { go(SideMenu::Place::Devices); };
    return {[this] { return buildWork(); },
            [this] {
                m_making = new CaseRoom(m_shop, m_pages, Page::Building::InParts);
                return false;
            },
            [this] { return m_making->buildNext() || standRoom(); },
            [this] { return buildCitizen(); },
            [this] {
                m_cases = new CaseListPage(m_shop, m_pages);
                connect(m_cases, &CaseListPage::openWanted, this, &MainWindow::openCase);
                return stand(m_cases);
            },
            [this] { return stand(m_sync = new SyncPage(m_shop, m_pages)); },
            [this] { return stand(m_devices = new DevicesPage(m_shop, m_pages)); },
            [this, toDevices] {
                m_doctor = new DoctorPage(m_shop, m_pages);
                connect(m_devices, &DevicesPage::doctorWanted, this, [this] { showPage(m_doctor); });
                connect(m_doctor, &DoctorPage::left, this, toDevices);
                return stand(m_doctor);
            },
            [this, toDevices] {
                auto *board = new TerminalsPage(m_shop, m_pages);
                connect(m_devices, &DevicesPage::terminalsWanted, this, [this, board] { showPage(board); });
                connect(board, &TerminalsPage::left, this, toDevices);
                return stand(board);
            },
            [this, toDevices] {
                m_cabinet = new CabinetPage(m_shop, m_pages);
                connect(m_devices, &DevicesPage::cabinetWanted, this, [this] { showPage(m_cabinet); });
                connect(m_cabinet, &CabinetPage::left, this, toDevices);
                return stand(m_cabinet);
            },
            [this] { return stand(m_look = new LookPage(m_shop, m_pages)); },
            [this] {
                m_settings = new SettingsPage(m_shop, m_pages, Page::Building::InParts);
                connect(m_settings, &SettingsPage::lookWanted, this, [this] { go(SideMenu::Place::Look); });
                return stand(m_settings);
            },
            [this] { return m_settings->buildNext(); },
            [this] {
                m_affairs = new AffairsPage(m_shop, m_pages);
                connect(m_affairs, &AffairsPage::gone, this, [this] {
                    m_room->putAside();
                    go(SideMenu::Place::Cases);
                });
                return stand(m_affairs);
            },
            [this] { return stand(m_call = new CallPage(m_shop, m_pages)); },
            [this] {
                m_code = new CodePage(m_shop, m_pages);
                connect(m_code, &CodePage::left, this, &MainWindow::leaveCodeCamera);
                connect(m_code, &CodePage::codeRead, this, [this](const std::shared_ptr<devices::ReadCode> &code) {
                    leaveCodeCamera();
                    takeCode(code->bytes);
                });
                return stand(m_code);
            },
            [this] { return buildFind(); }};
}

void MainWindow::warmUp()
{
    if (m_warm.interval() > 0)
        m_warm.setInterval(0);
    if (!m_toBuild.isEmpty() && !m_toBuild.first()())
        m_toBuild.removeFirst();
    if (!m_toBuild.isEmpty())
        return;
    m_warm.stop();
    if (std::exchange(m_workWanted, false) && m_shop.desk.staff())
        toWork();
}

bool MainWindow::stand(Page *page)
{
    m_pages->addWidget(page);
    adopt(page);
    return false;
}

bool MainWindow::buildWork()
{
    m_work = new QWidget(m_body);
    auto *row = new QHBoxLayout(m_work);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    m_menu = new SideMenu(m_shop, m_work);
    row->addWidget(m_menu);
    m_pages = new QStackedWidget(m_work);
    row->addWidget(m_pages, 1);
    m_facts = new FactColumn(m_shop, m_work);
    row->addWidget(m_facts);
    m_body->addWidget(m_work);
    connect(m_menu, &SideMenu::chosen, this, [this](SideMenu::Place place) {
        if (m_page != pageOf(place))
            go(place);
        else
            m_page->enter(); // it is there already: back to the work in it
    });
    m_lock = new LockPage(m_shop, m_body);
    m_body->addWidget(m_lock);
    adopt(m_lock);
    return false;
}

bool MainWindow::standRoom()
{
    m_room = m_making;
    connect(m_room, &CaseRoom::stepShown, this, &MainWindow::dropComplaint);
    connect(m_room, &CaseRoom::intakeChanged, this, [this] {
        m_idle->stir(); // a case grows: somebody is there
        m_facts->show(m_room->intake());
        const auto *intake = m_room->intake();
        m_bar->setCaseWords(!intake || intake->number().isEmpty()
                                ? QString()
                                : intake->number() + QStringLiteral("  ") + ui::stateWords(intake->state()));
        refreshKeys();
        tellCitizen();
    });
    return stand(m_room);
}

bool MainWindow::buildFind()
{
    m_find = new FindPage(m_shop, m_pages);
    connect(m_find, &FindPage::itemWanted, this, [this](const QString &code) {
        go(SideMenu::Place::Intake);
        m_room->chooseItem(code);
    });
    connect(m_find, &FindPage::caseWanted, this, &MainWindow::openCase);
    connect(m_find, &FindPage::placeWanted, this, [this](int place) { go(static_cast<SideMenu::Place>(place)); });
    connect(m_find, &FindPage::stepWanted, this, [this](core::flow::Step step) {
        go(SideMenu::Place::Intake);
        m_room->visit(step);
    });
    connect(m_find, &FindPage::lookWanted, this, [this](const ui::Look &look) {
        go(SideMenu::Place::Look);
        m_look->take(look);
    });
    connect(m_find, &FindPage::cameraWanted, this, &MainWindow::toCodeCamera);
    return stand(m_find);
}

} // namespace yc::app
