#include "app/steps/materials_page.h"
#include "devices/scan/sane_scanner.h"
#include "devices/virtual/stack_file.h"
#include "tests/app/case_walk.h"
#include "tests/app/keep_picture.h"
#include "tests/support/register.h"
#include "ui/guidance_line.h"
#include "ui/page_strip.h"

#include <QFile>
#include <QStyle>
#include <QStyleOptionViewItem>
#include <QTemporaryDir>
#include <QTest>

using namespace yc;
using namespace Qt::Literals::StringLiterals;
using core::flow::Step;
using devices::virtual_bench::TwinSheet;
using devices::virtual_bench::TwinStack;
using tests::DeskWorld;

// What a feeder's stack comes to on the counter's line, where the clerk reads it: it stands there until something is
// done about it, also while the pages of the stack are still being put away.
class TestFeederWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void aLongStackAndPagesThatNeverCameStayOnTheLine();

private:
    void layIn(const TwinStack &stack);
    [[nodiscard]] QString line() const { return m_counter->part<ui::GuidanceLine>()->text(); }

    QTemporaryDir m_folder;
    DeskWorld m_world;
    std::unique_ptr<tests::CounterWindow> m_counter;
};

void TestFeederWindow::layIn(const TwinStack &stack)
{
    QVERIFY(devices::virtual_bench::writeStack(m_folder.filePath(u"yichuang.stack"_s).toStdString(), stack));
}

void TestFeederWindow::initTestCase()
{
    qputenv("LD_LIBRARY_PATH", qgetenv("YC_BIN") + "/../sane"); // of the helper that will be started
    QVERIFY2(m_world.start(), qPrintable(m_world.why()));
    QFile list(m_folder.filePath(u"dll.conf"_s));
    QVERIFY(list.open(QIODevice::WriteOnly) && list.write("yichuang\n") > 0);
    list.close();
    layIn({.counter = 1000, .sheets = std::vector<TwinSheet>(101, {.gray = 40})});
    // Strips: too small for anybody to ask whether they are blank or the same.
    const QJsonObject set{{u"br-x"_s, 30}, {u"br-y"_s, 15}};
    m_counter = std::make_unique<tests::CounterWindow>(
        m_world.settings(), m_world.clock, ui::TerminalSettings{},
        std::vector{devices::scan::saneDriver(qEnvironmentVariable("YC_BIN") + u"/yichuang-scand"_s)},
        std::vector{devices::Plug{.kind = devices::Kind::DocumentScanner,
                                  .place = u"sane:yichuang:0"_s,
                                  .options = {{u"configDir"_s, m_folder.path()}, {u"set"_s, set}}}});
    m_counter->hub.start();
    QTRY_COMPARE_WITH_TIMEOUT(m_counter->devices.working(), 1, 20'000);
    QVERIFY(m_counter->isActive());
    QVERIFY(m_counter->atWork(m_world.staffNo, tests::Pin));
}

void TestFeederWindow::cleanupTestCase()
{
    m_counter.reset();
}

void TestFeederWindow::aLongStackAndPagesThatNeverCameStayOnTheLine()
{
    auto &room = *m_counter->part<app::CaseRoom>();
    room.takeCard(std::make_shared<devices::IdentityCard>(DeskWorld::card(2)), [](const auto &) {});
    QTRY_VERIFY_WITH_TIMEOUT(room.intake() && room.intake()->draft().hasApplicant(), 20'000);
    room.chooseItem(tests::ElderCard);
    QTRY_VERIFY(room.intake()->item());
    room.visit(Step::Materials);
    auto *page = m_counter->part<app::MaterialsPage>();
    QVERIFY(page && page->isVisible());
    page->focusMaterial(u"photo"_s);
    const auto pages = [&] { return room.intake()->pages(u"photo"_s).size(); };
    const auto *scan = tests::buttonOf(*page, u"扫描到此材料 F4"_s);

    QTest::keyClick(&m_counter->window, Qt::Key_F4);
    QTRY_VERIFY_WITH_TIMEOUT(pages() == 100 && scan->isEnabled(), 60'000);
    QTRY_VERIFY_WITH_TIMEOUT(!room.intake()->isSavingPages(), 60'000);
    QCoreApplication::processEvents();
    QVERIFY2(line().contains(u"一次最多扫 100 页，已停下（D-0213）"_s), qPrintable(line()));
    QVERIFY(tests::keepPicture(m_counter->window, u"feeder-stopped.png"_s));

    // The hundredth's number can be read, and a mark beside it.
    const auto *strip = page->findChild<ui::PageStrip *>();
    QStyleOptionViewItem option;
    option.initFrom(strip);
    option.rect = strip->visualItemRect(strip->item(99));
    option.features = QStyleOptionViewItem::HasDisplay | QStyleOptionViewItem::HasDecoration;
    option.decorationSize = strip->iconSize();
    option.font = strip->font();
    option.text = u"100 !"_s;
    const int left = strip->style()->subElementRect(QStyle::SE_ItemViewItemText, &option, strip).width()
        - 2 * (strip->style()->pixelMetric(QStyle::PM_FocusFrameHMargin) + 1);
    QVERIFY2(strip->fontMetrics().horizontalAdvance(option.text) <= left, qPrintable(QString::number(left)));

    QTest::keyClick(&m_counter->window, Qt::Key_F4);
    QTRY_VERIFY_WITH_TIMEOUT(pages() == 101 && scan->isEnabled(), 60'000);
    QVERIFY2(!line().contains(u"D-0213"_s), qPrintable(line()));

    layIn({.counter = 1101, .sheets = {{.gray = 40}, {.gray = 80, .trouble = "lost"}, {.gray = 120}}});
    QTest::keyClick(&m_counter->window, Qt::Key_F4);
    QTRY_VERIFY_WITH_TIMEOUT(pages() == 103 && scan->isEnabled(), 60'000);
    QTRY_VERIFY_WITH_TIMEOUT(!room.intake()->isSavingPages(), 60'000);
    QCoreApplication::processEvents();
    QVERIFY2(line().contains(u"扫描仪数到 3 页，只收到 2 页（D-0211）"_s), qPrintable(line()));
    QVERIFY(tests::keepPicture(m_counter->window, u"feeder-missing.png"_s));
}

YC_TEST(TestFeederWindow)
#include "tst_feeder_window.moc"
