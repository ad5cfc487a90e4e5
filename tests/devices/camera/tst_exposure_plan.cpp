#include "helpers/camerad/exposure_plan.h"
#include "tests/support/register.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <linux/videodev2.h>

using namespace yc;
using namespace yc::helpers::camerad;
using Means = devices::FaceExposure::Means;

namespace
{

constexpr ControlRange Time{.least = 3, .most = 2047, .step = 1, .usual = 250};
constexpr ControlRange Gain{.least = 0, .most = 255, .step = 1, .usual = 64};

ExposureRanges withTime(std::optional<ControlRange> gain = Gain)
{
    return {.automatic = V4L2_EXPOSURE_APERTURE_PRIORITY, .time = Time, .gain = gain};
}

v4l2_queryctrl told(qint32 least, qint32 most, qint32 step, qint32 usual, quint32 type = V4L2_CTRL_TYPE_INTEGER,
                    quint32 flags = 0)
{
    v4l2_queryctrl all{};
    all.type = type;
    all.minimum = least;
    all.maximum = most;
    all.step = step;
    all.default_value = usual;
    all.flags = flags;
    return all;
}

} // namespace

class TestExposurePlan : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theBestMeansIsTaken();
    void timeComesBeforeGainAndGainGoesBeforeTime();
    void lampsDoNotFlickerThroughThePicture();
    void itIsTakenOverWhereItStands();
    void everyMoveIsAStepUntilTheLimit();
    void aBiasIsOneOfItsMenu();
    void whatLiesOfItselfIsNotUsed();
    void noRangeBreaksIt();
    void theWayBackIsTheCamerasOwn();
};

void TestExposurePlan::theBestMeansIsTaken()
{
    ExposureRanges all = withTime();
    all.bias = {{0, -1000}, {1, 0}, {2, 1000}};
    all.backlight = ControlRange{.least = 0, .most = 2};
    all.brightness = ControlRange{.least = -64, .most = 64};
    QVERIFY(ExposurePlan(all).means() == Means::Time);
    all.automatic.reset(); // no way back
    QVERIFY(ExposurePlan(all).means() == Means::Bias);
    all.bias.clear();
    QVERIFY(ExposurePlan(all).means() == Means::Backlight);
    all.backlight.reset();
    QVERIFY(ExposurePlan(all).means() == Means::Brightness);
    all.brightness.reset();
    QVERIFY(ExposurePlan(all).means() == Means::None);
    ExposurePlan none(all);
    QVERIFY(none.asked().empty() && none.takeOver({}).empty() && none.move(1).empty() && none.back().empty());
}

void TestExposurePlan::timeComesBeforeGainAndGainGoesBeforeTime()
{
    ExposurePlan plan(withTime());
    (void)plan.takeOver({{V4L2_CID_EXPOSURE_ABSOLUTE, 100}, {V4L2_CID_GAIN, 0}});
    QCOMPARE(plan.move(1), (std::vector<Setting>{{V4L2_CID_EXPOSURE_ABSOLUTE, 200}}));
    QCOMPARE(plan.move(1), (std::vector<Setting>{{V4L2_CID_EXPOSURE_ABSOLUTE, 400}}));
    // Longer than the frames bear is not exposed: the rest is gain's, a quarter of it a stop.
    QCOMPARE(plan.move(1), (std::vector<Setting>{{V4L2_CID_EXPOSURE_ABSOLUTE, 600}, {V4L2_CID_GAIN, 27}}));
    QCOMPARE(plan.move(1), (std::vector<Setting>{{V4L2_CID_GAIN, 91}}));
    QCOMPARE(plan.move(-1), (std::vector<Setting>{{V4L2_CID_GAIN, 27}}));
    QCOMPARE(plan.move(-1.5), (std::vector<Setting>{{V4L2_CID_EXPOSURE_ABSOLUTE, 200}, {V4L2_CID_GAIN, 32}}));
    QCOMPARE(plan.move(-2), (std::vector<Setting>{{V4L2_CID_EXPOSURE_ABSOLUTE, 70}, {V4L2_CID_GAIN, 1}}));
}

// In a hall under lamps on 50 Hz a time beyond a hundredth of a second is whole periods of the light, by whatever it is
// reached; what lies between them is gain's where there is one.
void TestExposurePlan::lampsDoNotFlickerThroughThePicture()
{
    for (const bool hasGain : {true, false}) {
        for (const qint32 from : {20, 99, 100, 101, 333, 600}) {
            for (const double each : {0.11, 0.4, 1.5, -0.11, -0.4, -1.5}) {
                ExposurePlan plan(withTime(hasGain ? std::optional(Gain) : std::nullopt));
                (void)plan.takeOver({{V4L2_CID_EXPOSURE_ABSOLUTE, from}, {V4L2_CID_GAIN, 0}});
                auto time = from;
                double light = from;
                for (int i = 0; i < 100; ++i) {
                    const auto settings = plan.move(each);
                    if (settings.empty())
                        break;
                    double gain = hasGain ? std::log2(light / time) : 0;
                    for (const auto &[control, value] : settings) {
                        if (control == V4L2_CID_GAIN)
                            gain = value * 4.0 / 255;
                        else
                            time = value;
                    }
                    QVERIFY2(time <= 100 || time % 100 == 0, qPrintable(QString::number(time)));
                    const auto next = time * std::exp2(gain);
                    QVERIFY2(each > 0 ? next > light : next < light, "each move is one in its direction");
                    light = next;
                }
                QCOMPARE(time, each > 0 ? 600 : 3); // it comes to its end
            }
        }
    }
}

void TestExposurePlan::itIsTakenOverWhereItStands()
{
    auto ranges = withTime();
    ranges.ownGain = 1;
    ExposurePlan plan(ranges);
    QCOMPARE(plan.asked(), (std::vector<quint32>{V4L2_CID_EXPOSURE_ABSOLUTE, V4L2_CID_GAIN}));
    QCOMPARE(plan.takeOver({{V4L2_CID_EXPOSURE_ABSOLUTE, 20}, {V4L2_CID_GAIN, 30}}),
             (std::vector<Setting>{{V4L2_CID_EXPOSURE_AUTO, V4L2_EXPOSURE_MANUAL},
                                   {V4L2_CID_AUTOGAIN, 0},
                                   {V4L2_CID_EXPOSURE_ABSOLUTE, 20},
                                   {V4L2_CID_GAIN, 30}}));
    // What it says that it stands at is none of its own values, or nothing.
    const auto odd = plan.takeOver({{V4L2_CID_EXPOSURE_ABSOLUTE, -5}, {V4L2_CID_GAIN, 100'000}});
    QCOMPARE(odd[2].value, 3);
    QCOMPARE(odd[3].value, 255);
    QCOMPARE(plan.takeOver({})[2].value, 250);
}

void TestExposurePlan::everyMoveIsAStepUntilTheLimit()
{
    ExposurePlan plan(ExposureRanges{.backlight = ControlRange{.least = 0, .most = 2, .step = 1, .usual = 0}});
    (void)plan.takeOver({});
    QCOMPARE(plan.move(0.3), (std::vector<Setting>{{V4L2_CID_BACKLIGHT_COMPENSATION, 1}}));
    QCOMPARE(plan.move(0.3), (std::vector<Setting>{{V4L2_CID_BACKLIGHT_COMPENSATION, 2}}));
    QVERIFY(plan.move(0.3).empty());
    QCOMPARE(plan.move(-0.3), (std::vector<Setting>{{V4L2_CID_BACKLIGHT_COMPENSATION, 1}}));
    // Steps that do not come out even at the end.
    ExposurePlan odd(ExposureRanges{.brightness = ControlRange{.least = 0, .most = 10, .step = 4, .usual = 8}});
    (void)odd.takeOver({{V4L2_CID_BRIGHTNESS, 8}});
    QVERIFY(odd.move(1).empty());
    QCOMPARE(odd.move(-0.1), (std::vector<Setting>{{V4L2_CID_BRIGHTNESS, 4}}));
}

void TestExposurePlan::aBiasIsOneOfItsMenu()
{
    ExposurePlan plan(ExposureRanges{.bias = {{0, -2000}, {1, -1000}, {2, 0}, {5, 1000}, {6, 2000}}, .usualBias = 2});
    QVERIFY(plan.takeOver({{V4L2_CID_AUTO_EXPOSURE_BIAS, 4}}).empty()); // which it has not
    QCOMPARE(plan.move(0.2), (std::vector<Setting>{{V4L2_CID_AUTO_EXPOSURE_BIAS, 5}}));
    QCOMPARE(plan.move(1.5), (std::vector<Setting>{{V4L2_CID_AUTO_EXPOSURE_BIAS, 6}}));
    QVERIFY(plan.move(1).empty());
    QCOMPARE(plan.move(-3.6), (std::vector<Setting>{{V4L2_CID_AUTO_EXPOSURE_BIAS, 0}}));
    QCOMPARE(plan.back(), (std::vector<Setting>{{V4L2_CID_AUTO_EXPOSURE_BIAS, 2}}));
}

void TestExposurePlan::whatLiesOfItselfIsNotUsed()
{
    constexpr auto Least = std::numeric_limits<qint32>::min();
    constexpr auto Most = std::numeric_limits<qint32>::max();
    QVERIFY(!rangeOf(told(5, 1, 1, 2))); // the least is more than the most
    QVERIFY(!rangeOf(told(5, 5, 1, 5)));
    QVERIFY(!rangeOf(told(0, 10, 0, 5)));
    QVERIFY(!rangeOf(told(0, 10, -1, 5)));
    QVERIFY(!rangeOf(told(0, 10, 11, 5)));
    QVERIFY(!rangeOf(told(0, 10, 1, 5, V4L2_CTRL_TYPE_STRING)));
    QVERIFY(!rangeOf(told(0, 10, 1, 5, V4L2_CTRL_TYPE_INTEGER, V4L2_CTRL_FLAG_DISABLED)));
    QVERIFY(!rangeOf(told(0, 10, 1, 5, V4L2_CTRL_TYPE_INTEGER, V4L2_CTRL_FLAG_READ_ONLY)));
    QVERIFY(rangeOf(told(0, 10, 1, 5, V4L2_CTRL_TYPE_INTEGER, V4L2_CTRL_FLAG_INACTIVE)));
    QCOMPARE(rangeOf(told(0, 10, 1, 99))->usual, 10);
    QCOMPARE(rangeOf(told(Least, Most, 1, 0))->most, Most);
}

void TestExposurePlan::noRangeBreaksIt()
{
    constexpr auto Least = std::numeric_limits<qint32>::min();
    constexpr auto Most = std::numeric_limits<qint32>::max();
    for (const auto &range : {ControlRange{Least, Most, 1, 0}, ControlRange{Least, Most, Most, Most},
                              ControlRange{Least, Least + 1, 1, Least}, ControlRange{Most - 1, Most, 1, Most},
                              ControlRange{0, Most, 1'000'000'007, 5}, ControlRange{-7, -3, 2, -5}}) {
        for (const auto &ranges : {ExposureRanges{.automatic = 3, .time = range, .gain = range},
                                   ExposureRanges{.automatic = 3, .time = Time, .gain = range},
                                   ExposureRanges{.backlight = range}, ExposureRanges{.brightness = range}}) {
            ExposurePlan plan(ranges);
            for (const qint32 at : {Least, -1, 0, 5, Most}) {
                auto settings = plan.takeOver({{V4L2_CID_EXPOSURE_ABSOLUTE, at},
                                               {V4L2_CID_GAIN, at},
                                               {V4L2_CID_BRIGHTNESS, at},
                                               {V4L2_CID_BACKLIGHT_COMPENSATION, at}});
                for (const double stops : {1.5, 1.5, -0.01, -1.5, -1.5, -1.5, 0.01}) {
                    for (const auto &[control, value] : settings) {
                        const bool ofRange = control != V4L2_CID_EXPOSURE_AUTO
                            && (control != V4L2_CID_EXPOSURE_ABSOLUTE || ranges.time->most != Time.most);
                        QVERIFY(!ofRange || (value >= range.least && value <= range.most));
                    }
                    settings = plan.move(stops);
                }
            }
        }
    }
}

void TestExposurePlan::theWayBackIsTheCamerasOwn()
{
    auto ranges = withTime();
    ranges.ownGain = 1;
    QCOMPARE(ExposurePlan(ranges).back(),
             (std::vector<Setting>{{V4L2_CID_GAIN, 64},
                                   {V4L2_CID_AUTOGAIN, 1},
                                   {V4L2_CID_EXPOSURE_AUTO, V4L2_EXPOSURE_APERTURE_PRIORITY}}));
    QCOMPARE(ExposurePlan(withTime(std::nullopt)).back(),
             (std::vector<Setting>{{V4L2_CID_EXPOSURE_AUTO, V4L2_EXPOSURE_APERTURE_PRIORITY}}));
    ranges.ownGain = 0; // a camera whose own way is without it
    const auto back = ExposurePlan(ranges).back();
    QCOMPARE(back.at(1), (Setting{V4L2_CID_AUTOGAIN, 0}));
    // What stands under its own exposure is somebody's who knows why.
    ExposurePlan plan(ranges);
    QCOMPARE(plan.setRight({{V4L2_CID_EXPOSURE_AUTO, V4L2_EXPOSURE_MANUAL}}), back);
    QVERIFY(plan.setRight({{V4L2_CID_EXPOSURE_AUTO, V4L2_EXPOSURE_APERTURE_PRIORITY}}).empty());
    QVERIFY(plan.setRight({}).empty());
}

YC_TEST(TestExposurePlan)
#include "tst_exposure_plan.moc"
