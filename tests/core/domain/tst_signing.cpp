#include "tests/core/domain/people.h"
#include "tests/support/register.h"

#include <functional>

using namespace yc::core::domain;
using yc::tests::lines;
using yc::tests::Today;

namespace
{

using Change = std::function<void(CaseDraft &)>;

const QString Applicant = QStringLiteral("applicant");
const QString Uscc = QStringLiteral("91119999MB999999XT");

Bystander other()
{
    return {.name = QStringLiteral("测试乙"), .number = QStringLiteral("34052419800101001X")};
}

Bystander third()
{
    return {
        .name = QStringLiteral("测试丙"), .document = DocumentKind::Passport, .number = QStringLiteral("L99999990")};
}

Bystander signerThemself()
{
    const auto person = yc::tests::samplePerson();
    return {.name = person.name, .document = person.document, .number = person.number};
}

Witness seenBy(Bystander person)
{
    return {.staffNo = {}, .person = std::move(person), .at = QDateTime(Today, QTime(2, 0), Qt::UTC)};
}

Witness seenByStaff()
{
    auto witness = seenBy({.name = QStringLiteral("样例员乙"), .number = {}});
    witness.staffNo = QStringLiteral("0318");
    return witness;
}

void byFingerprint(CaseDraft &draft)
{
    draft.signature = Signature{};
    draft.signature->way = SigningWay::Fingerprint;
    draft.signature->by = Applicant;
    draft.signature->finger = UsualFinger;
    draft.signature->witness = seenByStaff();
}

void writtenFor(CaseDraft &draft)
{
    draft.signature = Signature{};
    draft.signature->way = SigningWay::WrittenFor;
    draft.signature->by = Applicant;
    draft.signature->writing = Writing{.writer = other()};
    draft.signature->witness = seenBy(third());
}

void bySeal(CaseDraft &draft)
{
    draft.applicant.reset();
    draft.organisation = Organisation{
        .name = QStringLiteral("样例商贸有限公司"), .uscc = Uscc, .representative = QStringLiteral("样例代表")};
    auto agent = yc::tests::samplePerson();
    agent.number = other().number;
    agent.name = other().name;
    agent.birth = QDate(1980, 1, 1);
    agent.sex = Sex::Male;
    draft.agent = Agent{.person = std::move(agent)};
    draft.filings.append({.materialId = standing::Mandate.toString(), .pages = {Page{}}});
    draft.signature = Signature{};
    draft.signature->way = SigningWay::Seal;
    draft.signature->by = Applicant;
    draft.signature->sealing
        = Sealing{.sealedBy = other(), .handedBy = QStringLiteral("测试丁"), .mandate = standing::Mandate.toString()};
}

CaseDraft complete()
{
    CaseDraft draft;
    draft.begunAt = QDateTime(Today, QTime(2, 0), Qt::UTC);
    draft.applicant = yc::tests::samplePerson();
    draft.signature = Signature{};
    return draft;
}

} // namespace

Q_DECLARE_METATYPE(Change)

class TestSigning : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyWayAsksForItsOwn_data();
    void everyWayAsksForItsOwn();
    void aCloneHasAllOfIt();
    void everyWordIsReadBack();
};

void TestSigning::everyWayAsksForItsOwn_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("finding"); // empty: fit
    const auto row = [](const char *name, const Change &change, const char *finding) {
        QTest::newRow(name) << change << QString::fromLatin1(finding);
    };
    row(
        "by hand", [](CaseDraft &) {}, "");
    row("a fingerprint that a colleague saw", byFingerprint, "");
    row(
        "a fingerprint that somebody else saw",
        [](CaseDraft &d) {
            byFingerprint(d);
            d.signature->witness = seenBy(other());
        },
        "");
    row(
        "a fingerprint that nobody saw",
        [](CaseDraft &d) {
            byFingerprint(d);
            d.signature->witness.reset();
        },
        "SigningNotWitnessed applicant");
    row(
        "nobody knows when",
        [](CaseDraft &d) {
            byFingerprint(d);
            d.signature->witness->at = {};
        },
        "SigningNotWitnessed applicant");
    row(
        "seen by the one whose finger it is",
        [](CaseDraft &d) {
            byFingerprint(d);
            d.signature->witness = seenBy(signerThemself());
        },
        "WitnessUnfit applicant");
    row(
        "seen by a child",
        [](CaseDraft &d) {
            byFingerprint(d);
            auto child = other();
            child.number = QStringLiteral("340524201506010028");
            d.signature->witness = seenBy(std::move(child));
        },
        "WitnessUnfit applicant");
    row(
        "seen by a number that is none",
        [](CaseDraft &d) {
            byFingerprint(d);
            auto wrong = other();
            wrong.number.back() = u'1';
            d.signature->witness = seenBy(std::move(wrong));
        },
        "WitnessUnfit applicant");
    row(
        "seen by somebody without a name",
        [](CaseDraft &d) {
            byFingerprint(d);
            auto nameless = other();
            nameless.name.clear();
            d.signature->witness = seenBy(std::move(nameless));
        },
        "WitnessUnfit applicant");
    row(
        "of somebody who is not in the case",
        [](CaseDraft &d) {
            byFingerprint(d);
            d.signature->by = QStringLiteral("applicant.2");
        },
        "NotSigned applicant.2");
    row("written for by another", writtenFor, "");
    row(
        "written for, seen by nobody",
        [](CaseDraft &d) {
            writtenFor(d);
            d.signature->witness.reset();
        },
        "SigningNotWitnessed applicant");
    row(
        "written for, seen by the writer",
        [](CaseDraft &d) {
            writtenFor(d);
            d.signature->witness = seenBy(other());
        },
        "WitnessUnfit applicant");
    row(
        "written for by nobody",
        [](CaseDraft &d) {
            writtenFor(d);
            d.signature->writing.reset();
        },
        "WriterUnfit applicant");
    row(
        "written for by oneself",
        [](CaseDraft &d) {
            writtenFor(d);
            d.signature->writing->writer = signerThemself();
        },
        "WriterUnfit applicant");
    row(
        "written for, for another reason that is not told",
        [](CaseDraft &d) {
            writtenFor(d);
            d.signature->writing->reason = WritingReason::Other;
        },
        "WriterUnfit applicant");
    row(
        "written for, for another reason",
        [](CaseDraft &d) {
            writtenFor(d);
            d.signature->writing->reason = WritingReason::Other;
            d.signature->writing->note = QStringLiteral("手臂骨折");
        },
        "");
    row("a seal by whoever has the letter", bySeal, "");
    row(
        "a seal by the representative",
        [](CaseDraft &d) {
            bySeal(d);
            d.signature->sealing->mandate.clear();
            d.signature->sealing->sealedBy.name = d.organisation->representative;
        },
        "");
    row(
        "a seal without a letter",
        [](CaseDraft &d) {
            bySeal(d);
            d.signature->sealing->mandate.clear();
        },
        "SealUnfit applicant");
    row(
        "a letter that is some other paper",
        [](CaseDraft &d) {
            bySeal(d);
            d.filings.append({.materialId = QStringLiteral("photo"), .pages = {Page{}}});
            d.signature->sealing->mandate = QStringLiteral("photo");
        },
        "SealUnfit applicant");
    row(
        "a seal that nobody handed over",
        [](CaseDraft &d) {
            bySeal(d);
            d.signature->sealing->handedBy = QStringLiteral(" ");
        },
        "SealUnfit applicant");
    row(
        "a seal that nobody put",
        [](CaseDraft &d) {
            bySeal(d);
            d.signature->sealing.reset();
        },
        "SealUnfit applicant");
    row(
        "a seal where a person applies",
        [](CaseDraft &d) {
            bySeal(d);
            d.organisation.reset();
            d.agent.reset();
            d.applicant = yc::tests::samplePerson();
        },
        "SealUnfit applicant");
    row(
        "a seal of the second applicant",
        [](CaseDraft &d) {
            bySeal(d);
            d.others.push_back({.person = {}, .organisation = std::move(*d.organisation), .guardian = {}});
            d.organisation.reset();
            d.applicant = yc::tests::samplePerson();
            d.signature->by = QStringLiteral("applicant.2");
        },
        "");
}

void TestSigning::everyWayAsksForItsOwn()
{
    QFETCH(Change, change);
    QFETCH(QString, finding);
    ServiceItem item;
    item.effectiveFrom = QDate(2026, 1, 1);
    auto draft = complete();
    change(draft);
    const auto expected = finding.isEmpty() ? QStringList() : QStringList{finding};
    QCOMPARE(lines(judgeSignature(draft, *draft.signature, Today)), expected);
    QCOMPARE(lines(judge(draft, item, Today)), expected); // and nothing else is against the case
}

void TestSigning::aCloneHasAllOfIt()
{
    auto draft = complete();
    writtenFor(draft);
    draft.signature->writing->note = QStringLiteral("说明");
    const auto copy = draft.clone();
    QVERIFY(copy.signature);
    QCOMPARE(copy.signature->by, Applicant);
    QCOMPARE(copy.signature->way, SigningWay::WrittenFor);
    QCOMPARE(copy.signature->writing->writer.number, other().number);
    QCOMPARE(copy.signature->writing->note, QStringLiteral("说明"));
    QCOMPARE(copy.signature->witness->person.document, DocumentKind::Passport);
    bySeal(draft);
    const auto sealedCopy = draft.clone();
    QCOMPARE(sealedCopy.signature->sealing->handedBy, QStringLiteral("测试丁"));
    QCOMPARE(sealedCopy.signature->sealing->mandate, standing::Mandate.toString());
}

void TestSigning::everyWordIsReadBack()
{
    for (const auto way : {SigningWay::Ink, SigningWay::Fingerprint, SigningWay::WrittenFor, SigningWay::Seal})
        QVERIFY(signingWayFrom(toText(way)) == way);
    for (const auto reason :
         {WritingReason::CannotWrite, WritingReason::Hand, WritingReason::Eyes, WritingReason::Other})
        QVERIFY(writingReasonFrom(toText(reason)) == reason);
    QVERIFY(!signingWayFrom(u"pen"));
    QVERIFY(!writingReasonFrom(u""));
}

YC_TEST(TestSigning)
#include "tst_signing.moc"
