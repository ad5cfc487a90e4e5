#include "app/citizen/citizen_screen.h"
#include "app/citizen/citizen_side.h"
#include "app/citizen/citizen_window.h"
#include "app/idle_lock.h"
#include "tests/app/open_shop.h"
#include "tests/core/flow/desk_world.h"
#include "tests/support/register.h"

#include <QPointingDevice>
#include <QSignalSpy>
#include <QTabletEvent>
#include <QTest>

using namespace yc;
using namespace core;
using namespace std::chrono_literals;
using tests::DeskWorld;

namespace
{

enum class Hand { Key, Mouse, Wheel, Finger, Pen, None };

void lay(Hand hand, QWidget &on)
{
    const QPointF at(5, 5);
    switch (hand) {
    case Hand::Key: QTest::keyClick(&on, Qt::Key_F); break;
    case Hand::Mouse: QTest::mouseMove(&on, {7, 7}); break;
    case Hand::Wheel: {
        QWheelEvent event(at, at, {}, {0, 120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(&on, &event);
        break;
    }
    case Hand::Finger: {
        static QPointingDevice *const screen = QTest::createTouchDevice();
        QTest::touchEvent(&on, screen).press(0, {5, 5}, &on);
        QTest::touchEvent(&on, screen).release(0, {5, 5}, &on);
        break;
    }
    case Hand::Pen: {
        QTabletEvent event(QEvent::TabletMove, QPointingDevice::primaryPointingDevice(), at, at, 0.5, 0, 0, 0, 0, 0,
                           Qt::NoModifier, Qt::LeftButton, Qt::LeftButton);
        QApplication::sendEvent(&on, &event);
        break;
    }
    case Hand::None: {
        QEvent event(QEvent::UpdateRequest);
        QApplication::sendEvent(&on, &event);
        break;
    }
    }
}

} // namespace

// The clerk has gone, and nobody locked the desk.
class TestIdleLock : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void whoLeavesIsLockedAndThenSignedOut();
    void whatCountsAsAHand_data();
    void whatCountsAsAHand();
    void theApplicantsHandCountsOnlyWhereItIsAskedFor();

private:
    DeskWorld m_world;
};

void TestIdleLock::initTestCase()
{
    QVERIFY2(m_world.start(), qPrintable(m_world.why()));
}

void TestIdleLock::whoLeavesIsLockedAndThenSignedOut()
{
    const auto desk = m_world.signedIn();
    QVERIFY2(desk, qPrintable(m_world.why()));
    app::IdleLock idle(*desk, 50ms, 50ms, nullptr);
    idle.stir();
    QTRY_VERIFY(desk->isLocked());
    QTRY_VERIFY(!desk->staff());
}

void TestIdleLock::whatCountsAsAHand_data()
{
    QTest::addColumn<Hand>("hand");
    QTest::addColumn<bool>("counts");
    QTest::newRow("key") << Hand::Key << true;
    QTest::newRow("mouse") << Hand::Mouse << true;
    QTest::newRow("wheel") << Hand::Wheel << true;
    QTest::newRow("finger") << Hand::Finger << true;
    QTest::newRow("pen") << Hand::Pen << true;
    QTest::newRow("the window's own doing") << Hand::None << false;
}

void TestIdleLock::whatCountsAsAHand()
{
    QFETCH(Hand, hand);
    QFETCH(bool, counts);
    const auto desk = m_world.signedIn();
    QVERIFY2(desk, qPrintable(m_world.why()));
    app::IdleLock idle(*desk, 1h, 1h, nullptr);
    QWidget clerk;
    clerk.resize(200, 200);
    clerk.show();
    QVERIFY(QTest::qWaitForWindowExposed(&clerk));
    const QSignalSpy stirred(&idle, &app::IdleLock::stirred);
    lay(hand, clerk);
    QCOMPARE(!stirred.isEmpty(), counts);
    desk->lock();
    const auto before = stirred.size();
    lay(hand, clerk); // a hand on a locked desk opens nothing and puts nothing off
    QCOMPARE(stirred.size(), before);
}

void TestIdleLock::theApplicantsHandCountsOnlyWhereItIsAskedFor()
{
    const auto desk = m_world.signedIn();
    QVERIFY2(desk, qPrintable(m_world.why()));
    devices::hub::Hub hub({}, m_world.clock);
    tests::OpenShop open(*desk, hub);
    app::CitizenSide side;
    QWidget clerk;
    const app::CitizenScreen screen(open.shop, side, QStringLiteral("window"), clerk);
    app::IdleLock idle(*desk, 1h, 1h, nullptr);
    bool asked = false;
    idle.setApplicantActs([&asked] { return asked; });
    const QSignalSpy stirred(&idle, &app::IdleLock::stirred);
    lay(Hand::Finger, *screen.window());
    lay(Hand::Mouse, *screen.window());
    QCOMPARE(stirred.size(), 0);
    asked = true;
    lay(Hand::Pen, *screen.window());
    QCOMPARE(stirred.size(), 1);
}

YC_TEST(TestIdleLock)
#include "tst_idle_lock.moc"
