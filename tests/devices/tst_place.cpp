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
};

void TestPlace::aPlaceIsReadAndWrittenBack_data()
{
    QTest::addColumn<QString>("text");
    for (const auto *text : {"tcp:127.0.0.1:9100", "tcp:reader.hall:1", "tcp:[::1]:65535", "serial:/dev/ttyUSB0",
                             "serial:/dev/ttyS1@9600"})
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
    for (const auto *text :
         {"", "tcp:", "tcp:127.0.0.1", "tcp:127.0.0.1:", "tcp:127.0.0.1:0", "tcp:127.0.0.1:65536", "tcp::9100",
          "tcp:::1:9100", "tcp:[]:9100", "serial:", "serial:ttyUSB0", "serial:/dev/x@", "serial:/dev/x@-1", "usb:1"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestPlace::whatIsNoPlaceIsRefused()
{
    QFETCH(QString, text);
    const auto place = placeFromText(text);
    QVERIFY(!place);
    QVERIFY(place.error() == codes::BadPlace);
}

YC_TEST(TestPlace)
#include "tst_place.moc"
