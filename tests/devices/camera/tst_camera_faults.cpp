#include "tests/devices/camera/camera_world.h"
#include "tests/support/plug_rounds.h"
#include "tests/support/register.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <unistd.h>

using namespace yc;
using namespace yc::devices;

namespace
{
constexpr int Patience = 15'000; // ms
}

class TestCameraFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void unpluggedWhilePreviewingItSaysSo();
    void notThereIsSaidAndFoundLater();
    void aPictureThatFreezesIsSaidAndComesBack();
    void aCoveredLensIsGuidance();
    void aStillOfTheWrongSizeIsRefused();
    void bytesThatLieAreSaidAndThePictureComesBack_data();
    void bytesThatLieAreSaidAndThePictureComesBack();
    void theHelperHasAWallAroundItsMemory();
    void aPictureOfChangingSizeIsShownAsItWasPromised();
    void aHundredPlugsLeaveNothingBehind_data();
    void aHundredPlugsLeaveNothingBehind();
};

void TestCameraFaults::unpluggedWhilePreviewingItSaysSo()
{
    tests::CameraWorld world;
    world.look();
    world.camera().setLive(true);
    QTRY_VERIFY_WITH_TIMEOUT(world.frames > 2, Patience);
    QVERIFY(world.desk().unplug());
    QTRY_VERIFY_WITH_TIMEOUT(world.hasFailed(devices::codes::Unplugged), Patience);
    QTRY_COMPARE_WITH_TIMEOUT(world.state(), DeviceState::Absent, Patience);
    QCOMPARE(world.camera().chosen().place, QString());
    QVERIFY(world.camera().seen().isEmpty());
    QCOMPARE(world.failures.size(), 1); // once, not for every frame that does not come
    const auto frames = world.frames;
    QVERIFY(world.desk().plug());
    QTRY_VERIFY_WITH_TIMEOUT(world.frames > frames, Patience); // by itself: nobody stopped looking
    QCOMPARE(world.state(), DeviceState::Busy);
}

void TestCameraFaults::notThereIsSaidAndFoundLater()
{
    tests::CameraWorld world;
    QVERIFY(world.desk().unplug());
    world.look();
    QTRY_VERIFY_WITH_TIMEOUT(world.camera().health().lastFault.has_value(), Patience);
    QVERIFY(world.camera().health().lastFault->code == devices::codes::CameraAbsent);
    QCOMPARE(world.state(), DeviceState::Absent);
    const auto helper = world.camera().helperPid();
    QVERIFY(helper > 0); // it listens
    QVERIFY(world.desk().plug());
    QTRY_COMPARE_WITH_TIMEOUT(world.state(), DeviceState::Ready, Patience);
    QCOMPARE(world.camera().helperPid(), helper);
    QCOMPARE(world.failures, QStringList());
}

void TestCameraFaults::aPictureThatFreezesIsSaidAndComesBack()
{
    tests::CameraWorld world;
    world.look();
    world.camera().setLive(true);
    QTRY_VERIFY_WITH_TIMEOUT(world.frames > 0, Patience);
    QVERIFY(world.desk().setFault(QStringLiteral("frozen")));
    QTRY_VERIFY_WITH_TIMEOUT(world.hasFailed(devices::codes::CameraSilent), Patience);
    QCOMPARE(world.state(), DeviceState::Recovering);
    QVERIFY(world.desk().setFault({}));
    const auto frames = world.frames;
    QTRY_VERIFY_WITH_TIMEOUT(world.frames > frames, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(world.state(), DeviceState::Busy, Patience);
    QVERIFY(!world.camera().health().lastFault);
}

void TestCameraFaults::aCoveredLensIsGuidance()
{
    tests::CameraWorld world;
    QVERIFY(world.desk().setFault(QStringLiteral("black")));
    world.look();
    world.camera().setLive(true);
    QTRY_COMPARE_WITH_TIMEOUT(world.camera().health().guidance, Guidance::LetLightIn, Patience);
    QCOMPARE(world.state(), DeviceState::Guidance);
    QCOMPARE(world.settled, 0); // nothing lies there
    QVERIFY(world.desk().setFault({}));
    QTRY_COMPARE_WITH_TIMEOUT(world.camera().health().guidance, Guidance::None, Patience);
    QCOMPARE(world.failures, QStringList());
}

void TestCameraFaults::aStillOfTheWrongSizeIsRefused()
{
    tests::CameraWorld world;
    QVERIFY(world.desk().setFault(QStringLiteral("wrong-size")));
    world.look();
    world.camera().setLive(true);
    QTRY_VERIFY_WITH_TIMEOUT(world.frames > 0, Patience);
    world.camera().takeStill();
    QTRY_VERIFY_WITH_TIMEOUT(world.hasFailed(devices::codes::CameraIo), Patience);
    QVERIFY(world.stills.empty());
    const auto frames = world.frames;
    QTRY_VERIFY_WITH_TIMEOUT(world.frames > frames, Patience); // it shows all the same
    QVERIFY(world.desk().setFault({}));
    world.camera().takeStill();
    QTRY_COMPARE_WITH_TIMEOUT(world.stills.size(), 1, Patience);
}

void TestCameraFaults::bytesThatLieAreSaidAndThePictureComesBack_data()
{
    QTest::addColumn<QString>("fault");
    QTest::newRow("65,500 pixels each way") << QStringLiteral("huge");
    QTest::newRow("half of it") << QStringLiteral("cut");
    QTest::newRow("no JPEG") << QStringLiteral("none");
}

void TestCameraFaults::bytesThatLieAreSaidAndThePictureComesBack()
{
    QFETCH(QString, fault);
    tests::CameraWorld world;
    world.look();
    world.camera().setLive(true);
    QTRY_VERIFY_WITH_TIMEOUT(world.frames > 0, Patience);
    const auto helper = world.camera().helperPid();
    qint64 most = 0; // pages of memory
    const auto weigh = [&] {
        QFile memory(QStringLiteral("/proc/%1/statm").arg(world.camera().helperPid()));
        if (memory.open(QIODevice::ReadOnly))
            most = std::max(most, memory.readAll().split(' ').value(1).toLongLong());
    };
    QVERIFY(world.desk().setFault(fault));
    QTRY_VERIFY_WITH_TIMEOUT((weigh(), !world.failures.isEmpty()), Patience);
    QCOMPARE(world.failures, QStringList{toString(devices::codes::CameraIo)});
    QCOMPARE(world.camera().helperPid(), helper); // they never came to its decoder
    const auto megabytes = most * ::sysconf(_SC_PAGESIZE) / (1024 * 1024);
    QVERIFY2(megabytes < 1000, qPrintable(QString::number(megabytes)));
    QVERIFY(world.desk().setFault({}));
    const auto frames = world.frames;
    QTRY_VERIFY_WITH_TIMEOUT(world.frames > frames, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(world.state(), DeviceState::Busy, Patience);
    world.camera().takeStill();
    QTRY_COMPARE_WITH_TIMEOUT(world.stills.size(), 1, Patience);
    QCOMPARE(world.stills.front()->size(), QSize(2592, 1944));
}

// Whatever a decoder asks for that is not looked at before.
void TestCameraFaults::theHelperHasAWallAroundItsMemory()
{
    tests::CameraWorld world;
    world.look();
    QTRY_COMPARE_WITH_TIMEOUT(world.state(), DeviceState::Ready, Patience);
    const auto of = [&](const char *what) {
        QFile file(QStringLiteral("/proc/%1/%2").arg(world.camera().helperPid()).arg(QLatin1String(what)));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    QCOMPARE(of("oom_score_adj").trimmed(), QByteArrayLiteral("1000"));
#if !defined(__SANITIZE_ADDRESS__)
    const auto limits = QString::fromLatin1(of("limits"));
    QVERIFY2(limits.contains(QRegularExpression(QStringLiteral("Max address space +1610612736 "))), qPrintable(limits));
#endif
}

void TestCameraFaults::aPictureOfChangingSizeIsShownAsItWasPromised()
{
    tests::CameraWorld world;
    QVERIFY(world.desk().setFault(QStringLiteral("jumping")));
    world.look();
    world.camera().setLive(true);
    QTRY_VERIFY_WITH_TIMEOUT(world.frames > 6 || !world.failures.isEmpty(), Patience);
    QCOMPARE(world.failures, QStringList());
    QCOMPARE(world.lastFrame(), QSize(1280, 960));
    QVERIFY(world.desk().setFault({}));
    world.camera().takeStill();
    QTRY_COMPARE_WITH_TIMEOUT(world.stills.size(), 1, Patience);
    QCOMPARE(world.stills.front()->size(), QSize(2592, 1944));
}

void TestCameraFaults::aHundredPlugsLeaveNothingBehind_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::newRow("for pages") << Kind::DocumentCamera;
    QTest::newRow("for people") << Kind::Camera;
}

void TestCameraFaults::aHundredPlugsLeaveNothingBehind()
{
    QFETCH(Kind, kind);
    tests::CameraWorld world;
    world.kind = kind;
    world.look();
    QTRY_COMPARE_WITH_TIMEOUT(world.state(), DeviceState::Ready, Patience);
    const auto plugInAndOut = [&] {
        QVERIFY(world.desk().unplug());
        QTRY_COMPARE_WITH_TIMEOUT(world.state(), DeviceState::Absent, Patience);
        QVERIFY(world.desk().plug());
        QTRY_COMPARE_WITH_TIMEOUT(world.state(), DeviceState::Ready, Patience);
    };
    QCOMPARE(tests::PlugRounds{.warm = 10}.leaveBehind(plugInAndOut, [&] { return world.camera().helperPid(); }),
             QString());
}

YC_TEST(TestCameraFaults)
#include "tst_camera_faults.moc"
