#include "app/main_window.h"

#include "app/case_room.h"
#include "app/citizen/citizen_screen.h"
#include "app/citizen/citizen_side.h"
#include "app/device_telling.h"
#include "app/fact_column.h"
#include "app/idle_lock.h"
#include "app/pages/affairs_page.h"
#include "app/pages/case_list_page.h"
#include "app/pages/devices_page.h"
#include "app/pages/doctor_page.h"
#include "app/pages/find_page.h"
#include "app/pages/first_run_page.h"
#include "app/pages/lock_page.h"
#include "app/pages/look_page.h"
#include "app/pages/settings_page.h"
#include "app/pages/sign_in_page.h"
#include "app/pages/sync_page.h"
#include "app/top_bar.h"
#include "core/wire/problem.h"
#include "ui/case_words.h"
#include "ui/device_words.h"
#include "ui/guidance_line.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace yc::app
{

namespace
{

// The first character comes before the rooms that nobody has asked for yet.
constexpr int BeforeWarming = 400; // ms
constexpr int Unnoticed = 100; // ms

} // namespace

MainWindow::MainWindow(Shop &shop, QWidget *parent) : QMainWindow(parent), m_shop(shop)
{
    setWindowTitle(tr("一窗"));
    setMinimumSize(1180, 680);
    resize(1366, 768);
    auto *central = new QWidget(this);
    auto *column = new QVBoxLayout(central);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_bar = new TopBar(shop, central);
    column->addWidget(m_bar);
    m_body = new QStackedWidget(central);
    column->addWidget(m_body, 1);
    m_guidance = new ui::GuidanceLine(central);
    column->addWidget(m_guidance);
    setCentralWidget(central);

    m_opening = new QLabel(tr("正在打开本机资料库……"), m_body);
    m_opening->setAlignment(Qt::AlignCenter);
    m_body->addWidget(m_opening);
    m_signIn = new SignInPage(shop, m_body);
    adoptFirst(m_signIn, m_signIn->fields());
    connect(m_signIn, &SignInPage::signedIn, this, &MainWindow::toWork);

    m_toBuild = partsOfWork();
    connect(&m_warm, &QTimer::timeout, this, &MainWindow::warmUp);
    m_appear.setSingleShot(true);
    connect(&m_appear, &QTimer::timeout, this, &QWidget::showMaximized);

    connect(m_bar, &TopBar::syncWanted, this, [this] { go(SideMenu::Place::Sync); });
    connect(m_bar, &TopBar::devicesWanted, this, [this] { go(SideMenu::Place::Devices); });
    connect(m_bar, &TopBar::signOutWanted, &shop.desk, &core::flow::Desk::signOut);
    takeDesk();
    takeKeys();
    takeCards();
    takeDay();
    takeCodes();
    takeSmartCards();
    m_minute.setInterval(30'000);
    connect(&m_minute, &QTimer::timeout, m_bar, &TopBar::refresh);
    m_minute.start();
    refreshKeys();
}

MainWindow::~MainWindow()
{
    // The case in hand is saved while there is a whole window to be told of it.
    if (m_room)
        m_room->leave();
    m_shop.desk.disconnect(this);
}

void MainWindow::appear()
{
    m_appear.start(Unnoticed);
}

// A page on which the first character can be typed.
void MainWindow::adoptFirst(Page *page, const QList<QLineEdit *> &fields)
{
    m_body->addWidget(page);
    adopt(page);
    for (auto *field : fields)
        connect(field, &QLineEdit::textChanged, this, &MainWindow::firstInput);
}

void MainWindow::takeDesk()
{
    auto &desk = m_shop.desk;
    using core::flow::Desk;
    connect(&desk, &Desk::started, this, [this] {
        if (m_appear.isActive())
            m_appear.start(0); // after this turn, with the page in it
        m_bar->refresh();
        if (m_shop.desk.isEnrolled())
            return toSignIn();
        m_firstRun = new FirstRunPage(m_shop, m_shop.settings, m_body);
        adoptFirst(m_firstRun, m_firstRun->fields());
        connect(m_firstRun, &FirstRunPage::enrolled, this, &MainWindow::toSignIn);
        showPage(m_firstRun);
    });
    connect(&desk, &Desk::startFailed, this, [this](Code code) {
        m_opening->setText(tr("本机资料库没有打开"));
        m_guidance->showProblem(code);
    });
    QCoreApplication::installTranslator(&m_catalogueTongue);
    connect(&desk, &Desk::catalogueChanged, this, [this] {
        if (const auto catalogue = m_shop.desk.catalogue())
            m_catalogueTongue.take(catalogue->translations());
        if (const auto catalogue = m_shop.desk.catalogue(); catalogue && m_citizen)
            m_citizen->takeTranslations(catalogue->translations());
        if (m_room)
            m_room->takeCatalogue();
    });
    connect(&desk, &Desk::casesChanged, this, [this] {
        if (m_menu)
            m_menu->refresh();
        if (m_room)
            m_room->takeCases();
        if (m_cases && m_page == m_cases)
            m_cases->refresh();
        if (m_affairs && m_page == m_affairs)
            m_affairs->refresh();
    });
    connect(&desk, &Desk::syncChanged, this, [this] {
        m_bar->refresh();
        if (m_menu)
            m_menu->refresh();
        if (m_sync && m_page == m_sync)
            m_sync->refresh();
    });
    connect(&desk, &Desk::signedOut, this, [this] {
        if (m_room)
            m_room->putAside();
        m_bar->refresh();
        toSignIn();
    });
    connect(&desk, &Desk::shutOut, this, [this] { m_guidance->showProblem(core::wire::codes::TerminalShut); });
}

void MainWindow::takeCards()
{
    keepTelling(m_shop, this);
    connect(&m_shop.devices, &DeviceRoom::changed, this, [this] {
        m_bar->refresh();
        if (m_devices && m_page == m_devices)
            m_devices->refresh();
        // What was said of a device is taken back when it is no longer so.
        if (const auto problem = m_guidance->problem(); problem && !m_shop.devices.stillHolds(*problem))
            m_guidance->clearProblem();
        refreshGuidance();
    });
    const auto readers = m_shop.devices.readers();
    for (auto *reader : readers)
        takeCardsOf(*reader);
}

void MainWindow::takeCardsOf(devices::CardReader &reader)
{
    using core::flow::CardStand;
    m_stands.push_back(std::make_unique<CardStand>(reader, [this](const auto &card, const CardStand::Say &say) {
        if (!atWork())
            return say(std::nullopt); // before sign-in a card on the reader means nothing
        if (m_page == m_doctor && m_doctor->isRunning())
            return say(std::nullopt); // laid down to see whether it can be read
        m_guidance->clearProblem();
        if (card && !m_room->expects(*card))
            m_room->citizen().setTurned(false); // somebody else stands there
        if (m_page != m_room)
            go(SideMenu::Place::Intake);
        m_room->takeCard(card, say);
    }));
    connect(&reader, &devices::CardReader::guidanceChanged, this, [this](devices::Guidance asked) {
        using devices::Guidance;
        // About the card that lies there now: what was said of the one before must not stand over it.
        if (asked == Guidance::OneCardOnly || asked == Guidance::HoldStill || asked == Guidance::PlaceAgain
            || asked == Guidance::NotAnIdCard)
            dropComplaint();
        refreshGuidance();
    });
    connect(&reader, &devices::CardReader::failed, this, [this](const devices::DeviceError &error) {
        if (!atWork())
            return;
        m_complained = false;
        m_guidance->showProblem(error.code);
    });
}

bool MainWindow::atWork() const
{
    return m_room && m_body->currentWidget() == m_work;
}

void MainWindow::goBack()
{
    if (m_guidance->hasProblem()) {
        m_guidance->clearProblem();
        return;
    }
    if (!m_page || m_page->goBack())
        return;
    if (atWork() && m_page != m_room)
        showPage(m_page == m_find && m_beforeFind ? m_beforeFind : m_room);
}

void MainWindow::adopt(Page *page)
{
    connect(page, &Page::instructionChanged, this, &MainWindow::refreshGuidance);
    connect(page, &Page::problem, this, [this, page](Code code) {
        m_complained = false;
        m_guidance->showProblem(code);
        if (page == m_firstRun || page == m_signIn)
            watchComplaint(); // what was typed was wrong; typing anew answers it
    });
    connect(page, &Page::complaint, this, [this](const QString &words) {
        m_guidance->showProblem(words);
        watchComplaint();
    });
    connect(page, &Page::waiting, this, [this](const QString &words) {
        if (!words.isEmpty())
            m_guidance->clearProblem();
        m_guidance->setWaiting(words);
    });
}

void MainWindow::watchComplaint()
{
    m_complained = true;
    for (auto *field : m_page->findChildren<QLineEdit *>())
        connect(field, &QLineEdit::textChanged, this, &MainWindow::dropComplaint, Qt::UniqueConnection);
    for (auto *field : m_page->findChildren<QPlainTextEdit *>())
        connect(field, &QPlainTextEdit::textChanged, this, &MainWindow::dropComplaint, Qt::UniqueConnection);
    for (auto *list : m_page->findChildren<QListWidget *>())
        connect(list, &QListWidget::itemChanged, this, &MainWindow::ticked, Qt::UniqueConnection);
    for (auto *button : m_page->findChildren<QAbstractButton *>())
        connect(button, &QAbstractButton::toggled, this, &MainWindow::dropComplaint, Qt::UniqueConnection);
}

// Lists without boxes to tick are changed by nobody's hand, as the one of what is not done yet.
void MainWindow::ticked(const QListWidgetItem *item)
{
    if (item->data(Qt::CheckStateRole).isValid()) // every item has the flag
        dropComplaint();
}

void MainWindow::dropComplaint()
{
    if (!std::exchange(m_complained, false))
        return;
    m_guidance->clearProblem();
}

void MainWindow::showPage(Page *page)
{
    m_page = page;
    m_guidance->clearProblem();
    m_guidance->setWaiting({});
    if (page == m_firstRun || page == m_signIn || m_body->indexOf(page) >= 0) {
        m_body->setCurrentWidget(page);
    } else {
        m_body->setCurrentWidget(m_work);
        m_pages->setCurrentWidget(page);
        for (const auto place : SideMenu::Places)
            if (pageOf(place) == page)
                m_menu->setCurrent(place);
        m_facts->setVisible(page == m_room);
    }
    tellCitizen();
    page->enter();
    refreshGuidance();
    refreshKeys();
    if (!m_toBuild.isEmpty())
        m_warm.start(BeforeWarming);
}

void MainWindow::refreshGuidance()
{
    if (!m_page)
        return;
    m_guidance->setInstruction(m_page->instruction());
    const auto inHand = m_page->deviceInHand();
    m_guidance->setDeviceWords(atWork() ? ui::guidanceWords(m_shop.devices.guidance(inHand)) : QString());
    m_guidance->setDeviceNote(atWork() ? ui::guidanceWords(m_shop.devices.note(inHand)) : QString());
}

void MainWindow::toSignIn()
{
    m_bar->refresh();
    m_signIn->showTerminal();
    showPage(m_signIn);
}

void MainWindow::toWork()
{
    m_workWanted = !m_toBuild.isEmpty();
    if (m_workWanted) {
        m_warm.start(0);
        return; // a moment later, by warmUp()
    }
    m_bar->refresh();
    m_menu->refresh();
    m_room->takeCatalogue();
    go(SideMenu::Place::Intake);
}

void MainWindow::go(SideMenu::Place place)
{
    if (!m_find || !m_shop.desk.staff() || m_shop.desk.isLocked())
        return;
    showPage(pageOf(place));
}

Page *MainWindow::pageOf(SideMenu::Place place) const
{
    switch (place) {
    case SideMenu::Place::Intake: return m_room;
    case SideMenu::Place::Cases: return m_cases;
    case SideMenu::Place::Sync: return m_sync;
    case SideMenu::Place::Devices: return m_devices;
    case SideMenu::Place::Settings: return m_settings;
    case SideMenu::Place::Look: return m_look;
    }
    return nullptr;
}

void MainWindow::toFind()
{
    if (!atWork() || m_page == m_find)
        return;
    m_beforeFind = m_page;
    m_find->setCaseInHand(m_room->intake() != nullptr);
    showPage(m_find);
}

} // namespace yc::app
