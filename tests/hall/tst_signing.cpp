#include "core/domain/party.h"
#include "core/seal/digest.h"
#include "tests/hall/peer.h"
#include "tests/hall/sample_case.h"
#include "tests/support/register.h"

#include <QJsonArray>
#include <QTest>

#include <functional>

using namespace yc;
using namespace yc::core;
using namespace yc::tests;
using domain::SigningWay;

namespace
{

using Change = std::function<void(domain::CaseDraft &)>;

const QString Applicant = QStringLiteral("applicant");

domain::Bystander other()
{
    return {.name = QStringLiteral("测试乙"), .number = QStringLiteral("34052419800101001X")};
}

domain::Bystander passport()
{
    return {.name = QStringLiteral("测试丙"),
            .document = domain::DocumentKind::Passport,
            .number = QStringLiteral("L99999990")};
}

domain::Witness seenBy(domain::Bystander person)
{
    return {
        .staffNo = {}, .person = std::move(person), .at = QDateTime::fromMSecsSinceEpoch(1'790'000'000'000, Qt::UTC)};
}

domain::Witness seenByStaff(const char *no)
{
    auto witness = seenBy({.name = QStringLiteral("样例员乙"), .number = {}});
    witness.staffNo = QString::fromLatin1(no);
    return witness;
}

void byFingerprint(domain::CaseDraft &draft)
{
    auto &signature = *draft.signature;
    signature.way = SigningWay::Fingerprint;
    signature.by = Applicant;
    signature.inkBlob.clear();
    signature.finger = domain::UsualFinger;
    signature.witness = seenByStaff("0318");
}

void writtenFor(domain::CaseDraft &draft)
{
    auto &signature = *draft.signature;
    signature.way = SigningWay::WrittenFor;
    signature.by = Applicant;
    signature.writing = domain::Writing{.writer = other()};
    signature.witness = seenBy(passport());
}

void bySeal(domain::CaseDraft &draft)
{
    draft.applicant.reset();
    draft.organisation = domain::Organisation{.name = QStringLiteral("样例商贸有限公司"),
                                              .uscc = QStringLiteral("91119999MB999999XT"),
                                              .representative = QStringLiteral("样例代表")};
    draft.agent = domain::Agent{.person = domain::Person{.document = domain::DocumentKind::ResidentId,
                                                         .number = other().number,
                                                         .name = QStringLiteral("测试乙"),
                                                         .sex = domain::Sex::Male,
                                                         .birth = QDate(1980, 1, 1),
                                                         .nationality = QStringLiteral("CHN"),
                                                         .proof = domain::IdentityProof::ByChip}};
    auto &signature = *draft.signature;
    draft.filings = {{domain::standing::Mandate.toString(),
                      {{signature.imageBlob, QStringLiteral("image/jpeg"), {2480, 3508}, 300, 0, 3'000}}}};
    signature.way = SigningWay::Seal;
    signature.by = Applicant;
    signature.inkBlob.clear();
    signature.sealing = domain::Sealing{
        .sealedBy = other(), .handedBy = QStringLiteral("测试丁"), .mandate = domain::standing::Mandate.toString()};
}

} // namespace

Q_DECLARE_METATYPE(Change)

class TestHallSigning : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everyWayIsCheckedAndHasItsOwnCode_data();
    void everyWayIsCheckedAndHasItsOwnCode();
    void everyApplicantHasSignedTheSameText();
    void theSlipSaysHowItWasSigned();
    void thePrintItselfIsOwed();

private:
    [[nodiscard]] Heard submit(SampleCase &sample);

    std::unique_ptr<HallProgram> m_hall;
    std::unique_ptr<Peer> m_counter;
    int m_serial = 0;
};

void TestHallSigning::initTestCase()
{
    m_hall = std::make_unique<HallProgram>();
    m_counter = openCounter(*m_hall);
    QVERIFY2(m_counter, m_hall->log());
}

Heard TestHallSigning::submit(SampleCase &sample)
{
    sample.blobs.append(signAsShown(sample.manifest.draft));
    return m_counter->submit(sample.manifest, sample.blobs);
}

void TestHallSigning::everyWayIsCheckedAndHasItsOwnCode_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("code"); // empty: received
    const auto row = [&](const char *name, const Change &change, const char *code) {
        QTest::newRow(name) << change << QString::fromLatin1(code);
    };
    row("a fingerprint that staff saw", byFingerprint, "");
    row(
        "a fingerprint that nobody saw",
        [](auto &d) {
            byFingerprint(d);
            d.signature->witness.reset();
        },
        "H-0231");
    row(
        "a witness whom the hall does not know",
        [](auto &d) {
            byFingerprint(d);
            d.signature->witness = seenByStaff("9999");
        },
        "H-0231");
    row(
        "a witness who is the signer",
        [](auto &d) {
            byFingerprint(d);
            d.signature->witness = seenBy({.name = d.applicant->name, .number = d.applicant->number});
        },
        "H-0231");
    row("written for", writtenFor, "");
    row(
        "written for, seen by the writer",
        [](auto &d) {
            writtenFor(d);
            d.signature->witness = seenBy(other());
        },
        "H-0231");
    row(
        "written for, without a word who wrote",
        [](auto &d) {
            writtenFor(d);
            d.signature->writing.reset();
        },
        "H-0232");
    row(
        "written for, why is not told",
        [](auto &d) {
            writtenFor(d);
            d.signature->writing->reason = domain::WritingReason::Other;
        },
        "H-0232");
    row("a seal", bySeal, "");
    row(
        "a seal of nobody",
        [](auto &d) {
            bySeal(d);
            d.signature->by = QStringLiteral("applicant.2");
        },
        "H-0233");
    row(
        "a seal without a letter",
        [](auto &d) {
            bySeal(d);
            d.signature->sealing->mandate.clear();
        },
        "H-0233");
    row(
        "a seal on a person's case",
        [](auto &d) {
            byFingerprint(d);
            d.signature->way = SigningWay::Seal;
            d.signature->witness.reset();
            d.signature->sealing
                = domain::Sealing{.sealedBy = other(), .handedBy = QStringLiteral("测试丁"), .mandate = {}};
        },
        "H-0233");
}

void TestHallSigning::everyWayIsCheckedAndHasItsOwnCode()
{
    QFETCH(Change, change);
    QFETCH(QString, code);
    auto sample = sampleCase(m_counter->terminalId(), ++m_serial, QStringLiteral("TEST-2"));
    change(sample.manifest.draft);
    const auto heard = submit(sample);
    QVERIFY2(code.isEmpty() ? heard.status == 201 : heard.status == 422, heard.body);
    QCOMPARE(heard.code(), code);
    const auto findings = wire::findingsFrom(heard.json());
    QCOMPARE(findings.size(), code.isEmpty() ? 0 : 1);
}

void TestHallSigning::everyApplicantHasSignedTheSameText()
{
    const auto sample = [this] {
        auto made = sampleCase(m_counter->terminalId(), ++m_serial);
        auto &draft = made.manifest.draft;
        domain::Person second{.document = domain::DocumentKind::ResidentId,
                              .number = other().number,
                              .name = other().name,
                              .sex = domain::Sex::Male,
                              .birth = QDate(1980, 1, 1),
                              .nationality = QStringLiteral("CHN"),
                              .proof = domain::IdentityProof::ByChip};
        draft.others.push_back({.person = std::move(second), .organisation = {}, .guardian = {}});
        draft.signature->by = Applicant;
        return made;
    };
    const auto secondSigns = [](domain::CaseDraft &draft) {
        auto signature = draft.signature->clone();
        signature.by = QStringLiteral("applicant.2");
        draft.furtherSignatures.push_back(std::move(signature));
    };
    auto one = sample();
    auto heard = submit(one);
    QCOMPARE(heard.code(), QStringLiteral("H-0203"));
    const auto findings = heard.json()[QStringLiteral("findings")].toArray();
    QCOMPARE(findings.size(), 1);
    QCOMPARE(findings[0].toObject()[QStringLiteral("place")].toString(), QStringLiteral("applicant.2"));

    auto both = sample();
    both.blobs.append(signAsShown(both.manifest.draft));
    secondSigns(both.manifest.draft);
    QCOMPARE(m_counter->submit(both.manifest, both.blobs).status, 201);

    // The second one saw another text.
    auto other = sample();
    other.blobs.append(signAsShown(other.manifest.draft));
    secondSigns(other.manifest.draft);
    other.manifest.draft.furtherSignatures.front().shownDigest = QString(64, u'a');
    QCOMPARE(m_counter->submit(other.manifest, other.blobs).code(), QStringLiteral("H-0208"));

    // Their witness is nobody of this hall.
    auto seen = sample();
    seen.blobs.append(signAsShown(seen.manifest.draft));
    secondSigns(seen.manifest.draft);
    auto &print = seen.manifest.draft.furtherSignatures.front();
    print.way = SigningWay::Fingerprint;
    print.inkBlob.clear();
    print.finger = domain::UsualFinger;
    print.witness = seenByStaff("9999");
    QCOMPARE(m_counter->submit(seen.manifest, seen.blobs).code(), QStringLiteral("H-0231"));
}

void TestHallSigning::theSlipSaysHowItWasSigned()
{
    auto sample = sampleCase(m_counter->terminalId(), ++m_serial, QStringLiteral("TEST-2"));
    auto &draft = sample.manifest.draft;
    draft.applicant->number = QStringLiteral("110105194912319999");
    writtenFor(draft);
    const auto heard = submit(sample);
    QVERIFY2(heard.status == 201, heard.body);
    const auto found
        = m_counter->post(QStringLiteral("/v1/cases/search"), {{QStringLiteral("number"), draft.applicant->number}});
    const auto cases = found.json().value(QLatin1String("cases")).toArray();
    QCOMPARE(cases.size(), 1);
    const auto slip = cases[0].toObject()[QLatin1String("papers")].toArray()[0].toObject();
    QCOMPARE(slip[QLatin1String("values")].toObject()[QLatin1String("signing")].toString(),
             QStringLiteral("由测试乙（340***********001X）代书，见证人测试丙（L*****990）"));
}

void TestHallSigning::thePrintItselfIsOwed()
{
    auto sample = sampleCase(m_counter->terminalId(), ++m_serial, QStringLiteral("TEST-2"));
    byFingerprint(sample.manifest.draft);
    const auto text = signAsShown(sample.manifest.draft);
    QVERIFY(m_counter->upload(text));
    const auto heard = m_counter->commit(sample.manifest); // the picture has not come
    QCOMPARE(heard.status, 424);
    const auto missing = heard.json().value(QLatin1String("missing")).toArray();
    QCOMPARE(missing.size(), 1);
    QCOMPARE(missing[0].toString(), sample.manifest.draft.signature->imageBlob);
}

YC_TEST(TestHallSigning)
#include "tst_signing.moc"
