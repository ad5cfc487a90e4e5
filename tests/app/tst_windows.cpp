#include "app/case_room.h"
#include "app/main_window.h"
#include "app/pages/case_list_page.h"
#include "app/pages/devices_page.h"
#include "app/pages/find_page.h"
#include "app/pages/first_run_page.h"
#include "app/pages/sign_in_page.h"
#include "app/pages/sync_page.h"
#include "tests/support/register.h"
#include "ui/guidance_line.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace yc;

namespace
{

// A counter that was never enrolled, with a vault of its own and no devices: the real desk, the real hub.
struct FreshCounter {
    QTemporaryDir folder;
    SystemClock clock;
    core::flow::Desk desk;
    devices::hub::Hub hub;
    app::DeviceRoom devices;
    ui::EnteredCharacters entered;
    ui::PageDecoder pages;
    Worker papers{"papers"};
    app::Shop shop;

    static core::flow::DeskSettings settings(const QString &folder)
    {
        core::flow::DeskSettings made;
        made.vaultFolder = folder;
        made.keysInFile = true;
        return made;
    }
    FreshCounter()
        : desk(settings(folder.path()), clock), hub({}, clock), devices(hub),
          shop{desk, devices, entered, pages, papers, *ui::loadTheme(ui::ThemeName::Light)}
    {
    }
};

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
};

void TestWindows::everyControlHasAName()
{
    FreshCounter counter;
    app::Settings settings;
    const app::FirstRunPage firstRun(counter.shop, settings);
    const app::SignInPage signIn(counter.shop);
    const app::CaseRoom room(counter.shop);
    const app::CaseListPage cases(counter.shop);
    const app::SyncPage sync(counter.shop);
    const app::DevicesPage deviceList(counter.shop);
    const app::FindPage find(counter.shop);
    int seen = 0;
    for (const auto *page :
         std::initializer_list<const QWidget *>{&firstRun, &signIn, &room, &cases, &sync, &deviceList, &find})
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
    FreshCounter counter;
    app::Settings settings;
    settings.hall = QUrl(QStringLiteral("https://hall.example"));
    settings.terminalCode = QStringLiteral("ABCDE");
    app::MainWindow window(counter.shop, settings);
    window.show();
    QSignalSpy started(&counter.desk, &core::flow::Desk::started);
    counter.desk.start();
    QVERIFY(started.wait(20'000));
    auto *page = window.findChild<app::FirstRunPage *>();
    QTRY_VERIFY(page->isVisible());
    QStringList texts;
    for (const auto *field : page->findChildren<QLineEdit *>())
        texts += field->text();
    QCOMPARE(texts, (QStringList{QStringLiteral("https://hall.example"), QStringLiteral("ABCDE")}));
    QVERIFY(window.findChild<ui::GuidanceLine *>()->text().contains(QStringLiteral("终端码")));
}

void TestWindows::anAddressThatIsNoneIsSaidAtOnce()
{
    FreshCounter counter;
    app::Settings settings;
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
    FreshCounter counter;
    app::SignInPage page(counter.shop);
    QSignalSpy complaint(&page, &app::Page::complaint);
    page.goOn();
    QCOMPARE(complaint.size(), 1);
}

void TestWindows::withoutACaseTheStepsSayWhatToDo()
{
    FreshCounter counter;
    app::CaseRoom room(counter.shop);
    QVERIFY(room.wantsCard());
    QCOMPARE(room.instruction(), QStringLiteral("请把身份证平放在读卡区"));
    QVERIFY(!room.goBack()); // nothing to go back to, nothing lost
    room.scan();
    room.printSlip();
    room.finish(); // keys without a case do nothing
    QVERIFY(!room.intake());
}

YC_TEST(TestWindows)
#include "tst_windows.moc"
