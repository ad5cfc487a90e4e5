#include "app/pages/affairs_page.h"
#include "app/pages/case_list_page.h"
#include "app/pages/devices_page.h"
#include "app/pages/find_page.h"
#include "app/pages/first_run_page.h"
#include "app/pages/lock_page.h"
#include "app/pages/look_page.h"
#include "app/pages/settings_page.h"
#include "app/pages/sync_page.h"
#include "app/settings/device_row.h"
#include "app/settings/proxy_fields.h"
#include "tests/app/case_walk.h"
#include "tests/support/register.h"

#include <QComboBox>
#include <QTemporaryDir>

using namespace yc;
using namespace yc::app;
using tests::CounterWindow;
using tests::DeskWorld;

// Every page of the counter outside a case, by somebody without a mouse: Tab comes to everything, shows where it is,
// and comes round. The steps of a case are in tst_keyboard_case.cpp.
class TestKeyboard : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    static void initTestCase_data() { tests::addLooks(); }
    void init();
    void theFirstRun();
    void signingIn();
    void theDaysPages();
    void lockedAndOpenedAgain();
    void theAdministratorsSettings();

private:
    std::unique_ptr<DeskWorld> m_world; // a new one for each look
    bool m_hard = false;
};

void TestKeyboard::init()
{
    QFETCH_GLOBAL(bool, hard);
    tests::wear(hard);
    if (!m_world || hard != m_hard) {
        m_world = std::make_unique<DeskWorld>();
        QVERIFY2(m_world->start(), qPrintable(m_world->why()));
    }
    m_hard = hard;
}

void TestKeyboard::theFirstRun()
{
    const QTemporaryDir folder;
    auto settings = m_world->settings();
    settings.vaultFolder = folder.path() + QStringLiteral("/vault");
    ui::TerminalSettings terminal;
    terminal.hall = m_world->url();
    terminal.terminalCode = m_world->hall().terminalCode(QStringLiteral("counter"), 1);
    CounterWindow counter(settings, m_world->clock, terminal);
    QVERIFY(counter.waitFor<FirstRunPage>() && counter.isActive());
    counter.walk(QStringLiteral("first run"));
    auto *way = counter.part<FirstRunPage>()->findChild<ProxyFields *>()->findChild<QComboBox *>();
    way->setCurrentIndex(1);
    counter.walk(QStringLiteral("first run, by a proxy"));
    way->setCurrentIndex(0);
    auto *page = counter.part<FirstRunPage>();
    QVERIFY(page->goOn());
    QTRY_VERIFY_WITH_TIMEOUT(page->isDone(), 20'000);
    counter.walk(QStringLiteral("first run, devices"));
    VERIFY_WALKED(counter);
}

void TestKeyboard::signingIn()
{
    CounterWindow counter(m_world->settings(), m_world->clock);
    QVERIFY(counter.waitFor<SignInPage>() && counter.isActive());
    counter.walk(QStringLiteral("sign-in"));
    const auto clerk = m_world->hall().staff(QStringLiteral("clerk"), 1);
    QVERIFY(counter.signIn(clerk.no, clerk.pin));
    QTRY_VERIFY_WITH_TIMEOUT(counter.part<SignInPage>()->instruction().contains(QStringLiteral("新的PIN")), 20'000);
    counter.walk(QStringLiteral("a new PIN"));
    VERIFY_WALKED(counter);
}

void TestKeyboard::theDaysPages()
{
    CounterWindow counter(m_world->settings(), m_world->clock);
    QVERIFY(counter.atWork(m_world->staffNo, tests::Pin) && counter.isActive());
    counter.walk(QStringLiteral("waiting for a card"));
    auto intake = DeskWorld::filled(counter.theDesk(), 40);
    QVERIFY(intake);
    QTRY_VERIFY(intake->isSaved());
    auto *menu = counter.part<SideMenu>();
    const std::pair<SideMenu::Place, const char *> places[] = {{SideMenu::Place::Cases, "cases"},
                                                               {SideMenu::Place::Sync, "sync"},
                                                               {SideMenu::Place::Devices, "devices"},
                                                               {SideMenu::Place::Settings, "settings, of a clerk"},
                                                               {SideMenu::Place::Look, "look"}};
    for (const auto &[place, name] : places) {
        Q_EMIT menu->chosen(place);
        QTRY_VERIFY(QApplication::focusWidget());
        counter.walk(QString::fromLatin1(name));
    }
    // A debt, so that there is a list of them.
    m_world->proxy().setDown(true);
    QVERIFY(!DeskWorld::submit(*intake)->received);
    QTRY_VERIFY(!counter.theDesk().sync().owed.isEmpty());
    Q_EMIT menu->chosen(SideMenu::Place::Sync);
    counter.walk(QStringLiteral("sync, something is owed"));
    QTest::keyClick(&counter.window, Qt::Key_K, Qt::ControlModifier);
    QVERIFY(counter.waitFor<FindPage>());
    counter.walk(QStringLiteral("find"));
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("she"));
    counter.walk(QStringLiteral("find, with lines"));
    m_world->proxy().setDown(false);
    VERIFY_WALKED(counter);
}

void TestKeyboard::lockedAndOpenedAgain()
{
    CounterWindow counter(m_world->settings(), m_world->clock);
    QVERIFY(counter.atWork(m_world->staffNo, tests::Pin) && counter.isActive());
    QTest::keyClick(&counter.window, Qt::Key_F12);
    QVERIFY(counter.waitFor<LockPage>());
    counter.walk(QStringLiteral("locked"));
    VERIFY_WALKED(counter);
}

void TestKeyboard::theAdministratorsSettings()
{
    const auto person = m_world->hall().staff(QStringLiteral("administrator"));
    const auto pin = QStringLiteral("739164");
    {
        const auto desk = m_world->openDesk();
        QVERIFY(desk && DeskWorld::signIn(*desk, person.no, person.pin));
        const auto changed
            = DeskWorld::ask<core::flow::SignIn>([&](QObject *context, core::flow::Answer<core::flow::SignIn> done) {
                  desk->changePin(SecretText(person.pin), SecretText(pin), context, std::move(done));
              });
        QVERIFY(changed);
    }
    const QTemporaryDir folder;
    CounterWindow counter(m_world->settings(), m_world->clock);
    const auto file = folder.filePath(QStringLiteral("terminal.json"));
    counter.shop.settingsPlace = {file, file};
    QVERIFY(counter.atWork(person.no, pin) && counter.isActive());
    Q_EMIT counter.part<SideMenu>()->chosen(SideMenu::Place::Settings);
    QTRY_VERIFY(counter.part<SettingsPage>()->isVisible());
    counter.walk(QStringLiteral("settings, of an administrator"));
    counter.part<SettingsPage>()->findChild<DeviceRow *>()->findChild<QComboBox *>()->setCurrentIndex(1);
    counter.walk(QStringLiteral("settings, a device by its address"));
    const auto colleague = m_world->hall().staff(QStringLiteral("clerk"), 1);
    for (auto *field : counter.window.findChildren<QLineEdit *>())
        if (field->accessibleName() == QStringLiteral("忘记PIN的人的工号"))
            field->setText(colleague.no);
    QVERIFY(counter.press(QStringLiteral("重置PIN……")));
    counter.walk(QStringLiteral("settings, somebody's PIN is to be reset"));
    QVERIFY(counter.press(QStringLiteral("确认重置")));
    QTRY_VERIFY_WITH_TIMEOUT(counter.button(QStringLiteral("已告知本人，清除")), 20'000);
    counter.walk(QStringLiteral("settings, a one-time PIN is shown"));
    QVERIFY(counter.press(QStringLiteral("已告知本人，清除")));
    QVERIFY(counter.press(QStringLiteral("重新登记……")));
    counter.walk(QStringLiteral("settings, enrolling again"));
    QVERIFY(counter.press(QStringLiteral("不登记了")));
    VERIFY_WALKED(counter);
}

// The same by somebody who pastes into each field what no field was made for. What must have been met is named: a page
// that hides its fields would prove nothing.
class TestFloods : public TestKeyboard
{
    Q_OBJECT
private Q_SLOTS:
    static void initTestCase_data() { tests::addFloods(); }
    static void cleanupTestCase()
    {
        QCOMPARE(tests::notMet({"大厅地址", "终端码", "代理地址", "工号", "PIN", "新PIN", "再次输入新PIN", "查找办件",
                                "查找", "忘记PIN的人的工号", "新的大厅地址", "新的终端码", "身份证阅读器的地址"}),
                 QStringList());
    }
};

YC_TEST(TestKeyboard)
YC_TEST_AS("tst_floods", TestFloods)
#include "tst_keyboard.moc"
