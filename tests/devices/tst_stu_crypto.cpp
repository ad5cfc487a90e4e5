#include "devices/pad/protocol/stu_crypto.h"
#include "devices/pad/protocol/stu_encryption.h"
#include "tests/support/register.h"

#include <QTest>

using namespace yc;
using namespace yc::devices::pad::stu;

class TestStuCrypto : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aesIsTheStandards();
    void bothEndsOfTheFirstCipherAgree();
    void groupsAndKeysThatHideNothingAreRefused();
    void bothEndsOfTheSecondCipherAgree();
    void aKeyForAnotherIsRefused();
    void keyMessagesAreTheBytesOfTheTable();
};

namespace
{
// 2^127 - 1, a prime that everybody can check, and a base of 16 bits.
const auto Prime = QByteArray::fromHex("7FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF");
const auto Base = QByteArray::fromHex("0003");
} // namespace

void TestStuCrypto::aesIsTheStandards()
{
    // FIPS 197, C.1 and C.3.
    const auto plain = QByteArray::fromHex("00112233445566778899AABBCCDDEEFF");
    const auto key = QByteArray::fromHex("000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F");
    QCOMPARE(aesBlock(key.first(16), plain, true), QByteArray::fromHex("69C4E0D86A7B0430D8CDB78070B4C55A"));
    QCOMPARE(aesBlock(key, plain, true), QByteArray::fromHex("8EA2B7CA516745BFEAFC49904B496089"));
    QCOMPARE(aesBlock(key, aesBlock(key, plain, true), false), plain);
    QVERIFY(aesBlock(key.first(15), plain, true).isEmpty());
    QVERIFY(aesBlock(key, plain.first(15), true).isEmpty());
}

void TestStuCrypto::bothEndsOfTheFirstCipherAgree()
{
    QCOMPARE(modExp(QByteArray::fromHex("03"), QByteArray::fromHex("05"), Prime),
             QByteArray::fromHex("000000000000000000000000000000F3")); // 3^5 = 243
    const auto host = makeDhPair(Prime, Base);
    const auto pad = makeDhPair(Prime, Base);
    QVERIFY(host && pad);
    QVERIFY(host->open != pad->open); // anew each time
    const auto here = sharedKey(*host, pad->open, Prime);
    const auto there = sharedKey(*pad, host->open, Prime);
    QVERIFY(here && there);
    QCOMPARE(here->reveal(), there->reveal());
    QCOMPARE(here->reveal().size(), 16);
}

void TestStuCrypto::groupsAndKeysThatHideNothingAreRefused()
{
    QVERIFY(!makeDhPair(QByteArray(16, '\0'), Base)); // a pad that was never given one
    QVERIFY(!makeDhPair(QByteArray(15, '\0') + '\x07', Base));
    QVERIFY(!makeDhPair(QByteArray::fromHex("7FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFE"), Base));
    QVERIFY(!makeDhPair(Prime, QByteArray::fromHex("0000")));
    QVERIFY(!makeDhPair(Prime, QByteArray::fromHex("0001")));
    const auto host = makeDhPair(Prime, Base);
    QVERIFY(host);
    for (const auto *key :
         {"00000000000000000000000000000000", "00000000000000000000000000000001", "7FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFE",
          "7FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF", "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF", "05"})
        QVERIFY2(!sharedKey(*host, QByteArray::fromHex(key), Prime), key);
}

void TestStuCrypto::bothEndsOfTheSecondCipherAgree()
{
    const auto host = RsaPair::make();
    QVERIFY(host);
    QCOMPARE(host->modulus().size(), 256);
    const auto key = QByteArray::fromHex("000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F");
    const auto sealed = rsaSeal(host->modulus(), host->exponent(), key);
    QCOMPARE(sealed.size(), 256);
    const auto opened = host->open(sealed);
    QVERIFY(opened);
    QCOMPARE(opened->reveal(), key);
}

void TestStuCrypto::aKeyForAnotherIsRefused()
{
    const auto host = RsaPair::make();
    const auto other = RsaPair::make();
    QVERIFY(host && other);
    QVERIFY(!host->open(rsaSeal(other->modulus(), other->exponent(), QByteArray(32, 'k'))));
    QVERIFY(!host->open(rsaSeal(host->modulus(), host->exponent(), QByteArray(16, 'k')))); // not the size agreed on
    QVERIFY(!host->open(QByteArray(256, '\0')));
    QVERIFY(!host->open({}));
    QVERIFY(rsaSeal({}, {}, QByteArray(32, 'k')).isEmpty());
}

void TestStuCrypto::keyMessagesAreTheBytesOfTheTable()
{
    const KeyMessage type{.command = KeyCommand::SetType, .parameter = Aes256, .lengthOrIndex = Rsa2048Oaep};
    QCOMPARE(toBytes(type), QByteArray::fromHex("40010282") + QByteArray(64, '\0'));
    const KeyMessage exponent{.command = KeyCommand::SetBlock,
                              .parameter = static_cast<quint8>(KeyPart::Exponent),
                              .lengthOrIndex = 3,
                              .data = QByteArray::fromHex("010001")};
    QCOMPARE(toBytes(exponent), QByteArray::fromHex("40020003010001") + QByteArray(61, '\0'));
    const auto back = keyMessageFrom(toBytes(exponent));
    QVERIFY(back);
    QCOMPARE(back->data.size(), 64);
    QVERIFY(!keyMessageFrom(toBytes(exponent).first(67)));
    QVERIFY(!keyMessageFrom(QByteArray::fromHex("4006") + QByteArray(66, '\0')));
    const KeyStatus status{.symmetric = Aes256,
                           .asymmetric = Rsa2048Oaep,
                           .exponent = KeyStatus::Ready,
                           .modulus = KeyStatus::Ready,
                           .ciphered = KeyStatus::Calculating,
                           .lastResult = 3};
    QCOMPARE(toBytes(status).first(8), QByteArray::fromHex("5002820000 00FA03"));
    QCOMPARE(toBytes(status).size(), 17);
    QVERIFY(keyStatusFrom(toBytes(status)) == status);
    QVERIFY(!keyStatusFrom(QByteArray::fromHex("50 02 82 00")));
}

YC_TEST(TestStuCrypto)
#include "tst_stu_crypto.moc"
