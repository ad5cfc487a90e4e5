#include "devices/virtual/usb/usb_bed.h"
#include "devices/virtual/usb/video_node.h"
#include "tests/devices/camera/camera_world.h"
#include "tests/support/register.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

#include <cmath>
#include <csignal>
#include <linux/videodev2.h>
#include <memory>

using namespace yc;
using namespace yc::devices;
using namespace yc::devices::virtual_bench;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using Doing = FaceExposure::Doing;
using Means = FaceExposure::Means;

namespace
{

constexpr int Patience = 20'000; // ms
constexpr qint32 OwnTime = 20; // 2 ms: what the camera takes by itself, for the door
constexpr double OwnExposure = 0.03; // how the face stands then
const auto Own = qint32{V4L2_EXPOSURE_APERTURE_PRIORITY};

using Controls = QMap<quint32, VideoControl>;

Controls withTime()
{
    return {{V4L2_CID_EXPOSURE_AUTO,
             {.type = V4L2_CTRL_TYPE_MENU, .most = 3, .usual = Own, .menu = {{1, 0}, {3, 0}}, .value = Own}},
            {V4L2_CID_EXPOSURE_ABSOLUTE,
             {.least = 3, .most = 2047, .usual = 250, .flags = V4L2_CTRL_FLAG_INACTIVE, .value = OwnTime}},
            {V4L2_CID_GAIN, {.most = 100, .usual = 0, .value = 0}}};
}

Controls withBias()
{
    VideoControl bias{.type = V4L2_CTRL_TYPE_INTEGER_MENU, .most = 12, .usual = 6, .value = 6};
    for (quint32 item = 0; item <= 12; ++item)
        bias.menu[item] = (qint64{item} - 6) * 1000;
    return {{V4L2_CID_AUTO_EXPOSURE_BIAS, bias}};
}

// What becomes of the picture by what the camera was told.
double exposureOf(const VideoNode &node)
{
    const auto bias = node.value(V4L2_CID_AUTO_EXPOSURE_BIAS);
    if (node.value(V4L2_CID_EXPOSURE_AUTO) != V4L2_EXPOSURE_MANUAL)
        return OwnExposure * (bias > 0 ? std::exp2(bias - 6) : 1);
    return OwnExposure * node.value(V4L2_CID_EXPOSURE_ABSOLUTE) / OwnTime * std::exp2(node.value(V4L2_CID_GAIN) / 25.0);
}

int nodes = 0;

// A window: the camera that looks at people, with its controls, a person before a bright door, the shipping driver.
struct Window {
    QByteArray at;
    VideoNode node;
    tests::CameraWorld world;

    // A node of its own each: who lets go of the last one may do it late.
    Window(UsbBed &bed, const Controls &controls)
        : at("/dev/video" + QByteArray::number(++nodes)), node(bed, at, controls)
    {
        setNode(at);
        if (!world.desk().setExposure(exposureOf(node)))
            qFatal("no desk");
        QObject::connect(&node, &VideoNode::changed, &world,
                         [this] { (void)world.desk().setExposure(exposureOf(node)); });
    }
    void setNode(const QByteArray &name)
    {
        if (!world.desk().setFaceNode(QString::fromLatin1(name)))
            qFatal("no desk");
    }
    void look(bool faces = true)
    {
        world.look([&](camera::CameraSettings &settings) {
            settings.place = QLatin1String(CameraFeed::FacePlace);
            settings.faces = faces;
        });
        world.camera().setLive(true);
    }
    [[nodiscard]] std::optional<FaceExposure> now() const
    {
        return const_cast<tests::CameraWorld &>(world).camera().faceExposure();
    }
    [[nodiscard]] bool is(Doing doing) const { return now() && now()->doing == doing; }
    [[nodiscard]] bool isOwn() const { return node.value(V4L2_CID_EXPOSURE_AUTO) == Own; }
};

} // namespace

// The whole way: a real detector and the camera's real controls in the shipping helper, a face that is too dark, and
// the picture that comes back.
class TestFaceExposure : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_bed.reset(); }
    void aDarkFaceComesToStandWell();
    void itGoesBackWhenNobodyIsSeenAndWhenItIsLeft();
    void leftWhileAStillIsTakenItGoesBackToo();
    void killedItLeavesNoCameraDark();
    void whoIsKilledInItsSleepIsMissedByNobody();
    void theClientsEndGivesBackToo();
    void whatAKilledOneLeftIsSetRight();
    void aCameraWithBiasAloneIsUsed();
    void aCameraWithoutControlsIsShownAsItIs_data();
    void aCameraWithoutControlsIsShownAsItIs();
    void whatRefusesHurtsNothing();
    void aCameraThatNobodySitsBeforeIsNotTouched();
    void aDocumentCameraIsNeverTouched();

private:
    std::unique_ptr<UsbBed> m_bed;
};

void TestFaceExposure::initTestCase()
{
    QVERIFY(UsbBed::isPossible());
    m_bed = std::make_unique<UsbBed>();
}

void TestFaceExposure::aDarkFaceComesToStandWell()
{
    Window window(*m_bed, withTime());
    QVERIFY(exposureOf(window.node) < 0.04);
    window.look();
    QTRY_VERIFY_WITH_TIMEOUT(window.now().has_value(), Patience);
    QVERIFY(window.now()->means == Means::Time);
    QVERIFY(window.now()->byFace);
    QTRY_VERIFY_WITH_TIMEOUT(window.is(Doing::Holding), Patience);
    const auto exposure = exposureOf(window.node);
    QVERIFY2(exposure > 0.35 && exposure < 2.2, qPrintable(QString::number(exposure)));
    const auto time = window.node.value(V4L2_CID_EXPOSURE_ABSOLUTE);
    QVERIFY2(time <= 100 || time % 100 == 0, qPrintable(QString::number(time))); // whole periods of lamps
    QVERIFY(window.node.value(V4L2_CID_GAIN) <= 25); // and no more than what is between them
    // And rests.
    const auto times = window.node.timesSet(V4L2_CID_EXPOSURE_ABSOLUTE);
    const auto frames = window.world.frames;
    QTRY_VERIFY_WITH_TIMEOUT(window.world.frames > frames + 30, Patience);
    QCOMPARE(window.node.timesSet(V4L2_CID_EXPOSURE_ABSOLUTE), times);
    QCOMPARE(window.world.failures, QStringList());
}

void TestFaceExposure::itGoesBackWhenNobodyIsSeenAndWhenItIsLeft()
{
    Window window(*m_bed, withTime());
    window.look();
    QTRY_VERIFY_WITH_TIMEOUT(window.is(Doing::Holding), Patience);
    QVERIFY(!window.isOwn());
    QVERIFY(window.world.desk().setPerson(false));
    QTRY_VERIFY_WITH_TIMEOUT(window.is(Doing::Automatic), Patience);
    QVERIFY(window.isOwn());
    QVERIFY(window.world.desk().setPerson(true));
    QTRY_VERIFY_WITH_TIMEOUT(window.is(Doing::Holding), Patience);
    window.world.camera().setLive(false);
    QTRY_VERIFY_WITH_TIMEOUT(window.is(Doing::Automatic), Patience);
    QVERIFY(window.isOwn());
    window.world.camera().setLive(true); // the next citizen
    QTRY_VERIFY_WITH_TIMEOUT(window.is(Doing::Holding), Patience);
    QVERIFY(window.world.desk().unplug());
    QTRY_VERIFY_WITH_TIMEOUT(!window.now(), Patience);
    QVERIFY(window.isOwn());
}

void TestFaceExposure::leftWhileAStillIsTakenItGoesBackToo()
{
    Window window(*m_bed, withTime());
    window.look();
    QTRY_VERIFY_WITH_TIMEOUT(window.is(Doing::Holding), Patience);
    window.world.camera().takeStill();
    window.world.camera().setLive(false);
    QTRY_VERIFY_WITH_TIMEOUT(window.is(Doing::Automatic), Patience);
    QVERIFY(window.isOwn());
}

void TestFaceExposure::killedItLeavesNoCameraDark()
{
    Window window(*m_bed, withTime());
    window.look();
    QTRY_VERIFY_WITH_TIMEOUT(window.is(Doing::Holding), Patience);
    const auto killed = window.world.camera().helperPid();
    ::kill(static_cast<pid_t>(killed), SIGKILL);
    QTRY_VERIFY_WITH_TIMEOUT(window.isOwn(), Patience); // by whom it left behind, or by the next
    QTRY_VERIFY_WITH_TIMEOUT(window.world.camera().helperPid() > 0 && window.world.camera().helperPid() != killed,
                             Patience); // before that what it said last still stands
    QTRY_VERIFY_WITH_TIMEOUT(window.is(Doing::Holding), Patience);
    QVERIFY(!window.isOwn());
}

void TestFaceExposure::whoIsKilledInItsSleepIsMissedByNobody()
{
    Window window(*m_bed, withTime());
    window.look();
    QTRY_VERIFY_WITH_TIMEOUT(window.is(Doing::Holding), Patience);
    const auto helper = window.world.camera().helperPid();
    QList<pid_t> children;
    for (QDirIterator threads(u"/proc/%1/task"_s.arg(helper), QDir::Dirs | QDir::NoDotAndDotDot); threads.hasNext();) {
        QFile list(threads.next() + u"/children"_s);
        QVERIFY(list.open(QIODevice::ReadOnly));
        const auto pids = list.readAll().simplified().split(' ');
        for (const auto &pid : pids)
            if (!pid.isEmpty())
                children << pid.toInt();
    }
    QCOMPARE(children.size(), 1); // the one that gives the camera back
    QCOMPARE(::kill(children.first(), SIGKILL), 0);
    window.world.camera().setLive(false);
    QTRY_VERIFY_WITH_TIMEOUT(window.is(Doing::Automatic), Patience);
    QVERIFY(window.isOwn());
    QCOMPARE(window.world.camera().helperPid(), helper);
    QCOMPARE(window.world.failures, QStringList());
}

void TestFaceExposure::theClientsEndGivesBackToo()
{
    auto window = std::make_unique<Window>(*m_bed, withTime());
    window->look();
    QTRY_VERIFY_WITH_TIMEOUT(window->is(Doing::Holding), Patience);
    // The driver goes with its helper, by SIGKILL: nobody comes back who could set the camera right.
    window->world.close();
    QTRY_VERIFY_WITH_TIMEOUT(window->isOwn(), Patience);
}

void TestFaceExposure::whatAKilledOneLeftIsSetRight()
{
    auto controls = withTime();
    controls[V4L2_CID_EXPOSURE_AUTO].value = V4L2_EXPOSURE_MANUAL;
    controls[V4L2_CID_EXPOSURE_ABSOLUTE].value = 3;
    Window window(*m_bed, controls);
    window.look(true);
    window.world.camera().setLive(false);
    QTRY_VERIFY_WITH_TIMEOUT(window.isOwn(), Patience); // before anybody looks through it
}

void TestFaceExposure::aCameraWithBiasAloneIsUsed()
{
    Window window(*m_bed, withBias());
    window.look();
    QTRY_VERIFY_WITH_TIMEOUT(window.is(Doing::Holding), Patience);
    QVERIFY(window.now()->means == Means::Bias);
    QVERIFY(window.node.value(V4L2_CID_AUTO_EXPOSURE_BIAS) > 8);
    window.world.camera().setLive(false);
    QTRY_COMPARE_WITH_TIMEOUT(window.node.value(V4L2_CID_AUTO_EXPOSURE_BIAS), 6, Patience);
}

void TestFaceExposure::aCameraWithoutControlsIsShownAsItIs_data()
{
    QTest::addColumn<Controls>("controls");
    QTest::addColumn<QByteArray>("at");
    QTest::newRow("none") << Controls() << QByteArray();
    QTest::newRow("no node") << withTime() << QByteArray("");
    QTest::newRow("another's node") << withTime() << QByteArray("/dev/null");
    auto lies = withTime();
    lies[V4L2_CID_EXPOSURE_ABSOLUTE].least = 5000;
    lies[V4L2_CID_GAIN].step = 0;
    QTest::newRow("ranges that cannot be") << lies << QByteArray();
    auto endless = withBias();
    endless[V4L2_CID_AUTO_EXPOSURE_BIAS].most = 2'000'000'000;
    QTest::newRow("a menu without end") << endless << QByteArray();
}

void TestFaceExposure::aCameraWithoutControlsIsShownAsItIs()
{
    QFETCH(Controls, controls);
    QFETCH(QByteArray, at);
    Window window(*m_bed, controls);
    if (!at.isNull())
        window.setNode(at);
    window.look();
    QTRY_VERIFY_WITH_TIMEOUT(window.world.frames > 15, Patience);
    QVERIFY(window.now().has_value());
    QVERIFY(window.now()->means == Means::None);
    QVERIFY(window.is(Doing::Automatic));
    QCOMPARE(window.world.failures, QStringList());
    QVERIFY(!window.world.camera().health().lastFault);
}

void TestFaceExposure::whatRefusesHurtsNothing()
{
    auto controls = withTime();
    controls[V4L2_CID_EXPOSURE_ABSOLUTE].refuses = EIO;
    Window window(*m_bed, controls);
    window.look();
    QTRY_VERIFY_WITH_TIMEOUT(window.is(Doing::GivenUp), Patience);
    QVERIFY(window.isOwn());
    const auto frames = window.world.frames;
    QTRY_VERIFY_WITH_TIMEOUT(window.world.frames > frames + 20, Patience);
    QVERIFY(window.isOwn());
    QCOMPARE(window.world.failures, QStringList());
}

void TestFaceExposure::aCameraThatNobodySitsBeforeIsNotTouched()
{
    Window window(*m_bed, withTime());
    QVERIFY(window.world.desk().setPerson(false));
    window.look();
    QTRY_VERIFY_WITH_TIMEOUT(window.world.frames > 30, Patience);
    QVERIFY(window.now() && window.now()->means == Means::Time);
    window.world.camera().setLive(false);
    window.world.camera().setLive(true);
    const auto frames = window.world.frames;
    QTRY_VERIFY_WITH_TIMEOUT(window.world.frames > frames + 10, Patience);
    const auto controls = withTime().keys();
    for (const auto control : controls)
        QCOMPARE(window.node.timesSet(control), 0); // somebody may have set it who knows why
}

void TestFaceExposure::aDocumentCameraIsNeverTouched()
{
    Window window(*m_bed, withTime());
    window.look(false);
    QTRY_VERIFY_WITH_TIMEOUT(window.world.frames > 30, Patience);
    QVERIFY(!window.now());
    const auto controls = withTime().keys();
    for (const auto control : controls)
        QCOMPARE(window.node.timesSet(control), 0);
}

YC_TEST(TestFaceExposure)
#include "tst_face_exposure.moc"
