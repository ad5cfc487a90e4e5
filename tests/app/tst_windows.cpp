#include "app/case_room.h"
#include "app/main_window.h"
#include "app/pages/affairs_page.h"
#include "app/pages/cabinet_page.h"
#include "app/pages/call_page.h"
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
#include "app/side_menu.h"
#include "app/steps/reasons_panel.h"
#include "tests/app/fresh_counter.h"
#include "tests/support/register.h"
#include "ui/guidance_line.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalSpy>
#include <QTest>

using namespace yc;

namespace
{

QString nameOf(const QWidget *widget)
{
    auto *face = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
    return face ? face->text(QAccessible::Name) : QString();
}

} // namespace

class TestWindows : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyControlHasAName();
    void aFreshTerminalAsksForItsHall();
    void anAddressThatIsNoneIsSaidAtOnce();
    void anEmptySignInIsSaidAndNotTried();
    void withoutACaseTheStepsSayWhatToDo();
    void whoIsTypedNeedsNoReader();
    void anAccessibleActionOnTheMenuOpensThePage();
    void settingsAndPagesAreFoundByTheirWordsAndInPinyin_data();
    void settingsAndPagesAreFoundByTheirWordsAndInPinyin();
    void aChosenLookIsPutOnAndKept();
    void aReviewPointReachesTheApplicantAsAStatement();
};

void TestWindows::everyControlHasAName()
{
    tests::FreshCounter counter;
    ui::TerminalSettings settings;
    const app::FirstRunPage firstRun(counter.shop, settings);
    const app::SignInPage signIn(counter.shop);
    const app::CaseRoom room(counter.shop);
    const app::CaseListPage cases(counter.shop);
    const app::SyncPage sync(counter.shop);
    const app::DevicesPage deviceList(counter.shop);
    const app::DoctorPage doctor(counter.shop);
    const app::FindPage find(counter.shop);
    const app::LookPage look(counter.shop);
    const app::SettingsPage settingsPage(counter.shop);
    const app::LockPage lock(counter.shop);
    const app::AffairsPage affairs(counter.shop);
    const app::CallPage calls(counter.shop);
    const app::CabinetPage cabinet(counter.shop);
    int seen = 0;
    for (const auto *page :
         std::initializer_list<const QWidget *>{&firstRun, &signIn, &room, &cases, &sync, &deviceList, &find, &look,
                                                &settingsPage, &lock, &affairs, &calls, &cabinet})
        for (const auto *widget : page->findChildren<QWidget *>()) {
            const auto control = widget->focusPolicy() != Qt::NoFocus || qobject_cast<const QAbstractButton *>(widget);
            // Parts of one control (a list's viewport, a scroll bar, the field's clear button) are reached through it;
            // a label that can be copied is named by its text.
            const auto part = widget->objectName().startsWith(QStringLiteral("qt_"))
                || widget->inherits("QLineEditIconButton") || widget->inherits("QScrollBar")
                || widget->inherits("QLabel") || widget->inherits("QWidgetTextControl") || widget->focusProxy();
            if (!control || part)
                continue;
            ++seen;
            QVERIFY2(!nameOf(widget).isEmpty(),
                     qPrintable(QString::fromLatin1(page->metaObject()->className()) + QLatin1Char(' ')
                                + QString::fromLatin1(widget->metaObject()->className())));
        }
    QVERIFY(seen > 50);
}

void TestWindows::aFreshTerminalAsksForItsHall()
{
    tests::FreshCounter counter;
    counter.shop.settings.hall = QUrl(QStringLiteral("https://hall.example"));
    counter.shop.settings.terminalCode = QStringLiteral("ABCDE");
    app::MainWindow window(counter.shop);
    window.show();
    QSignalSpy started(&counter.desk, &core::flow::Desk::started);
    counter.desk.start();
    QVERIFY(started.wait(20'000));
    auto *page = window.findChild<app::FirstRunPage *>();
    QTRY_VERIFY(page->isVisible());
    QStringList texts;
    for (const auto *field : page->fields())
        texts += field->text();
    QCOMPARE(texts, (QStringList{QStringLiteral("https://hall.example"), QStringLiteral("ABCDE")}));
    QVERIFY(window.findChild<ui::GuidanceLine *>()->text().contains(QStringLiteral("终端码")));
}

void TestWindows::anAddressThatIsNoneIsSaidAtOnce()
{
    tests::FreshCounter counter;
    ui::TerminalSettings settings;
    settings.terminalCode = QStringLiteral("ABCDE");
    app::FirstRunPage page(counter.shop, settings);
    QSignalSpy complaint(&page, &app::Page::complaint);
    auto *hall = page.findChildren<QLineEdit *>().first();
    for (const auto *address : {"", "hall", "http://hall.example", "https://"}) {
        hall->setText(QString::fromLatin1(address));
        complaint.clear();
        page.goOn();
        QVERIFY2(complaint.size() == 1, address);
    }
}

void TestWindows::anEmptySignInIsSaidAndNotTried()
{
    tests::FreshCounter counter;
    app::SignInPage page(counter.shop);
    QSignalSpy complaint(&page, &app::Page::complaint);
    page.goOn();
    QCOMPARE(complaint.size(), 1);
}

void TestWindows::withoutACaseTheStepsSayWhatToDo()
{
    tests::FreshCounter counter;
    app::CaseRoom room(counter.shop);
    QVERIFY(room.deviceInHand() == devices::Kind::CardReader);
    QCOMPARE(room.instruction(), QStringLiteral("请把身份证平放在读卡区"));
    QVERIFY(!room.goBack()); // nothing to go back to, nothing lost
    room.scan();
    room.printSlip();
    room.finish(); // keys without a case do nothing
    QVERIFY(!room.intake());
}

void TestWindows::whoIsTypedNeedsNoReader()
{
    tests::FreshCounter counter;
    app::CaseRoom room(counter.shop);
    QVERIFY(room.deviceInHand() == devices::Kind::CardReader);
    const auto press = [&](const QString &name) {
        for (auto *button : room.findChildren<QAbstractButton *>())
            if (button->text() == name)
                return button->click();
        QFAIL(qPrintable(name));
    };
    press(QStringLiteral("没有卡 / 其他证件"));
    QVERIFY(!room.deviceInHand()); // or the reader would ask for a card over what is to be done
    QVERIFY(room.instruction().contains(QStringLiteral("录入证件")));
    press(QStringLiteral("不录入 Esc"));
    QVERIFY(room.deviceInHand() == devices::Kind::CardReader);
    press(QStringLiteral("单位申请"));
    QVERIFY(!room.deviceInHand());
}

void TestWindows::anAccessibleActionOnTheMenuOpensThePage()
{
    tests::FreshCounter counter;
    app::SideMenu menu(counter.shop);
    menu.show();
    QSignalSpy chosen(&menu, &app::SideMenu::chosen);
    auto *button = menu.findChildren<QAbstractButton *>().at(3);
    QCOMPARE(button->accessibleName(), app::SideMenu::nameOf(app::SideMenu::Place::Devices));
    auto *face = QAccessible::queryAccessibleInterface(button)->actionInterface();
    face->doAction(face->actionNames().first());
    QCOMPARE(chosen.size(), 1);
    QVERIFY(chosen.first().first().value<app::SideMenu::Place>() == app::SideMenu::Place::Devices);
    chosen.clear();
    menu.setCurrent(app::SideMenu::Place::Cases); // the window's own doing is no wish
    QVERIFY(chosen.isEmpty());
    button->click();
    QVERIFY(!chosen.isEmpty());
    QVERIFY(chosen.last().first().value<app::SideMenu::Place>() == app::SideMenu::Place::Devices);
}

void TestWindows::settingsAndPagesAreFoundByTheirWordsAndInPinyin_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("found"); // empty: nothing
    const auto row = [](const char *typed, const char *found) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(found);
    };
    row("设备", "页面：设备状态");
    row("shebei", "页面：设备状态");
    row("sbzt", "页面：设备状态");
    row("界面", "页面：界面设置");
    row("深色", "设置：深色");
    row("shense", "设置：深色");
    row("dzh", "设置：大字号");
    row("shezhi", "页面：界面设置");
    row("设置", "设置：高对比度");
    row("english", "设置：English");
    row("没有这个", "");
}

void TestWindows::settingsAndPagesAreFoundByTheirWordsAndInPinyin()
{
    QFETCH(QString, typed);
    QFETCH(QString, found);
    tests::FreshCounter counter;
    app::FindPage page(counter.shop);
    page.findChild<QLineEdit *>()->setText(typed);
    const auto *list = page.findChild<QListWidget *>();
    QStringList lines;
    for (int i = 0; i < list->count(); ++i)
        lines += list->item(i)->text();
    QVERIFY2(found.isEmpty() ? lines.isEmpty() : lines.contains(found), qPrintable(lines.join(u' ')));
}

void TestWindows::aChosenLookIsPutOnAndKept()
{
    tests::FreshCounter counter;
    counter.shop.lookFile = counter.folder.filePath(QStringLiteral("look.json"));
    app::LookPage page(counter.shop);
    auto wanted = counter.shop.look;
    wanted.theme = ui::ThemeName::Dark;
    page.take(wanted);
    QCOMPARE(qApp->palette().color(QPalette::Window), ui::loadTheme(ui::ThemeName::Dark)->colour(u"window"));
    QVERIFY(ui::readLook(counter.shop.lookFile) == wanted);
    wanted.largeText = true;
    page.take(wanted); // with the next start: the theme in hand keeps its sizes
    QCOMPARE(counter.shop.theme.basePx, ui::loadTheme(ui::ThemeName::Dark)->basePx);
    QVERIFY(ui::readLook(counter.shop.lookFile).largeText);
    ui::apply(*ui::loadTheme(ui::ThemeName::Light), *qApp);
}

void TestWindows::aReviewPointReachesTheApplicantAsAStatement()
{
    for (const auto ending : {core::domain::Ending::Correction, core::domain::Ending::Refuse})
        for (const auto *point : {"家庭成员是否如实填写", "公示期间有无异议？", "四至是否清楚，四邻有无异议?"}) {
            const auto words = app::ReasonsPanel::pointWords(ending, QString::fromUtf8(point));
            QVERIFY2(!words.contains(u'？') && !words.contains(u'?'), qPrintable(words));
            QVERIFY2(words.startsWith(QStringLiteral("“")) || words.startsWith(QStringLiteral("经审查")),
                     qPrintable(words));
            QVERIFY(words.contains(QString::fromUtf8(point).left(6)));
        }
}

YC_TEST(TestWindows)
#include "tst_windows.moc"
