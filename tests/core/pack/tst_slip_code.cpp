#include "core/pack/qr.h"
#include "core/pack/slip_code.h"
#include "core/seal/digest.h"
#include "core/seal/identity.h"
#include "tests/support/register.h"

#include <QTest>

using namespace yc::core;

namespace
{

const QDateTime Noon(QDate(2026, 11, 21), QTime(12, 0, 30), Qt::UTC);

pack::SlipCode sample()
{
    return {.kind = pack::SlipKind::ReceivingSlip,
            .issuedAt = Noon,
            .certificateId = QByteArray::fromHex("0102030405060708"),
            .digestPrefix = QByteArray::fromHex("000102030405060708090a0b0c0d0e0f"),
            .caseNumber = QStringLiteral("310000202611210000123")};
}

} // namespace

class TestSlipCode : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsWrittenIsRead()
    {
        const QByteArray signature(64, '\x5a');
        const auto text = pack::encode(sample(), signature);
        QVERIFY(text);
        QVERIFY(text->startsWith("YC1:"));
        const auto read = pack::slipCodeFrom(*text);
        QVERIFY(read);
        QCOMPARE(read->slip.kind, pack::SlipKind::ReceivingSlip);
        QCOMPARE(read->slip.issuedAt, Noon);
        QCOMPARE(read->slip.certificateId, sample().certificateId);
        QCOMPARE(read->slip.digestPrefix, sample().digestPrefix);
        QCOMPARE(read->slip.caseNumber, sample().caseNumber);
        QCOMPARE(read->signature, signature);
        QCOMPARE(read->signedBytes, *sample().signedBytes());
    }
    void theLongestOneFitsTheQr()
    {
        auto slip = sample();
        slip.caseNumber = QString(64, u'9');
        const auto text = pack::encode(slip, QByteArray(64, '\xff'));
        QVERIFY(text);
        QVERIFY2(text->size() <= pack::LongestSlipText, qPrintable(QString::number(text->size())));
        const auto code = pack::qrOf(*text);
        QVERIFY(code);
        QVERIFY2(code->side <= 57, qPrintable(QString::number(code->side))); // 57 modules × 6 dots fit 58 mm paper
    }
    void whatDoesNotFitIsRefused()
    {
        auto slip = sample();
        slip.caseNumber = QString(65, u'9');
        QVERIFY(pack::encode(slip, QByteArray(64, 'x')).error() == pack::codes::SlipCodeTooLong);
        QVERIFY(pack::encode(sample(), QByteArray(63, 'x')).error() == pack::codes::SlipCodeTooLong);
        slip = sample();
        slip.certificateId.chop(1);
        QVERIFY(slip.signedBytes().error() == pack::codes::SlipCodeTooLong);
        slip = sample();
        slip.issuedAt = {};
        QVERIFY(slip.signedBytes().error() == pack::codes::SlipCodeTooLong);
    }
    void aCodeOfSomebodyElseIsToldApart_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("a link") << QByteArray("https://example.invalid/q?x=1");
        QTest::newRow("another version of the mark") << QByteArray("YC2:BB8");
    }
    void aCodeOfSomebodyElseIsToldApart()
    {
        QFETCH(QByteArray, text);
        QVERIFY(pack::slipCodeFrom(text).error() == pack::codes::NotASlipCode);
    }
    void anyCharacterChangedOrLostIsNoticed()
    {
        const auto text = *pack::encode(sample(), QByteArray(64, '\x5a'));
        for (qsizetype i = 4; i < text.size(); ++i) {
            auto changed = text;
            changed[i] = changed[i] == 'A' ? 'B' : 'A';
            QVERIFY(pack::slipCodeFrom(changed).error() == pack::codes::SlipCodeDamaged);
            QVERIFY(!pack::slipCodeFrom(text.first(i)));
        }
        QVERIFY(!pack::slipCodeFrom(text + "0"));
        QVERIFY(!pack::slipCodeFrom("YC1:" + QByteArray(1000, '0')));
    }
    void anSm2SignatureSurvivesTheQrAndVerifies()
    {
        const auto authority
            = seal::Authority::create(seal::KeyKind::Sm2, QStringLiteral("示例县政务大厅"), Noon.addDays(-1), 365);
        QVERIFY(authority);
        // Many: r and s with leading zeros and with the top bit set must come back alike.
        for (int i = 0; i < 64; ++i) {
            auto slip = sample();
            slip.caseNumber += QString::number(i);
            slip.certificateId = pack::certificateIdOf(authority->certificate().fingerprint());
            slip.digestPrefix = pack::digestPrefixOf(seal::sm3("a paper"));
            const auto der = authority->key().sign(*slip.signedBytes());
            QVERIFY(der);
            const auto raw = pack::rawSignature(*der);
            QVERIFY(raw);
            QCOMPARE(raw->size(), 64);
            QCOMPARE(*pack::derSignature(*raw), *der);
            const auto read = pack::slipCodeFrom(*pack::encode(slip, *raw));
            QVERIFY(read);
            QVERIFY(authority->certificate().verify(read->signedBytes, *pack::derSignature(read->signature)));
            auto forged = read->signedBytes;
            forged[1] = static_cast<char>(pack::SlipKind::AcceptanceNotice);
            QVERIFY(!authority->certificate().verify(forged, *pack::derSignature(read->signature)));
        }
    }
    void numbersAtTheirEdgesKeepTheirValue_data()
    {
        QTest::addColumn<QByteArray>("raw");
        QTest::addColumn<QByteArray>("der");
        const QByteArray one = QByteArray(31, '\0') + '\x01';
        const QByteArray high = QByteArray("\x80", 1) + QByteArray(31, '\0');
        QTest::newRow("ones") << one + one << QByteArray::fromHex("3006020101020101");
        QTest::newRow("top bit") << high + one
                                 << QByteArray::fromHex("3026022100") + high + QByteArray::fromHex("020101");
        QTest::newRow("zeros") << QByteArray(64, '\0') << QByteArray::fromHex("3006020100020100");
    }
    void numbersAtTheirEdgesKeepTheirValue()
    {
        QFETCH(QByteArray, raw);
        QFETCH(QByteArray, der);
        QCOMPARE(*pack::derSignature(raw), der);
        QCOMPARE(*pack::rawSignature(der), raw);
    }
    void whatIsNotASignatureIsRefused_data()
    {
        QTest::addColumn<QByteArray>("der");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("not a sequence") << QByteArray::fromHex("3106020101020101");
        QTest::newRow("longer than it says") << QByteArray::fromHex("300602010102010100");
        QTest::newRow("three numbers") << QByteArray::fromHex("3009020101020101020101");
        QTest::newRow("negative") << QByteArray::fromHex("3006020181020101");
        QTest::newRow("a number past the end") << QByteArray::fromHex("3006020101022101");
        QTest::newRow("a number of no bytes") << QByteArray::fromHex("3006020002020101");
    }
    void whatIsNotASignatureIsRefused()
    {
        QFETCH(QByteArray, der);
        QVERIFY(pack::rawSignature(der).error() == pack::codes::SlipCodeDamaged);
        QVERIFY(pack::derSignature(der).error() == pack::codes::SlipCodeDamaged);
    }
};

YC_TEST(TestSlipCode)
#include "tst_slip_code.moc"
