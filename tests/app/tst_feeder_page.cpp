#include "app/steps/materials_page.h"
#include "app/steps/repeat_question.h"
#include "app/steps/scan_choice.h"
#include "devices/scan/sane_scanner.h"
#include "devices/virtual/escl_twin.h"
#include "devices/virtual/page_painter.h"
#include "devices/virtual/stack_file.h"
#include "tests/app/keep_picture.h"
#include "tests/app/open_shop.h"
#include "tests/core/flow/desk_world.h"
#include "tests/support/register.h"

#include <QFile>
#include <QJsonArray>
#include <QLabel>
#include <QMenu>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace yc;
using namespace core;
using namespace Qt::Literals::StringLiterals;
using devices::virtual_bench::EsclTwin;
using devices::virtual_bench::TwinSheet;
using devices::virtual_bench::TwinStack;
using tests::DeskWorld;

static const QString Photo = QStringLiteral("photo");
static constexpr int Patience = 60'000;

// Step 4 over a feeder: what the clerk is told when a stack does not come as it was laid in. The page, the driver, its
// helper and SANE are those that ship; the scanners are twins, behind SANE's library and on the network.
class TestFeederPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void aStackLongerThanOneScanIsSaidWithTheWayOn();
    void pagesThatNeverCameAreCounted();
    void sheetsThatAreLeftAreSaid();
    void aSheetThatComesTwiceIsAskedAbout();
    void theDoubleFeedSwitchIsObeyed();
    void aHelperThatIsKilledInMidStackCostsNoPage();
    void theMenuHasTheResolutionsOfThisScanner();

private:
    void layIn(const TwinStack &stack); // the scanner behind SANE's library
    void plugInEscl(const QStringList &sheets); // the one on the network
    void open(const QString &place, const QJsonObject &set);
    [[nodiscard]] QAction *action(const QString &words) const; // null: the menu has none so called
    void scan();
    [[nodiscard]] qsizetype pages() const { return m_intake->pages(Photo).size(); }

    DeskWorld m_world;
    std::unique_ptr<flow::Desk> m_desk;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<EsclTwin> m_escl;
    std::unique_ptr<devices::hub::Hub> m_hub;
    std::unique_ptr<tests::OpenShop> m_shop;
    std::shared_ptr<flow::Intake> m_intake;
    std::unique_ptr<app::MaterialsPage> m_page;
    std::unique_ptr<QSignalSpy> m_problems;
    std::unique_ptr<QSignalSpy> m_complaints;
};

void TestFeederPage::initTestCase()
{
    QVERIFY2(m_world.start(), qPrintable(m_world.why()));
    m_desk = m_world.signedIn();
    QVERIFY2(m_desk, qPrintable(m_world.why()));
    qputenv("LD_LIBRARY_PATH", qgetenv("YC_BIN") + "/../sane"); // of the helper that will be started
}

void TestFeederPage::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestFeederPage::cleanup()
{
    m_problems.reset();
    m_complaints.reset();
    m_page.reset();
    m_shop.reset();
    m_hub.reset();
    m_intake.reset();
    m_escl.reset();
}

void TestFeederPage::layIn(const TwinStack &stack)
{
    QFile list(m_folder->filePath(u"dll.conf"_s));
    QVERIFY(list.open(QIODevice::WriteOnly) && list.write("yichuang\n") > 0);
    list.close();
    QVERIFY(devices::virtual_bench::writeStack(m_folder->filePath(u"yichuang.stack"_s).toStdString(), stack));
    // Strips: too small for anybody to ask whether they are blank or the same.
    open(u"sane:yichuang:0"_s, {{u"br-x"_s, 30}, {u"br-y"_s, 15}});
}

void TestFeederPage::plugInEscl(const QStringList &sheets)
{
    m_escl = std::make_unique<EsclTwin>();
    QVERIFY(m_escl->plug() && m_escl->configure(m_folder->path()));
    std::vector<EsclTwin::Sheet> stack;
    for (const auto &sheet : sheets)
        stack.push_back({.front = devices::virtual_bench::makePage(sheet)});
    m_escl->load(std::move(stack));
    open(u"sane:"_s + EsclTwin::device(), {});
}

void TestFeederPage::open(const QString &place, const QJsonObject &set)
{
    m_hub = std::make_unique<devices::hub::Hub>(
        std::vector{devices::scan::saneDriver(qEnvironmentVariable("YC_BIN") + u"/yichuang-scand"_s)}, m_world.clock);
    m_hub->use(*devices::hub::plugsFromJson(
        QJsonArray{QJsonObject{{u"kind"_s, u"document-scanner"_s},
                               {u"place"_s, place},
                               {u"options"_s, QJsonObject{{u"configDir"_s, m_folder->path()}, {u"set"_s, set}}}}}));
    m_shop = std::make_unique<tests::OpenShop>(*m_desk, *m_hub);
    m_shop->shop.scanFile = m_folder->filePath(u"scanning.json"_s);
    m_hub->start();
    QVERIFY(m_hub->documentScanner());
    QTRY_VERIFY_WITH_TIMEOUT(m_hub->documentScanner()->health().state == devices::DeviceState::Ready, 20'000);
    m_intake = DeskWorld::begin(*m_desk);
    QVERIFY(m_intake->chooseItem(u"11119999MB9902000L4992002013000"_s));
    m_page = std::make_unique<app::MaterialsPage>(m_shop->shop);
    connect(m_intake.get(), &flow::Intake::changed, m_page.get(), [this] { m_page->refresh(); });
    m_problems = std::make_unique<QSignalSpy>(m_page.get(), &app::MaterialsPage::problem);
    m_complaints = std::make_unique<QSignalSpy>(m_page.get(), &app::MaterialsPage::complaint);
    m_page->open(m_intake);
    m_page->resize(1100, 640);
    m_page->show();
    m_page->enter();
    m_page->focusMaterial(Photo);
}

QAction *TestFeederPage::action(const QString &words) const
{
    for (auto *one : m_page->findChild<app::ScanChoice *>()->findChild<QMenu *>()->actions())
        if (one->text() == words)
            return one;
    return nullptr;
}

void TestFeederPage::scan()
{
    auto *button = tests::buttonOf(*m_page, u"扫描到此材料 F4"_s);
    QVERIFY(button && button->isEnabled());
    button->click();
    QVERIFY(!button->isEnabled());
    QTRY_VERIFY_WITH_TIMEOUT(button->isEnabled(), Patience);
}

void TestFeederPage::aStackLongerThanOneScanIsSaidWithTheWayOn()
{
    layIn({.sheets = std::vector<TwinSheet>(103, {.gray = 40})});
    scan();
    QCOMPARE(pages(), 100);
    QCOMPARE(m_complaints->size(), 1);
    const auto words = m_complaints->first().first().toString();
    QCOMPARE(words, u"一次最多扫 100 页，已停下（D-0213）。请看进纸器：还有纸就按 F4 接着扫"_s);
    scan();
    QCOMPARE(pages(), 103);
    QCOMPARE(m_complaints->size(), 1); // that was the end of it
    QVERIFY(m_problems->isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(!m_intake->isSavingPages(), Patience);
}

void TestFeederPage::pagesThatNeverCameAreCounted()
{
    layIn({.counter = 1000, .sheets = {{.gray = 40}, {.gray = 80, .trouble = "lost"}, {.gray = 120}}});
    scan();
    QCOMPARE(pages(), 2);
    QCOMPARE(m_complaints->size(), 1);
    const auto words = m_complaints->first().first().toString();
    QVERIFY2(words.startsWith(u"扫描仪数到 3 页，只收到 2 页（D-0211）"_s), qPrintable(words));
    QVERIFY(m_problems->isEmpty());
}

void TestFeederPage::sheetsThatAreLeftAreSaid()
{
    plugInEscl({u"letter"_s, u"licence"_s});
    m_escl->faults().endAfter = 1;
    scan();
    QCOMPARE(pages(), 1);
    QCOMPARE(m_problems->size(), 1);
    QVERIFY(m_problems->first().first().value<Code>() == devices::codes::FeederNotEmpty);
    m_escl->faults().endAfter = -1;
    scan();
    QCOMPARE(pages(), 2);
    QCOMPARE(m_problems->size(), 1);
}

// A feeder that draws a sheet in again, or whose program sends it once more.
void TestFeederPage::aSheetThatComesTwiceIsAskedAbout()
{
    plugInEscl({u"application-form-1"_s, u"letter"_s, u"licence"_s});
    m_escl->faults().againAfter = 2;
    scan();
    QCOMPARE(pages(), 4);
    const auto *question = m_page->findChild<app::RepeatQuestion *>();
    QTRY_VERIFY_WITH_TIMEOUT(question->isVisible(), Patience);
    const auto words = question->findChild<QLabel *>()->text();
    QVERIFY2(words.contains(u"“近期免冠照片”第3页与“近期免冠照片”第2页"_s), qPrintable(words));
    QVERIFY(words.contains(u"D-0212"_s));
    QCOMPARE(m_intake->repeats().size(), 1);
    QVERIFY(tests::buttonOf(*m_page, u"两页都保留"_s));
    QTRY_VERIFY_WITH_TIMEOUT(!m_intake->isSavingPages(), Patience);
    QVERIFY(tests::keepPicture(*m_page, u"feeder-again.png"_s));
    tests::buttonOf(*m_page, u"删除重复页"_s)->click();
    QCOMPARE(pages(), 3);
    QVERIFY(!question->isVisible());
    QVERIFY(m_intake->repeats().isEmpty());
}

void TestFeederPage::theDoubleFeedSwitchIsObeyed()
{
    layIn({.sheets = {{.gray = 40, .trouble = "double"}, {.gray = 80}}});
    scan();
    QCOMPARE(m_problems->size(), 1);
    QVERIFY(m_problems->first().first().value<Code>() == devices::codes::ScannerDoubleFed);
    QCOMPARE(pages(), 0);
    cleanup();
    layIn({.sheets = {{.gray = 40, .trouble = "double"}, {.gray = 80}}});
    auto *menu = m_page->findChild<app::ScanChoice *>()->findChild<QMenu *>();
    m_page->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    QTest::keyClick(m_page.get(), Qt::Key_F4, Qt::ShiftModifier);
    QTRY_VERIFY(menu->isVisible());
    QVERIFY(tests::keepPicture(*menu, u"scan-menu-sane.png"_s));
    auto *off = action(u"不检测：信封、贴了纸的材料"_s);
    QVERIFY(off && !off->isChecked());
    off->trigger();
    menu->close();
    scan();
    QVERIFY(m_problems->isEmpty());
    QCOMPARE(pages(), 1); // the two as one
}

void TestFeederPage::aHelperThatIsKilledInMidStackCostsNoPage()
{
    layIn({.sheets = {{.gray = 40}, {.gray = 80}, {.gray = 120, .trouble = "stuck"}, {.gray = 160}, {.gray = 200}}});
    auto *button = tests::buttonOf(*m_page, u"扫描到此材料 F4"_s);
    button->click();
    QTRY_COMPARE_WITH_TIMEOUT(pages(), 2, Patience);
    // It is in the third by now.
    QTRY_VERIFY(devices::virtual_bench::readStack(m_folder->filePath(u"yichuang.stack"_s).toStdString())
                    ->sheets.front()
                    .trouble.empty());
    auto *scanner = qobject_cast<devices::scan::SaneScanner *>(m_hub->documentScanner());
    QVERIFY(scanner);
    QCOMPARE(::kill(static_cast<pid_t>(scanner->helperPid()), SIGKILL), 0);
    QTRY_VERIFY_WITH_TIMEOUT(button->isEnabled(), Patience);
    QCOMPARE(m_problems->size(), 1);
    QVERIFY(m_problems->first().first().value<Code>() == devices::codes::ScannerIo);
    QCOMPARE(pages(), 2);
    scan(); // the third is put back: it was not read whole
    QCOMPARE(pages(), 5);
    QCOMPARE(m_problems->size(), 1);
    QTRY_VERIFY_WITH_TIMEOUT(!m_intake->isSavingPages(), Patience);
}

void TestFeederPage::theMenuHasTheResolutionsOfThisScanner()
{
    plugInEscl({u"letter"_s});
    const auto *menu = m_page->findChild<app::ScanChoice *>()->findChild<QMenu *>();
    QStringList densities;
    for (const auto *one : menu->actions())
        if (one->text().contains(u" dpi"_s))
            densities << one->text();
    QCOMPARE(densities, (QStringList{u"150 dpi，文件较小"_s, u"300 dpi"_s})); // of 75, 150, 300 and 600
    QVERIFY(action(u"300 dpi"_s)->isChecked());
    QVERIFY(tests::buttonOf(*m_page, u"自动选择来源 · 彩色 · 300 dpi"_s));
    action(u"150 dpi，文件较小"_s)->trigger();
    QVERIFY(tests::buttonOf(*m_page, u"自动选择来源 · 彩色 · 150 dpi"_s));
    QVERIFY(tests::keepPicture(*m_page, u"scan-density.png"_s));
    scan();
    QVERIFY(m_escl->settingsAsked().constLast().contains(">150</scan:XResolution>"));
    QTRY_VERIFY_WITH_TIMEOUT(!m_intake->isSavingPages(), Patience);
    QCOMPARE(m_intake->pages(Photo).constLast().page.dpi, 150);
}

YC_TEST(TestFeederPage)
#include "tst_feeder_page.moc"
