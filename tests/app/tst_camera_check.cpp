#include "app/settings/device_panel.h"
#include "app/steps/live_view.h"
#include "devices/camera/helper_camera.h"
#include "tests/app/fresh_counter.h"
#include "tests/app/keep_picture.h"
#include "tests/devices/camera/camera_world.h"
#include "tests/support/register.h"
#include "ui/failure_words.h"

#include <QComboBox>
#include <QLabel>
#include <QTest>

using namespace yc;
using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr int Patience = 20'000;

} // namespace

// 试看 under the settings, over the shipping driver and helper: a person is seen there, and nobody once it is left.
class TestCameraCheck : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void thePersonIsSeenUntilItIsStopped();
    void whoLeavesIsNotLookedAt();
    void pulledOutItSaysSoAndGoesOn();

private:
    [[nodiscard]] QPushButton *button(const QString &name) const;
    void beginLooking();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<devices::virtual_bench::CameraFeed> m_feed;
    std::unique_ptr<tests::FreshDesk> m_desk;
    std::unique_ptr<devices::hub::Hub> m_hub;
    std::unique_ptr<tests::OpenShop> m_open;
    std::unique_ptr<app::DevicePanel> m_panel;
    app::LiveView *m_view = nullptr;
    QLabel *m_words = nullptr;
};

void TestCameraCheck::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    const auto desk = m_folder->filePath(u"desk"_s);
    const auto environment = tests::twinEnvironment(desk);
    for (auto entry = environment.begin(); entry != environment.end(); ++entry)
        qputenv(entry.key().toLatin1().constData(), entry.value().toLocal8Bit());
    m_feed = std::make_unique<devices::virtual_bench::CameraFeed>(desk);
    QVERIFY(m_feed->start());
    m_desk = std::make_unique<tests::FreshDesk>();
    const auto drivers = devices::camera::cameraDrivers(qEnvironmentVariable("YC_BIN") + u"/yichuang-camerad"_s);
    m_hub = std::make_unique<devices::hub::Hub>(drivers, m_desk->clock);
    m_open = std::make_unique<tests::OpenShop>(m_desk->desk, *m_hub);
    m_open->shop.makeHub = [this, drivers] { return std::make_unique<devices::hub::Hub>(drivers, m_desk->clock); };
    m_panel = std::make_unique<app::DevicePanel>(m_open->shop, nullptr);
    m_panel->resize(1000, 900);
    m_panel->setVisible(true);
    m_panel->refresh(true);
}

void TestCameraCheck::cleanup()
{
    m_panel.reset();
    m_open.reset();
    m_hub.reset();
    m_desk.reset();
    m_feed.reset();
    m_folder.reset();
}

QPushButton *TestCameraCheck::button(const QString &name) const
{
    for (auto *one : m_panel->findChildren<QPushButton *>())
        if (one->accessibleName() == name || (one->text() == name && one->isVisible()))
            return one;
    return nullptr;
}

void TestCameraCheck::beginLooking()
{
    for (auto *one : m_panel->findChildren<QComboBox *>())
        if (one->accessibleName() == u"摄像头的连接方式"_s)
            one->setCurrentIndex(one->findText(u"自动查找"_s));
    auto *test = button(u"试一下摄像头"_s);
    QVERIFY(test && test->isEnabled());
    test->click();
    const auto visible = [](const auto &all) {
        const auto found = std::ranges::find_if(all, [](const auto *one) { return one->isVisible(); });
        return found == all.end() ? nullptr : *found;
    };
    QTRY_VERIFY_WITH_TIMEOUT(visible(m_panel->findChildren<app::LiveView *>()), Patience);
    m_view = visible(m_panel->findChildren<app::LiveView *>());
    m_words = visible(m_panel->findChildren<QLabel *>(u"camera-check"_s));
    QVERIFY(m_words);
    QCOMPARE(m_view->accessibleName(), u"摄像头画面"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_view->shows(), Patience);
}

void TestCameraCheck::thePersonIsSeenUntilItIsStopped()
{
    beginLooking();
    if (QTest::currentTestFailed())
        return;
    // The one that looks at people, of the two in the housing.
    QTRY_VERIFY2_WITH_TIMEOUT(m_words->text().contains(QLatin1String(devices::virtual_bench::CameraFeed::FacePlace)),
                              qPrintable(m_words->text()), Patience);
    QTRY_VERIFY2_WITH_TIMEOUT(m_words->text().contains(u"面部亮度"_s), qPrintable(m_words->text()), Patience);
    QVERIFY(tests::keepPicture(*m_panel, u"camera-check.png"_s));
    button(u"停止试看"_s)->click();
    QVERIFY(!m_view->isVisible());
    QVERIFY(!m_view->isOpen());
    QVERIFY(m_words->text().isEmpty());
}

void TestCameraCheck::whoLeavesIsNotLookedAt()
{
    beginLooking();
    if (QTest::currentTestFailed())
        return;
    m_panel->hide(); // another page
    QVERIFY(!m_view->isOpen());
    m_panel->setVisible(true);
    QVERIFY(!m_view->isVisible());
}

void TestCameraCheck::pulledOutItSaysSoAndGoesOn()
{
    beginLooking();
    if (QTest::currentTestFailed())
        return;
    QVERIFY(m_feed->unplug());
    QTRY_COMPARE_WITH_TIMEOUT(m_view->accessibleDescription(), ui::failureLine(devices::codes::Unplugged), Patience);
    QVERIFY(m_feed->plug());
    QTRY_VERIFY_WITH_TIMEOUT(m_view->shows(), Patience);
}

YC_TEST(TestCameraCheck)
#include "tst_camera_check.moc"
