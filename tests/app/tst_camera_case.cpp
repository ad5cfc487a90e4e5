#include "app/steps/scan_choice.h"
#include "tests/app/camera_page.h"
#include "tests/support/register.h"

#include <QMenu>
#include <QSignalSpy>

using namespace yc;
using namespace core;
using devices::virtual_bench::makePage;
using tests::CameraPage;
using namespace Qt::Literals::StringLiterals;

class TestCameraCase : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_at.start(), qPrintable(m_at.world.why())); }
    void init() { QVERIFY(m_at.bareDesk()); }
    void cleanup() { m_at.leave(); }
    void aTakenPageReplacesAnother();
    void pulledOutInTheMiddleIsSaidAndNothingIsLost();
    void anotherCaseSeesNothingOfIt();
    void theDeviceIsChosenAndKept();

private:
    CameraPage m_at;
};

void TestCameraCase::aTakenPageReplacesAnother()
{
    QVERIFY(m_at.show());
    QVERIFY(m_at.feed->lay(makePage(u"licence"_s)));
    QVERIFY(m_at.openCamera());
    QTRY_COMPARE_WITH_TIMEOUT(m_at.pages(), 1, CameraPage::Patience);
    QTRY_VERIFY_WITH_TIMEOUT(!m_at.intake->isSavingPages(), CameraPage::Patience);
    QVERIFY(m_at.page->goBack());
    const auto first = m_at.intake->pages(CameraPage::Photo).constFirst().page.blob;
    QVERIFY(m_at.feed->lay(makePage(u"id-copy"_s)));
    tests::buttonOf(*m_at.page, u"重扫"_s)->click();
    QVERIFY(m_at.panel().isOpen());
    QTRY_VERIFY_WITH_TIMEOUT(!m_at.intake->isSavingPages()
                                 && m_at.intake->pages(CameraPage::Photo).constFirst().page.blob != first,
                             CameraPage::Patience);
    QCOMPARE(m_at.pages(), 1);
}

void TestCameraCase::pulledOutInTheMiddleIsSaidAndNothingIsLost()
{
    QVERIFY(m_at.show());
    QVERIFY(m_at.feed->lay(makePage(u"licence"_s)));
    const QSignalSpy problems(m_at.page.get(), &app::MaterialsPage::problem);
    QVERIFY(m_at.openCamera());
    QTRY_COMPARE_WITH_TIMEOUT(m_at.pages(), 1, CameraPage::Patience);
    QVERIFY(m_at.feed->unplug());
    QTRY_COMPARE_WITH_TIMEOUT(problems.size(), 1, CameraPage::Patience);
    QVERIFY(problems.first().first().value<Code>() == devices::codes::Unplugged);
    QTRY_VERIFY(m_at.words().contains(u"D-0901"_s));
    QCOMPARE(m_at.pages(), 1);
    QVERIFY(m_at.shop->devices.stillHolds(devices::codes::Unplugged));
    QVERIFY(m_at.feed->plug());
    QTRY_VERIFY_WITH_TIMEOUT(!m_at.words().contains(u"D-0901"_s), CameraPage::Patience);
    QTRY_VERIFY_WITH_TIMEOUT(!m_at.shop->devices.stillHolds(devices::codes::Unplugged), CameraPage::Patience);
}

void TestCameraCase::anotherCaseSeesNothingOfIt()
{
    QVERIFY(m_at.show());
    QVERIFY(m_at.openCamera());
    QVERIFY(m_at.feed->lay(makePage(u"licence"_s)));
    const auto first = m_at.intake;
    m_at.panel().take();
    QVERIFY(m_at.begin());
    m_at.page->open(m_at.intake);
    QVERIFY(!m_at.panel().isVisible());
    QTRY_COMPARE_WITH_TIMEOUT(m_at.hub->documentCamera()->health().state, devices::DeviceState::Ready,
                              CameraPage::Patience);
    QCOMPARE(first->pages(CameraPage::Photo).size() + m_at.pages(), 0);
}

void TestCameraCase::theDeviceIsChosenAndKept()
{
    const QJsonArray scanner{QJsonObject{{u"kind"_s, u"document-scanner"_s}, {u"place"_s, u"sane:nowhere"_s}}};
    QVERIFY(m_at.show(scanner));
    QVERIFY(tests::buttonOf(*m_at.page, u"扫描到此材料 F4"_s));
    const auto choose = [&](const QString &name) {
        for (auto *action : m_at.page->findChild<app::ScanChoice *>()->findChild<QMenu *>()->actions())
            if (action->text() == name)
                action->trigger();
    };
    choose(u"高拍仪"_s);
    QTRY_VERIFY(tests::buttonOf(*m_at.page, u"高拍到此材料 F4"_s));
    QVERIFY(tests::buttonOf(*m_at.page, u"用高拍仪"_s));
    QCOMPARE(m_at.page->deviceInHand(), std::optional(devices::Kind::DocumentCamera));
    m_at.page->scan();
    QVERIFY(m_at.panel().isOpen());
    QVERIFY(m_at.show(scanner));
    QVERIFY(tests::buttonOf(*m_at.page, u"高拍到此材料 F4"_s));
    m_at.page->scan();
    choose(u"扫描仪"_s);
    QTRY_VERIFY(tests::buttonOf(*m_at.page, u"扫描到此材料 F4"_s));
    QVERIFY(!m_at.panel().isOpen());
}

YC_TEST(TestCameraCase)
#include "tst_camera_case.moc"
