#include "app/pages/cabinet_page.h"
#include "devices/lobby/line_cabinet.h"
#include "devices/virtual/cabinet_twin.h"
#include "tests/app/counter_window.h"
#include "tests/app/keep_picture.h"
#include "tests/support/register.h"

#include <QLabel>
#include <QListWidget>
#include <QSignalSpy>

using namespace yc;
using namespace Qt::Literals::StringLiterals;
using devices::virtual_bench::CabinetTwin;
using tests::DeskWorld;

// What is put into a pick-up cabinet at a whole counter, fetched, and not fetched in time.
class TestCabinetBookAtTheCounter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void whatIsPutInStandsOnThePageUntilItIsFetched();
    void whatIsStillInStaysInTheBook();
    void aDoorStaysShutForWhatMayNotStandThere();
    void unpluggedWithTheDoorOpenThePaperIsInTheBook();
    void whatLiesBehindADoorThatIsNoLongerSetIsNotForgotten();
    void whatIsNotFetchedInTimeIsSaid(); // last: days go by

private:
    [[nodiscard]] QListWidget *list() const { return page()->findChild<QListWidget *>(); }
    [[nodiscard]] app::CabinetPage *page() const { return m_counter->part<app::CabinetPage>(); }
    [[nodiscard]] QString line(int door) const { return list()->item(door - 1)->text(); }
    [[nodiscard]] QLineEdit *number() const { return page()->findChild<QLineEdit *>(); }
    [[nodiscard]] bool says(const QString &words) const;
    [[nodiscard]] bool putIn(int door, const QString &what);

    std::unique_ptr<CabinetTwin> m_twin;
    DeskWorld m_world;
    std::unique_ptr<tests::CounterWindow> m_counter; // one for all: to come up takes seconds
};

void TestCabinetBookAtTheCounter::initTestCase()
{
    m_twin = std::make_unique<CabinetTwin>(CabinetTwin::Way::Board, 6);
    QVERIFY(m_twin->plug());
    QVERIFY2(m_world.start(), qPrintable(m_world.why()));
    m_counter = std::make_unique<tests::CounterWindow>(
        m_world.settings(), m_world.clock, ui::TerminalSettings{}, devices::lobby::cabinetDrivers(),
        std::vector{devices::Plug{.kind = devices::Kind::Cabinet,
                                  .driver = {},
                                  .place = u"tcp:127.0.0.1:%1"_s.arg(m_twin->port()),
                                  .options = {{u"doors"_s, 6}, {u"keepDays"_s, 3}}}});
    m_counter->hub.start();
    QVERIFY(m_counter->isActive());
    QVERIFY(m_counter->atWork(m_world.staffNo, tests::Pin));
    QVERIFY(m_counter->press(u"设备状态"_s));
    QVERIFY(m_counter->press(u"取件柜"_s));
    QVERIFY(m_counter->waitFor<app::CabinetPage>());
    QTRY_VERIFY_WITH_TIMEOUT(line(6).contains(u"关着"_s), 15'000);
}

void TestCabinetBookAtTheCounter::cleanupTestCase()
{
    m_counter.reset();
}

bool TestCabinetBookAtTheCounter::says(const QString &words) const
{
    const auto labels = page()->findChildren<QLabel *>();
    return std::ranges::any_of(labels,
                               [&](const QLabel *one) { return one->isVisible() && one->text().contains(words); });
}

bool TestCabinetBookAtTheCounter::putIn(int door, const QString &what)
{
    list()->setCurrentRow(door - 1);
    number()->setText(what);
    return m_counter->press(u"开门存放"_s)
        && QTest::qWaitFor([&] { return says(u"请放入 %1 的材料"_s.arg(what)); }, 15'000) && m_twin->put(door)
        && m_twin->shut(door) && QTest::qWaitFor([&] { return line(door).contains(what); }, 15'000);
}

void TestCabinetBookAtTheCounter::whatIsPutInStandsOnThePageUntilItIsFetched()
{
    QVERIFY(putIn(2, u"990100-20261123-00001"_s));
    QVERIFY2(line(2).contains(u"前取"_s), qPrintable(line(2)));
    QVERIFY(number()->text().isEmpty());
    list()->setCurrentRow(4);
    number()->setText(u"990100-20261123-00001"_s); // where does it lie?
    QCOMPARE(list()->currentRow(), 1);
    QVERIFY(page()->goOn()); // 开门取件
    QTRY_VERIFY_WITH_TIMEOUT(says(u"请取出 990100-20261123-00001"_s), 15'000);
    QVERIFY(m_twin->shut(2));
    QTRY_VERIFY_WITH_TIMEOUT(says(u"取走了吗"_s), 15'000);
    QVERIFY(line(2).contains(u"990100"_s)); // until it is said
    QVERIFY(tests::keepPicture(m_counter->window, u"cabinet-asks.png"_s));
    QVERIFY(page()->goOn()); // 已取走
    QTRY_VERIFY_WITH_TIMEOUT(!line(2).contains(u"990100"_s), 15'000);
    QCOMPARE(m_twin->told(2), 2);
}

void TestCabinetBookAtTheCounter::whatIsStillInStaysInTheBook()
{
    QVERIFY(putIn(3, u"A3"_s));
    QVERIFY(m_counter->press(u"开门取件"_s));
    QTRY_VERIFY_WITH_TIMEOUT(says(u"请取出 A3"_s), 15'000);
    QVERIFY(m_twin->shut(3));
    QTRY_VERIFY_WITH_TIMEOUT(says(u"取走了吗"_s), 15'000);
    QVERIFY(page()->goBack()); // Esc: 还在柜里, and not off the page
    QVERIFY(page()->isVisible() && line(3).contains(u"A3"_s));
    QVERIFY(!m_counter->button(u"已取走"_s));
}

void TestCabinetBookAtTheCounter::aDoorStaysShutForWhatMayNotStandThere()
{
    QSignalSpy problem(page(), &app::Page::problem);
    list()->setCurrentRow(3);
    number()->setText(u"11010519491231002X"_s); // the sample published with GB 11643
    QVERIFY(page()->goOn());
    QCOMPARE(problem.size(), 1);
    QVERIFY(problem[0][0].value<Code>() == core::flow::codes::PersonsNumber);
    QCOMPARE(m_twin->told(4), 0);
    number()->clear();
}

void TestCabinetBookAtTheCounter::unpluggedWithTheDoorOpenThePaperIsInTheBook()
{
    list()->setCurrentRow(4);
    number()->setText(u"A5"_s);
    QVERIFY(page()->goOn());
    QTRY_VERIFY_WITH_TIMEOUT(says(u"请放入 A5"_s), 15'000);
    m_twin->unplug();
    QTRY_VERIFY_WITH_TIMEOUT(line(5).contains(u"A5"_s), 15'000);
    QVERIFY(m_twin->plug());
    QTRY_VERIFY_WITH_TIMEOUT(line(6).contains(u"关着"_s), 15'000);
    QVERIFY(m_twin->shut(5));
}

// The cabinet got another address, or fewer doors: what was put in before is found, and can be noted as fetched.
void TestCabinetBookAtTheCounter::whatLiesBehindADoorThatIsNoLongerSetIsNotForgotten()
{
    const auto doors = list()->count();
    for (const auto &[where, door] : {std::pair{u"tcp:10.0.0.7:502"_s, 2}, std::pair{u"tcp:10.0.0.7:502"_s, 9}})
        m_counter->theDesk().putIntoCabinet(where, door, u"OLD%1"_s.arg(door), 15, this,
                                            [](const Result<core::domain::CabinetBook> &) {});
    QTRY_VERIFY_WITH_TIMEOUT((page()->enter(), list()->count() == doors + 2), 15'000);
    number()->setText(u"OLD9"_s);
    QVERIFY2(list()->currentItem()->text().contains(u"原 9 号门"_s), qPrintable(list()->currentItem()->text()));
    QVERIFY(m_counter->press(u"登记取走"_s));
    QVERIFY(says(u"原 9 号门 OLD9 的材料取走了吗"_s));
    QVERIFY(page()->goOn()); // 已取走
    QTRY_COMPARE_WITH_TIMEOUT(list()->count(), doors + 1, 15'000);
    number()->setText(u"OLD2"_s);
    QVERIFY(!list()->currentItem()->text().contains(u"OLD9"_s));
    QVERIFY(m_counter->press(u"登记取走"_s));
    QVERIFY(m_counter->press(u"已取走"_s));
    QTRY_COMPARE_WITH_TIMEOUT(list()->count(), doors, 15'000);
}

void TestCabinetBookAtTheCounter::whatIsNotFetchedInTimeIsSaid()
{
    QVERIFY(!says(u"超期未取"_s));
    m_world.clock.setBack(-std::chrono::days(4)); // days go by, and nobody works
    page()->enter();
    QTRY_VERIFY_WITH_TIMEOUT(says(u"2件超期未取"_s), 15'000);
    QVERIFY2(line(3).contains(u"超期1天"_s), qPrintable(line(3)));
    QVERIFY(tests::keepPicture(m_counter->window, u"cabinet-overdue.png"_s));
}

YC_TEST(TestCabinetBookAtTheCounter)
#include "tst_cabinet_book.moc"
