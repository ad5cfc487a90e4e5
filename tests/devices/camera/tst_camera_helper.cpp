#include "tests/devices/camera/camera_world.h"
#include "tests/support/register.h"

#include <QTest>

#include <csignal>

using namespace yc;
using namespace yc::devices;
using namespace std::chrono_literals;

namespace
{
constexpr int Patience = 15'000; // ms
}

// What becomes of yichuang-camerad itself.
class TestCameraHelper : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aCameraThatNeverAnswersIsGivenUpAndTriedAgain();
    void aHelperThatIsKilledComesBack();
    void aHelperThatHangsIdleIsReplacedUnasked();
    void aProgramThatIsNotThereIsSaid();
    void theHelperGoesWithItsParent();
};

void TestCameraHelper::aCameraThatNeverAnswersIsGivenUpAndTriedAgain()
{
    tests::CameraWorld world;
    world.look([](camera::CameraSettings &settings) { settings.startingSilence = 1500ms; });
    QTRY_COMPARE_WITH_TIMEOUT(world.state(), DeviceState::Ready, Patience);
    const auto helper = world.camera().helperPid();
    QVERIFY(world.desk().setFault(QStringLiteral("mute")));
    world.camera().setLive(true);
    QTRY_VERIFY_WITH_TIMEOUT(world.hasFailed(devices::codes::CameraHung), Patience);
    QVERIFY(world.desk().setFault({}));
    QTRY_VERIFY_WITH_TIMEOUT(world.frames > 0, Patience);
    QVERIFY(world.camera().helperPid() != helper);
}

void TestCameraHelper::aHelperThatIsKilledComesBack()
{
    tests::CameraWorld world;
    world.look();
    world.camera().setLive(true);
    QTRY_VERIFY_WITH_TIMEOUT(world.frames > 0, Patience);
    world.camera().takeStill();
    ::kill(static_cast<pid_t>(world.camera().helperPid()), SIGKILL);
    QTRY_VERIFY_WITH_TIMEOUT(world.hasFailed(devices::codes::CameraIo), Patience);
    const auto frames = world.frames;
    QTRY_VERIFY_WITH_TIMEOUT(world.frames > frames, Patience);
}

void TestCameraHelper::aHelperThatHangsIdleIsReplacedUnasked()
{
    tests::CameraWorld world;
    world.look([](camera::CameraSettings &settings) { settings.idleSilence = 2s; });
    QTRY_COMPARE_WITH_TIMEOUT(world.state(), DeviceState::Ready, Patience);
    const auto helper = world.camera().helperPid();
    ::kill(static_cast<pid_t>(helper), SIGSTOP);
    QTRY_VERIFY_WITH_TIMEOUT(world.hasFailed(devices::codes::CameraHung), Patience);
    QTRY_COMPARE_WITH_TIMEOUT(world.state(), DeviceState::Ready, Patience);
    QVERIFY(world.camera().helperPid() != helper);
}

void TestCameraHelper::aProgramThatIsNotThereIsSaid()
{
    tests::CameraWorld world;
    world.look(
        [](camera::CameraSettings &settings) { settings.program = QStringLiteral("/nowhere/yichuang-camerad"); });
    QTRY_COMPARE_WITH_TIMEOUT(world.state(), DeviceState::Fault, Patience);
    QVERIFY(world.camera().health().lastFault->code == devices::codes::CameraAbsent);
    world.camera().takeStill();
    QTRY_VERIFY_WITH_TIMEOUT(world.hasFailed(devices::codes::CameraAbsent), Patience);
}

void TestCameraHelper::theHelperGoesWithItsParent()
{
    qint64 helper = 0;
    {
        tests::CameraWorld world;
        world.look();
        world.camera().setLive(true);
        QTRY_VERIFY_WITH_TIMEOUT(world.frames > 0, Patience);
        helper = world.camera().helperPid();
    }
    QTRY_VERIFY_WITH_TIMEOUT(::kill(static_cast<pid_t>(helper), 0) != 0, Patience);
}

YC_TEST(TestCameraHelper)
#include "tst_camera_helper.moc"
