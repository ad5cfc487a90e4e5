#include "devices/api/device.h"
#include "devices/transport/place.h"
#include "tests/support/register.h"

#include <QTest>

using namespace yc::devices;
using namespace yc::devices::transport;

class TestPlace : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aPlaceIsReadAndWrittenBack_data();
    void aPlaceIsReadAndWrittenBack();
    void whatIsNoPlaceIsRefused_data();
    void whatIsNoPlaceIsRefused();
    void aUsbPlaceSaysWhatIsMeant();
};

void TestPlace::aPlaceIsReadAndWrittenBack_data()
{
    QTest::addColumn<QString>("text");
    for (const auto *text :
         {"tcp:127.0.0.1:9100", "tcp:reader.hall:1", "tcp:[::1]:65535", "serial:/dev/ttyUSB0", "serial:/dev/ttyS1@9600",
          "usb:0400:c35a", "usb:04b8:0202#J5KZ012345", "usb:0400:c35a@1-2.3", "usb:0400:c35a#A1@3-1",
          "usb:ffff:0000#%E5%8F%B7%40%23%25", "hid:0400:c35a", "hid:0400:c35a#1@2-10"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestPlace::aPlaceIsReadAndWrittenBack()
{
    QFETCH(QString, text);
    const auto place = placeFromText(text);
    QVERIFY(place);
    QCOMPARE(toText(*place), text);
}

void TestPlace::whatIsNoPlaceIsRefused_data()
{
    QTest::addColumn<QString>("text");
    for (const auto *text : {"",
                             "tcp:",
                             "tcp:127.0.0.1",
                             "tcp:127.0.0.1:",
                             "tcp:127.0.0.1:0",
                             "tcp:127.0.0.1:65536",
                             "tcp::9100",
                             "tcp:::1:9100",
                             "tcp:[]:9100",
                             "serial:",
                             "serial:ttyUSB0",
                             "serial:/dev/x@",
                             "serial:/dev/x@-1",
                             "usb:1",
                             "usb:",
                             "usb:0400",
                             "usb:0400:",
                             "usb:0400:c35",
                             "usb:0400:c35a0",
                             "usb:0400:c35g",
                             "usb:0400:c35a#",
                             "usb:0400:c35a@",
                             "usb:0400:c35a@1",
                             "usb:0400:c35a@1-",
                             "usb:0400:c35a@1-2.",
                             "usb:0400:c35a@a-b",
                             "usb:0400:c35a#x@1-2x",
                             "usb:0400:c35a#a#b",
                             "hid:0400",
                             "hid:0400:c35a\n",
                             " usb:0400:c35a"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestPlace::whatIsNoPlaceIsRefused()
{
    QFETCH(QString, text);
    const auto place = placeFromText(text);
    QVERIFY(!place);
    QVERIFY(place.error() == codes::BadPlace);
}

void TestPlace::aUsbPlaceSaysWhatIsMeant()
{
    const auto place = placeFromText(QStringLiteral("usb:0400:C35A#%E5%8F%B7%40%201@1-2.3"));
    QVERIFY(place);
    const auto &usb = std::get<UsbPlace>(*place);
    QVERIFY(usb.way == UsbPlace::Way::Pipes);
    QCOMPARE(usb.vendor, 0x0400);
    QCOMPARE(usb.product, 0xC35A);
    QCOMPARE(usb.serial, QStringLiteral("号@ 1")); // whatever a device calls itself
    QCOMPARE(usb.port, QStringLiteral("1-2.3"));
    QVERIFY(placeFromText(toText(*place)) == *place);
    QVERIFY(std::get<UsbPlace>(*placeFromText(QStringLiteral("hid:0400:c35a"))).way == UsbPlace::Way::Reports);
}

YC_TEST(TestPlace)
#include "tst_place.moc"
