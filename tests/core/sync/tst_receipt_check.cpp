#include "core/seal/digest.h"
#include "core/seal/identity.h"
#include "core/sync/receipt_check.h"
#include "tests/support/register.h"

#include <QTest>

using namespace yc;
using namespace yc::core;
using seal::Authority;
using seal::KeyKind;

namespace
{

// Whoever signs: a key and its certificate.
struct Signer {
    seal::PrivateKey key = seal::PrivateKey::generate(KeyKind::Sm2);
    QByteArray certificate;

    Signer(const Authority &authority, const QString &name, const QDateTime &from, int days = 30)
    {
        certificate
            = authority.issue(*key.certificateRequest(name), name, Authority::Use::Evidence, {}, from, days)->toDer();
    }
};

} // namespace

class TestReceiptCheck : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theHallsReceiptIsBelieved();
    void aReceiptOutOfABatchIsBelieved();
    void aRenewedCertificateOfTheSameHallIsBelieved();
    void whatTheHallDidNotSignIsRefused_data();
    void whatTheHallDidNotSignIsRefused();
    void aGoodReceiptForAnotherCaseIsRefused();
    void aPaperIsBelievedOnlyUnderTheHallsHand_data();
    void aPaperIsBelievedOnlyUnderTheHallsHand();

private:
    [[nodiscard]] wire::Receipt receipt(const Signer &signer) const;
    [[nodiscard]] wire::Paper paper(const Signer &signer) const;
    [[nodiscard]] sync::Evidence evidence() const
    {
        return {.authority = m_authority.certificate().toDer(), .hall = m_hall.certificate};
    }

    QDateTime m_now = QDateTime::currentDateTimeUtc();
    QUuid m_case = QUuid::createUuid();
    QByteArray m_digest = seal::sm3("a manifest");
    Authority m_authority = *Authority::create(KeyKind::Sm2, QStringLiteral("Evidence"), m_now.addDays(-10), 100);
    Signer m_hall{m_authority, QStringLiteral("Hall receipts"), m_now.addDays(-1)};
};

wire::Receipt TestReceiptCheck::receipt(const Signer &signer) const
{
    wire::Receipt receipt{.caseId = m_case,
                          .caseNumber = QStringLiteral("33010020261121000001"),
                          .state = domain::CaseState::Received,
                          .receivedAt = m_now,
                          .manifestDigest = m_digest,
                          .path = {},
                          .signature = {},
                          .certificate = signer.certificate};
    receipt.signature = *signer.key.sign(seal::rootOf(receipt.signedBytes(), {}));
    return receipt;
}

wire::Paper TestReceiptCheck::paper(const Signer &signer) const
{
    wire::Paper paper{.id = QStringLiteral("p1"),
                      .kind = QStringLiteral("acceptance-notice"),
                      .number = QStringLiteral("示例〔2026〕1号"),
                      .caseId = m_case,
                      .issuedAt = m_now,
                      .values = {{QStringLiteral("item"), QStringLiteral("样例事项")}},
                      .digest = {},
                      .signature = {},
                      .certificate = signer.certificate};
    paper.digest = seal::sm3(paper.signedBytes());
    paper.signature = *signer.key.sign(paper.digest);
    return paper;
}

void TestReceiptCheck::theHallsReceiptIsBelieved()
{
    QVERIFY(sync::checkReceipt(receipt(m_hall), {.caseId = m_case, .manifestDigest = m_digest}, evidence()));
}

void TestReceiptCheck::aReceiptOutOfABatchIsBelieved()
{
    auto mine = receipt(m_hall);
    QList<QByteArray> leaves;
    for (int i = 0; i < 5; ++i)
        leaves.append("another receipt " + QByteArray::number(i));
    leaves.insert(3, mine.signedBytes());
    const auto batch = seal::merkle(leaves);
    mine.path = batch.paths[3];
    mine.signature = *m_hall.key.sign(batch.root);
    const sync::Expected expected{.caseId = m_case, .manifestDigest = m_digest};
    QVERIFY(sync::checkReceipt(mine, expected, evidence()));
    mine.path = batch.paths[2];
    QVERIFY(sync::checkReceipt(mine, expected, evidence()).error() == sync::codes::ReceiptForged);
}

void TestReceiptCheck::aRenewedCertificateOfTheSameHallIsBelieved()
{
    const Signer renewed(m_authority, QStringLiteral("Hall receipts"), m_now.addSecs(-60));
    QVERIFY(sync::checkReceipt(receipt(renewed), {.caseId = m_case, .manifestDigest = m_digest}, evidence()));
}

void TestReceiptCheck::whatTheHallDidNotSignIsRefused_data()
{
    QTest::addColumn<QString>("what");
    for (const auto *what : {"another key", "another authority", "a terminal's evidence key", "an expired certificate",
                             "a changed number", "a changed state", "a cut signature", "no certificate", "no number"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void TestReceiptCheck::whatTheHallDidNotSignIsRefused()
{
    QFETCH(QString, what);
    auto forged = receipt(m_hall);
    if (what == QLatin1String("another key")) {
        const auto key = seal::PrivateKey::generate(KeyKind::Sm2);
        forged.signature = *key.sign(seal::rootOf(forged.signedBytes(), {}));
    } else if (what == QLatin1String("another authority")) {
        const auto other = Authority::create(KeyKind::Sm2, QStringLiteral("Evidence"), m_now.addDays(-10), 100);
        forged = receipt(Signer(*other, QStringLiteral("Hall receipts"), m_now.addDays(-1)));
    } else if (what == QLatin1String("a terminal's evidence key")) {
        forged = receipt(Signer(m_authority, QStringLiteral("t-7"), m_now.addDays(-1)));
    } else if (what == QLatin1String("an expired certificate")) {
        forged = receipt(Signer(m_authority, QStringLiteral("Hall receipts"), m_now.addDays(-9), 5));
    } else if (what == QLatin1String("a changed number")) {
        forged.caseNumber += QLatin1Char('9');
    } else if (what == QLatin1String("a changed state")) {
        forged.state = domain::CaseState::Accepted;
    } else if (what == QLatin1String("a cut signature")) {
        forged.signature.chop(1);
    } else if (what == QLatin1String("no certificate")) {
        forged.certificate.clear();
    } else {
        forged.caseNumber.clear();
        forged.signature = *m_hall.key.sign(seal::rootOf(forged.signedBytes(), {}));
    }
    const auto verdict = sync::checkReceipt(forged, {.caseId = m_case, .manifestDigest = m_digest}, evidence());
    QVERIFY(!verdict);
    QCOMPARE(toString(verdict.error()), toString(sync::codes::ReceiptForged));
}

void TestReceiptCheck::aGoodReceiptForAnotherCaseIsRefused()
{
    const auto good = receipt(m_hall);
    QVERIFY(sync::checkReceipt(good, {.caseId = QUuid::createUuid(), .manifestDigest = m_digest}, evidence()).error()
            == sync::codes::ReceiptForAnother);
    QVERIFY(sync::checkReceipt(good, {.caseId = m_case, .manifestDigest = seal::sm3("another")}, evidence()).error()
            == sync::codes::ReceiptForAnother);
}

void TestReceiptCheck::aPaperIsBelievedOnlyUnderTheHallsHand_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<bool>("believed");
    QTest::newRow("as issued") << QString() << true;
    QTest::newRow("a changed value") << QStringLiteral("value") << false;
    QTest::newRow("a changed value with its digest") << QStringLiteral("digest") << false;
    QTest::newRow("a terminal's hand") << QStringLiteral("terminal") << false;
    QTest::newRow("for another case") << QStringLiteral("case") << false;
}

void TestReceiptCheck::aPaperIsBelievedOnlyUnderTheHallsHand()
{
    QFETCH(QString, what);
    QFETCH(bool, believed);
    auto one = what == QLatin1String("terminal") ? paper(Signer(m_authority, QStringLiteral("t-7"), m_now.addDays(-1)))
                                                 : paper(m_hall);
    if (what == QLatin1String("value") || what == QLatin1String("digest"))
        one.values.insert(QStringLiteral("item"), QStringLiteral("别的事项"));
    if (what == QLatin1String("digest"))
        one.digest = seal::sm3(one.signedBytes());
    if (what == QLatin1String("case"))
        one.caseId = QUuid::createUuid();
    QCOMPARE(sync::checkPaper(one, evidence()).has_value(), believed);
}

YC_TEST(TestReceiptCheck)
#include "tst_receipt_check.moc"
