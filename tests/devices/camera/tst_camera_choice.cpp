#include "devices/camera/camera_choice.h"
#include "tests/support/register.h"

#include <QTest>

using namespace yc::devices;
using namespace yc::devices::camera;
using namespace Qt::Literals::StringLiterals;

class TestCameraChoice : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aPlaceIsPortAndInterface_data();
    void aPlaceIsPortAndInterface();
    void theOneAtItsPlaceIsFoundWhateverTheOrder();
    void withoutAPlaceItIsTheOneWithTheLargestPicture();
    void whoLooksAtPeopleIsNotTheOneForPages();
    void theStillIsTheLargest();
    void theLivePictureIsFastAndOfTheStillsShape();
};

void TestCameraChoice::aPlaceIsPortAndInterface_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("place");
    const auto root = u"/sys/devices/pci0000:00/0000:00:14.0/usb1/1-2/"_s;
    QTest::newRow("port") << root + u"1-2:1.0/video4linux/video0"_s << u"usb:1-2:1.0"_s;
    QTest::newRow("behind a hub") << root + u"1-2.3/1-2.3:1.2/video4linux/video4"_s << u"usb:1-2.3:1.2"_s;
    QTest::newRow("board") << u"/sys/devices/platform/soc/fe801000.csi/video4linux/video0"_s
                           << u"path:platform/soc/fe801000.csi"_s;
    QTest::newRow("none") << QString() << QString();
    QTest::newRow("another's") << u"/sys/class/net/eth0"_s << QString();
    QTest::newRow("no interface") << u"/sys/devices//video4linux/video0"_s << QString();
}

void TestCameraChoice::aPlaceIsPortAndInterface()
{
    QFETCH(QString, path);
    QTEST(placeOfSysfs(path), "place");
}

void TestCameraChoice::theOneAtItsPlaceIsFoundWhateverTheOrder()
{
    QList<CameraSeen> cameras{{.place = u"usb:1-2:1.0"_s, .modes = {{.size = {2592, 1944}}}},
                              {.place = u"usb:1-2:1.2"_s, .modes = {{.size = {640, 480}}}}};
    for (int i = 0; i < 2; ++i) {
        QCOMPARE(chosenOf(cameras, u"usb:1-2:1.2"_s, LooksAt::Pages)->place, u"usb:1-2:1.2"_s);
        QVERIFY(!chosenOf(cameras, u"usb:1-3:1.0"_s, LooksAt::Pages)); // another socket is another camera
        cameras.swapItemsAt(0, 1);
    }
}

void TestCameraChoice::withoutAPlaceItIsTheOneWithTheLargestPicture()
{
    QList<CameraSeen> cameras{{.place = u"usb:1-1:1.0"_s, .modes = {{.size = {640, 480}}}},
                              {.place = u"usb:1-2:1.0"_s, .modes = {{.size = {2592, 1944}}}},
                              {.place = u"usb:1-3:1.0"_s}};
    QCOMPARE(chosenOf(cameras, {}, LooksAt::Pages)->place, u"usb:1-2:1.0"_s);
    cameras[0].modes = cameras[1].modes;
    QCOMPARE(chosenOf(cameras, {}, LooksAt::Pages)->place, u"usb:1-1:1.0"_s);
    QVERIFY(!chosenOf({cameras[2]}, {}, LooksAt::Pages)); // it can send nothing
    QVERIFY(!chosenOf({}, {}, LooksAt::Pages));
}

void TestCameraChoice::whoLooksAtPeopleIsNotTheOneForPages()
{
    const CameraSeen page{.place = u"usb:1-1:1.0"_s, .modes = {{.size = {2592, 1944}, .framesPer100s = 1500}}};
    const CameraSeen face{.place = u"usb:1-1:1.2"_s, .modes = {{.size = {640, 480}, .framesPer100s = 3000}}};
    const CameraSeen lid{.place = u"usb:1-3:1.0"_s, .modes = {{.size = {1920, 1080}, .framesPer100s = 3000}}};
    const CameraSeen slow{.place = u"usb:1-4:1.0"_s, .modes = {{.size = {2048, 1536}, .framesPer100s = 500}}};
    const CameraSeen large{.place = u"usb:1-5:1.0"_s, .modes = {{.size = {4208, 3120}, .framesPer100s = 1500}}};
    const auto chosen = [](const QList<CameraSeen> &among) { return chosenOf(among, {}, LooksAt::People)->place; };
    QCOMPARE(chosen({page, face}), face.place); // a housing with two
    QCOMPARE(chosen({face, page}), face.place);
    QCOMPARE(chosen({page, face, lid, slow}), lid.place);
    QCOMPARE(chosen({large, page}), page.place); // beside the one that takes pages
    for (const auto &only : {page, face, lid, slow}) {
        QCOMPARE(chosen({only}), only.place);
        QCOMPARE(chosenOf({only}, {}, LooksAt::Pages)->place, only.place);
    }
    QVERIFY(!chosenOf({CameraSeen{.place = u"usb:1-6:1.0"_s}}, {}, LooksAt::People)); // it can send nothing
    QCOMPARE(chosenOf({page, face}, page.place, LooksAt::People)->place, page.place); // where settings say so
}

void TestCameraChoice::theStillIsTheLargest()
{
    const QList<CameraMode> modes{{.size = {1280, 960}, .jpeg = true, .framesPer100s = 3000},
                                  {.size = {3264, 2448}, .jpeg = false, .framesPer100s = 100},
                                  {.size = {3264, 2448}, .jpeg = true, .framesPer100s = 500}};
    QCOMPARE(*stillMode(modes), modes[2]);
    QVERIFY(!stillMode({}));
}

void TestCameraChoice::theLivePictureIsFastAndOfTheStillsShape()
{
    const CameraMode still{.size = {3264, 2448}, .jpeg = true, .framesPer100s = 300};
    const CameraMode slow{.size = {1280, 960}, .jpeg = false, .framesPer100s = 500};
    const CameraMode wide{.size = {1280, 720}, .jpeg = true, .framesPer100s = 3000};
    const CameraMode good{.size = {1600, 1200}, .jpeg = true, .framesPer100s = 1500};
    const CameraMode small{.size = {640, 480}, .jpeg = true, .framesPer100s = 3000};
    QCOMPARE(*liveMode({still, slow, wide, good, small}), good);
    QCOMPARE(*liveMode({still, slow, wide, small}), small); // what is seen has to be what is taken
    QCOMPARE(*liveMode({still, slow, wide}), wide); // better than a picture that stutters
    QCOMPARE(*liveMode({still}), still);
    QVERIFY(!liveMode({}));
}

YC_TEST(TestCameraChoice)
#include "tst_camera_choice.moc"
