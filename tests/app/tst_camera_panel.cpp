#include "tests/app/camera_page.h"
#include "tests/support/register.h"

using namespace yc;
using namespace core;
using core::domain::PageFinding;
using devices::virtual_bench::makePage;
using tests::CameraPage;
using namespace Qt::Literals::StringLiterals;

class TestCameraPanel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_at.start(), qPrintable(m_at.world.why())); }
    void init() { QVERIFY(m_at.bareDesk()); }
    void cleanup() { m_at.leave(); }
    void aPageIsTakenByItselfAndOnce();
    void aBareDeskIsNoPage();
    void spaceTakesWhatLiesThereAndEscCloses();

private:
    CameraPage m_at;
};

void TestCameraPanel::aPageIsTakenByItselfAndOnce()
{
    QVERIFY(m_at.show());
    QVERIFY(tests::buttonOf(*m_at.page, u"高拍到此材料 F4"_s)); // it is all that there is
    QVERIFY(m_at.openCamera());
    QVERIFY(m_at.panel().takesByItself());
    m_at.feed->layByHand(makePage(u"application-form-1"_s));
    QTRY_COMPARE_WITH_TIMEOUT(m_at.pages(), 1, CameraPage::Patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_at.words(), u"✓ 已收第1页，请换下一页"_s, CameraPage::Patience);
    const auto view = m_at.intake->pages(CameraPage::Photo).constFirst();
    QVERIFY(view.notes.findings.testFlag(PageFinding::Straightened));
    QCOMPARE(m_at.intake->proposedFor(CameraPage::Photo).files, 0); // it is paper that was handed in
    QVERIFY(view.page.size.width() < view.page.size.height()); // it lay across, and was turned upright
    m_at.feed->layByHand(makePage(u"application-form-2"_s));
    QTRY_COMPARE_WITH_TIMEOUT(m_at.pages(), 2, CameraPage::Patience);
    QVERIFY(m_at.panel().isOpen());
}

void TestCameraPanel::aBareDeskIsNoPage()
{
    QVERIFY(m_at.show());
    QVERIFY(m_at.openCamera());
    QTRY_VERIFY_WITH_TIMEOUT(m_at.words().startsWith(u"没有看到完整的纸张"_s), CameraPage::Patience);
    QCOMPARE(m_at.pages(), 0);
    m_at.panel().take(); // who says so has it
    QTRY_COMPARE_WITH_TIMEOUT(m_at.pages(), 1, CameraPage::Patience);
}

void TestCameraPanel::spaceTakesWhatLiesThereAndEscCloses()
{
    QVERIFY(m_at.show());
    QVERIFY(m_at.feed->lay(makePage(u"licence"_s)));
    m_at.page->scan();
    m_at.press(Qt::Key_A);
    QVERIFY(!m_at.panel().takesByItself());
    QTRY_COMPARE_WITH_TIMEOUT(m_at.words(), u"请把纸张平放在画面里，按空格拍摄"_s, CameraPage::Patience);
    m_at.press(Qt::Key_Space);
    QTRY_COMPARE_WITH_TIMEOUT(m_at.pages(), 1, CameraPage::Patience);
    QVERIFY(m_at.page->goOn()); // Enter takes as well
    QTRY_COMPARE_WITH_TIMEOUT(m_at.pages(), 2, CameraPage::Patience);
    QVERIFY(m_at.page->goBack());
    QVERIFY(!m_at.panel().isVisible());
    QTRY_COMPARE_WITH_TIMEOUT(m_at.hub->documentCamera()->health().state, devices::DeviceState::Ready,
                              CameraPage::Patience);
    QVERIFY(m_at.show()); // another day: how it was wished is kept
    QVERIFY(!m_at.panel().takesByItself());
    m_at.press(Qt::Key_Space); // with the picture closed it is what it always was
    m_at.page->scan();
    m_at.press(Qt::Key_A);
    QVERIFY(m_at.panel().takesByItself());
}

YC_TEST(TestCameraPanel)
#include "tst_camera_panel.moc"
