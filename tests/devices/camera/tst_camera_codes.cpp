#include "devices/virtual/page_painter.h"
#include "helpers/camerad/code_finder.h"
#include "tests/devices/camera/camera_world.h"
#include "tests/support/register.h"

#include <QTest>

#include <cstring>

using namespace yc;
using namespace yc::devices;
using namespace yc::devices::virtual_bench;
using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr int Patience = 15'000; // ms; the first look at GStreamer's plug-ins takes seconds on a busy machine
const QByteArray HeldThere = "YC1:SAMPLE-0017";

// As camerad gets it: RGB, a screen's size.
Image frameOf(const QImage &sheet, double lean = 1.5)
{
    const auto desk = drawnDesk({.page = sheet, .lean = lean}, {1280, 960});
    auto image = Image::create(desk.size(), Image::Format::Rgb24, 0);
    for (int y = 0; y < desk.height(); ++y)
        std::memcpy(image->row(y), desk.constScanLine(y), static_cast<std::size_t>(desk.width()) * 3);
    return std::move(*image);
}

} // namespace

// Codes that are held under a camera: what is read out of a picture, and the way from the desk to the client.
class TestCameraCodes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aCodeIsReadHoweverItLies_data();
    void aCodeIsReadHoweverItLies();
    void oneLookAloneIsNotBelieved();
    void whatLiesThereIsToldOnce();
    void aPageWithoutACodeHasNone();
    void aCodeOnTheDeskIsRead();
    void codesAreReadOnlyWhereTheyAreWished();
    void unpluggedInTheMiddleItReadsAgain();
};

void TestCameraCodes::aCodeIsReadHoweverItLies_data()
{
    QTest::addColumn<double>("lean");
    QTest::addColumn<double>("wide"); // mm
    QTest::newRow("straight") << 0.0 << 60.0;
    QTest::newRow("a little askew") << 7.0 << 60.0;
    QTest::newRow("across") << 91.0 << 60.0;
    QTest::newRow("upside down") << 184.0 << 60.0;
    QTest::newRow("as small as on a slip") << 3.0 << 28.0;
}

void TestCameraCodes::aCodeIsReadHoweverItLies()
{
    QFETCH(double, lean);
    QFETCH(double, wide);
    helpers::camerad::CodeFinder finder;
    const auto frame = frameOf(tests::codeSheet(HeldThere, wide), lean);
    (void)finder.look(frame);
    QCOMPARE(finder.look(frame).value_or("none"), HeldThere);
}

void TestCameraCodes::oneLookAloneIsNotBelieved()
{
    helpers::camerad::CodeFinder finder;
    const auto one = frameOf(tests::codeSheet(HeldThere));
    const auto other = frameOf(tests::codeSheet("YC1:SAMPLE-0018"));
    QVERIFY(!finder.look(one));
    QVERIFY(!finder.look(other));
    QVERIFY(!finder.look(one));
    QCOMPARE(finder.look(one).value_or("none"), HeldThere);
}

void TestCameraCodes::whatLiesThereIsToldOnce()
{
    helpers::camerad::CodeFinder finder;
    const auto there = frameOf(tests::codeSheet(HeldThere));
    const auto bare = frameOf({});
    (void)finder.look(there);
    QVERIFY(finder.look(there));
    for (int i = 0; i < 30; ++i)
        QVERIFY(!finder.look(there));
    (void)finder.look(bare); // a hand passed over it
    QVERIFY(!finder.look(there) && !finder.look(there));
    for (int i = 0; i < 20; ++i)
        (void)finder.look(bare);
    QVERIFY(!finder.look(there)); // it was taken away and brought again
    QVERIFY(finder.look(there));
}

void TestCameraCodes::aPageWithoutACodeHasNone()
{
    for (const auto &name : {u"application-form-1"_s, u"letter"_s}) {
        helpers::camerad::CodeFinder finder;
        const auto frame = frameOf(makePage(name));
        for (int i = 0; i < 3; ++i)
            QVERIFY2(!finder.look(frame), qPrintable(name));
    }
}

void TestCameraCodes::aCodeOnTheDeskIsRead()
{
    tests::CameraWorld world;
    world.look();
    QTRY_COMPARE_WITH_TIMEOUT(world.state(), DeviceState::Ready, Patience);
    QVERIFY(world.desk().lay(tests::codeSheet(HeldThere)));
    world.camera().setReadsCodes(true);
    world.camera().setLive(true);
    QTRY_COMPARE_WITH_TIMEOUT(world.codes.value(0), HeldThere, Patience);
    QCOMPARE(world.codes.size(), 1);
    QVERIFY(world.camera().health().lastGoodMsAgo >= 0);
    QVERIFY(world.desk().lay(tests::codeSheet("11010519491231002X"))); // the next one
    QTRY_COMPARE_WITH_TIMEOUT(world.codes.size(), 2, Patience);
    QCOMPARE(world.codes[1], QByteArray("11010519491231002X"));
    // It goes on showing.
    const int before = world.frames;
    QTRY_VERIFY_WITH_TIMEOUT(world.frames > before + 5, Patience);
    QCOMPARE(world.codes.size(), 2);
}

void TestCameraCodes::codesAreReadOnlyWhereTheyAreWished()
{
    tests::CameraWorld world;
    world.look();
    QVERIFY(world.desk().lay(tests::codeSheet(HeldThere)));
    world.camera().setLive(true);
    QTRY_VERIFY_WITH_TIMEOUT(world.frames > 8, Patience);
    QVERIFY(world.codes.isEmpty()); // pages have codes of all kinds; nobody asked for these
    world.camera().setReadsCodes(true);
    QTRY_COMPARE_WITH_TIMEOUT(world.codes.size(), 1, Patience);
    world.camera().setLive(false);
    world.camera().setReadsCodes(false);
    QTRY_COMPARE_WITH_TIMEOUT(world.state(), DeviceState::Ready, Patience);
    QCOMPARE(world.codes.size(), 1);
}

void TestCameraCodes::unpluggedInTheMiddleItReadsAgain()
{
    tests::CameraWorld world;
    world.look();
    world.camera().setReadsCodes(true);
    world.camera().setLive(true);
    QTRY_VERIFY_WITH_TIMEOUT(world.frames > 0, Patience);
    QVERIFY(world.desk().unplug());
    QTRY_VERIFY_WITH_TIMEOUT(world.hasFailed(devices::codes::Unplugged), Patience);
    QVERIFY(world.desk().lay(tests::codeSheet(HeldThere)));
    QVERIFY(world.desk().plug());
    QTRY_COMPARE_WITH_TIMEOUT(world.codes.value(0), HeldThere, Patience);
    QCOMPARE(world.codes.size(), 1);
}

YC_TEST(TestCameraCodes)
#include "tst_camera_codes.moc"
