#include "devices/camera/camera_states.h"
#include "devices/hub/hub.h"
#include "devices/virtual/page_painter.h"
#include "tests/devices/camera/camera_world.h"
#include "tests/devices/walk.h"
#include "tests/support/register.h"

#include <QTest>

using namespace yc;
using namespace yc::devices;
using namespace yc::devices::virtual_bench;
using namespace std::chrono_literals;

namespace
{
constexpr int Patience = 15'000; // ms; the first look at GStreamer's plug-ins takes seconds on a busy machine
}

class TestCamera : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyLineOfTheTableIsWalkedAndEveryStateHasItsWaysOut();
    void twoCamerasInOneHousingAreToldApart();
    void framesComeAsTheyAreAskedFor();
    void aStillHasTheFullSize();
    void whatIsTurnedIsShownAndTakenSo();
    void whatLooksAwayHearsNothing();
    void aPageThatLiesStillIsTakenOnce();
    void theHubKnowsTheOneThatLooksAtPages();
};

void TestCamera::everyLineOfTheTableIsWalkedAndEveryStateHasItsWaysOut()
{
    using namespace camera::machine;
    QCOMPARE(tests::walkTable(Moves, AllStates,
                              std::vector{Event::Cancelled, Event::ProcessGone, Event::TimedOut, Event::Nonsense},
                              State::Stopped),
             QString());
    // No process is left unwatched.
    QCOMPARE(tests::walkLosses(AllStates, State::Stopped, std::vector{Event::TimedOut, Event::Nonsense},
                               std::set{State::Ending, State::Waiting}),
             QString());
    for (const auto state : AllStates) {
        if (state == State::Stopped)
            continue;
        QVERIFY(next(state, Event::ProcessGone) == State::Waiting);
        const bool hasCamera = state == State::Ready || state == State::Live || state == State::Taking
            || state == State::Stalled || state == State::Opening;
        QVERIFY(!hasCamera || next(state, Event::Gone) == State::Away);
        const bool shows = state == State::Live || state == State::Taking || state == State::Stalled;
        QVERIFY(!shows || next(state, Event::LiveLeft) == State::Ready);
    }
    QVERIFY(!next(State::Ready, Event::StillAsked)); // nobody has seen what would be taken
    QVERIFY(!next(State::Away, Event::LiveAsked));
}

void TestCamera::twoCamerasInOneHousingAreToldApart()
{
    tests::CameraWorld first;
    first.look();
    QTRY_COMPARE_WITH_TIMEOUT(first.state(), DeviceState::Ready, Patience);
    QCOMPARE(first.camera().seen().size(), 2);
    QCOMPARE(first.camera().seen()[0].model, first.camera().seen()[1].model);
    QCOMPARE(first.camera().seen()[0].serial, first.camera().seen()[1].serial);
    QCOMPARE(first.camera().chosen().place, QLatin1String(CameraFeed::DeskPlace)); // the larger picture: the page's
    QVERIFY(first.camera().info().can.testFlag(Capability::FullStill));
    QCOMPARE(first.camera().info().model, QStringLiteral("样例高拍仪"));

    tests::CameraWorld other;
    other.look([](camera::CameraSettings &settings) { settings.place = QLatin1String(CameraFeed::FacePlace); });
    QTRY_COMPARE_WITH_TIMEOUT(other.state(), DeviceState::Ready, Patience);
    QCOMPARE(other.camera().chosen().place, QLatin1String(CameraFeed::FacePlace));
    other.camera().setLive(true);
    QTRY_VERIFY_WITH_TIMEOUT(other.frames > 0, Patience); // plain pixels, without JPEG
    QCOMPARE(other.lastFrame(), QSize(640, 480));
}

void TestCamera::framesComeAsTheyAreAskedFor()
{
    tests::CameraWorld world;
    world.asksForMore = false;
    world.look();
    world.camera().setLive(true); // before it was found
    QTRY_COMPARE_WITH_TIMEOUT(world.frames, 1, Patience);
    QCOMPARE(world.lastFrame(), QSize(1280, 960));
    QCOMPARE(world.state(), DeviceState::Busy);
    world.camera().takeStill(); // takes longer than several frames would
    QTRY_COMPARE_WITH_TIMEOUT(world.stills.size(), 1, Patience);
    QCOMPARE(world.frames, 1);
    world.camera().next();
    QTRY_COMPARE_WITH_TIMEOUT(world.frames, 2, Patience);
    world.camera().setLive(false);
    QTRY_COMPARE_WITH_TIMEOUT(world.state(), DeviceState::Ready, Patience);
    QCOMPARE(world.failures, QStringList());
}

void TestCamera::aStillHasTheFullSize()
{
    tests::CameraWorld world;
    QVERIFY(world.desk().lay(makePage(QStringLiteral("licence"))));
    world.look();
    world.camera().setLive(true);
    QTRY_VERIFY_WITH_TIMEOUT(world.frames > 0, Patience);
    for (std::size_t count = 1; count <= 2; ++count) {
        world.camera().takeStill();
        QTRY_COMPARE_WITH_TIMEOUT(world.stills.size(), count, Patience);
        QCOMPARE(world.stills.back()->size(), QSize(2592, 1944));
    }
    const auto frames = world.frames;
    QTRY_VERIFY_WITH_TIMEOUT(world.frames > frames, Patience); // and shows again
    QCOMPARE(world.camera().health().done, quint64{2});
    QCOMPARE(world.failures, QStringList());
    // Paper in the middle, wood at the rim.
    const auto &still = *world.stills.front();
    const auto at = [&](int x, int y) { return static_cast<int>(still.row(y)[x * 3 + 2]); };
    QVERIFY2(at(40, 40) < 100, qPrintable(QString::number(at(40, 40))));
    QVERIFY2(at(360, 972) > 180, qPrintable(QString::number(at(360, 972))));
}

void TestCamera::whatIsTurnedIsShownAndTakenSo()
{
    tests::CameraWorld world;
    world.look();
    world.camera().setTurns(1);
    world.camera().setLive(true);
    QTRY_VERIFY_WITH_TIMEOUT(world.frames > 0, Patience);
    QCOMPARE(world.lastFrame(), QSize(720, 960)); // within what was asked for, however it stands
    world.camera().setTurns(-2); // meanwhile; and any number of times round
    QTRY_COMPARE_WITH_TIMEOUT(world.lastFrame(), QSize(1280, 960), Patience);
    world.camera().setTurns(3);
    world.camera().takeStill();
    QTRY_COMPARE_WITH_TIMEOUT(world.stills.size(), 1, Patience);
    QCOMPARE(world.stills.front()->size(), QSize(1944, 2592));
    world.camera().takeStill();
    world.camera().setTurns(0); // while it is being taken
    QTRY_COMPARE_WITH_TIMEOUT(world.stills.size(), 2, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(world.lastFrame(), QSize(1280, 960), Patience);
}

void TestCamera::whatLooksAwayHearsNothing()
{
    tests::CameraWorld world;
    world.look();
    world.camera().setLive(true);
    QTRY_VERIFY_WITH_TIMEOUT(world.frames > 0, Patience);
    world.camera().takeStill();
    world.camera().setLive(false);
    const auto frames = world.frames;
    QTRY_COMPARE_WITH_TIMEOUT(world.state(), DeviceState::Ready, Patience);
    QCOMPARE(world.frames, frames);
    QVERIFY(world.stills.empty());
    world.camera().takeStill(); // of what nobody sees
    QTRY_VERIFY_WITH_TIMEOUT(world.hasFailed(devices::codes::CameraAbsent), Patience);
    world.camera().setLive(true);
    QTRY_VERIFY_WITH_TIMEOUT(world.frames > frames, Patience);
    QVERIFY(world.stills.empty());
}

void TestCamera::aPageThatLiesStillIsTakenOnce()
{
    tests::CameraWorld world;
    world.look();
    world.camera().setLive(true);
    QTRY_COMPARE_WITH_TIMEOUT(world.settled, 1, Patience); // the bare desk, which whoever looks for pages passes over
    connect(&world.camera(), &Camera::settled, &world.camera(), [&world] { world.camera().takeStill(); });
    world.desk().layByHand(makePage(QStringLiteral("licence")));
    QTRY_COMPARE_WITH_TIMEOUT(world.stills.size(), 1, Patience);
    const auto frames = world.frames;
    QTRY_VERIFY_WITH_TIMEOUT(world.frames > frames + 20, Patience); // it goes on lying there
    QCOMPARE(world.stills.size(), 1);
    world.desk().layByHand(makePage(QStringLiteral("id-copy")));
    QTRY_COMPARE_WITH_TIMEOUT(world.stills.size(), 2, Patience);
    QCOMPARE(world.settled, 3);
}

void TestCamera::theHubKnowsTheOneThatLooksAtPages()
{
    const SystemClock clock;
    hub::Hub hub(camera::cameraDrivers(QStringLiteral("/nowhere")), clock);
    hub.use(*hub::plugsFromJson({QJsonObject{{QStringLiteral("kind"), QStringLiteral("camera")},
                                             {QStringLiteral("place"), QStringLiteral("camera:usb:1-2:1.2")}},
                                 QJsonObject{{QStringLiteral("kind"), QStringLiteral("document-camera")},
                                             {QStringLiteral("place"), QStringLiteral("camera:usb:1-2:1.0")}}}));
    QCOMPARE(hub.all<Camera>().size(), 2);
    QVERIFY(hub.documentCamera());
    QCOMPARE(hub.documentCamera()->info().place, QStringLiteral("camera:usb:1-2:1.0"));
    hub.use({{.kind = Kind::DocumentCamera, .driver = {}, .place = QStringLiteral("tcp:a:1"), .options = {}}});
    QVERIFY(!hub.documentCamera());
    QVERIFY(hub.devices().first().health.lastFault->code == devices::codes::BadPlace);
}

YC_TEST(TestCamera)
#include "tst_camera.moc"
