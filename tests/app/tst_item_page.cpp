#include "app/steps/item_page.h"
#include "tests/app/open_shop.h"
#include "tests/core/flow/desk_world.h"
#include "tests/support/register.h"

#include <QApplication>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace yc;
using namespace core;
using tests::DeskWorld;

static constexpr auto Plain = u"11119999MB990700454990707019000"; // 临时居民身份证: no form
static constexpr auto Elsewhere
    = u"11119999MB9906001L4992006012000"; // 异地就医备案: three questions, two of them asked

// Questions answered without the mouse and without walking.
class TestItemPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void aFigureAnswersAndGoesOnToWhatIsOpen();
    void whatHasNoFormSaysThatNothingIsToBeFilledIn();

private:
    DeskWorld m_world;
    SystemClock m_clock;
    std::unique_ptr<flow::Desk> m_desk;
    std::unique_ptr<devices::hub::Hub> m_hub;
    std::unique_ptr<tests::OpenShop> m_shop;
};

void TestItemPage::initTestCase()
{
    QVERIFY2(m_world.start(), qPrintable(m_world.why()));
    m_desk = m_world.signedIn();
    QVERIFY2(m_desk, qPrintable(m_world.why()));
    m_hub = std::make_unique<devices::hub::Hub>(std::vector<devices::Driver>{}, m_clock);
    m_shop = std::make_unique<tests::OpenShop>(*m_desk, *m_hub);
}

void TestItemPage::aFigureAnswersAndGoesOnToWhatIsOpen()
{
    const auto intake = DeskWorld::begin(*m_desk);
    app::ItemPage page(m_shop->shop);
    connect(intake.get(), &flow::Intake::changed, &page, [&page] { page.refresh(); });
    page.open(intake);
    page.refresh();
    page.resize(1000, 600);
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    page.choose(QString::fromUtf16(Elsewhere));
    const auto press = [](Qt::Key key) { QTest::keyClick(QApplication::focusWidget(), key); };
    press(Qt::Key_9); // nothing stands there
    QVERIFY(intake->draft().situation.isEmpty());
    press(Qt::Key_2);
    QCOMPARE(intake->draft().situation.value(QStringLiteral("kind")), QStringLiteral("short"));
    press(Qt::Key_1); // the question that came with the answer
    QCOMPARE(intake->draft().situation.size(), 2);
    const auto *next = qobject_cast<QPushButton *>(QApplication::focusWidget());
    QVERIFY(next && next->text() == QStringLiteral("继续：申请信息"));
    QVERIFY(intake->stateOf(flow::Step::Item) == flow::StepState::Complete);
}

void TestItemPage::whatHasNoFormSaysThatNothingIsToBeFilledIn()
{
    const auto intake = DeskWorld::begin(*m_desk);
    app::ItemPage page(m_shop->shop);
    page.open(intake);
    page.choose(QString::fromUtf16(Plain));
    page.refresh();
    QVERIFY(std::ranges::any_of(page.findChildren<QLabel *>(), [](const QLabel *label) {
        return label->text().contains(QStringLiteral("不需要填写申请信息"));
    }));
    QVERIFY(intake->stateOf(flow::Step::Form) == flow::StepState::Complete);
    page.choose(QString::fromUtf16(Elsewhere));
    page.refresh();
    QVERIFY(std::ranges::none_of(page.findChildren<QLabel *>(), [](const QLabel *label) {
        return label->text().contains(QStringLiteral("不需要填写申请信息"));
    }));
}

YC_TEST(TestItemPage)
#include "tst_item_page.moc"
