#include "core/domain/signers.h"

#include "tests/core/domain/people.h"
#include "tests/support/register.h"

#include <functional>

using namespace yc::core::domain;
using yc::tests::lines;
using yc::tests::Today;

namespace
{

using Change = std::function<void(CaseDraft &)>;

const QString First = QStringLiteral("applicant");
const QString Second = QStringLiteral("applicant.2");
const QString SecondsGuardian = QStringLiteral("guardian.2");

Person another(const QString &number = QStringLiteral("34052419800101001X"))
{
    auto person = yc::tests::samplePerson();
    person.number = number;
    person.name = QStringLiteral("测试乙");
    person.sex = Sex::Male;
    person.birth = QDate(1980, 1, 1);
    return person;
}

Signature by(const QString &place)
{
    Signature signature;
    signature.by = place;
    return signature;
}

// Two people who apply together and have signed, each for themself.
CaseDraft two()
{
    CaseDraft draft;
    draft.begunAt = QDateTime(Today, QTime(2, 0), Qt::UTC);
    draft.applicant = yc::tests::samplePerson();
    draft.others.push_back({.person = another(), .organisation = {}, .guardian = {}});
    draft.signature = by(First);
    draft.furtherSignatures.push_back(by(Second));
    return draft;
}

ServiceItem item()
{
    ServiceItem made;
    made.code = QStringLiteral("TEST-1");
    made.version = 1;
    return made;
}

} // namespace

Q_DECLARE_METATYPE(Change)

class TestSigners : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyApplicantSigns_data();
    void everyApplicantSigns();
    void anAgentSignsForAll();
    void aGuardianComesBeforeTheirChild();
    void theyAreKeptInTheOrderOfTheApplicants();
    void whoLeavesTakesTheirSignatureAlong();
};

void TestSigners::everyApplicantSigns_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QStringList>("findings");
    const auto row = [](const char *name, const Change &change, const QStringList &findings) {
        QTest::newRow(name) << change << findings;
    };
    row("both", [](auto &) {}, {});
    row("the first as one who signed alone", [](auto &d) { d.signature->by.clear(); }, {});
    row("the first alone", [](auto &d) { d.furtherSignatures.clear(); }, {QStringLiteral("NotSigned applicant.2")});
    row("the second alone", [](auto &d) { d.signature.reset(); }, {QStringLiteral("NotSigned applicant")});
    row("nobody",
        [](auto &d) {
            d.signature.reset();
            d.furtherSignatures.clear();
        },
        {QStringLiteral("NotSigned applicant"), QStringLiteral("NotSigned applicant.2")});
    row("the second twice", [](auto &d) { d.furtherSignatures.push_back(by(Second)); },
        {QStringLiteral("NotSigned applicant.2")});
    row("the first in the second's place", [](auto &d) { d.furtherSignatures.front().by = First; },
        {QStringLiteral("NotSigned applicant"), QStringLiteral("NotSigned applicant.2")});
    row("a third, who is not here", [](auto &d) { d.furtherSignatures.push_back(by(QStringLiteral("applicant.3"))); },
        {QStringLiteral("NotSigned applicant.3")});
    row("a guardian whom nobody knows", [](auto &d) { d.furtherSignatures.front().by = SecondsGuardian; },
        {QStringLiteral("NotSigned guardian.2")});
    row("the second's fingerprint, which nobody saw",
        [](auto &d) {
            d.furtherSignatures.front().way = SigningWay::Fingerprint;
            d.furtherSignatures.front().finger = UsualFinger;
        },
        {QStringLiteral("SigningNotWitnessed applicant.2")});
    row("one who signs alone has no further ones", [](auto &d) { d.others.clear(); },
        {QStringLiteral("NotSigned applicant.2")});
}

void TestSigners::everyApplicantSigns()
{
    QFETCH(Change, change);
    QFETCH(QStringList, findings);
    auto draft = two();
    change(draft);
    QCOMPARE(lines(judge(draft, item(), Today)), findings);
}

void TestSigners::anAgentSignsForAll()
{
    auto draft = two();
    draft.agent = Agent{.person = another(QStringLiteral("11010119900307001X"))};
    QCOMPARE(signersOf(draft), 1);
    draft.signature = by(QStringLiteral("agent"));
    QVERIFY(signatureAt(draft, 0));
    QCOMPARE(firstUnsigned(draft), -1);
    QVERIFY(dropStraySignatures(draft)); // what the second signed before the agent came
    QVERIFY(draft.furtherSignatures.empty());
    QVERIFY(!dropStraySignatures(draft));
    draft.agent.reset();
    QVERIFY(!signatureAt(draft, 0)); // of an agent who has left
    QVERIFY(dropStraySignatures(draft));
    QVERIFY(!draft.signature);
}

void TestSigners::aGuardianComesBeforeTheirChild()
{
    auto draft = two();
    QCOMPARE(placesAt(draft, 1), QStringList{Second});
    draft.others.front().guardian = Guardian{.person = another(), .relation = Relation::Parent};
    QCOMPARE(placesAt(draft, 1), (QStringList{SecondsGuardian, Second}));
    QCOMPARE(signerSeat(draft, SecondsGuardian), 1);
    draft.furtherSignatures.front().by = SecondsGuardian;
    QVERIFY(signatureAt(draft, 1));
    draft.agent = Agent{.person = another()};
    QCOMPARE(placesAt(draft, 0).constFirst(), QStringLiteral("agent"));
}

void TestSigners::theyAreKeptInTheOrderOfTheApplicants()
{
    auto draft = two();
    draft.others.push_back(
        {.person = another(QStringLiteral("11010119900307001X")), .organisation = {}, .guardian = {}});
    draft.signature.reset();
    draft.furtherSignatures.clear();
    QCOMPARE(firstUnsigned(draft), 0);
    putSignature(draft, 2, by(QStringLiteral("applicant.3")));
    putSignature(draft, 1, by(Second));
    QCOMPARE(draft.furtherSignatures.front().by, Second);
    QCOMPARE(firstUnsigned(draft), 0);
    putSignature(draft, 0, by(First));
    QCOMPARE(firstUnsigned(draft), -1);
    auto again = by(Second);
    again.device = QStringLiteral("pen");
    putSignature(draft, 1, std::move(again));
    QCOMPARE(draft.furtherSignatures.size(), std::size_t(2));
    QCOMPARE(signatureAt(draft, 1)->device, QStringLiteral("pen"));
    const auto copy = draft.clone();
    QCOMPARE(signaturesOf(copy).size(), 3);
    dropSignature(draft, 1);
    QCOMPARE(firstUnsigned(draft), 1);
}

void TestSigners::whoLeavesTakesTheirSignatureAlong()
{
    auto draft = two();
    draft.others.clear();
    QVERIFY(dropStraySignatures(draft));
    QCOMPARE(signaturesOf(draft).size(), 1);
    QVERIFY(signatureAt(draft, 0));
}

YC_TEST(TestSigners)
#include "tst_signers.moc"
