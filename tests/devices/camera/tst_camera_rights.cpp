#include "helpers/camerad/camera_list.h"
#include "helpers/camerad/refused_cameras.h"
#include "tests/support/register.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace yc;
using namespace yc::helpers::camerad;
using namespace Qt::Literals::StringLiterals;

class TestCameraRights : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aCameraThatIsClosedToUsIsNamed();
    void whatACameraCanSendIsRead();
};

void TestCameraRights::aCameraThatIsClosedToUsIsNamed()
{
    const QTemporaryDir root;
    const auto classes = root.filePath(u"class"_s);
    QVERIFY(QDir().mkpath(classes));
    const auto device = root.filePath(u"devices/usb1/1-2/1-2:1.0/video4linux/video3"_s);
    QVERIFY(QDir().mkpath(device));
    QVERIFY(QFile::link(device, classes + u"/video3"_s));
    QStringList asked;
    const auto closed = [&](const QString &file) {
        asked << file;
        return true;
    };
    QCOMPARE(refusedCamera(u"usb:1-2:1.0"_s, classes, closed), u"/dev/video3"_s);
    QCOMPARE(refusedCamera({}, classes, closed), u"/dev/video3"_s);
    QCOMPARE(refusedCamera(u"usb:1-2:1.2"_s, classes, closed), QString()); // that one is not there at all
    QCOMPARE(asked.size(), 2);
    QCOMPARE(refusedCamera({}, classes, [](const QString &) { return false; }), QString());
    QCOMPARE(refusedCamera({}, root.filePath(u"none"_s)), QString()); // a machine without video devices
    QCOMPARE(refusedCamera({}, classes), QString()); // there is no such file, so nobody closed it
}

void TestCameraRights::whatACameraCanSendIsRead()
{
    gst_init(nullptr, nullptr);
    const Owned<GstCaps> caps(gst_caps_from_string("video/x-raw,format=YUY2,width=640,height=480,framerate={30/1,15/1};"
                                                   "video/x-raw,format=NV12,width=640,height=480,framerate=5/1;"
                                                   "image/jpeg,width=2592,height=1944,framerate=15/2;"
                                                   "image/jpeg,width=1280,height=960,framerate=[1/1,30/1];"
                                                   "video/x-h264,width=1920,height=1080,framerate=30/1;"
                                                   "image/jpeg,width=[16,4096],height=[16,4096];"
                                                   "image/jpeg,width=99999,height=99999"));
    const QList<devices::CameraMode> modes{{.size = {2592, 1944}, .jpeg = true, .framesPer100s = 750},
                                           {.size = {1280, 960}, .jpeg = true, .framesPer100s = 3000},
                                           {.size = {640, 480}, .jpeg = false, .framesPer100s = 3000}};
    QCOMPARE(modesOf(caps.get()), modes);
    QVERIFY(modesOf(nullptr).isEmpty());
}

YC_TEST(TestCameraRights)
#include "tst_camera_rights.moc"
