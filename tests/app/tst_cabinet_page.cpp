#include "app/pages/cabinet_page.h"
#include "app/pages/devices_page.h"
#include "devices/lobby/line_cabinet.h"
#include "devices/virtual/cabinet_twin.h"
#include "tests/app/fresh_counter.h"
#include "tests/support/register.h"

#include <QLabel>
#include <QListWidget>
#include <QSignalSpy>
#include <QTest>

using namespace yc;
using namespace Qt::Literals::StringLiterals;
using devices::virtual_bench::CabinetTwin;

// 取件柜 at the counter over the shipping driver: what stands on the page, and doors that are opened from it.
class TestCabinetPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void aDoorIsOpenedAndItsStateFollowed();
    void whatIsForcedAndWhatJamsIsSaid();
    void aCabinetThatIsPulledOutIsSaid();
    void withoutACabinetNobodyComesHere();

private:
    [[nodiscard]] QString line(int door) const { return list()->item(door - 1)->text(); }
    [[nodiscard]] QListWidget *list() const { return m_page->findChild<QListWidget *>(); }
    [[nodiscard]] bool says(const QString &words) const;

    std::unique_ptr<CabinetTwin> m_twin;
    std::unique_ptr<tests::FreshDesk> m_desk;
    std::unique_ptr<devices::hub::Hub> m_hub;
    std::unique_ptr<tests::OpenShop> m_open;
    std::unique_ptr<app::CabinetPage> m_page;
};

void TestCabinetPage::init()
{
    m_twin = std::make_unique<CabinetTwin>(CabinetTwin::Way::Board, 4);
    QVERIFY(m_twin->plug());
    m_desk = std::make_unique<tests::FreshDesk>();
    m_hub = std::make_unique<devices::hub::Hub>(devices::lobby::cabinetDrivers(), m_desk->clock);
    m_hub->use({{.kind = devices::Kind::Cabinet,
                 .place = u"tcp:127.0.0.1:%1"_s.arg(m_twin->port()),
                 .options = {{u"doors"_s, 4}}}});
    m_open = std::make_unique<tests::OpenShop>(m_desk->desk, *m_hub);
    m_page = std::make_unique<app::CabinetPage>(m_open->shop);
    m_page->show();
    m_page->enter();
    QVERIFY(line(1).contains(u"不明"_s));
    m_hub->start();
    QTRY_VERIFY(line(4).contains(u"关着"_s));
}

void TestCabinetPage::cleanup()
{
    m_page.reset();
    m_open.reset();
    m_hub.reset();
    m_desk.reset();
    m_twin.reset();
}

bool TestCabinetPage::says(const QString &words) const
{
    const auto labels = m_page->findChildren<QLabel *>();
    return std::ranges::any_of(labels, [&](const QLabel *one) { return one->text().contains(words); });
}

void TestCabinetPage::aDoorIsOpenedAndItsStateFollowed()
{
    list()->setCurrentRow(2);
    QVERIFY(m_page->goOn()); // Enter
    QVERIFY(m_page->goOn()); // and again, at once: it is told once
    QTRY_VERIFY(says(u"3 号门已打开"_s));
    QTRY_VERIFY(line(3).contains(u"开着"_s));
    QCOMPARE(m_twin->told(3), 1);
    QVERIFY(m_twin->put(3) && m_twin->shut(3));
    QTRY_VERIFY(line(3).contains(u"关着"_s));
    QCOMPARE(list()->currentRow(), 2);
    QSignalSpy left(m_page.get(), &app::CabinetPage::left);
    QVERIFY(m_page->goBack());
    QCOMPARE(left.size(), 1);
}

void TestCabinetPage::whatIsForcedAndWhatJamsIsSaid()
{
    QVERIFY(m_twin->force(1));
    QTRY_VERIFY(line(1).contains(u"未经指令被打开"_s));
    QTRY_VERIFY(m_open->devices.note(std::nullopt) == devices::Guidance::ShutDoor); // on every page
    m_twin->setJammed(2, true);
    list()->setCurrentRow(1);
    QSignalSpy problem(m_page.get(), &app::Page::problem);
    QVERIFY(m_page->goOn());
    QTRY_COMPARE(problem.size(), 1);
    QVERIFY(problem[0][0].value<Code>() == devices::codes::DoorStuck);
    QVERIFY(line(2).contains(u"没有打开"_s));
    QCOMPARE(m_twin->told(2), 1);
}

void TestCabinetPage::aCabinetThatIsPulledOutIsSaid()
{
    m_twin->unplug();
    QTRY_VERIFY(line(1).contains(u"不明"_s));
    list()->setCurrentRow(0);
    QSignalSpy problem(m_page.get(), &app::Page::problem);
    QVERIFY(m_page->goOn());
    QTRY_COMPARE(problem.size(), 1);
    QVERIFY(m_twin->plug());
    QTRY_VERIFY(line(1).contains(u"关着"_s));
    QVERIFY(says(u"1 号门没有打开"_s)); // still: nobody may have looked just then
    QCOMPARE(m_twin->told(1), 0);
}

void TestCabinetPage::withoutACabinetNobodyComesHere()
{
    const auto seen = [this] {
        const app::DevicesPage page(m_open->shop);
        const auto buttons = page.findChildren<QPushButton *>();
        return std::ranges::any_of(
            buttons, [](const QPushButton *one) { return one->text() == u"取件柜"_s && !one->isHidden(); });
    };
    QVERIFY(seen());
    m_page.reset();
    m_open.reset();
    m_hub->use({});
    m_open = std::make_unique<tests::OpenShop>(m_desk->desk, *m_hub);
    QVERIFY(!seen());
}

YC_TEST(TestCabinetPage)
#include "tst_cabinet_page.moc"
