#include "devices/smartcard/reader_name.h"
#include "devices/smartcard/smart_states.h"
#include "tests/devices/walk.h"
#include "tests/support/register.h"

#include <QTest>

using namespace yc::devices;
using namespace yc::devices::smartcard::smart;

// The one page of states, and which reader a place means.
class TestSmartStates : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyLineIsWalkedAndEveryStateHasItsWaysOut();
    void aPlaceMeansAReader_data();
    void aPlaceMeansAReader();
};

void TestSmartStates::everyLineIsWalkedAndEveryStateHasItsWaysOut()
{
    QCOMPARE(yc::tests::walkTable(Moves, AllStates, std::vector{Event::Cancelled, Event::TimedOut, Event::Unplugged},
                                  State::Stopped),
             QString());
    QCOMPARE(yc::tests::walkLosses(AllStates, State::Stopped, std::vector{Event::Unplugged}, std::set{State::Absent}),
             QString());
    QVERIFY(next(State::Stopped, Event::Unplugged) == State::Stopped);
    for (const auto state : AllStates)
        QVERIFY(next(state, Event::TimedOut) == (isCalling(state) ? State::Stuck : state));
    QVERIFY(!next(State::Empty, Event::Asked)); // nothing lies there that could prove anything
    QVERIFY(!next(State::Stuck, Event::CardSeen));
    QVERIFY(!next(State::Stopped, Event::Tick));
}

void TestSmartStates::aPlaceMeansAReader_data()
{
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("means");
    const QString a = QStringLiteral("Maker A [Contact] (7) 00 00");
    const QString b = QStringLiteral("Maker B 01 00");
    const QString b2 = QStringLiteral("Maker B 01 01");
    QTest::newRow("the first") << QStringList{a, b} << QStringLiteral("pcsc:") << a;
    QTest::newRow("by name") << QStringList{a, b} << QStringLiteral("pcsc:Maker B 01 00") << b;
    QTest::newRow("plugged in in another order") << QStringList{a, b} << QStringLiteral("pcsc:Maker B 00 00") << b;
    QTest::newRow("the slot counts") << QStringList{a, b, b2} << QStringLiteral("pcsc:Maker B 00 01") << b2;
    QTest::newRow("without its numbers it is none") << QStringList{a, b} << QStringLiteral("pcsc:Maker B") << QString();
    QTest::newRow("two alike, neither by its number")
        << QStringList{QStringLiteral("Maker C 01 00"), QStringLiteral("Maker C 02 00")}
        << QStringLiteral("pcsc:Maker C 00 00") << QString();
    QTest::newRow("not there") << QStringList{a} << QStringLiteral("pcsc:Maker B 01 00") << QString();
    QTest::newRow("nothing there") << QStringList() << QStringLiteral("pcsc:") << QString();
    QTest::newRow("no such place") << QStringList{a} << QStringLiteral("sane:") << QStringLiteral("bad");
}

void TestSmartStates::aPlaceMeansAReader()
{
    QFETCH(QStringList, names);
    QFETCH(QString, place);
    QFETCH(QString, means);
    const auto wanted = smartcard::readerWanted(place);
    QCOMPARE(wanted ? smartcard::readerAmong(names, *wanted).value_or(QString()) : QStringLiteral("bad"), means);
}

YC_TEST(TestSmartStates)
#include "tst_smart_states.moc"
