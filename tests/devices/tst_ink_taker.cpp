#include "devices/pad/ink_taker.h"
#include "tests/support/register.h"

#include <QTest>

using namespace yc::devices;
using namespace yc::devices::pad;

class TestInkTaker : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void strokesAreMeasuredFromTheSigningArea();
    void aStrokeThatLeavesTheAreaStaysAtItsEdge();
    void aPenThatComesFromElsewhereWritesNothing();
    void aKeyIsPressedWhereThePenIsLifted();
    void nothingIsConfirmedWithoutInk();
    void timeIsThePadsAndBeginsWithTheFirstTouch();
    void scribblingForHoursStops();

private:
    InkTaker::Taken at(QPoint pixel, bool touching, int ms = 5, int pressure = 512);
    [[nodiscard]] static PadPage page();

    std::optional<InkTaker> m_taker;
    int m_now = 0;
};

namespace
{
// An STU-530: 13.5 pen units a pixel, 2540 units an inch: 1/100 mm each.
const stu::Capability Pad{.maxX = 10800, .maxY = 6480, .maxPressure = 1023, .screen = {800, 480}};
} // namespace

PadPage TestInkTaker::page()
{
    PadPage page;
    page.ink = QRect(100, 200, 600, 200);
    page.keys = {{PadKey::Confirm, QRect(600, 420, 200, 60)}, {PadKey::Again, QRect(0, 420, 200, 60)}};
    return page;
}

void TestInkTaker::init()
{
    m_taker.emplace(Pad, page());
    m_now = 0;
}

InkTaker::Taken TestInkTaker::at(QPoint pixel, bool touching, int ms, int pressure)
{
    m_now += ms;
    const stu::PenSample sample{.near = true,
                                .touching = touching,
                                .pressure = touching ? pressure : 0,
                                .x = pixel.x() * 27 / 2,
                                .y = pixel.y() * 27 / 2,
                                .time = static_cast<quint16>(m_now)};
    return m_taker->take({.samples = {sample}}, m_now);
}

void TestInkTaker::strokesAreMeasuredFromTheSigningArea()
{
    const auto screen = screenOf(Pad, true);
    QCOMPARE(screen.pixels, QSize(800, 480));
    QCOMPARE(screen.mm100PerPixel, 13.5);
    auto taken = at({200, 300}, true);
    QCOMPARE(taken.points.size(), 1U);
    QCOMPARE(taken.points[0], (InkPoint{.x = 1350, .y = 1350, .t = 0, .pressure = 512, .down = true}));
    taken = at({202, 304}, true, 5, 1023);
    QCOMPARE(taken.points[0], (InkPoint{.x = 1377, .y = 1404, .t = 5, .pressure = 1023, .down = true}));
    taken = at({202, 304}, false);
    QCOMPARE(taken.points[0], (InkPoint{.x = 1377, .y = 1404, .t = 10, .pressure = 0, .down = false}));
    QVERIFY(at({202, 304}, false).points.empty()); // in the air
    QVERIFY(m_taker->hasInk());
}

void TestInkTaker::aStrokeThatLeavesTheAreaStaysAtItsEdge()
{
    (void)at({600, 390}, true);
    const auto below = at({650, 450}, true); // on the key, but begun in the area: ink
    QCOMPARE(below.points.size(), 1U);
    QCOMPARE(below.points[0].y, 200 * 27 / 2);
    const auto lifted = at({650, 450}, false);
    QVERIFY(!lifted.pressed);
    QVERIFY(!lifted.points[0].down);
    // A pen that goes out of the field ends a stroke as well, where it was.
    (void)at({300, 300}, true);
    const auto away = m_taker->take({.samples = {stu::PenSample{}}}, m_now);
    QCOMPARE(away.points.size(), 1U);
    QCOMPARE(away.points[0].x, 2700);
}

void TestInkTaker::aPenThatComesFromElsewhereWritesNothing()
{
    QVERIFY(at({50, 50}, true).points.empty());
    QVERIFY(at({300, 300}, true).points.empty());
    QVERIFY(at({300, 300}, false).points.empty());
    QVERIFY(!m_taker->hasInk());
}

void TestInkTaker::aKeyIsPressedWhereThePenIsLifted()
{
    (void)at({100, 450}, true);
    QCOMPARE(at({110, 455}, false).pressed, PadKey::Again);
    (void)at({100, 450}, true);
    (void)at({300, 450}, true); // slid off, and back
    (void)at({100, 450}, true);
    QVERIFY(!at({100, 450}, false).pressed);
    (void)at({300, 300}, true);
    QVERIFY(!at({100, 450}, false).pressed); // ink that ends on a key
}

void TestInkTaker::nothingIsConfirmedWithoutInk()
{
    (void)at({700, 450}, true);
    QVERIFY(!at({700, 450}, false).pressed);
    (void)at({300, 300}, true);
    (void)at({310, 300}, false);
    (void)at({700, 450}, true);
    QCOMPARE(at({700, 450}, false).pressed, PadKey::Confirm);
}

void TestInkTaker::timeIsThePadsAndBeginsWithTheFirstTouch()
{
    m_now = 65'000;
    (void)at({300, 300}, false, 530); // in the air before it: 65530
    QCOMPARE(at({300, 300}, true, 3).points[0].t, 0); // 65533
    QCOMPARE(at({301, 300}, true, 5).points[0].t, 5); // 65538: came round
    QCOMPARE(at({301, 300}, true, 5).points[0].t, 10);
    (void)at({301, 300}, false, 5);
    QCOMPARE(at({301, 300}, true, 70'000).points[0].t, 70'015); // more than a round in the air
}

void TestInkTaker::scribblingForHoursStops()
{
    std::size_t points = 0;
    for (int i = 0; i < 30'000; ++i)
        points += at({200 + i % 300, 300}, true).points.size();
    QCOMPARE(points, 20'000U);
    QVERIFY(!at({200, 300}, false).points.empty()); // the stroke still ends
}

YC_TEST(TestInkTaker)
#include "tst_ink_taker.moc"
