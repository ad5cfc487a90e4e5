#include "tests/devices/smartcard/reader_world.h"
#include "tests/support/register.h"

using namespace yc;
using namespace yc::devices;
using tests::ReaderWorld;
using virtual_bench::SmartCardTwin;
using virtual_bench::socialSecurityCard;
using Fault = SmartCardTwin::Fault;

// Cards that do not as they should, on the wire; each of them hurts only its own reading.
class TestPcscFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void whatACardDoesWrongIsSaidAndTheNextIsRead_data();
    void whatACardDoesWrongIsSaidAndTheNextIsRead();
    void pulledAtAnyMomentItIsAskedForAgain_data();
    void pulledAtAnyMomentItIsAskedForAgain();
    void aMuteCardIsGivenUpAndStaysSo();
    void aCardThatIsClosedIsSaidWithItsStatus();
    void aProofThatFailsIsSaid_data();
    void aProofThatFailsIsSaid();
    void pulledWhileItProvesNothingIsProven();
    void destroyedInTheMiddleNothingWaits();

private:
    std::unique_ptr<tests::PcscdBed> m_bed;
};

void TestPcscFaults::init()
{
    // Each with a service of its own: vpcd does not see that a card was swapped between two of its looks.
    m_bed = std::make_unique<tests::PcscdBed>();
    QCOMPARE(m_bed->start(), QString());
}

void TestPcscFaults::whatACardDoesWrongIsSaidAndTheNextIsRead_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<int>("from");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, Fault fault, int from, Code code) {
        QTest::newRow(name) << fault << from << toString(code);
    };
    row("endless 61xx", Fault::Endless, 2, devices::codes::SmartCardGarbled);
    row("6Cxx for every length", Fault::WrongLength, 2, devices::codes::SmartCardClosed);
    row("no status", Fault::NoStatus, 5, devices::codes::SmartCardGarbled);
    row("65,535 bytes", Fault::TooMuch, 5, devices::codes::SmartCardGarbled);
    row("another record", Fault::OtherTag, 5, devices::codes::SmartCardGarbled);
    row("a value longer than it is", Fault::LongValue, 5, devices::codes::SmartCardGarbled);
    row("a length that never comes", Fault::ClaimsMore, 5, devices::codes::SmartCardMute);
    row("mute", Fault::Mute, 5, devices::codes::SmartCardMute);
    row("mute from the first", Fault::Mute, 0, devices::codes::SmartCardMute);
}

void TestPcscFaults::whatACardDoesWrongIsSaidAndTheNextIsRead()
{
    QFETCH(Fault, fault);
    QFETCH(int, from);
    QFETCH(QString, code);
    ReaderWorld world(QStringLiteral("pcsc:"));
    SmartCardTwin wrong(socialSecurityCard());
    wrong.setFault(fault, from);
    wrong.insert(m_bed->slot());
    QTRY_COMPARE_WITH_TIMEOUT(world.failed, QStringList{code}, 10'000);
    QVERIFY(world.read.empty());
    QVERIFY(world.takeOut(wrong));
    SmartCardTwin good(socialSecurityCard());
    good.insert(m_bed->slot());
    QTRY_COMPARE_WITH_TIMEOUT(world.read.size(), 1U, 15'000);
    QTRY_VERIFY(world.state() == DeviceState::Ready);
    QVERIFY(world.guidance() == Guidance::None);
    QCOMPARE(world.failed.size(), 1);
}

void TestPcscFaults::pulledAtAnyMomentItIsAskedForAgain_data()
{
    QTest::addColumn<int>("command");
    for (const int i : {0, 1, 3, 5, 9}) // the application, a file, its records, the next file, the last of its records
        QTest::addRow("command %d", i) << i;
}

void TestPcscFaults::pulledAtAnyMomentItIsAskedForAgain()
{
    QFETCH(int, command);
    ReaderWorld world(QStringLiteral("pcsc:"));
    SmartCardTwin card(socialSecurityCard());
    card.setFault(Fault::Pulled, command);
    card.insert(m_bed->slot());
    QTRY_VERIFY_WITH_TIMEOUT(world.guidance() == Guidance::HoldStill, 10'000);
    QCOMPARE(world.failed, QStringList()); // people are asked, nothing is wrong
    QVERIFY(world.read.empty());
    card.setFault(Fault::None);
    card.insert(m_bed->slot());
    QTRY_COMPARE_WITH_TIMEOUT(world.read.size(), 1U, 10'000);
    QVERIFY(world.guidance() == Guidance::None);
}

void TestPcscFaults::aMuteCardIsGivenUpAndStaysSo()
{
    ReaderWorld world(QStringLiteral("pcsc:"));
    SmartCardTwin card(socialSecurityCard());
    card.setFault(Fault::Mute);
    card.insert(m_bed->slot());
    QTRY_COMPARE_WITH_TIMEOUT(world.failed, QStringList{toString(devices::codes::SmartCardMute)}, 10'000);
    QTRY_VERIFY(world.state() == DeviceState::Fault);
    QVERIFY(world.guidance() == Guidance::PlaceAgain);
    card.eject();
    QTRY_VERIFY_WITH_TIMEOUT(world.state() == DeviceState::Guidance, 15'000);
    QVERIFY(world.guidance() == Guidance::PlaceAgain); // until a card comes that answers
    QCOMPARE(world.failed.size(), 1);
}

void TestPcscFaults::aCardThatIsClosedIsSaidWithItsStatus()
{
    ReaderWorld world(QStringLiteral("pcsc:"));
    SmartCardTwin card(socialSecurityCard());
    card.setStatus(0x6982);
    card.setFault(Fault::OtherStatus, 5); // EF06 wants a PIN
    card.insert(m_bed->slot());
    QTRY_COMPARE(world.failed, QStringList{toString(devices::codes::SmartCardClosed)});
    QCOMPARE(world.reader->health().lastFault->detail, QStringLiteral("6982"));
    QTRY_VERIFY(world.state() == DeviceState::Ready);
    QCOMPARE(card.commands(), 6); // nothing was tried on it
}

void TestPcscFaults::aProofThatFailsIsSaid_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<QString>("code");
    QTest::newRow("refused") << Fault::OtherStatus << toString(devices::codes::SmartCardClosed);
    QTest::newRow("endless") << Fault::Endless << toString(devices::codes::SmartCardGarbled);
    QTest::newRow("too much") << Fault::TooMuch << toString(devices::codes::SmartCardGarbled);
    QTest::newRow("mute") << Fault::Mute << toString(devices::codes::SmartCardMute);
}

void TestPcscFaults::aProofThatFailsIsSaid()
{
    QFETCH(Fault, fault);
    QFETCH(QString, code);
    ReaderWorld world(QStringLiteral("pcsc:"));
    const auto card = SmartCardTwin::staff(QStringLiteral("1001"), QStringLiteral("YC000017"));
    card->insert(m_bed->slot());
    QTRY_COMPARE(world.read.size(), 1U);
    QTRY_VERIFY(world.state() == DeviceState::Ready);
    card->setFault(fault, card->commands() + 1);
    world.reader->prove(QByteArray(ChallengeSize, 'A'));
    QTRY_COMPARE_WITH_TIMEOUT(world.failed, QStringList{code}, 10'000);
    QVERIFY(world.proofs.isEmpty());
    QVERIFY(world.takeOut(*card));
}

void TestPcscFaults::pulledWhileItProvesNothingIsProven()
{
    ReaderWorld world(QStringLiteral("pcsc:"));
    const auto card = SmartCardTwin::staff(QStringLiteral("1001"), QStringLiteral("YC000017"));
    card->insert(m_bed->slot());
    QTRY_COMPARE(world.read.size(), 1U);
    QTRY_VERIFY(world.state() == DeviceState::Ready);
    card->setFault(Fault::Pulled, card->commands() + 1);
    world.reader->prove(QByteArray(ChallengeSize, 'A'));
    QTRY_COMPARE_WITH_TIMEOUT(world.failed, QStringList{toString(devices::codes::NoStaffCard)}, 10'000);
    QTRY_COMPARE_WITH_TIMEOUT(world.lifted, 1, 10'000);
    QVERIFY(world.proofs.isEmpty());
}

void TestPcscFaults::destroyedInTheMiddleNothingWaits()
{
    SmartCardTwin card(socialSecurityCard());
    card.setFault(Fault::Mute);
    {
        ReaderWorld world(QStringLiteral("pcsc:"));
        card.insert(m_bed->slot());
        QTRY_COMPARE_WITH_TIMEOUT(card.commands(), 1, 10'000);
        QElapsedTimer timer;
        timer.start();
        world.reader.reset();
        QVERIFY(timer.elapsed() < 100); // the window's thread
    }
    card.eject();
    ReaderWorld world(QStringLiteral("pcsc:"));
    // Seen empty, or seen to become so: vpcd takes a card that follows at once for the one before.
    QTRY_VERIFY_WITH_TIMEOUT(world.lifted > 0 || world.state() == DeviceState::Ready, 20'000);
    SmartCardTwin good(socialSecurityCard());
    good.insert(m_bed->slot());
    QTRY_COMPARE_WITH_TIMEOUT(world.read.size(), 1U, 20'000);
}

YC_TEST(TestPcscFaults)
#include "tst_pcsc_faults.moc"
