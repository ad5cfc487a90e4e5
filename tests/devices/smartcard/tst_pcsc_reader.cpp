#include "devices/hub/hub.h"
#include "devices/smartcard/protocol/staff_card.h"
#include "tests/devices/smartcard/reader_world.h"
#include "tests/support/register.h"

#include <QDir>

using namespace yc;
using namespace yc::devices;
using tests::ReaderWorld;
using virtual_bench::SmartCardTwin;
using virtual_bench::socialSecurityCard;

// Cards read through the pcscd that ships with the system, against cards of our own behind vpcd.
class TestPcscReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void aSocialSecurityCardIsReadOnceHoweverItAnswers_data();
    void aSocialSecurityCardIsReadOnceHoweverItAnswers();
    void aCardThatLiesThereAlreadyIsRead();
    void oneAfterTheOtherAreTwo();
    void aStaffCardProvesItself();
    void withoutAStaffCardNothingIsProven();
    void anotherCardIsSaidToBeOne();
    void twoReadersAreKeptApartByName();
    void stoppedItHearsNothingAndStartedItReads();
    void plugsLeaveNothingBehind();
    void theHubMakesItFromTheSettings();

private:
    std::unique_ptr<tests::PcscdBed> m_bed;
};

void TestPcscReader::init()
{
    // Each with a service of its own: vpcd does not see that a card was swapped between two of its looks.
    m_bed = std::make_unique<tests::PcscdBed>();
    QCOMPARE(m_bed->start({QStringLiteral("Yichuang Twin A"), QStringLiteral("Yichuang Twin B")}), QString());
}

void TestPcscReader::aSocialSecurityCardIsReadOnceHoweverItAnswers_data()
{
    QTest::addColumn<bool>("fetching");
    QTest::addColumn<bool>("exact");
    QTest::addColumn<QByteArray>("atr"); // hexadecimal; empty: the twin's own
    QTest::newRow("at once") << false << false << QByteArray();
    QTest::newRow("by GET RESPONSE, in pieces") << true << false << QByteArray();
    QTest::newRow("only for the right length") << false << true << QByteArray();
    // PC/SC part 3, 3.1.3.2.3.1: what a reader makes up for a contactless card of ISO/IEC 14443-4, here of type A whose
    // ATS has no historical bytes.
    QTest::newRow("without contacts") << false << false << QByteArray("3b80800101");
}

void TestPcscReader::aSocialSecurityCardIsReadOnceHoweverItAnswers()
{
    QFETCH(bool, fetching);
    QFETCH(bool, exact);
    QFETCH(QByteArray, atr);
    ReaderWorld world(QStringLiteral("pcsc:"));
    QTRY_VERIFY(world.state() == DeviceState::Ready);
    QCOMPARE(world.reader->info().model, QStringLiteral("Yichuang Twin A 00 00"));
    auto content = socialSecurityCard();
    if (!atr.isEmpty())
        content.atr = QByteArray::fromHex(atr);
    SmartCardTwin card(content);
    card.setFetching(fetching);
    card.setExact(exact);
    card.insert(m_bed->slot());
    QTRY_COMPARE(world.read.size(), 1U);
    QCOMPARE(world.read[0]->name, QStringLiteral("张样例"));
    QCOMPARE(world.read[0]->number, QStringLiteral("11010519491231002X"));
    QCOMPARE(world.read[0]->cardNumber, QStringLiteral("AB1234567"));
    QTRY_VERIFY(world.state() == DeviceState::Ready);
    QCOMPARE(world.reader->health().done, 1U);
    card.eject();
    QTRY_COMPARE(world.lifted, 1);
    QCOMPARE(world.read.size(), 1U);
    QCOMPARE(world.failed, QStringList());
    QVERIFY(world.states.contains(DeviceState::Busy));
}

void TestPcscReader::aCardThatLiesThereAlreadyIsRead()
{
    SmartCardTwin card(socialSecurityCard());
    card.insert(m_bed->slot());
    QTRY_VERIFY(card.powered() > 0);
    ReaderWorld world(QStringLiteral("pcsc:"));
    QTRY_COMPARE(world.read.size(), 1U);
}

void TestPcscReader::oneAfterTheOtherAreTwo()
{
    ReaderWorld world(QStringLiteral("pcsc:"));
    SmartCardTwin first(socialSecurityCard());
    SmartCardTwin second(socialSecurityCard({.name = QStringLiteral("李样例")}));
    first.insert(m_bed->slot());
    QTRY_COMPARE(world.read.size(), 1U);
    QVERIFY(world.takeOut(first));
    second.insert(m_bed->slot());
    QTRY_COMPARE_WITH_TIMEOUT(world.read.size(), 2U, 10'000);
    QCOMPARE(world.read[1]->name, QStringLiteral("李样例"));
    QCOMPARE(world.lifted, 1);
}

void TestPcscReader::aStaffCardProvesItself()
{
    ReaderWorld world(QStringLiteral("pcsc:"));
    const auto card = SmartCardTwin::staff(QStringLiteral("1001"), QStringLiteral("YC000017"));
    card->insert(m_bed->slot());
    QTRY_COMPARE(world.read.size(), 1U);
    QVERIFY(world.read[0]->kind == SmartCardKind::Staff);
    QCOMPARE(world.read[0]->staffNo, QStringLiteral("1001"));
    QCOMPARE(world.read[0]->cardNumber, QStringLiteral("YC000017"));
    QCOMPARE(world.read[0]->publicKey, card->publicKey());
    QVERIFY(world.read[0]->name.isEmpty());
    for (const char with : {'A', 'B'}) {
        QTRY_VERIFY(world.state() == DeviceState::Ready);
        const QByteArray challenge(ChallengeSize, with);
        world.reader->prove(challenge);
        QTRY_COMPARE(world.proofs.size(), 1);
        QVERIFY(smartcard::isProof(world.proofs[0], challenge, card->publicKey()));
        QVERIFY(!smartcard::isProof(world.proofs[0], QByteArray(ChallengeSize, 'C'), card->publicKey()));
        world.proofs.clear();
    }
    QCOMPARE(world.failed, QStringList());
    QCOMPARE(world.lifted, 0);
    // Another card with the same number on it has another key.
    const auto copy = SmartCardTwin::staff(QStringLiteral("1001"), QStringLiteral("YC000017"));
    card->eject();
    QTRY_COMPARE(world.lifted, 1);
    copy->insert(m_bed->slot());
    QTRY_COMPARE(world.read.size(), 2U);
    QTRY_VERIFY(world.state() == DeviceState::Ready);
    const QByteArray challenge(ChallengeSize, 'D');
    world.reader->prove(challenge);
    QTRY_COMPARE(world.proofs.size(), 1);
    QVERIFY(!smartcard::isProof(world.proofs[0], challenge, card->publicKey()));
}

void TestPcscReader::withoutAStaffCardNothingIsProven()
{
    ReaderWorld world(QStringLiteral("pcsc:"));
    QTRY_VERIFY(world.state() == DeviceState::Ready);
    world.reader->prove(QByteArray(ChallengeSize, 'A'));
    QTRY_COMPARE(world.failed, QStringList{toString(devices::codes::NoStaffCard)});
    SmartCardTwin social(socialSecurityCard());
    social.insert(m_bed->slot());
    QTRY_COMPARE(world.read.size(), 1U);
    QTRY_VERIFY(world.state() == DeviceState::Ready);
    const auto asked = social.commands();
    world.reader->prove(QByteArray(ChallengeSize, 'A'));
    QTRY_COMPARE(world.failed.size(), 2);
    QCOMPARE(social.commands(), asked); // not even asked
    world.reader->prove("short");
    QTRY_COMPARE(world.failed.size(), 3);
    QCOMPARE(world.proofs.size(), 0);
}

void TestPcscReader::anotherCardIsSaidToBeOne()
{
    ReaderWorld world(QStringLiteral("pcsc:"));
    SmartCardTwin bank({.atr = QByteArray::fromHex("3b800181"), .applications = {}});
    bank.insert(m_bed->slot());
    QTRY_VERIFY(world.guidance() == Guidance::OtherSmartCard);
    QVERIFY(world.read.empty());
    QCOMPARE(world.failed, QStringList());
    bank.eject();
    QTRY_VERIFY(world.guidance() == Guidance::None);
}

void TestPcscReader::twoReadersAreKeptApartByName()
{
    ReaderWorld first(QStringLiteral("pcsc:Yichuang Twin A 00 00"));
    // As it was called when others were plugged in before it.
    ReaderWorld second(QStringLiteral("pcsc:Yichuang Twin B 07 00"));
    SmartCardTwin social(socialSecurityCard());
    const auto staff = SmartCardTwin::staff(QStringLiteral("1001"), QStringLiteral("YC000017"));
    social.insert(m_bed->slot(1));
    staff->insert(m_bed->slot(0));
    QTRY_COMPARE(first.read.size(), 1U);
    QTRY_COMPARE(second.read.size(), 1U);
    QVERIFY(first.read[0]->kind == SmartCardKind::Staff);
    QVERIFY(second.read[0]->kind == SmartCardKind::SocialSecurity);
    QVERIFY(second.reader->info().model.startsWith(QStringLiteral("Yichuang Twin B")));
    social.eject();
    QTRY_COMPARE(second.lifted, 1);
    QCOMPARE(first.lifted, 0);
}

void TestPcscReader::stoppedItHearsNothingAndStartedItReads()
{
    ReaderWorld world(QStringLiteral("pcsc:"));
    QTRY_VERIFY(world.state() == DeviceState::Ready);
    world.reader->stop();
    QTRY_VERIFY(world.state() == DeviceState::Absent);
    SmartCardTwin card(socialSecurityCard());
    card.insert(m_bed->slot());
    QTRY_VERIFY(card.powered() > 0);
    QCOMPARE(card.commands(), 0);
    world.reader->start();
    QTRY_COMPARE(world.read.size(), 1U);
}

void TestPcscReader::plugsLeaveNothingBehind()
{
    const auto count = [](const char *what) {
        return QDir(QStringLiteral("/proc/self/") + QLatin1StringView(what))
            .entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::System)
            .size();
    };
    {
        const ReaderWorld warm(QStringLiteral("pcsc:"));
        QTRY_VERIFY(warm.state() == DeviceState::Ready);
    }
    const auto threads = count("task");
    const auto files = count("fd");
    for (int i = 0; i < 20; ++i) {
        const ReaderWorld world(QStringLiteral("pcsc:"));
        if (i % 2 == 0)
            QTRY_VERIFY(world.state() == DeviceState::Ready); // else: gone while it opens
    }
    // Less is well: the first reader's threads may still have been ending when they were counted.
    QTRY_VERIFY(count("task") <= threads);
    QTRY_VERIFY(count("fd") <= files);
}

void TestPcscReader::theHubMakesItFromTheSettings()
{
    const SystemClock clock;
    hub::Hub hub({smartcard::pcscDriver()}, clock);
    hub.use({Plug{.kind = Kind::SmartCard, .driver = {}, .place = QStringLiteral("pcsc:"), .options = {}},
             Plug{.kind = Kind::SmartCard, .driver = {}, .place = QStringLiteral("usb:0400:c35a"), .options = {}}});
    hub.start();
    QVERIFY(hub.at<SmartCardReader>(QStringLiteral("pcsc:")));
    QTRY_VERIFY(hub.devices().first().health.state == DeviceState::Ready);
    QCOMPARE(toString(hub.devices().last().health.lastFault->code), toString(devices::codes::BadPlace));
    QCOMPARE(hub.all<SmartCardReader>().size(), 1);
}

YC_TEST(TestPcscReader)
#include "tst_pcsc_reader.moc"
