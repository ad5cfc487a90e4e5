#include "tests/support/register.h"
#include "ui/ink_pad.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPointingDevice>
#include <QSignalSpy>
#include <QTabletEvent>
#include <QTest>

#include <limits>

using namespace yc;

namespace
{

void tablet(QWidget &widget, QEvent::Type type, QPointF at, double pressure)
{
    static const QPointingDevice pen(QStringLiteral("pen"), 1, QInputDevice::DeviceType::Stylus,
                                     QPointingDevice::PointerType::Pen, QInputDevice::Capability::Pressure, 1, 1);
    QTabletEvent event(type, &pen, at, widget.mapToGlobal(at), pressure, 0, 0, 0, 0, 0, Qt::NoModifier, Qt::LeftButton,
                       type == QEvent::TabletRelease ? Qt::NoButton : Qt::LeftButton);
    QApplication::sendEvent(&widget, &event);
}

} // namespace

class TestInkPad : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aMouseStrokeHasTimeAndHalfPressure();
    void timeNeverGoesBack();
    void aPenKeepsItsPressure();
    void whatQtMakesOfAPenIsNotCountedTwice();
    void aFingerWritesAsAPenDoes();
    void aPalmBesideTheFingerWritesNothing();
    void aTouchThatIsTakenAwayEndsItsStroke();
    void placesAreHundredthsOfAMillimetreInsideThePad();
    void theImageShowsTheStrokesBlackOnWhite();
    void clearingLeavesNothing();
    void aClosedPadTakesNoInk();
};

// Says when each thing of pen and mouse happened to the pad, so that nobody has to wait for it. A finger's event keeps
// its own time: to change it would tear its points from the device, and Qt would not send the next.
class Times : public QObject
{
public:
    explicit Times(ui::InkPad &pad) { pad.installEventFilter(this); }
    quint64 now = 1'000'000;

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->isInputEvent())
            static_cast<QInputEvent *>(event)->setTimestamp(now);
        return false;
    }
};

void TestInkPad::aMouseStrokeHasTimeAndHalfPressure()
{
    ui::InkPad pad;
    Times times(pad);
    pad.resize(400, 160);
    QSignalSpy ended(&pad, &ui::InkPad::strokeEnded);
    QTest::mousePress(&pad, Qt::LeftButton, {}, {20, 20});
    for (int i = 1; i <= 10; ++i) {
        times.now += 2;
        QTest::mouseMove(&pad, {20 + i * 10, 20 + i * 5});
        QMouseEvent move(QEvent::MouseMove, QPointF(20 + i * 10, 20 + i * 5),
                         pad.mapToGlobal(QPointF(20 + i * 10, 20 + i * 5)), Qt::NoButton, Qt::LeftButton,
                         Qt::NoModifier);
        QApplication::sendEvent(&pad, &move);
    }
    QTest::mouseRelease(&pad, Qt::LeftButton, {}, {120, 70});
    QCOMPARE(ended.size(), 1);
    const auto ink = pad.ink();
    QCOMPARE(ink.device, QStringLiteral("mouse"));
    QVERIFY(ink.points.size() >= 12);
    QCOMPARE(ink.points.front().t, 0);
    for (std::size_t i = 1; i < ink.points.size(); ++i)
        QVERIFY(ink.points[i].t >= ink.points[i - 1].t);
    QCOMPARE(ink.points.back().t, 20); // the time that the hand took
    QCOMPARE(ink.points.front().pressure, quint16{512});
    QVERIFY(ink.points.front().down);
    QVERIFY(!ink.points.back().down);
    QCOMPARE(ink.points.back().pressure, quint16{0});
}

void TestInkPad::timeNeverGoesBack()
{
    ui::InkPad pad;
    Times times(pad);
    pad.resize(400, 160);
    tablet(pad, QEvent::TabletPress, {50, 50}, 0.5);
    times.now += 40;
    tablet(pad, QEvent::TabletMove, {60, 50}, 0.5);
    times.now = 0; // an event that nobody stamped
    tablet(pad, QEvent::TabletRelease, {70, 50}, 0.0);
    times.now = 1'000'000 + 5'000'000'000; // months on the glass
    tablet(pad, QEvent::TabletPress, {80, 50}, 0.5);
    const auto ink = pad.ink();
    QCOMPARE(ink.points[1].t, 40);
    QCOMPARE(ink.points[2].t, 40);
    QCOMPARE(ink.points[3].t, std::numeric_limits<qint32>::max());
}

void TestInkPad::aPenKeepsItsPressure()
{
    ui::InkPad pad;
    pad.resize(400, 160);
    tablet(pad, QEvent::TabletPress, {50, 50}, 0.25);
    tablet(pad, QEvent::TabletMove, {80, 60}, 0.75);
    tablet(pad, QEvent::TabletRelease, {90, 60}, 0.0);
    const auto ink = pad.ink();
    QCOMPARE(ink.device, QStringLiteral("tablet"));
    QCOMPARE(ink.points.size(), std::size_t{3});
    QCOMPARE(ink.points[0].pressure, quint16{256});
    QCOMPARE(ink.points[1].pressure, quint16{767});
}

void TestInkPad::whatQtMakesOfAPenIsNotCountedTwice()
{
    ui::InkPad pad;
    pad.resize(400, 160);
    tablet(pad, QEvent::TabletPress, {50, 50}, 0.5);
    QMouseEvent echo(QEvent::MouseMove, QPointF(60, 60), QPointF(60, 60), pad.mapToGlobal(QPointF(60, 60)),
                     Qt::NoButton, Qt::LeftButton, Qt::NoModifier, Qt::MouseEventSynthesizedByQt);
    QApplication::sendEvent(&pad, &echo);
    QMouseEvent other(QEvent::MouseMove, QPointF(60, 60), pad.mapToGlobal(QPointF(60, 60)), Qt::NoButton,
                      Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&pad, &other); // a real mouse moved while the pen writes
    tablet(pad, QEvent::TabletRelease, {70, 70}, 0.0);
    QCOMPARE(pad.ink().points.size(), std::size_t{2});
}

void TestInkPad::aFingerWritesAsAPenDoes()
{
    static auto *glass = QTest::createTouchDevice();
    ui::InkPad pad;
    pad.resize(400, 160);
    pad.show();
    QSignalSpy begun(&pad, &ui::InkPad::begun);
    QSignalSpy ended(&pad, &ui::InkPad::strokeEnded);
    QTest::touchEvent(&pad, glass).press(3, QPoint(50, 50), &pad);
    QTest::touchEvent(&pad, glass).move(3, QPoint(80, 60), &pad);
    QTest::touchEvent(&pad, glass).move(3, QPoint(100, 90), &pad);
    QTest::touchEvent(&pad, glass).release(3, QPoint(100, 90), &pad);
    QCOMPARE(begun.size(), 1);
    QCOMPARE(ended.size(), 1);
    const auto ink = pad.ink();
    QCOMPARE(ink.device, QStringLiteral("touch"));
    QCOMPARE(ink.points.size(), std::size_t{4}); // and none of what Qt would make a mouse of
    const auto dots = pad.physicalDpiX();
    QCOMPARE(ink.points[1].x, qRound(80 * 2540.0 / dots));
    QCOMPARE(ink.points[0].pressure, quint16{512}); // this glass feels none
    QVERIFY(ink.points[2].down && !ink.points[3].down);
    QCOMPARE(ink.points[0].t, 0);
    for (std::size_t i = 1; i < ink.points.size(); ++i)
        QVERIFY(ink.points[i].t >= ink.points[i - 1].t && ink.points[i].t < 60'000);
}

void TestInkPad::aPalmBesideTheFingerWritesNothing()
{
    static auto *glass = QTest::createTouchDevice();
    ui::InkPad pad;
    pad.resize(400, 160);
    pad.show();
    QTest::touchEvent(&pad, glass).press(5, QPoint(50, 50), &pad);
    QTest::touchEvent(&pad, glass).stationary(5).press(6, QPoint(300, 150), &pad);
    QTest::touchEvent(&pad, glass).move(5, QPoint(60, 55), &pad).move(6, QPoint(310, 150), &pad);
    QTest::touchEvent(&pad, glass).release(5, QPoint(60, 55), &pad).stationary(6);
    QTest::touchEvent(&pad, glass).move(6, QPoint(320, 150), &pad); // the palm stays on the glass
    QTest::touchEvent(&pad, glass).press(7, QPoint(100, 50), &pad).stationary(6); // the second stroke
    QTest::touchEvent(&pad, glass).release(7, QPoint(110, 50), &pad).release(6, QPoint(320, 150), &pad);
    const auto ink = pad.ink();
    const auto dots = pad.physicalDpiX();
    QCOMPARE(ink.points.size(), std::size_t{5});
    for (const auto &point : ink.points)
        QVERIFY(point.x <= qRound(110 * 2540.0 / dots));
    QVERIFY(!ink.points[2].down);
    QVERIFY(ink.points[3].down);
}

void TestInkPad::aTouchThatIsTakenAwayEndsItsStroke()
{
    static auto *glass = QTest::createTouchDevice();
    ui::InkPad pad;
    pad.resize(400, 160);
    pad.show();
    QSignalSpy ended(&pad, &ui::InkPad::strokeEnded);
    QTest::touchEvent(&pad, glass).press(8, QPoint(50, 50), &pad);
    QTouchEvent cancel(QEvent::TouchCancel, glass);
    QApplication::sendEvent(&pad, &cancel);
    QCOMPARE(ended.size(), 1);
    QVERIFY(!pad.ink().points.back().down); // what follows is not joined to it
    QTest::touchEvent(&pad, glass).release(8, QPoint(50, 50), &pad);
    QTest::mousePress(&pad, Qt::LeftButton, {}, {200, 80});
    QVERIFY(pad.ink().points.back().down);
}

void TestInkPad::placesAreHundredthsOfAMillimetreInsideThePad()
{
    ui::InkPad pad;
    pad.resize(400, 160);
    QTest::mousePress(&pad, Qt::LeftButton, {}, {200, 80});
    QMouseEvent out(QEvent::MouseMove, QPointF(900, -50), pad.mapToGlobal(QPointF(900, -50)), Qt::NoButton,
                    Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&pad, &out);
    const auto ink = pad.ink();
    const auto dots = pad.physicalDpiX();
    QCOMPARE(ink.widthMm100, qRound(400 * 2540.0 / dots));
    QCOMPARE(ink.points[0].x, qRound(200 * 2540.0 / dots));
    for (const auto &point : ink.points) {
        QVERIFY(point.x >= 0 && point.x <= ink.widthMm100);
        QVERIFY(point.y >= 0 && point.y <= ink.heightMm100);
    }
}

void TestInkPad::theImageShowsTheStrokesBlackOnWhite()
{
    ui::InkPad pad;
    pad.resize(400, 160);
    tablet(pad, QEvent::TabletPress, {50, 80}, 1.0);
    tablet(pad, QEvent::TabletMove, {350, 80}, 1.0);
    tablet(pad, QEvent::TabletRelease, {350, 80}, 0.0);
    const auto image = pad.image();
    QCOMPARE(image.size(), QSize(400, 160));
    QVERIFY(qGray(image.pixel(200, 80)) < 60);
    QVERIFY(qGray(image.pixel(200, 20)) > 250);
    QVERIFY(qGray(image.pixel(200, 120)) > 250); // the pad's own line is not part of the signature
}

void TestInkPad::clearingLeavesNothing()
{
    ui::InkPad pad;
    QTest::mouseClick(&pad, Qt::LeftButton, {}, {20, 20});
    QVERIFY(!pad.isBlank());
    pad.clear();
    QVERIFY(pad.isBlank());
    QVERIFY(pad.ink().points.empty());
}

void TestInkPad::aClosedPadTakesNoInk()
{
    ui::InkPad pad;
    pad.setEnabledForSigning(false, QStringLiteral("请先读取证件"));
    QTest::mouseClick(&pad, Qt::LeftButton, {}, {20, 20});
    QVERIFY(pad.isBlank());
}

YC_TEST(TestInkPad)
#include "tst_ink_pad.moc"
