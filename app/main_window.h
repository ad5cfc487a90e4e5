#pragma once

#include "app/shop.h"
#include "app/side_menu.h"
#include "core/flow/card_stand.h"
#include "core/flow/scanned_code.h"
#include "ui/catalogue_words.h"

#include <QMainWindow>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <memory>
#include <vector>

class QLabel;
class QLineEdit;
class QListWidgetItem;
class QStackedWidget;

namespace yc::ui
{
class GuidanceLine;
}

namespace yc::app
{

class AffairsPage;
class CabinetPage;
class CallPage;
class CaseListPage;
class CaseRoom;
class CitizenScreen;
class CodePage;
class DevicesPage;
class DoctorPage;
class FactColumn;
class FindPage;
class FirstRunPage;
class IdleLock;
class LockPage;
class LookPage;
class Page;
class SettingsPage;
class SignInPage;
class SyncPage;
class TopBar;

// The counter's one window: bar above, menu left, work in the middle, facts right, guidance and keys below. Knows which
// page is shown and carries keys, cards and words to it.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    explicit MainWindow(Shop &shop, QWidget *parent = nullptr);
    ~MainWindow() override;

    // On the screen as soon as the desk has answered, so that its first picture is the page to type in; if that takes
    // longer than a person notices, before it, with a word that it is being opened.
    void appear();

Q_SIGNALS:
    void firstInput(); // a character has reached a field of the first page

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;

private:
    // main_window_day.cpp: leaving and coming back, cases put aside and taken up.
    void takeDay();
    void lockChanged();
    void park();
    void toAffairs();
    void toCall(); // F9; there already: the last one again
    void nextParked(); // Ctrl+Tab
    // main_window_citizen.cpp: the screen on the other side of the counter.
    bool buildCitizen();
    void tellCitizen(); // whether it may show the case in hand
    void turnCitizen(); // Alt+D
    void openCase(const QUuid &id); // from a list
    // main_window_codes.cpp: what was held before a scanner.
    void takeCodes();
    void takeSmartCards();
    [[nodiscard]] QString useSmartCard(const devices::SmartCard &card);
    void takeCode(const QByteArray &code);
    void toCodeCamera(); // Alt+Q
    void leaveCodeCamera();
    [[nodiscard]] QString useCode(const core::flow::ScannedCode &sense);
    [[nodiscard]] bool typeInto(QWidget *field, const QString &text);
    // main_window_build.cpp: the work area, part by part. What builds one says whether it wants to be called again.
    [[nodiscard]] QList<std::function<bool()>> partsOfWork();
    void warmUp(); // builds the next
    bool buildWork();
    bool standRoom();
    bool buildFind();
    bool stand(Page *page); // among the pages of the work area; false: there is no more of it
    void adoptFirst(Page *page, const QList<QLineEdit *> &fields);
    void takeDesk();
    void takeKeys();
    void takeCards();
    void takeCardsOf(devices::CardReader &reader);
    void toSignIn();
    void toWork();
    void go(SideMenu::Place place);
    [[nodiscard]] Page *pageOf(SideMenu::Place place) const;
    void watchComplaint(); // it goes with the next thing that the person does about it
    void ticked(const QListWidgetItem *item);
    void dropComplaint();
    void toFind();
    void showPage(Page *page);
    void adopt(Page *page);
    void refreshGuidance();
    void refreshKeys();
    void functionKey(int key);
    void goBack();
    [[nodiscard]] bool atWork() const;

    Shop &m_shop;
    std::vector<std::unique_ptr<core::flow::CardStand>> m_stands; // one a reader
    TopBar *m_bar = nullptr;
    QStackedWidget *m_body = nullptr;
    QLabel *m_opening = nullptr;
    FirstRunPage *m_firstRun = nullptr; // null at a terminal that is enrolled
    SignInPage *m_signIn = nullptr;
    QWidget *m_work = nullptr; // and what is in it: null until the first page stands
    SideMenu *m_menu = nullptr;
    QStackedWidget *m_pages = nullptr;
    ui::CatalogueTongue m_catalogueTongue;
    CaseRoom *m_room = nullptr;
    CaseRoom *m_making = nullptr; // not whole yet
    CaseListPage *m_cases = nullptr;
    SyncPage *m_sync = nullptr;
    DevicesPage *m_devices = nullptr;
    DoctorPage *m_doctor = nullptr;
    FindPage *m_find = nullptr;
    SettingsPage *m_settings = nullptr;
    LookPage *m_look = nullptr;
    LockPage *m_lock = nullptr;
    AffairsPage *m_affairs = nullptr;
    CallPage *m_call = nullptr;
    CabinetPage *m_cabinet = nullptr;
    Page *m_beforeLock = nullptr;
    IdleLock *m_idle = nullptr;
    CitizenScreen *m_citizen = nullptr; // null until the case room is there
    FactColumn *m_facts = nullptr;
    ui::GuidanceLine *m_guidance = nullptr;
    Page *m_page = nullptr;
    Page *m_beforeFind = nullptr;
    CodePage *m_code = nullptr;
    Page *m_beforeCode = nullptr;
    QPointer<QWidget> m_codeFocus; // what had the focus before it
    bool m_complained = false; // what stands in red is a complaint, not a failure
    QList<std::function<bool()>> m_toBuild; // true: call it again
    bool m_workWanted = false; // somebody signed in before all was built
    QTimer m_warm;
    QTimer m_minute;
    QTimer m_appear;
};

} // namespace yc::app
