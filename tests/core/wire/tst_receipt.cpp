#include "core/seal/digest.h"
#include "core/seal/identity.h"
#include "core/wire/access.h"
#include "core/wire/case_wire.h"
#include "tests/support/register.h"

#include <QFile>
#include <QTest>

using namespace yc;
using namespace yc::core;

class TestReceipt : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aReceiptComesBackAndStillVerifies();
    void whatIsSignedIsThatOfTheGoldenFile();
    void aChangedReceiptVerifiesNoMore();
    void aPaperComesBackAsItWas();
    void aPaperWhoseDigestDoesNotFitIsRefused();
    void recordsEndingsAndChangesComeBackAsTheyWere();
};

namespace
{

wire::Receipt golden()
{
    return {.caseId = QUuid::fromString(QStringLiteral("6f1c0a52-9a34-5d1e-8c7b-0123456789ab")),
            .caseNumber = QStringLiteral("990100-20261121-00001"),
            .state = domain::CaseState::Received,
            .receivedAt = QDateTime(QDate(2026, 11, 21), QTime(9, 45, 1, 250), Qt::UTC),
            .manifestDigest = seal::sm3("manifest")};
}

wire::Paper paper()
{
    wire::Paper made{.id = QStringLiteral("abc"),
                     .kind = QStringLiteral("acceptance-notice"),
                     .number = QStringLiteral("示受字〔2026〕第000001号"),
                     .caseId = golden().caseId,
                     .issuedAt = golden().receivedAt,
                     .values = {{QStringLiteral("caseNumber"), golden().caseNumber}},
                     .signature = "s",
                     .certificate = "c"};
    made.digest = seal::sm3(made.signedBytes());
    return made;
}

} // namespace

void TestReceipt::aReceiptComesBackAndStillVerifies()
{
    const auto key = seal::PrivateKey::generate(seal::KeyKind::Sm2);
    QList<wire::Receipt> receipts;
    QList<QByteArray> leaves;
    for (int i = 0; i < 5; ++i) {
        auto receipt = golden();
        receipt.caseNumber += QString::number(i);
        leaves.append(receipt.signedBytes());
        receipts.append(receipt);
    }
    const auto batch = seal::merkle(leaves);
    const auto signature = key.sign(batch.root);
    QVERIFY(signature);
    for (int i = 0; i < 5; ++i) {
        receipts[i].path = batch.paths[i];
        receipts[i].signature = *signature;
        receipts[i].certificate = "certificate";
        const auto back = wire::receiptFrom(wire::toJson(receipts[i]));
        QVERIFY(back);
        QCOMPARE(back->signedBytes(), leaves[i]);
        QCOMPARE(seal::rootOf(back->signedBytes(), back->path), batch.root);
        QCOMPARE(back->signature, *signature);
    }
}

void TestReceipt::whatIsSignedIsThatOfTheGoldenFile()
{
    QFile file(qEnvironmentVariable("YC_SOURCE") + QStringLiteral("/tests/core/wire/golden/receipt.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(golden().signedBytes(), file.readAll().trimmed());
}

void TestReceipt::aChangedReceiptVerifiesNoMore()
{
    const auto leaf = golden().signedBytes();
    auto other = golden();
    other.state = domain::CaseState::Accepted;
    QVERIFY(other.signedBytes() != leaf);
    other = golden();
    other.receivedAt = other.receivedAt.addMSecs(1);
    QVERIFY(other.signedBytes() != leaf);
    other = golden();
    other.manifestDigest = seal::sm3("other");
    QVERIFY(other.signedBytes() != leaf);
}

void TestReceipt::aPaperComesBackAsItWas()
{
    const auto back = wire::paperFrom(wire::toJson(paper()));
    QVERIFY(back);
    QCOMPARE(back->signedBytes(), paper().signedBytes());
    QCOMPARE(back->digest, paper().digest);
}

void TestReceipt::aPaperWhoseDigestDoesNotFitIsRefused()
{
    auto json = wire::toJson(paper());
    json.insert(QStringLiteral("number"), QStringLiteral("示受字〔2026〕第000002号"));
    const auto read = wire::paperFrom(json);
    QVERIFY(!read && read.error() == wire::codes::Unreadable);
}

void TestReceipt::recordsEndingsAndChangesComeBackAsTheyWere()
{
    wire::CaseRecord record{.id = golden().caseId,
                            .number = golden().caseNumber,
                            .itemCode = QStringLiteral("SAMPLE-0002"),
                            .itemName = QStringLiteral("示例事项"),
                            .applicantMasked = QStringLiteral("张**"),
                            .state = domain::CaseState::Correction,
                            .receivedAt = golden().receivedAt,
                            .changedAt = golden().receivedAt,
                            .windowNo = QStringLiteral("3"),
                            .reasons = {QStringLiteral("缺少第一页\n和第二页")},
                            .papers = {paper()}};
    for (const auto &due : {QDate(), QDate(2026, 12, 11)}) {
        record.due = due;
        const auto back = wire::caseRecordFrom(wire::toJson(record));
        QVERIFY(back);
        QCOMPARE(wire::toJson(*back), wire::toJson(record));
        QCOMPARE(back->due, due);
    }
    for (const auto ending : {domain::Ending::Accept, domain::Ending::BackOffice, domain::Ending::Correction,
                              domain::Ending::GapAccept, domain::Ending::Refuse, domain::Ending::CloseAtOnce}) {
        const wire::EndingRequest request{
            ending, {QStringLiteral("a"), QStringLiteral("b")}, QStringLiteral("第三十二条"), QStringLiteral("note")};
        const auto back = wire::endingRequestFrom(wire::toJson(request));
        QVERIFY(back);
        QCOMPARE(wire::toJson(*back), wire::toJson(request));
    }
    const wire::Changes changes{{{QStringLiteral("7"), QStringLiteral("case"), wire::toJson(record)}},
                                QStringLiteral("9")};
    const auto back = wire::changesFrom(wire::toJson(changes));
    QVERIFY(back);
    QCOMPARE(back->list.size(), 1);
    QCOMPARE(back->cursor, changes.cursor);
    QVERIFY(!wire::changesFrom(
        {{QStringLiteral("changes"), QJsonValue()}, {QStringLiteral("cursor"), QStringLiteral("1")}}));
}

YC_TEST(TestReceipt)
#include "tst_receipt.moc"
