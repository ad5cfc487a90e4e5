#include "devices/camera/camera_messages.h"
#include "tests/support/register.h"

#include <QJsonArray>
#include <QTest>

using namespace yc;
using namespace yc::devices;
using namespace yc::devices::camera;
using namespace Qt::Literals::StringLiterals;

class TestCameraMessages : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsSaidIsHeard();
    void whatCannotBeIsRefused_data();
    void whatCannotBeIsRefused();
    void aRoleThatIsNoneIsRefused();
    void endlessListsAreRefused();
    void whatIsUnknownIsTheLeast();
};

void TestCameraMessages::whatIsSaidIsHeard()
{
    const QList<CameraSeen> cameras{
        {.place = u"usb:1-2.3:1.0"_s,
         .maker = u"样例科技"_s,
         .model = u"高拍仪"_s,
         .serial = u"G0001"_s,
         .modes = {{.size = {2592, 1944}, .jpeg = true, .framesPer100s = 500}, {.size = {640, 480}}}},
        {.place = u"usb:1-2.3:1.2"_s}};
    QCOMPARE(*camerasFromJson(toJson(cameras)), cameras);
    const LiveWish wish{.live = true, .turns = 3, .most = {800, 600}, .codes = true};
    QCOMPARE(*liveWishFromJson(toJson(wish)), wish);
    QCOMPARE(*pictureFromJson(toJson(QSize(2592, 1944))), QSize(2592, 1944));
    QCOMPARE(*placeFromJson(placeToJson({})), QString());
    const OpenWish open{.place = u"usb:1-2.3:1.2"_s, .faces = true};
    QCOMPARE(*openWishFromJson(toJson(open)), open);
    const FaceExposure exposure{
        .means = FaceExposure::Means::Backlight, .doing = FaceExposure::Doing::AtLimit, .byFace = true};
    QCOMPARE(*faceExposureFromJson(toJson(exposure)), exposure);
    const auto code = QByteArray::fromHex("00ff59");
    QCOMPARE(*codeFromJson(codeToJson(code)), code);
    const auto error = errorFromJson(toJson(DeviceError{devices::codes::NoRights, u"/dev/video0"_s}));
    QVERIFY(error.code == devices::codes::NoRights);
    QCOMPARE(error.detail, u"/dev/video0"_s);
    for (const auto phase : {Phase::Idle, Phase::Opening, Phase::Starting, Phase::Streaming, Phase::Taking})
        QCOMPARE(phaseFromJson(toJson(phase)), phase);
}

void TestCameraMessages::whatCannotBeIsRefused_data()
{
    QTest::addColumn<QJsonObject>("object");
    QTest::newRow("nothing") << QJsonObject();
    QTest::newRow("no list") << QJsonObject{{u"cameras"_s, 3}};
    QTest::newRow("nowhere") << QJsonObject{{u"cameras"_s, QJsonArray{QJsonObject{{u"place"_s, u""_s}}}}};
    QTest::newRow("a mode without size") << QJsonObject{
        {u"cameras"_s, QJsonArray{QJsonObject{{u"place"_s, u"usb:1-1:1.0"_s}, {u"modes"_s, QJsonArray{1}}}}}};
    QTest::newRow("turned too far") << QJsonObject{
        {u"live"_s, true}, {u"turns"_s, 4}, {u"width"_s, 640}, {u"height"_s, 0}};
    QTest::newRow("larger than anything") << QJsonObject{{u"width"_s, 20'001}, {u"height"_s, 5}};
    QTest::newRow("a place without a role") << QJsonObject{{u"place"_s, 3}, {u"faces"_s, u"yes"_s}};
    QTest::newRow("an exposure that nobody knows")
        << QJsonObject{{u"means"_s, u"prayer"_s}, {u"doing"_s, u"holding"_s}, {u"byFace"_s, true}};
    QTest::newRow("an exposure of nothing")
        << QJsonObject{{u"means"_s, u"time"_s}, {u"doing"_s, u""_s}, {u"byFace"_s, true}};
    QTest::newRow("an empty code") << QJsonObject{{u"bytes"_s, u""_s}};
    QTest::newRow("a code that is no base64") << QJsonObject{{u"bytes"_s, u"Y*C1"_s}};
    QTest::newRow("a code longer than any")
        << QJsonObject{{u"bytes"_s, QString::fromLatin1(QByteArray(LongestCode + 1, 'a').toBase64())}};
    QTest::newRow("turned inside out") << QJsonObject{{u"width"_s, -4}, {u"height"_s, 5}};
}

void TestCameraMessages::whatCannotBeIsRefused()
{
    QFETCH(QJsonObject, object);
    QVERIFY(!camerasFromJson(object));
    QVERIFY(!liveWishFromJson(object));
    QVERIFY(!pictureFromJson(object));
    QVERIFY(!placeFromJson(object));
    QVERIFY(!openWishFromJson(object));
    QVERIFY(!faceExposureFromJson(object));
    QVERIFY(!codeFromJson(object));
}

void TestCameraMessages::aRoleThatIsNoneIsRefused()
{
    const QJsonObject wish{{u"place"_s, u"usb:1-1:1.0"_s}, {u"faces"_s, true}};
    QVERIFY(openWishFromJson(wish));
    for (const auto &no : {QJsonValue(u"yes"_s), QJsonValue(1), QJsonValue(), QJsonValue(QJsonArray{true})}) {
        auto other = wish;
        other[u"faces"_s] = no;
        QVERIFY(!openWishFromJson(other));
    }
}

void TestCameraMessages::endlessListsAreRefused()
{
    QList<CameraSeen> many(MostCameras, {.place = u"usb:1-1:1.0"_s});
    QVERIFY(camerasFromJson(toJson(many)));
    many << many.first();
    QVERIFY(!camerasFromJson(toJson(many)));
    QList<CameraSeen> rich{{.place = u"usb:1-1:1.0"_s, .modes = QList<CameraMode>(MostModes, {.size = {1, 1}})}};
    QVERIFY(camerasFromJson(toJson(rich)));
    rich.first().modes << CameraMode{.size = {1, 1}};
    QVERIFY(!camerasFromJson(toJson(rich)));
    QCOMPARE(placeFromJson(placeToJson(QString(5000, u'x')))->size(), LongestText);
}

void TestCameraMessages::whatIsUnknownIsTheLeast()
{
    QCOMPARE(phaseFromJson({{u"phase"_s, u"dreaming"_s}}), Phase::Idle);
    QVERIFY(errorFromJson({}).code == devices::codes::CameraIo);
}

YC_TEST(TestCameraMessages)
#include "tst_camera_messages.moc"
