#include "app/steps/materials_page.h"
#include "app/steps/scan_choice.h"
#include "devices/scan/sane_scanner.h"
#include "devices/virtual/scanner_feed.h"
#include "tests/app/open_shop.h"
#include "tests/core/flow/desk_world.h"
#include "tests/support/register.h"

#include <QJsonArray>
#include <QMenu>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace yc;
using namespace core;
using devices::Capabilities;
using devices::Capability;
using devices::ScanColour;
using devices::ScanSource;
using tests::DeskWorld;
using From = app::ScanWay::From;

namespace
{

const QString ElderCard = QStringLiteral("11119999MB9902000L4992002013000");
const QString Photo = QStringLiteral("photo");

constexpr Capabilities Glass = Capability::Flatbed;
constexpr Capabilities Both = Glass | Capability::Feeder | Capability::Colour;
constexpr Capabilities All = Both | Capability::Duplex;

} // namespace

// From where and how the next page is scanned: what is asked of a scanner, and a real one behind SANE that has both a
// glass and a feeder.
class TestScanChoice : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsAskedIsWhatTheScannerHas_data();
    void whatIsAskedIsWhatTheScannerHas();
    void theNearestThatTheScannerHasIsAsked_data();
    void theNearestThatTheScannerHasIsAsked();
    void aChoiceIsKeptForItsScanner();
    void theClerkChoosesAndThePageFollows();

private:
    [[nodiscard]] QAction *action(const QString &words) const;

    DeskWorld m_world;
    app::MaterialsPage *m_page = nullptr; // of the running test
};

void TestScanChoice::whatIsAskedIsWhatTheScannerHas_data()
{
    QTest::addColumn<int>("from");
    QTest::addColumn<quint32>("can");
    QTest::addColumn<int>("source");
    const auto row = [](const char *name, From from, Capabilities can, ScanSource source) {
        QTest::newRow(name) << static_cast<int>(from) << static_cast<quint32>(can.toInt()) << static_cast<int>(source);
    };
    row("auto, a glass alone", From::Auto, Glass, ScanSource::Flatbed);
    row("auto, both", From::Auto, Both, ScanSource::Feeder);
    row("the glass of both", From::Glass, Both, ScanSource::Flatbed);
    row("the feeder", From::Feeder, Both, ScanSource::Feeder);
    row("both sides", From::BothSides, All, ScanSource::FeederDuplex);
    row("both sides where one is read", From::BothSides, Both, ScanSource::Feeder);
    row("the glass where there is none", From::Glass, Capability::Feeder, ScanSource::Feeder);
    row("the feeder where there is none", From::Feeder, Glass, ScanSource::Flatbed);
}

void TestScanChoice::whatIsAskedIsWhatTheScannerHas()
{
    QFETCH(int, from);
    QFETCH(quint32, can);
    const auto request = app::requestOf({.from = static_cast<From>(from)}, Capabilities::fromInt(can));
    QTEST(static_cast<int>(request.source), "source");
}

void TestScanChoice::theNearestThatTheScannerHasIsAsked_data()
{
    QTest::addColumn<QList<int>>("has");
    QTest::addColumn<QList<int>>("asked"); // for 200, 300, 400
    QTest::newRow("nobody knows") << QList<int>{} << QList<int>{200, 300, 400};
    QTest::newRow("all") << QList<int>{100, 200, 300, 400, 600} << QList<int>{200, 300, 400};
    QTest::newRow("a flatbed of the usual kind") << QList<int>{75, 150, 300, 600} << QList<int>{150, 300, 300};
    QTest::newRow("coarse and fine") << QList<int>{100, 600} << QList<int>{100, 100, 600};
    QTest::newRow("one") << QList<int>{600} << QList<int>{600, 600, 600};
    QTest::newRow("as near on either side") << QList<int>{100, 500} << QList<int>{100, 500, 500};
}

void TestScanChoice::theNearestThatTheScannerHasIsAsked()
{
    QFETCH(QList<int>, has);
    QFETCH(QList<int>, asked);
    QList<int> got;
    for (const int wanted : {200, 300, 400})
        got << app::requestOf({.dpi = wanted}, Both, has).dpi;
    QCOMPARE(got, asked);
}

void TestScanChoice::aChoiceIsKeptForItsScanner()
{
    const QTemporaryDir folder;
    const auto path = folder.filePath(QStringLiteral("vault/scanning.json"));
    const app::ScanWay way{.from = From::Glass, .colour = ScanColour::Gray, .dpi = 200, .stopAtDoubleFeed = false};
    QVERIFY(!app::requestOf(way, All).stopAtDoubleFeed);
    QVERIFY(app::requestOf({}, All).stopAtDoubleFeed);
    QVERIFY(app::writeScanWay(path, QStringLiteral("one"), way));
    QVERIFY(app::writeScanWay(path, QStringLiteral("two"), {.from = From::Feeder}));
    QVERIFY(app::readScanWay(path, QStringLiteral("one")) == way);
    QVERIFY(app::readScanWay(path, QStringLiteral("two")).from == From::Feeder);
    QVERIFY(app::readScanWay(path, QStringLiteral("three")) == app::ScanWay{});
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{\"one\": {\"dpi\": 70000, \"from\": 7}} cut") > 0);
    file.close();
    QVERIFY(app::readScanWay(path, QStringLiteral("one")) == app::ScanWay{});
}

QAction *TestScanChoice::action(const QString &words) const
{
    for (auto *one : m_page->findChild<app::ScanChoice *>()->findChild<QMenu *>()->actions())
        if (one->text() == words)
            return one;
    return nullptr;
}

void TestScanChoice::theClerkChoosesAndThePageFollows()
{
    QVERIFY2(m_world.start(), qPrintable(m_world.why()));
    const auto desk = m_world.signedIn();
    QVERIFY2(desk, qPrintable(m_world.why()));
    const QTemporaryDir folder;
    devices::virtual_bench::ScannerFeed feed(folder.path());
    QVERIFY(feed.start());
    devices::hub::Hub hub(
        {devices::scan::saneDriver(qEnvironmentVariable("YC_BIN") + QStringLiteral("/yichuang-scand"))}, m_world.clock);
    // SANE's own test back end: a glass, and a feeder with ten sheets.
    hub.use(*devices::hub::plugsFromJson(QJsonArray{
        QJsonObject{{QStringLiteral("kind"), QStringLiteral("document-scanner")},
                    {QStringLiteral("place"), QStringLiteral("sane:test:0")},
                    {QStringLiteral("options"),
                     QJsonObject{{QStringLiteral("configDir"), folder.path()},
                                 {QStringLiteral("set"),
                                  QJsonObject{{QStringLiteral("br-x"), 40},
                                              {QStringLiteral("br-y"), 30},
                                              {QStringLiteral("test-picture"), QStringLiteral("Color pattern")}}}}}}}));
    tests::OpenShop shop(*desk, hub);
    shop.shop.scanFile = folder.filePath(QStringLiteral("scanning.json"));
    hub.start();
    auto *scanner = hub.documentScanner();
    QVERIFY(scanner);
    QTRY_VERIFY_WITH_TIMEOUT(scanner->health().state == devices::DeviceState::Ready, 20'000);

    const auto intake = DeskWorld::begin(*desk);
    QVERIFY(intake->chooseItem(ElderCard));
    app::MaterialsPage page(shop.shop); // goes before what it stands on
    m_page = &page;
    connect(intake.get(), &flow::Intake::changed, &page, [&page] { page.refresh(); });
    const QSignalSpy problems(&page, &app::MaterialsPage::problem);
    m_page->open(intake);
    m_page->show();
    m_page->enter();
    m_page->focusMaterial(Photo);
    const auto pages = [&] { return intake->pages(Photo).size(); };
    auto *scan = tests::buttonOf(*m_page, QStringLiteral("扫描到此材料 F4"));
    QVERIFY(scan);
    QVERIFY(tests::buttonOf(*m_page, QStringLiteral("自动选择来源 · 彩色 · 300 dpi")));
    QVERIFY(!action(QStringLiteral("进纸器，双面"))); // this one cannot turn sheets

    scan->click();
    QTRY_COMPARE_WITH_TIMEOUT(pages(), 10, 20'000); // what lay in the feeder
    QTRY_VERIFY(scan->isEnabled());

    action(QStringLiteral("平板"))->trigger();
    action(QStringLiteral("灰度，文件较小"))->trigger();
    action(QStringLiteral("200 dpi，文件较小"))->trigger();
    QVERIFY(tests::buttonOf(*m_page, QStringLiteral("平板 · 灰度 · 200 dpi")));
    scan->click();
    QTRY_VERIFY_WITH_TIMEOUT(scan->isEnabled() && pages() == 11, 20'000);
    QTRY_VERIFY(!intake->isSavingPages());
    QCOMPARE(intake->pages(Photo).constLast().page.size.width(), 314); // 40 mm at 200 dpi

    // The back end finds its feeder empty at each eleventh sheet that is asked for, those of the glass among them. The
    // next press meets that at once: the glass is read without a word.
    QSignalSpy finished(scanner, &devices::DocumentScanner::finished);
    scanner->scan({.source = ScanSource::Feeder, .dpi = 75, .mostPages = 9});
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20'000);
    action(QStringLiteral("自动：进纸器有纸用进纸器，没有用平板"))->trigger();
    scan->click();
    QTRY_VERIFY_WITH_TIMEOUT(scan->isEnabled() && pages() == 12, 20'000);
    QVERIFY(problems.isEmpty());

    // Asked for the feeder by name, the clerk is told that it is empty.
    finished.clear();
    scanner->scan({.source = ScanSource::Feeder, .dpi = 75, .mostPages = 9});
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20'000);
    action(QStringLiteral("进纸器，单面"))->trigger();
    scan->click();
    QTRY_COMPARE_WITH_TIMEOUT(problems.size(), 1, 20'000);
    QVERIFY(problems.first().first().value<Code>() == devices::codes::ScannerNoPaper);
    QCOMPARE(pages(), 12);
}

YC_TEST(TestScanChoice)
#include "tst_scan_choice.moc"
