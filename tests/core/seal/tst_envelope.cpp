#include "core/seal/envelope.h"
#include "tests/support/fails.h"
#include "tests/support/register.h"

#include <QTest>

using namespace yc;
using namespace yc::core;

class TestEnvelope : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatWasSealedOpens_data();
    void whatWasSealedOpens();
    void theSameSealedTwiceDiffers();
    void everyChangedByteIsNoticed();
    void everyCutIsNoticed();
    void anotherKeyOpensNothing();
    void anotherPlaceOpensNothing();
    void nothingOfThePlainTextShows();
    void aKeyIsThirtyTwoBytes();
    void purposesHaveKeysOfTheirOwn();
    void thePinAndItsCostMakeTheKey();
    void aCostOutsideWhatArgonTakesIsRefused_data();
    void aCostOutsideWhatArgonTakesIsRefused();
    void theVerifierKnowsItsPin();
    void aDamagedVerifierMatchesNothing();
};

namespace
{
seal::Key keyOf(char byte)
{
    return seal::Key::fromBytes(SecretBytes(QByteArray(32, byte))).value();
}
seal::PinCost cheap(char salt = 's')
{
    return {.salt = QByteArray(16, salt), .operations = 1, .memoryBytes = 8192};
}
} // namespace

void TestEnvelope::whatWasSealedOpens_data()
{
    QTest::addColumn<QByteArray>("plain");
    QTest::addColumn<QByteArray>("about");
    QTest::newRow("nothing") << QByteArray() << QByteArray();
    QTest::newRow("nothing, somewhere") << QByteArray() << QByteArray("cases/1");
    QTest::newRow("a row") << QByteArray("样例") << QByteArray("cases/1");
    QTest::newRow("zero bytes") << QByteArray(17, '\0') << QByteArray("\0\1", 2);
    QTest::newRow("a page") << QByteArray(3'000'001, 'p') << QByteArray(64, 'a');
}

void TestEnvelope::whatWasSealedOpens()
{
    QFETCH(QByteArray, plain);
    QFETCH(QByteArray, about);
    const auto key = seal::Key::random();
    const auto sealed = seal::seal(key, plain, about);
    QVERIFY(sealed);
    QCOMPARE(sealed->size(), plain.size() + 29);
    const auto opened = seal::open(key, *sealed, about);
    QVERIFY(opened);
    QCOMPARE(opened->reveal(), plain);
}

void TestEnvelope::theSameSealedTwiceDiffers()
{
    const auto key = keyOf('k');
    QVERIFY(*seal::seal(key, "plain", "here") != *seal::seal(key, "plain", "here"));
}

void TestEnvelope::everyChangedByteIsNoticed()
{
    const auto key = keyOf('k');
    const auto sealed = *seal::seal(key, "a row of a case", "cases/7");
    for (qsizetype i = 0; i < sealed.size(); ++i) { // version, nonce, cipher and tag alike
        for (const int bit : {0x01, 0x80}) {
            auto changed = sealed;
            changed[i] = static_cast<char>(changed[i] ^ bit);
            YC_FAILS(seal::open(key, changed, "cases/7"), seal::codes::SealBroken);
        }
    }
}

void TestEnvelope::everyCutIsNoticed()
{
    const auto key = keyOf('k');
    const auto sealed = *seal::seal(key, "a row of a case", "cases/7");
    for (qsizetype size = 0; size < sealed.size(); ++size)
        YC_FAILS(seal::open(key, sealed.first(size), "cases/7"), seal::codes::SealBroken);
    YC_FAILS(seal::open(key, sealed + '\0', "cases/7"), seal::codes::SealBroken);
}

void TestEnvelope::anotherKeyOpensNothing()
{
    const auto sealed = *seal::seal(keyOf('k'), "plain", "here");
    YC_FAILS(seal::open(keyOf('l'), sealed, "here"), seal::codes::SealBroken);
}

void TestEnvelope::anotherPlaceOpensNothing()
{
    const auto key = keyOf('k');
    const auto sealed = *seal::seal(key, "plain", "cases/1");
    YC_FAILS(seal::open(key, sealed, "cases/2"), seal::codes::SealBroken);
    YC_FAILS(seal::open(key, sealed, {}), seal::codes::SealBroken);
}

void TestEnvelope::nothingOfThePlainTextShows()
{
    QVERIFY(!seal::seal(keyOf('k'), "11010519491231002X", "x")->contains("1101"));
}

void TestEnvelope::aKeyIsThirtyTwoBytes()
{
    for (const int size : {0, 16, 31, 33})
        YC_FAILS(seal::Key::fromBytes(SecretBytes(QByteArray(size, 'k'))), seal::codes::BadKey);
    QCOMPARE(seal::Key::random().bytes().size(), 32);
    QVERIFY(seal::Key::random().bytes() != seal::Key::random().bytes());
}

void TestEnvelope::purposesHaveKeysOfTheirOwn()
{
    const auto key = keyOf('k');
    QCOMPARE(key.derive("rows").bytes(), key.derive("rows").bytes());
    QVERIFY(key.derive("rows").bytes() != key.derive("blobs").bytes());
    QVERIFY(key.derive("rows").bytes() != key.bytes());
    QVERIFY(key.derive("rows").bytes() != keyOf('l').derive("rows").bytes());
    // HKDF-SHA256 (RFC 5869), salt "yichuang": by hand with `openssl kdf`. Rows of every vault depend on it.
    QCOMPARE(key.derive("rows").bytes().toHex(),
             QByteArray("37d6b764d1f08fc4898345e88c6d5ecc5c1ac584ca0444b5a48b1d7e6a459679"));
    const auto copy = key.duplicate();
    QCOMPARE(copy.bytes(), key.bytes());
    QVERIFY(copy.bytes().constData() != key.bytes().constData());
}

void TestEnvelope::thePinAndItsCostMakeTheKey()
{
    const SecretText pin(QStringLiteral("135790"));
    const auto key = seal::keyFromPin(pin, cheap());
    QCOMPARE(seal::keyFromPin(pin, cheap()).bytes(), key.bytes());
    QVERIFY(seal::keyFromPin(SecretText(QStringLiteral("135791")), cheap()).bytes() != key.bytes());
    QVERIFY(seal::keyFromPin(pin, cheap('t')).bytes() != key.bytes());
    auto dearer = cheap();
    dearer.operations = 2;
    QVERIFY(seal::keyFromPin(pin, dearer).bytes() != key.bytes());
    const auto fresh = seal::PinCost::fresh();
    QCOMPARE(fresh.salt.size(), 16);
    QVERIFY(fresh.salt != seal::PinCost::fresh().salt);
    QVERIFY(fresh.operations >= 3 && fresh.memoryBytes >= 64ULL * 1024 * 1024);
}

void TestEnvelope::aCostOutsideWhatArgonTakesIsRefused_data()
{
    QTest::addColumn<QByteArray>("salt");
    QTest::addColumn<quint64>("operations");
    QTest::addColumn<quint64>("memory");
    QTest::newRow("no salt") << QByteArray() << quint64(1) << quint64(8192);
    QTest::newRow("short salt") << QByteArray(15, 's') << quint64(1) << quint64(8192);
    QTest::newRow("no work") << QByteArray(16, 's') << quint64(0) << quint64(8192);
    QTest::newRow("no memory") << QByteArray(16, 's') << quint64(1) << quint64(0);
    QTest::newRow("all the memory") << QByteArray(16, 's') << quint64(1) << ~quint64(0);
    QTest::newRow("work for ever") << QByteArray(16, 's') << ~quint64(0) << quint64(8192);
}

void TestEnvelope::aCostOutsideWhatArgonTakesIsRefused()
{
    QFETCH(QByteArray, salt);
    QFETCH(quint64, operations);
    QFETCH(quint64, memory);
    YC_FAILS(seal::tryKeyFromPin(SecretText(QStringLiteral("135790")), {salt, operations, memory}),
             seal::codes::CryptoFailed);
}

void TestEnvelope::theVerifierKnowsItsPin()
{
    const auto verifier = seal::pinVerifier(SecretText(QStringLiteral("135790")));
    QVERIFY(verifier.startsWith("$argon2id$v=19$m=65536,t=3,"));
    QVERIFY(!verifier.contains('\0'));
    QVERIFY(seal::pinMatches(SecretText(QStringLiteral("135790")), verifier));
    QVERIFY(!seal::pinMatches(SecretText(QStringLiteral("135791")), verifier));
    QVERIFY(!seal::pinMatches(SecretText(), verifier));
}

void TestEnvelope::aDamagedVerifierMatchesNothing()
{
    const SecretText pin(QStringLiteral("135790"));
    QVERIFY(!seal::pinMatches(pin, {}));
    QVERIFY(!seal::pinMatches(pin, "$argon2id$"));
    QVERIFY(!seal::pinMatches(pin, "135790"));
    QVERIFY(!seal::pinMatches(pin, QByteArray(4096, '$')));
}

YC_TEST(TestEnvelope)
#include "tst_envelope.moc"
