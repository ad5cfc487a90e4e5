#include "app/pages/call_page.h"
#include "devices/lobby/line_announcer.h"
#include "devices/virtual/display_twin.h"
#include "devices/virtual/speaker_twin.h"
#include "tests/app/counter_window.h"
#include "tests/support/register.h"

#include <QLabel>
#include <QListWidget>
#include <QSignalSpy>

using namespace yc;
using namespace Qt::Literals::StringLiterals;
using devices::virtual_bench::DisplayTwin;
using devices::virtual_bench::SpeakerTwin;
using tests::DeskWorld;

// 叫号 F9 at a counter that works, over the shipping drivers: a display on Modbus and a speaker.
class TestCallPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void init();
    void aNumberIsShownAndSaid();
    void f9CallsTheLastOneAgain();
    void aNumberIsTakenAsPeopleTypeIt();
    void whatCannotBeCalledIsSaidAndNothingGoesOut();
    void aDisplayThatIsPulledOutIsSaidAndTheOtherCallsOn();
    void clearedTheDisplayIsBlank();
    void theCaseInHandStays();
    void whoeverSignsInNextSeesNothingOfIt();
    void withoutDisplayAndSpeakerThereIsNoSuchKey();

private:
    [[nodiscard]] QString lines() const;
    void type(const QString &ticket);
    void pressF9() { QTest::keyClick(&m_counter->window, Qt::Key_F9); }
    [[nodiscard]] app::CallPage *page() const { return m_counter->part<app::CallPage>(); }
    [[nodiscard]] QStringList said() const; // without marks

    DeskWorld m_world;
    std::unique_ptr<DisplayTwin> m_display;
    std::unique_ptr<SpeakerTwin> m_speaker;
    std::unique_ptr<tests::CounterWindow> m_counter; // one for all: to come up takes seconds
};

void TestCallPage::initTestCase()
{
    QVERIFY2(m_world.start(), qPrintable(m_world.why()));
    {
        const auto desk = m_world.signedIn(); // and the PIN is chosen
        QVERIFY2(desk, qPrintable(m_world.why()));
    }
    m_display = std::make_unique<DisplayTwin>(DisplayTwin::Way::ModbusTcp);
    m_speaker = std::make_unique<SpeakerTwin>();
    QVERIFY(m_display->plug() && m_speaker->plug());
    using devices::Kind;
    m_counter = std::make_unique<tests::CounterWindow>(
        m_world.settings(), m_world.clock, ui::TerminalSettings{}, devices::lobby::announcerDrivers(),
        std::vector<devices::Plug>{{.kind = Kind::Display,
                                    .driver = u"modbus"_s,
                                    .place = u"tcp:127.0.0.1:%1"_s.arg(m_display->port()),
                                    .options = {{u"columns"_s, 40}}},
                                   {.kind = Kind::Speaker, .place = u"tcp:127.0.0.1:%1"_s.arg(m_speaker->port())}});
    m_counter->hub.start();
    QTRY_COMPARE(m_counter->devices.working(), 2);
    QVERIFY(m_counter->isActive());
    QVERIFY(m_counter->atWork(m_world.staffNo, tests::Pin));
}

void TestCallPage::cleanupTestCase()
{
    m_counter.reset();
    m_speaker.reset();
    m_display.reset();
}

void TestCallPage::init()
{
    QTRY_VERIFY(page());
    if (!page()->isVisible())
        pressF9();
    QTRY_VERIFY(page()->isVisible());
}

QString TestCallPage::lines() const
{
    const auto *list = page()->findChild<QListWidget *>();
    QStringList all;
    for (int i = 0; i < list->count(); ++i)
        all << list->item(i)->text();
    return all.join(u'\n');
}

QStringList TestCallPage::said() const
{
    auto all = m_speaker->said();
    for (auto &one : all)
        one.remove(0, one.lastIndexOf(u']') + 1);
    return all;
}

void TestCallPage::type(const QString &ticket)
{
    auto *field = page()->findChild<QLineEdit *>();
    field->setFocus();
    field->setText(ticket);
    QTest::keyClick(field, Qt::Key_Return);
}

void TestCallPage::aNumberIsShownAndSaid()
{
    const auto window = m_counter->theDesk().terminal().windowNo;
    QVERIFY(!window.isEmpty());
    type(u"A012"_s);
    const auto words = u"请A012号到"_s;
    QTRY_VERIFY2(m_display->shown().startsWith(words) && m_display->shown().contains(window),
                 qPrintable(m_display->shown()));
    QTRY_COMPARE(said().size(), 1);
    QCOMPARE(said().front(), m_display->shown());
    QTRY_VERIFY2(lines().contains(u"已显示"_s) && lines().contains(u"已播报"_s), qPrintable(lines()));
    QVERIFY(lines().startsWith(u"A012"_s));
    QVERIFY(page()->findChild<QLineEdit *>()->text().isEmpty()); // for the next
}

void TestCallPage::f9CallsTheLastOneAgain()
{
    const auto before = said().size();
    type(u"A013"_s);
    QTRY_COMPARE(said().size(), before + 1);
    QTRY_VERIFY(lines().contains(u"已播报"_s));
    pressF9();
    QTRY_COMPARE(said().size(), before + 2);
    QCOMPARE(said().back(), said()[before]);
    QVERIFY2(lines().section(u'\n', 0, 0).contains(u"第 2 次"_s), qPrintable(lines()));
    QTRY_VERIFY(lines().section(u'\n', 0, 0).contains(u"已播报"_s));
    type({}); // Enter with nothing typed
    QTRY_COMPARE(said().size(), before + 3);
    QTRY_VERIFY(lines().section(u'\n', 0, 0).contains(u"已播报"_s));
}

void TestCallPage::aNumberIsTakenAsPeopleTypeIt()
{
    const auto before = said().size();
    type(u" ｂ－007"_s);
    QTRY_COMPARE(said().size(), before + 1);
    QVERIFY2(said().back().startsWith(u"请B-007号"_s), qPrintable(said().back()));
    QTRY_VERIFY(lines().section(u'\n', 0, 0).contains(u"已播报"_s));
}

void TestCallPage::whatCannotBeCalledIsSaidAndNothingGoesOut()
{
    const auto shown = m_display->all().size();
    QSignalSpy problem(page(), &app::Page::problem);
    type(u"张三"_s);
    QCOMPARE(problem.size(), 1);
    QVERIFY(problem[0][0].value<Code>() == devices::codes::AnnouncementUnfit);
    QCOMPARE(m_display->all().size(), shown);
    page()->findChild<QLineEdit *>()->clear();
}

void TestCallPage::aDisplayThatIsPulledOutIsSaidAndTheOtherCallsOn()
{
    m_display->unplug();
    QTRY_COMPARE(m_counter->hub.devices()[0].health.state, devices::DeviceState::Absent);
    const auto before = said().size();
    QSignalSpy problem(page(), &app::Page::problem);
    type(u"A014"_s);
    QTRY_COMPARE(said().size(), before + 1);
    QTRY_VERIFY2(lines().section(u'\n', 0, 0).contains(u"已播报"_s), qPrintable(lines()));
    QTRY_COMPARE(problem.size(), 1);
    QVERIFY(!lines().section(u'\n', 0, 0).contains(u"已显示"_s));
    QVERIFY(lines().section(u'\n', 0, 0).contains(u"D-09"_s));
    QVERIFY(m_display->plug());
    QTRY_COMPARE(m_counter->hub.devices()[0].health.state, devices::DeviceState::Ready);
}

void TestCallPage::clearedTheDisplayIsBlank()
{
    type(u"A015"_s);
    QTRY_VERIFY(m_display->shown().contains(u"A015"_s));
    QVERIFY(m_counter->press(u"清屏"_s));
    QTRY_VERIFY(m_display->shown().isEmpty());
}

void TestCallPage::theCaseInHandStays()
{
    QTest::keyClick(&m_counter->window, Qt::Key_Escape);
    auto *room = m_counter->part<app::CaseRoom>();
    QTRY_VERIFY(room->isVisible());
    const auto *intake = room->intake();
    pressF9();
    QTRY_VERIFY(page()->isVisible());
    QVERIFY(page()->findChild<QLineEdit *>()->hasFocus());
    QVERIFY(room->intake() == intake);
}

void TestCallPage::whoeverSignsInNextSeesNothingOfIt()
{
    QVERIFY(!lines().isEmpty());
    m_counter->theDesk().signOut();
    QVERIFY(m_counter->atWork(m_world.staffNo, tests::Pin));
    pressF9();
    QTRY_VERIFY(page()->isVisible());
    QVERIFY(lines().isEmpty());
    const auto before = said().size();
    QSignalSpy complaint(page(), &app::Page::complaint);
    pressF9(); // there is nothing to call again
    QCOMPARE(complaint.size(), 1);
    QCOMPARE(said().size(), before);
}

void TestCallPage::withoutDisplayAndSpeakerThereIsNoSuchKey()
{
    QVERIFY(m_counter->button(u"F9 叫号"_s));
    m_counter.reset();
    m_counter = std::make_unique<tests::CounterWindow>(m_world.settings(), m_world.clock);
    QVERIFY(m_counter->atWork(m_world.staffNo, tests::Pin));
    QVERIFY(!m_counter->button(u"F9 叫号"_s));
    pressF9();
    QVERIFY(!page() || !page()->isVisible());
}

YC_TEST(TestCallPage)
#include "tst_call_page.moc"
