#include "devices/hub/hub.h"
#include "tests/devices/vendor/vendor_world.h"
#include "tests/support/register.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace yc;
using namespace yc::devices;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using tests::VendorWorld;

// A card behind a maker's library reaches the application as one on the wire does.
class TestVendorReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aCardIsReadThroughEachLibrary_data();
    void aCardIsReadThroughEachLibrary();
    void everyLayoutReachesTheApplication_data();
    void everyLayoutReachesTheApplication();
    void theLaterAddressComesAlong_data();
    void theLaterAddressComesAlong();
    void fingerprintsComeWhenAskedFor_data();
    void fingerprintsComeWhenAskedFor();
    void aRestingCardIsReadOnceAndALiftedOneIsSaid();
    void twoPeopleOneAfterTheOther_data();
    void twoPeopleOneAfterTheOther();
    void pulledOutItIsSaidAndComesBack_data();
    void pulledOutItIsSaidAndComesBack();
    void stoppedItHoldsNothing();
    void whatIsRecordedTellsOfNobody();
    void placesAreReadAsTheyAreWritten();
    void theHubMakesOneFromTheSettings();
};

void TestVendorReader::aCardIsReadThroughEachLibrary_data()
{
    QTest::addColumn<QString>("library");
    QTest::addColumn<bool>("hasNumber");
    QTest::addColumn<bool>("hasChip");
    QTest::newRow("SDT") << u"sdtapi"_s << true << true;
    QTest::newRow("SDT of an earlier year") << u"sdtapi-old"_s << false << true;
    QTest::newRow("CVR, as on the chip") << u"termb"_s << true << false;
    QTest::newRow("CVR, in words") << u"termb-words"_s << true << false;
}

void TestVendorReader::aCardIsReadThroughEachLibrary()
{
    QFETCH(QString, library);
    QFETCH(bool, hasNumber);
    QFETCH(bool, hasChip);
    VendorWorld world(library);
    world.read();
    QTRY_COMPARE(world.state(), DeviceState::Ready);
    QTRY_VERIFY(world.guidance.contains(Guidance::PlaceCard));
    QVERIFY(world.cards.empty());
    QCOMPARE(world.reader().info().serial, hasNumber ? u"05.03-20100341-0000000123-0000000456"_s : QString());
    QVERIFY(world.reader().info().model.startsWith(u"lib"_s + library + u".so"_s));
    world.lay("zhang");
    QTRY_COMPARE(world.cards.size(), 1U);
    const auto &card = *world.cards[0];
    QCOMPARE(card.layout, CardLayout::Resident);
    QCOMPARE(card.name, u"张样例"_s);
    QCOMPARE(card.sexCode, u"2"_s);
    QCOMPARE(card.ethnicityCode, u"01"_s);
    QCOMPARE(card.birth, u"19491231"_s);
    QCOMPARE(card.number, u"11010519491231002X"_s);
    QCOMPARE(card.issuer, u"北京市公安局朝阳分局"_s);
    QCOMPARE(card.validFrom, u"20200101"_s);
    QCOMPARE(card.validTo, u"长期"_s);
    QVERIFY(card.address.startsWith(u"北京市朝阳区"_s));
    QCOMPARE(card.photo.reveal().size(), 1024);
    QCOMPARE(card.chipSerial.isEmpty(), !hasChip);
    QCOMPARE(world.failures, QStringList());
    QCOMPARE(world.reader().health().done, 1U);
}

void TestVendorReader::everyLayoutReachesTheApplication_data()
{
    QTest::addColumn<QString>("library");
    QTest::addColumn<QString>("sample");
    QTest::addColumn<CardLayout>("layout");
    for (const auto &library : {u"sdtapi"_s, u"termb"_s}) {
        QTest::addRow("%s, residence permit", qPrintable(library)) << library << u"hk"_s << CardLayout::HkMoTwResidence;
        QTest::addRow("%s, foreigner 2017", qPrintable(library))
            << library << u"foreigner-2017"_s << CardLayout::ForeignerPermanent2017;
        QTest::addRow("%s, foreigner 2023", qPrintable(library))
            << library << u"foreigner-2023"_s << CardLayout::ForeignerPermanent2023;
    }
    QTest::newRow("in words, residence permit") << u"termb-words"_s << u"hk"_s << CardLayout::HkMoTwResidence;
}

void TestVendorReader::everyLayoutReachesTheApplication()
{
    QFETCH(QString, library);
    QFETCH(QString, sample);
    QFETCH(CardLayout, layout);
    VendorWorld world(library);
    world.lay(sample.toLatin1().constData());
    world.read();
    QTRY_COMPARE(world.cards.size(), 1U);
    QCOMPARE(world.cards[0]->layout, layout);
    QVERIFY(!world.cards[0]->number.isEmpty());
    QCOMPARE(world.cards[0]->travelPermitNumber.isEmpty(), layout != CardLayout::HkMoTwResidence);
}

void TestVendorReader::theLaterAddressComesAlong_data()
{
    QTest::addColumn<QString>("library");
    QTest::addColumn<bool>("has");
    QTest::newRow("SDT") << u"sdtapi"_s << true;
    QTest::newRow("SDT without") << u"sdtapi-old"_s << false;
    QTest::newRow("CVR") << u"termb"_s << true;
}

void TestVendorReader::theLaterAddressComesAlong()
{
    QFETCH(QString, library);
    QFETCH(bool, has);
    VendorWorld world(library);
    world.lay("li");
    world.read();
    QTRY_COMPARE(world.cards.size(), 1U);
    QCOMPARE(world.cards[0]->latestAddress, has ? u"安徽省马鞍山市样例区测试大道８８号"_s : QString());
}

void TestVendorReader::fingerprintsComeWhenAskedFor_data()
{
    QTest::addColumn<QString>("library");
    QTest::addColumn<bool>("asked");
    QTest::addColumn<int>("size");
    QTest::newRow("SDT") << u"sdtapi"_s << true << 1024;
    QTest::newRow("SDT, not asked") << u"sdtapi"_s << false << 0;
    QTest::newRow("SDT without") << u"sdtapi-old"_s << true << 0; // the card is read all the same
    QTest::newRow("CVR") << u"termb"_s << true << 1024;
}

void TestVendorReader::fingerprintsComeWhenAskedFor()
{
    QFETCH(QString, library);
    QFETCH(bool, asked);
    QFETCH(int, size);
    VendorWorld world(library);
    auto card = *virtual_bench::sampleCard(u"zhang"_s);
    card.fingerprint = QByteArray(1024, 'f');
    QVERIFY(world.feed().lay(card));
    world.read([asked](auto &, card::SdtSettings &settings) { settings.fingerprint = asked; });
    QTRY_COMPARE(world.cards.size(), 1U);
    QCOMPARE(world.cards[0]->fingerprint.reveal().size(), size);
    QCOMPARE(world.cards[0]->name, u"张样例"_s);
}

void TestVendorReader::aRestingCardIsReadOnceAndALiftedOneIsSaid()
{
    VendorWorld world;
    world.lay("zhang");
    world.read();
    QTRY_COMPARE(world.cards.size(), 1U);
    QTest::qWait(200); // a dozen looks
    QCOMPARE(world.cards.size(), 1U);
    QCOMPARE(world.lifted, 0);
    world.feed().lift();
    QTRY_COMPARE(world.lifted, 1);
    QTRY_COMPARE(world.guidance.last(), Guidance::PlaceCard);
}

void TestVendorReader::twoPeopleOneAfterTheOther_data()
{
    QTest::addColumn<QString>("library");
    QTest::newRow("SDT") << u"sdtapi"_s;
    QTest::newRow("CVR") << u"termb"_s;
}

void TestVendorReader::twoPeopleOneAfterTheOther()
{
    QFETCH(QString, library);
    VendorWorld world(library);
    world.lay("zhang");
    world.read();
    QTRY_COMPARE(world.cards.size(), 1U);
    world.feed().lift();
    QTRY_COMPARE(world.lifted, 1);
    world.lay("li");
    QTRY_COMPARE(world.cards.size(), 2U);
    QCOMPARE(world.cards[1]->name, u"李测试"_s);
}

void TestVendorReader::pulledOutItIsSaidAndComesBack_data()
{
    aCardIsReadThroughEachLibrary_data();
}

void TestVendorReader::pulledOutItIsSaidAndComesBack()
{
    QFETCH(QString, library);
    VendorWorld world(library);
    world.read();
    QTRY_COMPARE(world.state(), DeviceState::Ready);
    world.unplug();
    QTRY_VERIFY(world.hasFailed(devices::codes::Unplugged));
    QTRY_COMPARE(world.state(), DeviceState::Absent);
    QTRY_VERIFY(world.reader().health().lastFault
                && world.reader().health().lastFault->code == devices::codes::OpenRefused); // its port does not open
    world.feed().plug();
    QTRY_COMPARE(world.state(), DeviceState::Ready);
    world.lay("zhang");
    QTRY_COMPARE(world.cards.size(), 1U);
    QCOMPARE(world.failures.size(), 1); // told once
}

void TestVendorReader::stoppedItHoldsNothing()
{
    VendorWorld world(u"termb"_s);
    world.lay("zhang");
    world.read();
    QTRY_COMPARE(world.cards.size(), 1U);
    QCOMPARE(tests::helpersRunning().size(), 1);
    QVERIFY(!tests::foldersInMemory().isEmpty());
    world.reader().stop();
    QTRY_COMPARE(tests::helpersRunning().size(), 0);
    QTRY_VERIFY(tests::foldersInMemory().isEmpty());
    world.reader().start();
    QTRY_COMPARE(world.cards.size(), 2U);
    world.end();
    QTRY_COMPARE(tests::helpersRunning().size(), 0);
    QTRY_VERIFY(tests::foldersInMemory().isEmpty());
}

void TestVendorReader::whatIsRecordedTellsOfNobody()
{
    QTemporaryDir records;
    VendorWorld world;
    world.lay("zhang");
    world.read([&records](auto &, card::SdtSettings &settings) { settings.recordFolder = records.path(); });
    QTRY_COMPARE(world.cards.size(), 1U);
    world.end();
    const auto files = QDir(records.path()).entryList({u"sdt-vendor_*.wire"_s});
    QCOMPARE(files.size(), 1);
    QFile file(records.filePath(files.first()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto said = file.readAll();
    QVERIFY(said.contains("opened") && said.contains(" > aaaaaa96690003300132")); // it was read
    QString number = world.cards[0]->number;
    const auto bytes = QByteArray(reinterpret_cast<const char *>(number.utf16()), number.size() * qsizetype{2}).toHex();
    QVERIFY(!said.contains(bytes));
}

void TestVendorReader::placesAreReadAsTheyAreWritten()
{
    const auto place = card::vendorPlaceFromText(u"vendor:/opt/华视/lib/libtermb.so#7"_s);
    QVERIFY(place);
    QCOMPARE(place->library, u"/opt/华视/lib/libtermb.so"_s);
    QCOMPARE(place->port, 7);
    QCOMPARE(card::vendorPlaceFromText(u"vendor:/opt/x.so"_s)->port, 1001);
    for (const auto &wrong :
         {u"vendor:"_s, u"vendor:/"_s, u"vendor:libsdtapi.so"_s, u"vendor:../x.so"_s, u"vendor:/opt/../x.so"_s,
          u"vendor://opt/x.so"_s, u"vendor:/opt/x.so/"_s, u"vendor:/opt/x.so#0"_s, u"vendor:/opt/x.so#17"_s,
          u"vendor:/opt/x.so#1017"_s, u"vendor:/opt/x.so#"_s, u"vendor:/opt/x.so#usb"_s, u"tcp:127.0.0.1:1"_s})
        QVERIFY2(card::vendorPlaceFromText(wrong).error() == devices::codes::BadPlace, qPrintable(wrong));
}

void TestVendorReader::theHubMakesOneFromTheSettings()
{
    VendorWorld world;
    SystemClock clock;
    const auto made = [&](const QJsonObject &entry) {
        hub::Hub hub({card::sdtDriver(), card::vendorDriver(u"/nowhere/yichuang-vendord"_s)}, clock);
        hub.use(*hub::plugsFromJson({entry}));
        return hub.all<CardReader>().size() == 1;
    };
    QJsonObject entry{{u"kind"_s, u"card-reader"_s},
                      {u"driver"_s, u"vendor"_s},
                      {u"place"_s, u"vendor:"_s + world.feed().library()},
                      {u"options"_s, QJsonObject{{u"shape"_s, u"cvr"_s}}}};
    QVERIFY(made(entry));
    entry[u"options"_s] = QJsonObject{{u"shape"_s, u"other"_s}};
    QVERIFY(!made(entry));
    entry[u"options"_s] = QJsonObject();
    QVERIFY(made(entry));
    entry[u"place"_s] = u"vendor:libsdtapi.so"_s;
    QVERIFY(!made(entry));
}

YC_TEST(TestVendorReader)
#include "tst_vendor_reader.moc"
