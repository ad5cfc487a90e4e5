#include "core/pack/base45.h"
#include "core/pack/qr.h"
#include "tests/support/register.h"

#include <QRandomGenerator>
#include <QTest>

using namespace yc::core;

class TestQr : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theThreeFindersStandInTheirCorners()
    {
        const auto code = pack::qrOf("YC1:ABC");
        QVERIFY(code);
        QCOMPARE(code->dark.size(), code->side * code->side);
        const int far = code->side - 7;
        for (const QPoint corner : {QPoint(0, 0), QPoint(far, 0), QPoint(0, far)}) {
            for (int i = 0; i < 7; ++i) {
                QVERIFY(code->isDark(corner.x() + i, corner.y()));
                QVERIFY(code->isDark(corner.x(), corner.y() + i));
            }
            QVERIFY(!code->isDark(corner.x() + 1, corner.y() + 1));
            QVERIFY(code->isDark(corner.x() + 3, corner.y() + 3));
        }
    }
    void moreCareNeedsMoreModules()
    {
        const QByteArray data(200, 'A');
        QVERIFY(pack::qrOf(data, pack::QrLevel::Q)->side > pack::qrOf(data, pack::QrLevel::M)->side);
    }
    void capitalsAreTighterThanBytes()
    {
        QVERIFY(pack::qrOf(QByteArray(200, 'A'))->side < pack::qrOf(QByteArray(200, 'a'))->side);
    }
    void zeroBytesAndChineseGoIn()
    {
        QVERIFY(pack::qrOf(QByteArray(10, '\0')));
        QVERIFY(pack::qrOf(QByteArray("申请材料接收凭证")));
    }
    void nothingAndTooMuchAreRefused()
    {
        QVERIFY(pack::qrOf({}).error() == pack::codes::QrTooLong);
        QVERIFY(pack::qrOf(QByteArray(3000, 'a')).error() == pack::codes::QrTooLong);
    }
    void base45IsAsTheRfcSays_data()
    {
        QTest::addColumn<QByteArray>("plain");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray("") << QByteArray("");
        QTest::newRow("AB") << QByteArray("AB") << QByteArray("BB8");
        QTest::newRow("Hello") << QByteArray("Hello!!") << QByteArray("%69 VD92EX0");
        QTest::newRow("base-45") << QByteArray("base-45") << QByteArray("UJCLQE7W581");
        QTest::newRow("ietf!") << QByteArray("ietf!") << QByteArray("QED8WEX0");
    }
    void base45IsAsTheRfcSays()
    {
        QFETCH(QByteArray, plain);
        QFETCH(QByteArray, text);
        QCOMPARE(pack::toBase45(plain), text);
        QCOMPARE(*pack::fromBase45(text), plain);
    }
    void whatIsNotBase45IsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("one character") << QByteArray("A");
        QTest::newRow("four characters") << QByteArray("BB8A");
        QTest::newRow("small letter") << QByteArray("bb8");
        QTest::newRow("more than 65535") << QByteArray("GGW");
        QTest::newRow("more than 255") << QByteArray("::");
    }
    void whatIsNotBase45IsRefused()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!pack::fromBase45(text));
    }
    void anyBytesComeBackFromBase45()
    {
        QRandomGenerator dice(20261121);
        for (int i = 0; i < 500; ++i) {
            QByteArray bytes(dice.bounded(120), Qt::Uninitialized);
            for (auto &byte : bytes)
                byte = static_cast<char>(dice.bounded(256));
            QCOMPARE(*pack::fromBase45(pack::toBase45(bytes)), bytes);
        }
    }
};

YC_TEST(TestQr)
#include "tst_qr.moc"
