#include "base/own_programs.h"
#include "tests/devices/vendor/vendor_world.h"
#include "tests/support/register.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <csignal>

using namespace yc;
using namespace yc::devices;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using tests::VendorWorld;

namespace
{

constexpr int Patience = 15'000; // ms

void hurry(card::VendorSettings &library, card::SdtSettings &)
{
    library.opening = 1500ms;
    library.call = 400ms;
    library.reading = 600ms;
}

} // namespace

// Everything that is wrong with such libraries costs a reading, never the program.
class TestVendorFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aCallThatHangsIsEndedInTimeAndTheReaderComesBack_data();
    void aCallThatHangsIsEndedInTimeAndTheReaderComesBack();
    void aCrashIsARestart_data();
    void aCrashIsARestart();
    void whatLiesHurtsNothing_data();
    void whatLiesHurtsNothing();
    void aLaterAddressThatLiesIsNone();
    void whatNeverFindsACardOnlyWaits();
    void aCardThatCannotBeReadIsTriedThreeTimes_data();
    void aCardThatCannotBeReadIsTriedThreeTimes();
    void aMessyOneLeavesNothing();
    void missingFunctionsAreNamed();
    void aLibraryThatIsNoneIsSaid_data();
    void aLibraryThatIsNoneIsSaid();
    void oneThatOthersCouldHaveChangedIsNotLoaded();
    void aHelperThatIsNotThereIsSaid();
    void whatIsNoHelperIsGivenUp();
    void aHelperThatIsKilledComesBack();
};

void TestVendorFaults::aCallThatHangsIsEndedInTimeAndTheReaderComesBack_data()
{
    QTest::addColumn<QString>("library");
    QTest::addColumn<QString>("call");
    QTest::addColumn<int>("bound");
    QTest::newRow("opening") << u"sdtapi"_s << u"SDT_OpenPort"_s << 1500;
    QTest::newRow("self-test") << u"sdtapi"_s << u"SDT_GetSAMStatus"_s << 400;
    QTest::newRow("finding") << u"sdtapi"_s << u"SDT_StartFindIDCard"_s << 400;
    QTest::newRow("selecting") << u"sdtapi"_s << u"SDT_SelectIDCard"_s << 400;
    QTest::newRow("reading") << u"sdtapi"_s << u"SDT_ReadBaseMsg"_s << 600;
    QTest::newRow("the address") << u"sdtapi"_s << u"SDT_ReadNewAppMsg"_s << 400;
    QTest::newRow("CVR, opening") << u"termb"_s << u"CVR_InitComm"_s << 1500;
    QTest::newRow("CVR, finding") << u"termb"_s << u"CVR_Authenticate"_s << 400;
    QTest::newRow("CVR, reading") << u"termb"_s << u"CVR_Read_Content"_s << 600;
}

void TestVendorFaults::aCallThatHangsIsEndedInTimeAndTheReaderComesBack()
{
    QFETCH(QString, library);
    QFETCH(QString, call);
    QFETCH(int, bound);
    VendorWorld world(library);
    world.lay("zhang");
    world.setFault(u"hang in "_s + call);
    QElapsedTimer since;
    since.start();
    world.read(hurry);
    QTRY_VERIFY_WITH_TIMEOUT(world.hasFailed(devices::codes::VendorHung), Patience);
    QVERIFY(since.elapsed() >= bound * 9 / 10); // it was borne as long as was said, within what timers are off
    QVERIFY(world.cards.empty());
    QTRY_VERIFY(world.states.contains(DeviceState::Fault));
    world.setFault({});
    QTRY_COMPARE_WITH_TIMEOUT(world.cards.size(), 1U, Patience);
    QTRY_COMPARE(world.state(), DeviceState::Ready);
    QTRY_COMPARE(tests::helpersRunning().size(), 1); // the one that hung is gone
}

void TestVendorFaults::aCrashIsARestart_data()
{
    QTest::addColumn<QString>("library");
    QTest::addColumn<QString>("fault");
    QTest::newRow("opening") << u"sdtapi"_s << u"crash in SDT_OpenPort"_s;
    QTest::newRow("finding") << u"sdtapi"_s << u"crash in SDT_StartFindIDCard"_s;
    QTest::newRow("reading") << u"sdtapi"_s << u"crash in SDT_ReadBaseMsg"_s;
    QTest::newRow("ends the program") << u"sdtapi"_s << u"exit in SDT_ReadBaseMsg"_s;
    QTest::newRow("writes on and on") << u"sdtapi"_s << u"overrun"_s;
    QTest::newRow("CVR, opening") << u"termb"_s << u"crash in CVR_InitComm"_s;
    QTest::newRow("CVR, reading") << u"termb"_s << u"crash in CVR_Read_Content"_s;
}

void TestVendorFaults::aCrashIsARestart()
{
    QFETCH(QString, library);
    QFETCH(QString, fault);
    VendorWorld world(library);
    world.lay("zhang");
    world.setFault(fault);
    world.read();
    QTRY_VERIFY_WITH_TIMEOUT(world.hasFailed(devices::codes::VendorCrashed), Patience);
    QVERIFY(world.cards.empty());
    world.setFault({});
    QTRY_COMPARE_WITH_TIMEOUT(world.cards.size(), 1U, Patience);
    QCOMPARE(world.cards[0]->name, u"张样例"_s);
}

void TestVendorFaults::whatLiesHurtsNothing_data()
{
    QTest::addColumn<QString>("library");
    QTest::addColumn<QString>("fault");
    QTest::newRow("text of 2 GB") << u"sdtapi"_s << u"lying length"_s;
    QTest::newRow("photo of 4 GB") << u"sdtapi"_s << u"lying photo"_s;
    QTest::newRow("garbage") << u"sdtapi"_s << u"garbage"_s;
    QTest::newRow("CVR, garbage in the file") << u"termb"_s << u"garbage"_s;
}

// What cannot be a card is not made one: it is asked to be placed again, and the helper lives.
void TestVendorFaults::whatLiesHurtsNothing()
{
    QFETCH(QString, library);
    QFETCH(QString, fault);
    VendorWorld world(library);
    world.setFault(fault);
    world.read();
    QTRY_COMPARE(world.state(), DeviceState::Ready);
    const auto helpers = tests::helpersRunning();
    world.lay("zhang");
    if (library == u"termb") { // its fields still tell the card
        QTRY_COMPARE(world.cards.size(), 1U);
        QCOMPARE(world.cards[0]->name, u"张样例"_s);
    } else {
        QTRY_VERIFY(world.guidance.contains(Guidance::PlaceAgain) || world.guidance.contains(Guidance::NotAnIdCard));
        QVERIFY(world.cards.empty());
    }
    world.feed().lift();
    QTRY_VERIFY(world.lifted > 0);
    world.setFault({});
    world.lay("li");
    QTRY_VERIFY(!world.cards.empty() && world.cards.back()->name == u"李测试");
    QCOMPARE(tests::helpersRunning(), helpers);
}

void TestVendorFaults::aLaterAddressThatLiesIsNone()
{
    VendorWorld world;
    world.setFault(u"lying address"_s);
    world.lay("li");
    world.read();
    QTRY_COMPARE(world.cards.size(), 1U);
    QCOMPARE(world.cards[0]->latestAddress, QString());
}

void TestVendorFaults::whatNeverFindsACardOnlyWaits()
{
    VendorWorld world;
    world.setFault(u"never a card"_s);
    world.lay("zhang");
    world.read(hurry);
    QTRY_COMPARE(world.state(), DeviceState::Ready);
    QTest::qWait(1000); // longer than the watchdog bears one call
    QCOMPARE(world.state(), DeviceState::Ready);
    QCOMPARE(world.failures, QStringList());
    QVERIFY(world.cards.empty());
    QCOMPARE(world.guidance.last(), Guidance::PlaceCard);
}

void TestVendorFaults::aCardThatCannotBeReadIsTriedThreeTimes_data()
{
    QTest::addColumn<QString>("library");
    QTest::newRow("SDT") << u"sdtapi"_s;
    QTest::newRow("CVR") << u"termb"_s;
}

void TestVendorFaults::aCardThatCannotBeReadIsTriedThreeTimes()
{
    QFETCH(QString, library);
    VendorWorld world(library);
    world.setFault(u"unreadable"_s);
    world.read();
    for (int placing = 1; placing <= 3; ++placing) {
        world.states.clear();
        world.lay("zhang");
        QTRY_VERIFY(world.states.contains(DeviceState::Busy) && world.state() == DeviceState::Guidance);
        QCOMPARE(world.guidance.last(), Guidance::PlaceAgain);
        world.feed().lift();
        QTRY_COMPARE(world.lifted, placing);
    }
    QTRY_VERIFY(world.hasFailed(devices::codes::CardUnreadable));
}

void TestVendorFaults::aMessyOneLeavesNothing()
{
    VendorWorld world;
    world.setFault(u"mess"_s);
    world.lay("zhang");
    world.read();
    QTRY_COMPARE(world.cards.size(), 1U);
    for (const auto &folder : {QDir::homePath(), QDir::tempPath(), QDir::currentPath(), world.folder()})
        QVERIFY2(!QFile::exists(folder + u"/yichuang-mess.txt"_s), qPrintable(folder));
    QTest::qWait(200); // a megabyte a call is not given back
    QCOMPARE(world.failures, QStringList());
    world.end();
    QTRY_COMPARE(tests::helpersRunning().size(), 0); // nor what it would have started
    QTRY_VERIFY(tests::foldersInMemory().isEmpty());
}

void TestVendorFaults::missingFunctionsAreNamed()
{
    VendorWorld world(u"sdtapi-lacking"_s);
    world.read();
    QTRY_VERIFY(world.hasFailed(devices::codes::VendorLacks));
    QTRY_COMPARE(world.detail(), u"SDT_StartFindIDCard, SDT_SelectIDCard, SDT_ReadBaseMsg"_s);
    QTRY_COMPARE(world.state(), DeviceState::Fault);
    VendorWorld other; // of the other shape
    other.read([](card::VendorSettings &library, auto &) { library.shape = card::vendor::Shape::Cvr; });
    QTRY_VERIFY(other.hasFailed(devices::codes::VendorLacks));
    QTRY_COMPARE(other.detail(), u"CVR_InitComm, CVR_Authenticate, CVR_Read_Content"_s);
}

void TestVendorFaults::aLibraryThatIsNoneIsSaid_data()
{
    QTest::addColumn<bool>("there");
    QTest::newRow("not there") << false;
    QTest::newRow("no library") << true;
}

void TestVendorFaults::aLibraryThatIsNoneIsSaid()
{
    QFETCH(bool, there);
    VendorWorld world;
    const auto path = world.folder() + u"/libother.so"_s;
    QFile file(path);
    QVERIFY(!there || (file.open(QIODevice::WriteOnly) && file.write("no library") > 0));
    file.close();
    world.read([&path](card::VendorSettings &library, auto &) { library.place.library = path; });
    QTRY_VERIFY(world.hasFailed(devices::codes::VendorUnloadable));
    QTRY_VERIFY(world.detail().contains(path));
    QTRY_COMPARE(world.state(), DeviceState::Fault);
}

void TestVendorFaults::oneThatOthersCouldHaveChangedIsNotLoaded()
{
    VendorWorld world;
    world.setFault(u"crash in SDT_OpenPort"_s); // it would be heard of
    QVERIFY(QFile::setPermissions(world.feed().library(),
                                  QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther | QFile::WriteOther));
    world.read();
    QTRY_VERIFY(world.hasFailed(devices::codes::VendorUntrusted));
    QTRY_VERIFY(world.detail().contains(world.feed().library()));
    QTRY_COMPARE(world.state(), DeviceState::Fault);
    QVERIFY(!world.hasFailed(devices::codes::VendorCrashed));
    world.setFault({});
    world.lay("zhang");
    QVERIFY(QFile::setPermissions(world.feed().library(), QFile::ReadOwner | QFile::WriteOwner));
    QTRY_COMPARE(world.cards.size(), 1U); // put right it is taken, without a new start
}

void TestVendorFaults::aHelperThatIsNotThereIsSaid()
{
    VendorWorld world;
    world.read([](card::VendorSettings &library, auto &) { library.program = u"/nowhere/yichuang-vendord"_s; });
    QTRY_VERIFY(world.hasFailed(yc::codes::HelperMissing));
    QTRY_COMPARE(world.detail(), u"yichuang-vendord"_s);
}

void TestVendorFaults::whatIsNoHelperIsGivenUp()
{
    VendorWorld world;
    world.read([](card::VendorSettings &library, auto &) { library.program = u"/bin/true"_s; });
    QTRY_VERIFY_WITH_TIMEOUT(world.hasFailed(devices::codes::VendorCrashed), Patience);
    QVERIFY(world.state() != DeviceState::Ready);
}

void TestVendorFaults::aHelperThatIsKilledComesBack()
{
    VendorWorld world;
    world.read();
    QTRY_COMPARE(world.state(), DeviceState::Ready);
    const auto helpers = tests::helpersRunning();
    QCOMPARE(helpers.size(), 1);
    ::kill(static_cast<pid_t>(helpers.first()), SIGKILL);
    QTRY_VERIFY(world.hasFailed(devices::codes::VendorCrashed));
    world.lay("zhang");
    QTRY_COMPARE(world.cards.size(), 1U);
}

YC_TEST(TestVendorFaults)
#include "tst_vendor_faults.moc"
