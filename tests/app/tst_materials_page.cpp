#include "app/steps/materials_page.h"
#include "tests/app/open_shop.h"
#include "tests/core/flow/desk_world.h"
#include "tests/support/register.h"

#include <QLabel>
#include <QListWidget>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace yc;
using namespace core;
using tests::DeskWorld;

static const QString Photo = QStringLiteral("photo");
static constexpr auto Poor = u"11119999MB9902000L4990502002000"; // 最低生活保障对象认定: several papers

// A blank page is a question: it is neither taken in silence nor thrown away.
class TestMaterialsPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void aWrittenPageIsTakenAtOnce();
    void aBlankPageWaitsForAWord_data();
    void aBlankPageWaitsForAWord();
    void severalAreAskedAboutInTheirOrder();
    void anotherCaseIsNotAskedAboutThisOne();
    void enterGoesToTheNextPaperThatIsWanted();
    void whatNeedNotBeHandedInIsNotAskedFor();
    void aPagesKeysWorkFromEitherList();

private:
    [[nodiscard]] QPushButton *button(const QString &text) const;
    [[nodiscard]] QList<int> heights() const; // of the pages in their order: they tell them apart
    DeskWorld m_world;
    SystemClock m_clock;
    std::unique_ptr<flow::Desk> m_desk;
    std::unique_ptr<devices::hub::Hub> m_hub;
    std::unique_ptr<tests::OpenShop> m_shop;
    std::unique_ptr<app::MaterialsPage> m_page;
    std::shared_ptr<flow::Intake> m_intake;
};

namespace
{

std::shared_ptr<Image> tall(int height)
{
    auto image = Image::create({40, height}, Image::Format::Gray8, 100);
    for (int y = 0; y < height; ++y)
        std::fill_n(image->row(y), 40, std::byte{0xF0});
    return std::make_shared<Image>(*std::move(image));
}

} // namespace

void TestMaterialsPage::initTestCase()
{
    QVERIFY2(m_world.start(), qPrintable(m_world.why()));
    m_desk = m_world.signedIn();
    QVERIFY2(m_desk, qPrintable(m_world.why()));
    m_hub = std::make_unique<devices::hub::Hub>(std::vector<devices::Driver>{}, m_clock);
    m_shop = std::make_unique<tests::OpenShop>(*m_desk, *m_hub);
}

void TestMaterialsPage::init()
{
    m_page.reset();
    m_intake = DeskWorld::begin(*m_desk);
    QVERIFY(m_intake->chooseItem(u"11119999MB9902000L4992002013000"));
    m_page = std::make_unique<app::MaterialsPage>(m_shop->shop);
    connect(m_intake.get(), &flow::Intake::changed, m_page.get(), [this] { m_page->refresh(); });
    m_page->open(m_intake);
    m_page->show();
    m_page->enter();
    m_page->focusMaterial(Photo);
}

QPushButton *TestMaterialsPage::button(const QString &text) const
{
    return tests::buttonOf(*m_page, text);
}

QList<int> TestMaterialsPage::heights() const
{
    QList<int> all;
    for (const auto &view : m_intake->pages(Photo))
        all.append(view.page.size.height());
    return all;
}

void TestMaterialsPage::aWrittenPageIsTakenAtOnce()
{
    m_page->takePage(tall(50), false);
    QCOMPARE(heights(), QList<int>{50});
    QVERIFY(!button(QStringLiteral("保留空白页"))->isVisible());
}

void TestMaterialsPage::aBlankPageWaitsForAWord_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<int>("pages");
    QTest::newRow("keep") << QStringLiteral("保留空白页") << 1;
    QTest::newRow("drop") << QStringLiteral("不要这一页") << 0;
}

void TestMaterialsPage::aBlankPageWaitsForAWord()
{
    QFETCH(QString, word);
    QFETCH(int, pages);
    QSignalSpy wanted(m_page.get(), &app::StepPage::stepWanted);
    QSignalSpy complaint(m_page.get(), &app::Page::complaint);
    m_page->takePage(tall(50), true);
    QVERIFY(heights().isEmpty()); // nothing says that a page was received
    QVERIFY(button(word)->isVisible());
    QVERIFY(m_page->instruction().contains(QStringLiteral("保留或不要")));
    const auto labels = m_page->findChildren<QLabel *>();
    QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) { // another one may be chosen by now
        return label->isVisible() && label->text().contains(QStringLiteral("“近期免冠照片”扫描到空白页（D-0208）"));
    }));
    QVERIFY(m_page->goOn());
    QCOMPARE(wanted.size(), 0); // what is signed is what is handed in
    QCOMPARE(complaint.size(), 1);
    button(word)->click();
    QCOMPARE(heights().size(), pages);
    QVERIFY(!button(word)->isVisible());
    QVERIFY(m_page->goOn());
    QCOMPARE(wanted.size(), 1);
}

// A stack: 1 written, 2 blank, 3 written, 4 blank, 5 written.
void TestMaterialsPage::severalAreAskedAboutInTheirOrder()
{
    for (int i = 1; i <= 5; ++i)
        m_page->takePage(tall(50 + i), i % 2 == 0);
    QCOMPARE(heights(), (QList<int>{51, 53, 55}));
    button(QStringLiteral("保留空白页"))->click();
    QCOMPARE(heights(), (QList<int>{51, 52, 53, 55}));
    button(QStringLiteral("保留空白页"))->click();
    QCOMPARE(heights(), (QList<int>{51, 52, 53, 54, 55}));
    QTRY_VERIFY(!m_intake->isSavingPages());
}

void TestMaterialsPage::anotherCaseIsNotAskedAboutThisOne()
{
    m_page->takePage(tall(50), true);
    const auto other = DeskWorld::begin(*m_desk);
    m_page->open(other);
    QVERIFY(!button(QStringLiteral("保留空白页"))->isVisible());
    QVERIFY(heights().isEmpty());
}

void TestMaterialsPage::enterGoesToTheNextPaperThatIsWanted()
{
    m_intake = DeskWorld::begin(*m_desk);
    QVERIFY(m_intake->chooseItem(Poor));
    auto card = DeskWorld::card(40);
    QVERIFY(m_intake->setApplicant(card));
    for (int asked = -1; asked != m_intake->questions().size();) { // one answer may bring the next question
        asked = static_cast<int>(m_intake->questions().size());
        for (const auto *question : m_intake->questions())
            m_intake->answer(question->id, question->choices.first().id);
    }
    m_page->open(m_intake);
    m_page->refresh();
    m_page->enter();
    QSignalSpy wanted(m_page.get(), &app::StepPage::stepWanted);
    const auto *list = m_page->findChild<QListWidget *>(); // the strip is one too: by its name
    for (const auto *one : m_page->findChildren<QListWidget *>())
        if (one->accessibleName() == QStringLiteral("材料清单"))
            list = one;
    const auto inHand = [&] { return list->currentItem()->data(Qt::AccessibleTextRole).toString(); };
    QSet<QString> seen;
    for (int papers = 0;; ++papers) {
        QVERIFY(papers < 10);
        QVERIFY2(!seen.contains(inHand()), qPrintable(inHand()));
        seen.insert(inHand());
        m_page->takePage(tall(50 + papers), false);
        QTRY_VERIFY(!m_intake->isSavingPages());
        m_page->refresh();
        const bool more = m_intake->stateOf(flow::Step::Materials) != flow::StepState::Complete;
        QCOMPARE(m_page->instruction().contains(QStringLiteral("按 Enter 到下一份材料")), more);
        QVERIFY(m_page->goOn());
        QCOMPARE(wanted.size(), more ? 0 : 1);
        if (!more)
            break;
    }
    QVERIFY(seen.size() >= 2);
    // From a paper that is missing it goes on: nobody is held.
    const auto fresh = DeskWorld::begin(*m_desk);
    QVERIFY(fresh->chooseItem(Poor));
    m_page->open(fresh);
    m_page->refresh();
    m_page->enter();
    QVERIFY(m_page->goOn());
    QCOMPARE(wanted.size(), 2);
}

void TestMaterialsPage::whatNeedNotBeHandedInIsNotAskedFor()
{
    QCOMPARE(m_page->instruction(), QStringLiteral("请放好“近期免冠照片”，按 F4 扫描"));
    const QSignalSpy said(m_page.get(), &app::MaterialsPage::instructionChanged);
    m_page->focusMaterial(QStringLiteral("id-card"));
    QVERIFY(!said.isEmpty());
    QCOMPARE(m_page->instruction(), QStringLiteral("“居民身份证”不用收：按 Enter 到下一份材料"));
    const QSignalSpy steps(m_page.get(), &app::MaterialsPage::stepWanted);
    QVERIFY(m_page->goOn());
    QVERIFY(steps.isEmpty()); // not past the photograph, which nobody has brought yet
    QCOMPARE(m_page->instruction(), QStringLiteral("请放好“近期免冠照片”，按 F4 扫描"));
}

void TestMaterialsPage::aPagesKeysWorkFromEitherList()
{
    m_page->takePage(tall(50), false);
    QTRY_VERIFY(!m_intake->isSavingPages());
    for (const auto *name : {"材料清单", "页面缩略图"}) {
        const auto lists = m_page->findChildren<QListWidget *>();
        const auto called = [name](const auto *one) { return one->accessibleName() == QString::fromUtf8(name); };
        const auto found = std::ranges::find_if(lists, called);
        QVERIFY2(found != lists.end(), name);
        auto *list = *found;
        list->setFocus();
        const auto turns = m_intake->pages(Photo).constFirst().page.turns;
        QTest::keyClick(list, Qt::Key_R);
        QTRY_COMPARE(m_intake->pages(Photo).constFirst().page.turns, (turns + 1) % 4);
        QTRY_VERIFY(!m_intake->isSavingPages());
        QTest::keyClick(list, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_intake->pages(Photo).constFirst().page.turns, turns);
        QTest::keyClick(list, Qt::Key_Delete);
        QVERIFY(m_intake->pages(Photo).isEmpty());
        QTest::keyClick(list, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_intake->pages(Photo).size(), 1);
    }
}

YC_TEST(TestMaterialsPage)
#include "tst_materials_page.moc"
