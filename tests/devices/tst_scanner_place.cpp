#include "devices/scan/scanner_place.h"
#include "tests/support/register.h"

#include <QTest>

using namespace yc::devices::scan;
using namespace Qt::Literals::StringLiterals;

// Which scanner a place means, and by what place it is found again. Values; on the wire tst_scanner_plugs.
class TestScannerPlace : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aPlaceMeansOneOrNone_data();
    void aPlaceMeansOneOrNone();
    void theStablePlaceOfEachMeansItAlone();
    void afterAReplugTheStablePlaceStillMeansIt();
    void whatWasKnownTellsTwoAlikeApart();
    void theAddressStandsInTheName_data();
    void theAddressStandsInTheName();
    void whatMayHaveBeenPulledOut();
};

namespace
{

// Two alike without a serial number, one of another model, one of another back end with a serial number, two on the
// network.
QList<ListedScanner> bench()
{
    return {{u"epson2:libusb:001:004"_s, u"Epson"_s, u"GT-1500"_s, {}, {}, u"1-1"_s},
            {u"epson2:libusb:001:005"_s, u"Epson"_s, u"GT-1500"_s, {}, {}, u"1-2.3"_s},
            {u"epson2:libusb:001:006"_s, u"Epson"_s, u"V370 @Home"_s, {}, {}, u"1-4"_s},
            {u"plustek:libusb:002:003"_s, u"Canon"_s, u"LiDE 25"_s, {}, u"A#7%"_s, u"2-1"_s},
            {u"airscan:e0:Kyocera ECOSYS"_s, u"eSCL"_s, u"Kyocera ECOSYS"_s, u"ip=10.0.0.5"_s, {}, {}},
            {u"airscan:w1:HP"_s, u"WSD"_s, u"HP"_s, u"ip=10.0.0.6"_s, {}, {}},
            {u"fujitsu:fi-7160:1234"_s, u"FUJITSU"_s, u"fi-7160"_s, {}, {}, {}}};
}

} // namespace

void TestScannerPlace::aPlaceMeansOneOrNone_data()
{
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<int>("which"); // -1: none
    const auto row = [](const char *name, const QString &wanted, int which) { QTest::newRow(name) << wanted << which; };
    row("nothing said", {}, 0);
    row("a name as it stands", u"epson2:libusb:001:005"_s, 1);
    row("a name without an index", u"fujitsu:fi-7160:1234"_s, 6);
    row("the address has changed", u"plustek:libusb:009:099"_s, 3);
    row("the address has changed, three could be meant", u"epson2:libusb:009:099"_s, -1);
    row("the address has changed, another back end", u"genesys:libusb:001:004"_s, -1);
    row("the number on the network has changed", u"airscan:e7:Kyocera ECOSYS"_s, 4);
    row("the number has changed, another protocol", u"airscan:e0:HP"_s, -1);
    row("the number has changed, another scanner", u"airscan:e0:Kyocera"_s, -1);
    row("a number that is no index", u"fujitsu:fi-7160:1235"_s, -1);
    row("model", u"plustek=LiDE 25"_s, 3);
    row("maker and model, in another case", u"plustek=canon lide 25"_s, 3);
    row("model on the network", u"airscan=Kyocera ECOSYS"_s, 4);
    row("model, two alike", u"epson2=GT-1500"_s, -1);
    row("socket", u"epson2@1-2.3"_s, 1);
    row("socket and model", u"epson2=GT-1500@1-1"_s, 0);
    row("socket with another model in it", u"epson2=GT-1500@1-4"_s, -1);
    row("socket with nothing in it", u"epson2@1-9"_s, -1);
    row("socket of another back end", u"epson2@2-1"_s, -1);
    row("serial number", u"plustek#A%237%25"_s, 3);
    row("another serial number", u"plustek#A7"_s, -1);
    row("model with a sign of ours", u"epson2=V370 %40Home"_s, 2);
    row("nonsense", u"="_s, -1);
    row("a back end alone", u"epson2"_s, -1);
}

void TestScannerPlace::aPlaceMeansOneOrNone()
{
    QFETCH(QString, wanted);
    QFETCH(int, which);
    QCOMPARE(scannerAmong(bench(), wanted).value_or(-1), which);
    QVERIFY(!scannerAmong({}, wanted));
}

void TestScannerPlace::theStablePlaceOfEachMeansItAlone()
{
    const auto all = bench();
    const QStringList wanted{u"epson2=Epson GT-1500@1-1"_s,      u"epson2=Epson GT-1500@1-2.3"_s,
                             u"epson2=Epson V370 %40Home@1-4"_s, u"plustek=Canon LiDE 25#A%237%25"_s,
                             u"airscan=eSCL Kyocera ECOSYS"_s,   u"airscan=WSD HP"_s,
                             u"fujitsu:fi-7160:1234"_s};
    for (qsizetype i = 0; i < all.size(); ++i) {
        const auto place = stablePlace(all, i);
        QCOMPARE(place, wanted[i]);
        QCOMPARE(scannerAmong(all, place).value_or(-1), i);
    }
    // A serial number that two alike have is none.
    auto twins = all.first(2);
    twins[0].serial = twins[1].serial = u"000000"_s;
    QCOMPARE(stablePlace(twins, 1), u"epson2=Epson GT-1500@1-2.3"_s);
    // Nothing tells them apart: the name, index and all, is the best there is.
    twins[0].port = twins[1].port = {};
    QCOMPARE(stablePlace(twins, 1), twins[1].name);
    twins[0].name = u"net:10.0.0.9:epson2:libusb:001:004"_s;
    twins[1].name = u"net:10.0.0.8:epson2:libusb:001:004"_s;
    QCOMPARE(stablePlace(twins, 0), twins[0].name);
    QCOMPARE(scannerAmong(twins, u"net:10.0.0.8:epson2:libusb:001:009"_s).value_or(-1), 1);
}

void TestScannerPlace::afterAReplugTheStablePlaceStillMeansIt()
{
    auto all = bench();
    const auto place = stablePlace(all, 0);
    all[0].name = u"epson2:libusb:001:009"_s;
    all[1].name = u"epson2:libusb:001:004"_s; // the other one has its old address now
    QCOMPARE(scannerAmong(all, place).value_or(-1), 0);
    all.swapItemsAt(0, 1);
    QCOMPARE(scannerAmong(all, place).value_or(-1), 1);
}

void TestScannerPlace::whatWasKnownTellsTwoAlikeApart()
{
    auto all = bench();
    const auto name = all[0].name;
    const auto known = stablePlace(all, 0);
    all[0].name = u"epson2:libusb:001:009"_s;
    QCOMPARE(scannerAmong(all, name).value_or(-1), -1);
    QCOMPARE(scannerAmong(all, name, known).value_or(-1), 0);
    all[1].name = name; // its old address is the other one's
    QCOMPARE(scannerAmong(all, name, known).value_or(-1), 0);
    // What has gone for good is no reason to find nothing where one only could be meant.
    QCOMPARE(scannerAmong(all, u"plustek:libusb:009:001"_s, u"plustek@9-9"_s).value_or(-1), 3);
    // A stable place means itself alone.
    QCOMPARE(scannerAmong(all, u"epson2@1-2.3"_s, known).value_or(-1), 1);
}

void TestScannerPlace::theAddressStandsInTheName_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("bus");
    QTest::addColumn<int>("address");
    QTest::newRow("libusb") << u"epson2:libusb:001:004"_s << 1 << 4;
    QTest::newRow("epkowa") << u"epkowa:interpreter:002:017"_s << 2 << 17;
    QTest::newRow("brother") << u"brother4:bus1;dev12"_s << 1 << 12;
    QTest::newRow("network") << u"airscan:e0:Kyocera"_s << -1 << -1;
    QTest::newRow("another machine's") << u"net:10.0.0.9:epson2:libusb:001:004"_s << -1 << -1;
    QTest::newRow("serial number") << u"pixma:04A9173A_12345:001:04"_s << -1 << -1;
}

void TestScannerPlace::theAddressStandsInTheName()
{
    QFETCH(QString, name);
    QFETCH(int, bus);
    QFETCH(int, address);
    const auto at = usbAddressIn(name).value_or(UsbAddress{-1, -1});
    QCOMPARE(at.bus, bus);
    QCOMPARE(at.address, address);
}

void TestScannerPlace::whatMayHaveBeenPulledOut()
{
    const QList<UsbAddress> then{{1, 2}, {1, 4}};
    const auto named = u"epson2:libusb:001:004"_s;
    const auto unnamed = u"fujitsu:fi-7160:1234"_s;
    QVERIFY(!mayBePulledOut(named, then, {{1, 4}}));
    QVERIFY(mayBePulledOut(named, then, {{1, 2}, {1, 5}}));
    QVERIFY(!mayBePulledOut(unnamed, then, {{1, 2}, {1, 4}, {1, 7}})); // something was only plugged in
    QVERIFY(mayBePulledOut(unnamed, then, {{1, 2}}));
    QVERIFY(mayBePulledOut(unnamed, {}, {})); // nothing is known here
}

YC_TEST(TestScannerPlace)

#include "tst_scanner_place.moc"
