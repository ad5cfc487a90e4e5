#include "tests/support/register.h"
#include "ui/diagnosis.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace yc;
using namespace Qt::Literals::StringLiterals;
using State = ui::Check::State;
using devices::DeviceState;
using devices::Kind;

// The doctor's steps: facts of one device in, green and red and the remedy out.
class TestDeviceSteps : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theReaderIsFollowedToACardsName();
    void theFirstThatIsWrongEndsTheWay_data();
    void theFirstThatIsWrongEndsTheWay();
    void aDeviceFileWithoutRightsNamesTheRule();
    void whatNobodyDidIsNoFault();
    void aDeviceOnTheNetworkHasNoPlugToLookAt();
    void aMakersLibraryIsNamedWithWhatIsWrong();
    void whatAnswersAndDoesNotWorkIsWrong();
    void aTroubleThatPeopleMendIsANote();
    void theStepsStandInTextAndJson();
    void aCameraSaysWhatItCanDoForFaces_data();
    void aCameraSaysWhatItCanDoForFaces();

private:
    static ui::DeviceSeen well()
    {
        ui::DeviceSeen device{.kind = Kind::CardReader, .place = u"usb:0400:c35a"_s, .info = {}, .health = {}};
        device.info.model = u"SDT"_s;
        device.info.serial = u"05.03-1"_s;
        device.health.state = DeviceState::Guidance;
        device.health.guidance = devices::Guidance::PlaceCard;
        device.at = devices::PlaceFacts{.looked = true,
                                        .there = true,
                                        .what = u"样例 读卡器"_s,
                                        .node = u"/dev/bus/usb/001/004"_s,
                                        .mayUse = true,
                                        .group = u"plugdev"_s,
                                        .ruleThere = true};
        device.tried = {.state = ui::Tried::State::Done, .seen = u"张**"_s};
        return device;
    }
    static QString told(const QList<ui::Check::Step> &steps)
    {
        QStringList list;
        for (const auto &step : steps)
            list << step.id + u' ' + ui::markOf(step.state) + (step.code ? u' ' + toString(*step.code) : QString());
        return list.join(u", "_s);
    }
};

void TestDeviceSteps::theReaderIsFollowedToACardsName()
{
    const auto check = ui::checkDevice(well());
    QVERIFY(check.state == State::Good && !check.code);
    QCOMPARE(told(check.steps), u"plugged ✓, rights ✓, opened ✓, answers ✓, tried ✓"_s);
    QVERIFY(check.steps[0].says.contains(u"样例 读卡器"_s) && check.steps[0].says.contains(u"/dev/bus/usb/001/004"_s));
    QVERIFY(check.steps[3].says.contains(u"05.03-1"_s));
    QVERIFY(check.steps[4].says.contains(u"张**"_s));
}

void TestDeviceSteps::theFirstThatIsWrongEndsTheWay_data()
{
    QTest::addColumn<bool>("there");
    QTest::addColumn<bool>("mayUse");
    QTest::addColumn<QString>("fault");
    QTest::addColumn<QString>("steps");
    QTest::newRow("pulled out") << false << false << u"D-0901"_s << u"plugged ✕ D-0901, opened ?, answers ?, tried ?"_s;
    QTest::newRow("no rights") << true << false << u"D-0908"_s
                               << u"plugged ✓, rights ✕ D-0908, opened ?, answers ?, tried ?"_s;
    QTest::newRow("another program has it")
        << true << true << u"D-0902"_s << u"plugged ✓, rights ✓, opened ✕ D-0902, answers ?, tried ?"_s;
    QTest::newRow("another device") << true << true << u"D-0909"_s
                                    << u"plugged ✓, rights ✓, opened ✕ D-0909, answers ?, tried ?"_s;
    QTest::newRow("it says nothing") << true << true << u"D-0107"_s
                                     << u"plugged ✓, rights ✓, opened ✓, answers ✕ D-0107, tried ?"_s;
    QTest::newRow("nobody knows why") << true << true << QString()
                                      << u"plugged ✓, rights ✓, opened ✕ B-0001, answers ?, tried ?"_s;
}

void TestDeviceSteps::theFirstThatIsWrongEndsTheWay()
{
    QFETCH(bool, there);
    QFETCH(bool, mayUse);
    QFETCH(QString, fault);
    QFETCH(QString, steps);
    auto device = well();
    device.at->there = there;
    device.at->mayUse = mayUse;
    device.health.state = DeviceState::Fault;
    device.health.guidance = devices::Guidance::None;
    for (const auto code : {devices::codes::Unplugged, devices::codes::NoRights, devices::codes::OpenRefused,
                            devices::codes::WrongDevice, devices::codes::ReaderSilent})
        if (toString(code) == fault)
            device.health.lastFault = devices::DeviceError{code, {}};
    device.tried = {};
    const auto check = ui::checkDevice(device);
    QVERIFY(check.state == State::Wrong && check.code);
    const auto expected = steps.replace(u"B-0001"_s, toString(yc::codes::TimedOut));
    QCOMPARE(told(check.steps), expected);
}

void TestDeviceSteps::aDeviceFileWithoutRightsNamesTheRule()
{
    auto device = well();
    device.health.state = DeviceState::Fault;
    device.health.lastFault = devices::DeviceError{devices::codes::NoRights, {}};
    device.at->mayUse = device.at->ruleThere = false;
    auto rights = ui::stepsOf(device)[1];
    QVERIFY2(rights.says.contains(u"70-yichuang-counter.rules"_s), qPrintable(rights.says));
    device.at->ruleThere = true; // then it is something else: not plugged in anew, or nobody sits there
    rights = ui::stepsOf(device)[1];
    QVERIFY2(!rights.says.contains(u"没有 udev"_s) && rights.says.contains(u"plugdev"_s), qPrintable(rights.says));
    device.at->group = u"root"_s; // the rules came after the device: it is to be plugged in anew
    rights = ui::stepsOf(device)[1];
    QVERIFY2(!rights.says.contains(u"root"_s), qPrintable(rights.says));
    // One that no line of the rules is about, whoever installed them: the line is told.
    device.at->ruleCovers = false;
    device.at->ruleLine = u"SUBSYSTEM==\"usb\", of this one"_s;
    for (const bool installed : {true, false}) {
        device.at->ruleThere = installed;
        rights = ui::stepsOf(device)[1];
        QVERIFY2(rights.says.contains(device.at->ruleLine) && !rights.says.contains(u"root"_s),
                 qPrintable(rights.says));
    }
    device.at->ruleLine.clear(); // a serial line of the main board
    device.at->group = u"dialout"_s;
    QVERIFY(ui::stepsOf(device)[1].says.contains(u"加入 dialout 组"_s));
    device.at->group = u"root"_s;
    QVERIFY(!ui::stepsOf(device)[1].says.contains(u"root"_s));
}

void TestDeviceSteps::whatNobodyDidIsNoFault()
{
    auto device = well();
    device.tried = {};
    auto check = ui::checkDevice(device);
    QVERIFY(check.state == State::Good);
    QCOMPARE(told(check.steps), u"plugged ✓, rights ✓, opened ✓, answers ✓, tried ?"_s);
    device.kind = Kind::DocumentScanner; // is not tried at all
    QVERIFY(!told(ui::stepsOf(device)).contains(u"tried"_s));
}

void TestDeviceSteps::aDeviceOnTheNetworkHasNoPlugToLookAt()
{
    auto device = well();
    device.at = devices::PlaceFacts();
    QCOMPARE(told(ui::stepsOf(device)), u"opened ✓, answers ✓, tried ✓"_s);
    device.health.state = DeviceState::Absent;
    device.health.lastFault = devices::DeviceError{devices::codes::NotListening, {}};
    QCOMPARE(told(ui::stepsOf(device)), u"opened ✕ D-0905, answers ?, tried ?"_s);
}

void TestDeviceSteps::aMakersLibraryIsNamedWithWhatIsWrong()
{
    auto device = well();
    device.at = devices::PlaceFacts();
    device.health.state = DeviceState::Fault;
    device.health.lastFault = devices::DeviceError{devices::codes::VendorUntrusted, u"/opt/maker uid=0 mode=0777"_s};
    auto steps = ui::stepsOf(device);
    QCOMPARE(told(steps), u"opened ✕ D-0110, answers ?, tried ?"_s);
    QCOMPARE(steps[0].says, u"/opt/maker uid=0 mode=0777"_s);
    device.health.lastFault = devices::DeviceError{devices::codes::VendorHung, u"x"_s}; // it was opened once
    steps = ui::stepsOf(device);
    QCOMPARE(told(steps), u"opened ✓, answers ✕ D-0113, tried ?"_s);
}

void TestDeviceSteps::whatAnswersAndDoesNotWorkIsWrong()
{
    auto device = well();
    device.tried = {.state = ui::Tried::State::Failed, .failure = devices::codes::CardUnreadable};
    const auto check = ui::checkDevice(device);
    QVERIFY(check.state == State::Wrong && check.code == devices::codes::CardUnreadable);
}

void TestDeviceSteps::aTroubleThatPeopleMendIsANote()
{
    auto device = well();
    device.kind = Kind::ReceiptPrinter;
    device.health.guidance = devices::Guidance::CloseCover;
    device.tried = {};
    const auto check = ui::checkDevice(device);
    QVERIFY(check.state == State::Note);
    QCOMPARE(told(check.steps), u"plugged ✓, rights ✓, opened ✓, answers !, tried ?"_s);
}

void TestDeviceSteps::theStepsStandInTextAndJson()
{
    auto device = well();
    device.health.state = DeviceState::Fault;
    device.health.lastFault = devices::DeviceError{devices::codes::OpenRefused, {}};
    const ui::Diagnosis all{.program = u"yichuang-counter"_s, .version = u"0"_s, .checks = {ui::checkDevice(device)}};
    const auto lines = all.toText().split(u'\n');
    QVERIFY2(lines[2].startsWith(u"    ✓ 接上"_s), qPrintable(lines[2]));
    QVERIFY2(lines[4].startsWith(u"    ✕ 打开"_s), qPrintable(lines[4]));
    QVERIFY2(lines[5].startsWith(u"        "_s) && lines[5].contains(u"（D-0902）"_s), qPrintable(lines[5]));
    QCOMPARE(all.toText().count(u"D-0902"_s), 1); // once, where it belongs
    const auto steps
        = QJsonDocument::fromJson(all.toJson()).object()[u"checks"_s].toArray()[0].toObject()[u"steps"_s].toArray();
    QCOMPARE(steps.size(), 5);
    QCOMPARE(steps[2][u"code"_s].toString(), u"D-0902"_s);
    QVERIFY(!steps[2][u"remedy"_s].toString().isEmpty());
    QCOMPARE(steps[3][u"state"_s].toString(), u"unknown"_s);
}

void TestDeviceSteps::aCameraSaysWhatItCanDoForFaces_data()
{
    using E = devices::FaceExposure;
    QTest::addColumn<E>("exposure");
    QTest::addColumn<QString>("steps");
    QTest::addColumn<QString>("says");
    const auto well = u"opened ✓, answers ✓, exposure ✓"_s;
    const auto note = u"opened ✓, answers ✓, exposure !"_s;
    QTest::newRow("by itself") << E{.means = E::Means::Time, .byFace = true} << well
                               << u"可调曝光时间；现在由摄像头自动曝光"_s;
    QTest::newRow("nothing to set") << E{} << well << u"不能按人脸调整，由摄像头自动曝光"_s;
    QTest::newRow("the middle")
        << E{.means = E::Means::Bias, .doing = E::Doing::Holding} << note
        << u"可调曝光补偿；缺少人脸检测数据，按画面中央测光；请安装软件包 opencv-data；已按人脸调好"_s;
    QTest::newRow("too dark") << E{.means = E::Means::Backlight, .doing = E::Doing::AtLimit, .byFace = true} << note
                              << u"可调逆光补偿；已调到极限，请调整来访者面前的光线或窗帘"_s;
}

void TestDeviceSteps::aCameraSaysWhatItCanDoForFaces()
{
    QFETCH(devices::FaceExposure, exposure);
    QFETCH(QString, steps);
    QFETCH(QString, says);
    ui::DeviceSeen camera{.kind = Kind::Camera, .place = u"camera:usb:1-2:1.2"_s, .info = {}, .health = {}};
    camera.health.state = DeviceState::Ready;
    camera.at = devices::PlaceFacts{};
    QCOMPARE(told(ui::stepsOf(camera)), u"opened ✓, answers ✓"_s); // one that was not opened says nothing of it
    camera.faceExposure = exposure;
    QCOMPARE(told(ui::stepsOf(camera)), steps);
    QCOMPARE(ui::stepsOf(camera).last().says, says);
}

YC_TEST(TestDeviceSteps)
#include "tst_device_steps.moc"
