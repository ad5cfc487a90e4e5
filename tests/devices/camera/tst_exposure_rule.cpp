#include "helpers/camerad/exposure_rule.h"
#include "tests/support/register.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace yc;
using namespace yc::helpers::camerad;
using namespace std::chrono_literals;
using Does = ExposureRule::Does;
using Doing = devices::FaceExposure::Doing;

namespace
{

// A camera and a face before it: so much light comes from it, in parts of white, while the camera exposes by itself.
struct Scene {
    ExposureRule rule{};
    double face = 0.2; // under the camera's own exposure
    double set = 0; // stops that were asked for
    double heard = 1; // how much of each stop it really does
    double step = 0; // its exposure goes in steps of so many stops; 0: in any
    double most = 20; // stops, either way
    double lag = 0; // of what was asked for, what one look later is still wanting: a camera that exposes by itself
    double done = 0; // stops
    int moves = 0;
    std::chrono::milliseconds now{1000};

    [[nodiscard]] int tone() const
    {
        const auto stops = step > 0 ? std::round(done / step) * step : done;
        return qRound(255 * std::pow(std::clamp(face * std::exp2(stops * heard), 0.0, 1.0), 1 / 2.2));
    }
    Does look(bool there = true)
    {
        now += 300ms;
        done = set + (done - set) * lag;
        const auto verdict = rule.look(there ? std::optional(tone()) : std::nullopt, now);
        if (verdict.does == Does::GiveBack || verdict.does == Does::GiveUp)
            done = set = 0;
        if (verdict.does != Does::Move)
            return verdict.does;
        ++moves;
        const auto next = std::clamp(set + verdict.stops, -most, most);
        rule.moved(next != set);
        set = next;
        if (lag == 0)
            done = set;
        return verdict.does;
    }
    void looks(int count)
    {
        for (int i = 0; i < count; ++i)
            look();
    }
};

} // namespace

class TestExposureRule : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatStandsWellIsLeftToTheCamera();
    void aFaceComesToStandWell_data();
    void aFaceComesToStandWell();
    void itRestsWhenItStandsWell();
    void aHandBeforeTheLensIsNoDarkness();
    void lightThatChangesIsFollowed();
    void withoutAFaceTheCameraExposesByItself();
    void aCameraWithWideStepsIsNotHunted();
    void wideStepsAreNoExcuseForAnotherLight();
    void aCameraThatComesSlowlyIsWaitedFor();
    void whatDoesNothingIsGivenUp();
    void atItsLimitNothingMoreIsAsked();
    void whatIsRefusedIsGivenUp();
};

void TestExposureRule::whatStandsWellIsLeftToTheCamera()
{
    for (const double face : {0.09, 0.2, 0.38}) { // two stops of skin
        Scene scene{.face = face};
        scene.looks(100);
        QCOMPARE(scene.moves, 0);
        QVERIFY(scene.rule.doing() == Doing::Automatic);
        QVERIFY(!scene.rule.holds());
    }
}

void TestExposureRule::aFaceComesToStandWell_data()
{
    QTest::addColumn<double>("face");
    QTest::addColumn<double>("heard");
    for (const double face : {0.002, 0.006, 0.02, 0.05, 0.6, 0.99}) {
        for (const double heard : {0.5, 1.0, 1.6})
            QTest::addRow("%g of white, stops of %g", face, heard) << face << heard;
    }
}

void TestExposureRule::aFaceComesToStandWell()
{
    QFETCH(double, face);
    QFETCH(double, heard);
    Scene scene{.face = face, .heard = heard};
    std::vector<double> ways;
    for (int i = 0; i < 45; ++i) { // thirteen seconds
        const auto before = scene.set;
        scene.look();
        if (scene.set != before)
            ways.push_back(scene.set - before);
    }
    QVERIFY2(scene.tone() >= 85 && scene.tone() <= 165, qPrintable(QString::number(scene.tone())));
    QVERIFY(scene.rule.doing() == Doing::Holding);
    for (const auto way : ways) {
        QVERIFY(std::abs(way) <= 1.5);
        QVERIFY2(heard > 1 || way * ways.front() > 0,
                 "it came back"); // no flicker, also where it does more than asked:
    }
    QVERIFY(std::ranges::count_if(ways, [&](double way) { return way * ways.front() < 0; }) <= 1);
}

void TestExposureRule::itRestsWhenItStandsWell()
{
    Scene scene{.face = 0.01};
    scene.looks(45);
    const auto moves = scene.moves;
    QVERIFY(moves > 0);
    for (int i = 0; i < 1000; ++i) {
        scene.face = 0.01 * (1 + 0.2 * std::sin(i * 0.7)); // somebody nods
        scene.look();
    }
    QCOMPARE(scene.moves, moves);
}

void TestExposureRule::aHandBeforeTheLensIsNoDarkness()
{
    Scene scene;
    scene.looks(10);
    scene.face = 0.004;
    scene.looks(2);
    scene.face = 0.2;
    scene.looks(10);
    QCOMPARE(scene.moves, 0);
}

void TestExposureRule::lightThatChangesIsFollowed()
{
    for (const double dark : {0.01, 0.002}) {
        Scene scene{.face = dark};
        scene.looks(45);
        scene.face = 0.3; // the light goes on: many stops beyond white
        scene.looks(60);
        QVERIFY2(scene.tone() >= 85 && scene.tone() <= 165, qPrintable(QString::number(scene.tone())));
        QVERIFY(scene.rule.doing() == Doing::Holding);
    }
}

void TestExposureRule::withoutAFaceTheCameraExposesByItself()
{
    Scene scene{.face = 0.01};
    scene.looks(45);
    for (int i = 0; i < 10; ++i)
        QVERIFY(scene.look(false) == Does::Nothing); // somebody looks down at the form
    scene.looks(3);
    int waited = 0;
    while (scene.look(false) != Does::GiveBack)
        QVERIFY(++waited < 30);
    QVERIFY2(waited >= 15, qPrintable(QString::number(waited)));
    QVERIFY(scene.rule.doing() == Doing::Automatic);
    for (int i = 0; i < 100; ++i)
        QVERIFY(scene.look(false) == Does::Nothing); // once
    scene.looks(45); // the next citizen
    QVERIFY(scene.rule.doing() == Doing::Holding);
}

void TestExposureRule::aCameraWithWideStepsIsNotHunted()
{
    Scene scene{.face = 0.045, .step = 4}; // too dark as it is, too bright one step on
    scene.looks(60);
    const auto moves = scene.moves;
    scene.looks(300);
    QVERIFY2(scene.moves <= moves + 1, qPrintable(QString::number(scene.moves - moves)));
}

// Two stops of another light later one of its steps may stand well.
void TestExposureRule::wideStepsAreNoExcuseForAnotherLight()
{
    Scene scene{.face = 0.045, .step = 4}; // too dark as it is, too bright one step on
    scene.looks(60);
    QVERIFY(scene.tone() < 85 || scene.tone() > 165);
    scene.step = 0; // somebody moved the stool: it is a light that it can do
    scene.face = 0.0006;
    scene.looks(60);
    QVERIFY2(scene.tone() >= 85 && scene.tone() <= 165, qPrintable(QString::number(scene.tone())));
}

// One that exposes by itself beside what it was told takes a second or two to come there.
void TestExposureRule::aCameraThatComesSlowlyIsWaitedFor()
{
    for (const double face : {0.01, 0.9}) {
        Scene scene{.rule = ExposureRule({.settle = 6}), .face = face, .lag = 0.6};
        scene.looks(100);
        QVERIFY2(scene.tone() >= 85 && scene.tone() <= 165, qPrintable(QString::number(scene.tone())));
        QVERIFY2(scene.moves <= 5, qPrintable(QString::number(scene.moves))); // no swinging
        QVERIFY(scene.rule.doing() == Doing::Holding);
    }
}

void TestExposureRule::whatDoesNothingIsGivenUp()
{
    Scene scene{.face = 0.005, .heard = 0};
    int looks = 0;
    while (scene.look() != Does::GiveUp)
        QVERIFY(++looks < 60);
    QVERIFY(scene.rule.doing() == Doing::GivenUp);
    QVERIFY(!scene.rule.holds());
    const auto moves = scene.moves;
    scene.looks(300);
    QCOMPARE(scene.moves, moves);
    scene.rule.reset(); // looked through anew
    QVERIFY(scene.rule.doing() == Doing::Automatic);
}

void TestExposureRule::atItsLimitNothingMoreIsAsked()
{
    Scene scene{.face = 0.004, .most = 1};
    scene.looks(45);
    QVERIFY(scene.rule.doing() == Doing::AtLimit);
    const auto moves = scene.moves;
    scene.looks(100);
    QCOMPARE(scene.moves, moves);
    scene.face = 0.4; // and there is a way back
    scene.looks(45);
    QVERIFY2(scene.tone() >= 85 && scene.tone() <= 177, qPrintable(QString::number(scene.tone())));
    QVERIFY(scene.rule.doing() == Doing::Holding);
}

void TestExposureRule::whatIsRefusedIsGivenUp()
{
    ExposureRule rule;
    ExposureRule::Verdict verdict;
    for (int i = 0; verdict.does != Does::Move; ++i) {
        QVERIFY(i < 10);
        verdict = rule.look(20, std::chrono::milliseconds(300 * i));
    }
    QVERIFY(verdict.stops > 0);
    rule.refused();
    QVERIFY(rule.look(20, 9s).does == Does::Nothing);
    QVERIFY(rule.doing() == Doing::GivenUp);
}

YC_TEST(TestExposureRule)
#include "tst_exposure_rule.moc"
