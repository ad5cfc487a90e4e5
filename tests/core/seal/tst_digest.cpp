#include "core/seal/digest.h"
#include "tests/support/register.h"

#include <QTest>

using namespace yc::core;

class TestDigest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void agreesWithThePublishedVectors_data();
    void agreesWithThePublishedVectors();
    void aMessageInPiecesHasTheSameDigest();
    void hmacAgreesWithThePublishedConstruction_data();
    void hmacAgreesWithThePublishedConstruction();
    void aBlobNameIsSixtyFourLowerCaseHexDigits_data();
    void aBlobNameIsSixtyFourLowerCaseHexDigits();
    void equalityLooksAtLengthAndEveryByte();
};

void TestDigest::agreesWithThePublishedVectors_data()
{
    QTest::addColumn<QByteArray>("digest");
    QTest::addColumn<QString>("expected");
    // GB/T 32905-2016, annex A, examples 1 and 2
    QTest::newRow("SM3 abc") << seal::sm3("abc") << "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0";
    QTest::newRow("SM3 64 bytes") << seal::sm3(QByteArray("abcd").repeated(16))
                                  << "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732";
    // FIPS 180
    QTest::newRow("SHA-256 abc") << seal::sha256("abc")
                                 << "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    QTest::newRow("SHA-256 of nothing") << seal::sha256({})
                                        << "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    QTest::newRow("SHA-1 abc") << seal::sha1("abc") << "a9993e364706816aba3e25717850c26c9cd0d89d";
}

void TestDigest::agreesWithThePublishedVectors()
{
    QFETCH(QByteArray, digest);
    QFETCH(QString, expected);
    QCOMPARE(seal::hex(digest), expected);
}

void TestDigest::aMessageInPiecesHasTheSameDigest()
{
    QByteArray message;
    for (int i = 0; i < 300; ++i)
        message.append(static_cast<char>(i));
    for (qsizetype piece = 1; piece <= message.size(); ++piece) {
        seal::Sm3 digest;
        for (qsizetype at = 0; at < message.size(); at += piece)
            digest.add(QByteArrayView(message).sliced(at, std::min(piece, message.size() - at)));
        QCOMPARE(digest.result(), seal::sm3(message));
    }
}

void TestDigest::hmacAgreesWithThePublishedConstruction_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("message");
    QTest::newRow("short key") << QByteArray("Jefe") << QByteArray("what do ya want for nothing?");
    QTest::newRow("a block") << QByteArray(64, '\x0b') << QByteArray("Hi There");
    QTest::newRow("longer than a block") << QByteArray(131, '\xaa') << QByteArray("larger than block-size");
    QTest::newRow("empty key") << QByteArray() << QByteArray("m");
    QTest::newRow("empty message") << QByteArray("k") << QByteArray();
}

// RFC 2104 written out over SM3, as GM/T 0042 prescribes.
void TestDigest::hmacAgreesWithThePublishedConstruction()
{
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, message);
    auto block = key.size() > 64 ? seal::sm3(key) : key;
    block.append(QByteArray(64 - block.size(), '\0'));
    auto inner = block;
    auto outer = block;
    for (qsizetype i = 0; i < 64; ++i) {
        inner[i] = static_cast<char>(inner[i] ^ 0x36);
        outer[i] = static_cast<char>(outer[i] ^ 0x5c);
    }
    QCOMPARE(seal::hmacSm3(key, message), seal::sm3(outer + seal::sm3(inner + message)));
}

void TestDigest::aBlobNameIsSixtyFourLowerCaseHexDigits_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("good");
    const auto good = seal::hex(seal::sm3("page"));
    QTest::newRow("a digest") << good << true;
    QTest::newRow("upper case") << good.toUpper() << false;
    QTest::newRow("short") << good.chopped(1) << false;
    QTest::newRow("long") << good + u'0' << false;
    QTest::newRow("a way out of the folder") << QStringLiteral("../") + good.mid(3) << false;
    QTest::newRow("full-width digit") << QString(u'０') + good.mid(1) << false;
    QTest::newRow("empty") << QString() << false;
}

void TestDigest::aBlobNameIsSixtyFourLowerCaseHexDigits()
{
    QFETCH(QString, name);
    QTEST(seal::isBlobName(name), "good");
}

void TestDigest::equalityLooksAtLengthAndEveryByte()
{
    const auto digest = seal::sm3("a");
    QVERIFY(seal::equalInConstantTime(digest, seal::sm3("a")));
    QVERIFY(seal::equalInConstantTime({}, {}));
    QVERIFY(!seal::equalInConstantTime(digest, digest.chopped(1)));
    for (qsizetype i = 0; i < digest.size(); ++i) {
        auto other = digest;
        other[i] = static_cast<char>(other[i] ^ 1);
        QVERIFY(!seal::equalInConstantTime(digest, other));
    }
}

YC_TEST(TestDigest)
#include "tst_digest.moc"
