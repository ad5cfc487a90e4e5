#include "devices/hub/hub.h"
#include "devices/smartcard/protocol/staff_card.h"
#include "devices/virtual/card_replay.h"
#include "tests/devices/smartcard/reader_world.h"
#include "tests/support/register.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace yc;
using namespace yc::devices;
using tests::ReaderWorld;
using virtual_bench::CardReplay;
using virtual_bench::SmartCardTwin;
using virtual_bench::socialSecurityCard;

// What goes to and fro between the driver that ships and a card is written down without anybody in it, and the card of
// the record is read again, behind the pcscd that ships with the system.
class TestPcscRecord : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void nobodyStandsInTheRecordOfACard_data();
    void nobodyStandsInTheRecordOfACard();
    void aStaffCardsRecordProvesNothing();
    void aCardThatWasPulledIsPulledAgain();
    void theHubHandsTheFolderOn();

private:
    [[nodiscard]] QString file() const;
    [[nodiscard]] QByteArray text() const; // of the record
    [[nodiscard]] QByteArray bytes() const; // all that was said, one after another
    [[nodiscard]] static std::function<void(smartcard::PcscSettings &)> recordedIn(const QString &folder);

    std::unique_ptr<tests::PcscdBed> m_bed;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestPcscRecord::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_bed = std::make_unique<tests::PcscdBed>();
    QCOMPARE(m_bed->start(), QString());
}

QString TestPcscRecord::file() const
{
    const auto files = QDir(m_folder->path()).entryInfoList({QStringLiteral("pcsc-*.wire")});
    return files.size() == 1 ? files.first().filePath() : QString();
}

QByteArray TestPcscRecord::text() const
{
    QFile from(file());
    return from.open(QIODevice::ReadOnly) ? from.readAll() : QByteArray();
}

QByteArray TestPcscRecord::bytes() const
{
    QByteArray all;
    const auto lines = virtual_bench::wireLines(file());
    if (!lines)
        return all;
    for (const auto &line : *lines)
        if (line.what == "<" || line.what == ">" || line.what == "card")
            all += virtual_bench::bytesIn(line.rest);
    return all;
}

std::function<void(smartcard::PcscSettings &)> TestPcscRecord::recordedIn(const QString &folder)
{
    return [folder](smartcard::PcscSettings &settings) { settings.recordFolder = folder; };
}

void TestPcscRecord::nobodyStandsInTheRecordOfACard_data()
{
    QTest::addColumn<bool>("fetching");
    QTest::addColumn<bool>("exact");
    QTest::newRow("at once") << false << false;
    QTest::newRow("by GET RESPONSE, in pieces") << true << false;
    QTest::newRow("only for the right length") << false << true;
}

void TestPcscRecord::nobodyStandsInTheRecordOfACard()
{
    QFETCH(bool, fetching);
    QFETCH(bool, exact);
    {
        ReaderWorld world(QStringLiteral("pcsc:"), recordedIn(m_folder->path()));
        QTRY_VERIFY(world.state() == DeviceState::Ready);
        SmartCardTwin card(socialSecurityCard());
        card.setFetching(fetching);
        card.setExact(exact);
        card.insert(m_bed->slot());
        QTRY_COMPARE(world.read.size(), 1U);
        QVERIFY(world.takeOut(card));
    }
    const auto said = bytes();
    QVERIFY(said.size() > 100);
    for (const auto &part : {QByteArray("11010519491231002X"), QByteArray("AB1234567"),
                             QByteArray::fromHex("d5c5d1f9c0fd") /* 张样例 in GB18030 */, QByteArray("SSCARD-TWIN"),
                             QByteArray::fromHex("19491231"), QByteArray::fromHex("20330101")}) {
        QVERIFY2(!said.contains(part), part.toHex().constData());
        QVERIFY(!text().contains(part));
        for (qsizetype at = 0; at + 4 <= part.size(); ++at) // in pieces neither
            QVERIFY2(!said.contains(part.sliced(at, 4)), part.sliced(at, 4).toHex().constData());
    }
    QCOMPARE(QFile::permissions(file()) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    QVERIFY(text().contains("reader Yichuang Twin 00 00\n"));
    QVERIFY(text().contains(" > 00a404000f7378312e73682ec9e7bbe1b1a3d5cf")); // which application
    QVERIFY(text().contains(" > 00a4020002ef06")); // which file
    QVERIFY(text().contains(" > 00b20900")); // which record
    // The record of it reads again, as nobody's card.
    m_bed->end();
    QCOMPARE(m_bed->start(), QString());
    CardReplay replay;
    QVERIFY(replay.load(file()));
    ReaderWorld world(QStringLiteral("pcsc:"));
    QTRY_VERIFY(world.state() == DeviceState::Ready);
    QVERIFY(replay.insert(m_bed->slot()));
    QTRY_COMPARE_WITH_TIMEOUT(world.read.size(), 1U, 10'000);
    QVERIFY(world.read[0]->kind == SmartCardKind::SocialSecurity);
    QCOMPARE(world.read[0]->number, QString(18, u'0'));
    QCOMPARE(world.read[0]->cardNumber, QString(9, u'0'));
    QCOMPARE(world.failed, QStringList());
    QCOMPARE(replay.askedOtherwise(), 0);
    QVERIFY(replay.isOver());
    replay.eject();
    QTRY_COMPARE(world.lifted, 1);
    QVERIFY(!replay.insert(m_bed->slot())); // there was one card
}

void TestPcscRecord::aStaffCardsRecordProvesNothing()
{
    const QByteArray challenge(ChallengeSize, 'q');
    QByteArray signature;
    const auto card = SmartCardTwin::staff(QStringLiteral("gh-7731"), QStringLiteral("YC000017"));
    {
        ReaderWorld world(QStringLiteral("pcsc:"), recordedIn(m_folder->path()));
        card->insert(m_bed->slot());
        QTRY_COMPARE(world.read.size(), 1U);
        QTRY_VERIFY(world.state() == DeviceState::Ready);
        world.reader->prove(challenge);
        QTRY_COMPARE(world.proofs.size(), 1);
        signature = world.proofs[0];
        QVERIFY(world.takeOut(*card));
    }
    const auto said = bytes();
    for (const auto &part :
         {QByteArray("gh-7731"), QByteArray("YC000017"), challenge.first(4), card->publicKey().first(8),
          card->publicKey().last(8), signature.first(8), signature.last(8), QByteArray("YC-STAFF")})
        QVERIFY2(!said.contains(part), part.toHex().constData());
    QVERIFY(text().contains(" > 0088000020")); // it was asked to sign so many bytes
    m_bed->end();
    QCOMPARE(m_bed->start(), QString());
    CardReplay replay;
    QVERIFY(replay.load(file()));
    ReaderWorld world(QStringLiteral("pcsc:"));
    QTRY_VERIFY(world.state() == DeviceState::Ready);
    QVERIFY(replay.insert(m_bed->slot()));
    QTRY_COMPARE_WITH_TIMEOUT(world.read.size(), 1U, 10'000);
    QVERIFY(world.read[0]->kind == SmartCardKind::Staff);
    QTRY_VERIFY(world.state() == DeviceState::Ready);
    world.reader->prove(QByteArray(ChallengeSize, 'r')); // another than then: it is masked
    QTRY_COMPARE(world.proofs.size(), 1);
    QVERIFY(!smartcard::isProof(world.proofs[0], challenge, card->publicKey()));
    QCOMPARE(replay.askedOtherwise(), 0);
    QVERIFY(replay.isOver());
}

void TestPcscRecord::aCardThatWasPulledIsPulledAgain()
{
    {
        ReaderWorld world(QStringLiteral("pcsc:"), recordedIn(m_folder->path()));
        QTRY_VERIFY(world.state() == DeviceState::Ready);
        SmartCardTwin card(socialSecurityCard());
        card.setFault(SmartCardTwin::Fault::Pulled, 3);
        card.insert(m_bed->slot());
        QTRY_COMPARE_WITH_TIMEOUT(world.guidance(), Guidance::HoldStill, 10'000);
    }
    QVERIFY2(text().contains("trouble broken-off"), text().constData());
    m_bed->end();
    QCOMPARE(m_bed->start(), QString());
    CardReplay replay;
    QVERIFY(replay.load(file()));
    ReaderWorld world(QStringLiteral("pcsc:"));
    QTRY_VERIFY(world.state() == DeviceState::Ready);
    QVERIFY(replay.insert(m_bed->slot()));
    QTRY_COMPARE_WITH_TIMEOUT(world.guidance(), Guidance::HoldStill, 10'000);
    QVERIFY(world.read.empty());
    QCOMPARE(replay.askedOtherwise(), 0);
}

void TestPcscRecord::theHubHandsTheFolderOn()
{
    SystemClock clock;
    hub::Hub hub({smartcard::pcscDriver()}, clock);
    std::vector<Plug> plugs{
        {.kind = Kind::SmartCard, .driver = {}, .place = QStringLiteral("pcsc:Yichuang Twin 00 00"), .options = {}}};
    QVERIFY(hub::recordTo(m_folder->path(), plugs));
    hub.use(plugs);
    hub.start();
    QTRY_COMPARE(hub.devices().at(0).health.state, DeviceState::Ready);
    QVERIFY2(text().contains("reader Yichuang Twin 00 00\n"), text().constData());
}

YC_TEST(TestPcscRecord)
#include "tst_pcsc_record.moc"
