#include "app/confirmation_text.h"
#include "app/steps/applicant_page.h"
#include "app/steps/item_page.h"
#include "app/steps/materials_page.h"
#include "tests/app/open_shop.h"
#include "tests/core/flow/desk_world.h"
#include "tests/support/register.h"

#include <QCheckBox>
#include <QLabel>
#include <QListWidget>
#include <QTest>

using namespace yc;
using namespace core;
using tests::DeskWorld;

static const QString Allowance = QStringLiteral("11119999MB9902000L4990502014000"); // 高龄津贴
static const QString Residence = QStringLiteral("11119999MB990700454990707020000"); // 居住证申领: 限
static const QString Household = QStringLiteral("household");

// What a clerk sees and says of papers that the hall is to look up, and of agents where a service limits them.
class TestLimitPages : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void whatNobodyHasLookedUpIsNotTicked();
    void whatIsNotThereIsAskedForByAKeyAndTakenBack();
    void theItemSaysItsLimit();
    void theApplicantsPageAsksForTheClerksWord();
    void whatIsSignedTellsBoth();

private:
    template <typename Widget> [[nodiscard]] static Widget *named(const QWidget &page, const QString &name)
    {
        for (auto *one : page.template findChildren<Widget *>())
            if (one->accessibleName() == name || one->property("text").toString() == name)
                return one;
        return nullptr;
    }
    [[nodiscard]] static bool says(const QWidget &page, const QString &words);
    [[nodiscard]] static QString stateOf(const QWidget &page, const QString &material);
    void open(app::StepPage &page);
    void seatAgent();

    DeskWorld m_world;
    SystemClock m_clock;
    std::unique_ptr<flow::Desk> m_desk;
    std::unique_ptr<devices::hub::Hub> m_hub;
    std::unique_ptr<tests::OpenShop> m_shop;
    std::shared_ptr<flow::Intake> m_intake;
};

void TestLimitPages::initTestCase()
{
    QVERIFY2(m_world.start(), qPrintable(m_world.why()));
    m_desk = m_world.signedIn();
    QVERIFY2(m_desk, qPrintable(m_world.why()));
    m_hub = std::make_unique<devices::hub::Hub>(std::vector<devices::Driver>{}, m_clock);
    m_shop = std::make_unique<tests::OpenShop>(*m_desk, *m_hub);
}

void TestLimitPages::init()
{
    m_intake = DeskWorld::begin(*m_desk);
    auto card = DeskWorld::card(91);
    QVERIFY(m_intake->setApplicant(card));
}

bool TestLimitPages::says(const QWidget &page, const QString &words)
{
    const auto labels = page.findChildren<QLabel *>();
    return std::ranges::any_of(labels,
                               [&](const auto *label) { return label->isVisible() && label->text().contains(words); });
}

QString TestLimitPages::stateOf(const QWidget &page, const QString &material)
{
    const auto *list = named<QListWidget>(page, QStringLiteral("材料清单"));
    for (int i = 0; i < list->count(); ++i)
        if (list->item(i)->data(Qt::AccessibleTextRole).toString() == material)
            return list->item(i)->data(Qt::AccessibleDescriptionRole).toString();
    return {};
}

void TestLimitPages::open(app::StepPage &page)
{
    connect(m_intake.get(), &flow::Intake::changed, &page, [&page] { page.refresh(); });
    page.open(m_intake);
    page.refresh();
    page.resize(1000, 640);
    page.show();
    page.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    page.enter();
}

void TestLimitPages::seatAgent()
{
    auto agent = DeskWorld::card(92);
    QVERIFY(m_intake->seat({.role = flow::Intake::Role::Agent}, agent));
}

void TestLimitPages::whatNobodyHasLookedUpIsNotTicked()
{
    QVERIFY(m_intake->chooseItem(Allowance));
    app::MaterialsPage page(m_shop->shop);
    open(page);
    QCOMPARE(stateOf(page, QStringLiteral("居民身份证")), QStringLiteral("✓ 免提交 · 身份证读取")); // it was read here
    QCOMPARE(stateOf(page, QStringLiteral("户口簿")), QStringLiteral("○ 免提交 · 待大厅核验 · 电子证照（户口簿）"));
    page.focusMaterial(QStringLiteral("id-card"));
    QVERIFY(!named<QPushButton>(page, QStringLiteral("取不到，需交纸质"))
            || !named<QPushButton>(page, QStringLiteral("取不到，需交纸质"))->isVisible());
    page.focusMaterial(Household);
    QVERIFY(named<QPushButton>(page, QStringLiteral("取不到，需交纸质"))->isVisible());
    QVERIFY(page.progressNote().isEmpty()); // nothing is to be brought
}

void TestLimitPages::whatIsNotThereIsAskedForByAKeyAndTakenBack()
{
    QVERIFY(m_intake->chooseItem(Allowance));
    app::MaterialsPage page(m_shop->shop);
    open(page);
    page.focusMaterial(Household);
    auto *list = named<QListWidget>(page, QStringLiteral("材料清单"));
    QTest::keyClick(list, Qt::Key_N);
    QVERIFY(m_intake->draft().filings.first().unfetched);
    QCOMPARE(stateOf(page, QStringLiteral("户口簿")), QStringLiteral("! 待补 · 大厅取不到，改交纸质"));
    QCOMPARE(page.progressNote(), QStringLiteral("0/1"));
    QCOMPARE(page.instruction(), QStringLiteral("请放好“户口簿”，按 F4 扫描"));
    auto *back = named<QPushButton>(page, QStringLiteral("撤销取不到"));
    QVERIFY(back && back->isVisible());
    back->click();
    QCOMPARE(stateOf(page, QStringLiteral("户口簿")), QStringLiteral("○ 免提交 · 待大厅核验 · 电子证照（户口簿）"));
    page.focusMaterial(QStringLiteral("id-card"));
    QTest::keyClick(list, Qt::Key_N); // the chip has said it: there is nothing to fetch
    QVERIFY(m_intake->draft().filings.isEmpty());
    page.open(nullptr);
    QTest::keyClick(list, Qt::Key_N);
}

void TestLimitPages::theItemSaysItsLimit()
{
    QVERIFY(m_intake->chooseItem(Residence));
    app::ItemPage page(m_shop->shop);
    open(page);
    QVERIFY(says(page, QStringLiteral("限定情形可代办：须本人确认；未成年人、行动不便的可由监护人、近亲属代办")));
    QVERIFY(m_intake->chooseItem(Allowance));
    QVERIFY(!says(page, QStringLiteral("限定情形")));
}

void TestLimitPages::theApplicantsPageAsksForTheClerksWord()
{
    app::ApplicantPage page(m_shop->shop);
    open(page);
    seatAgent();
    auto *box = named<QCheckBox>(page, QStringLiteral("已核对：本次代办属于上述情形"));
    QVERIFY(box && !box->isVisible()); // no service is chosen
    QVERIFY(m_intake->chooseItem(Residence));
    QVERIFY(box->isVisible() && !box->isChecked());
    QVERIFY(says(page, QStringLiteral("该事项限定情形可代办：须本人确认")));
    page.enter();
    QCOMPARE(QApplication::focusWidget(), box);
    QVERIFY(page.instruction().contains(QStringLiteral("按空格勾选")));
    QTest::keyClick(box, Qt::Key_Space);
    QVERIFY(m_intake->draft().agent->limit);
    QVERIFY(box->isChecked());
    QVERIFY(says(page, QStringLiteral("核对人工号") + m_world.staffNo));
    box->click();
    QVERIFY(!m_intake->draft().agent->limit);
    QVERIFY(m_intake->chooseItem(Allowance));
    QVERIFY(!box->isVisible());
}

void TestLimitPages::whatIsSignedTellsBoth()
{
    seatAgent();
    QVERIFY(m_intake->chooseItem(Residence));
    const auto text = [this] { return app::confirmationText(m_intake->shownText(), m_intake->item()); };
    QVERIFY(!text().contains(QStringLiteral("限定情形")));
    QVERIFY(m_intake->confirmLimit(true));
    QVERIFY2(text().contains(
                 QStringLiteral("限定情形可代办：须本人确认；未成年人、行动不便的可由监护人、近亲属代办（已核对）")),
             qPrintable(text()));
    m_intake->removeAgent();
    QVERIFY(m_intake->chooseItem(Allowance));
    QVERIFY(m_intake->setUnfetched(Household, true));
    m_intake->addPage(Household, DeskWorld::page());
    QTRY_VERIFY(!m_intake->isSavingPages());
    QVERIFY2(text().contains(QStringLiteral("，大厅取不到，改交纸质")), qPrintable(text()));
}

YC_TEST(TestLimitPages)
#include "tst_limit_pages.moc"
