#include "tests/core/domain/people.h"
#include "tests/support/register.h"

#include "core/domain/identity_numbers.h"

#include <functional>

using namespace yc::core::domain;
using yc::tests::lines;
using yc::tests::Today;

namespace
{

struct Scene {
    ServiceItem item;
    CaseDraft draft;
};
using Change = std::function<void(Scene &)>;

const QString Uscc = QStringLiteral("91119999MB999999XT");

Person another()
{
    auto person = yc::tests::samplePerson();
    person.number = QStringLiteral("34052419800101001X");
    person.name = QStringLiteral("测试");
    person.birth = QDate(1980, 1, 1);
    person.sex = Sex::Male;
    return person;
}

Person child(int age)
{
    auto person = yc::tests::samplePerson();
    person.birth = Today.addYears(-age);
    return person;
}

Organisation firm()
{
    return {.name = QStringLiteral("样例商贸有限公司"), .uscc = Uscc, .representative = QStringLiteral("样例代表")};
}

void fileMandate(Scene &s)
{
    s.draft.filings.append({.materialId = standing::Mandate.toString(), .pages = {Page{}}});
}

void fileGuardianship(Scene &s)
{
    s.draft.filings.append({.materialId = standing::Guardianship.toString(), .pages = {Page{}}});
}

void byFirm(Scene &s)
{
    s.draft.applicant.reset();
    s.draft.organisation = firm();
    s.draft.agent = Agent{.person = another()};
}

LimitConfirmed confirmed()
{
    return {.staffNo = QStringLiteral("0317"), .at = QDateTime(Today, QTime(3, 0), Qt::UTC)};
}

Scene complete()
{
    Scene scene;
    scene.item.effectiveFrom = QDate(2026, 1, 1);
    scene.draft.begunAt = QDateTime(Today, QTime(2, 0), Qt::UTC);
    scene.draft.applicant = yc::tests::samplePerson();
    scene.draft.signature = Signature{};
    return scene;
}

void typedByEye(Person &person)
{
    person.proof = IdentityProof::ByEye;
    person.sighting = yc::tests::sighting();
}

// A co-applicant who has signed as well.
void addSigned(Scene &s, Person person)
{
    s.draft.others.push_back({.person = std::move(person), .organisation = {}, .guardian = {}});
    Signature signature;
    signature.by = QStringLiteral("applicant.2");
    s.draft.furtherSignatures.push_back(std::move(signature));
}

} // namespace

Q_DECLARE_METATYPE(Change)

class TestParties : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whoAppliesIsJudged_data();
    void whoAppliesIsJudged();
    void theActingPersonFillsTheFormOfAnOrganisation();
    void anItemsOwnMandateTakesThePlaceOfTheStandingOne();
    void aCloneHasEverybody();
    void eachCheckDigitOfAPassportIsTold();
};

void TestParties::whoAppliesIsJudged_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QStringList>("findings");
    const auto row = [](const char *name, const Change &change, const QStringList &findings) {
        QTest::newRow(name) << change << findings;
    };
    const auto text = [](const char *words) { return QString::fromLatin1(words); };
    row("a card", [](Scene &) {}, {});
    row("typed, seen by two", [](Scene &s) { typedByEye(*s.draft.applicant); }, {});
    row("typed, seen by nobody", [](Scene &s) { s.draft.applicant->proof = IdentityProof::ByEye; },
        {text("NotWitnessed applicant")});
    row("a code is judged by eye too", [](Scene &s) { s.draft.applicant->proof = IdentityProof::ByCode; },
        {text("NotWitnessed applicant")});
    row("the second is the first",
        [](Scene &s) {
            typedByEye(*s.draft.applicant);
            s.draft.applicant->sighting->secondBy = s.draft.applicant->sighting->judgedBy;
        },
        {text("NotWitnessed applicant")});
    row("another reason, not told",
        [](Scene &s) {
            typedByEye(*s.draft.applicant);
            s.draft.applicant->sighting->reason = EyeReason::Other;
        },
        {text("NotWitnessed applicant")});
    row("typed with a wrong digit",
        [](Scene &s) {
            typedByEye(*s.draft.applicant);
            s.draft.applicant->number[16] = u'3';
        },
        {text("DocumentInvalid applicant")});
    row("an organisation",
        [](Scene &s) {
            byFirm(s);
            fileMandate(s);
        },
        {});
    row("without its agent",
        [](Scene &s) {
            byFirm(s);
            s.draft.agent.reset();
        },
        {text("AgentMissing agent")});
    row("without a mandate", [](Scene &s) { byFirm(s); }, {text("MaterialMissing party-mandate")});
    row("its representative came",
        [](Scene &s) {
            byFirm(s);
            s.draft.agent->person.name = s.draft.organisation->representative;
            s.item.proxy = ProxyRule::InPerson;
        },
        {});
    row("somebody else came where the representative has to",
        [](Scene &s) {
            byFirm(s);
            fileMandate(s);
            s.item.proxy = ProxyRule::InPerson;
        },
        {text("AgentForbidden agent")});
    row("a wrong check digit",
        [](Scene &s) {
            byFirm(s);
            fileMandate(s);
            s.draft.organisation->uscc.back() = u'U';
        },
        {text("OrganisationInvalid applicant")});
    row("an item for persons",
        [](Scene &s) {
            byFirm(s);
            fileMandate(s);
            s.item.audience = {Audience::Person};
        },
        {text("OrganisationNotServed applicant")});
    row("an agent of a person",
        [](Scene &s) {
            s.draft.agent = Agent{.person = another()};
            fileMandate(s);
        },
        {});
    row("an agent, in person",
        [](Scene &s) {
            s.draft.agent = Agent{.person = another()};
            fileMandate(s);
            s.item.proxy = ProxyRule::InPerson;
        },
        {text("AgentForbidden agent")});
    row("an agent, in some cases only",
        [](Scene &s) {
            s.draft.agent = Agent{.person = another()};
            fileMandate(s);
            s.item.proxy = ProxyRule::Limited;
        },
        {text("AgentLimitOpen agent")});
    row("and this is one of them",
        [](Scene &s) {
            s.draft.agent = Agent{.person = another(), .limit = confirmed()};
            fileMandate(s);
            s.item.proxy = ProxyRule::Limited;
        },
        {});
    row("nobody acts where an agent is limited", [](Scene &s) { s.item.proxy = ProxyRule::Limited; }, {});
    row("a firm's agent, in some cases only",
        [](Scene &s) {
            byFirm(s);
            fileMandate(s);
            s.item.proxy = ProxyRule::Limited;
        },
        {text("AgentLimitOpen agent")});
    row("its representative came where an agent is limited",
        [](Scene &s) {
            byFirm(s);
            s.draft.agent->person.name = s.draft.organisation->representative;
            s.item.proxy = ProxyRule::Limited;
        },
        {});
    row("confirmed, and yet in person",
        [](Scene &s) {
            s.draft.agent = Agent{.person = another(), .limit = confirmed()};
            fileMandate(s);
            s.item.proxy = ProxyRule::InPerson;
        },
        {text("AgentForbidden agent")});
    row("oneself as agent",
        [](Scene &s) {
            s.draft.agent = Agent{.person = yc::tests::samplePerson()};
            fileMandate(s);
        },
        {text("AgentUnfit agent")});
    row("a child of seven", [](Scene &s) { s.draft.applicant = child(7); }, {text("GuardianMissing guardian")});
    row("a child of seven, whatever the item says",
        [](Scene &s) {
            s.draft.applicant = child(7);
            s.item.guardianUntil = 8;
        },
        {text("GuardianMissing guardian")});
    row("of seventeen", [](Scene &s) { s.draft.applicant = child(17); }, {text("GuardianMissing guardian")});
    row("of seventeen, where sixteen is enough",
        [](Scene &s) {
            s.draft.applicant = child(17);
            s.item.guardianUntil = 16;
        },
        {});
    row("of eighteen today", [](Scene &s) { s.draft.applicant = child(18); }, {});
    row("a child with a guardian",
        [](Scene &s) {
            s.draft.applicant = child(7);
            s.draft.guardian = Guardian{.person = another(), .relation = Relation::Parent};
            fileGuardianship(s);
        },
        {});
    row("who is one by which paper",
        [](Scene &s) {
            s.draft.applicant = child(7);
            s.draft.guardian = Guardian{.person = another(), .relation = Relation::Parent};
        },
        {text("MaterialMissing party-guardianship")});
    row("a guardian who is a child",
        [](Scene &s) {
            s.draft.applicant = child(7);
            auto young = another();
            young.birth = Today.addYears(-17);
            s.draft.guardian = Guardian{.person = std::move(young), .relation = Relation::Sibling};
            fileGuardianship(s);
        },
        {text("GuardianUnfit guardian")});
    row("two apply", [](Scene &s) { addSigned(s, another()); }, {});
    row("the same twice", [](Scene &s) { addSigned(s, yc::tests::samplePerson()); },
        {text("ApplicantTwice applicant.2")});
    row("the second is expired",
        [](Scene &s) {
            auto late = another();
            late.validTo = Today.addDays(-1);
            addSigned(s, std::move(late));
        },
        {text("ApplicantExpired applicant.2")});
    row("the second is a child",
        [](Scene &s) {
            auto young = another();
            young.birth = Today.addYears(-3);
            addSigned(s, std::move(young));
        },
        {text("GuardianMissing guardian.2")});
    row("one of two acts for the other",
        [](Scene &s) {
            s.draft.others.push_back({.person = another()});
            s.draft.agent = Agent{.person = another()};
            fileMandate(s);
        },
        {});
}

void TestParties::whoAppliesIsJudged()
{
    QFETCH(Change, change);
    QFETCH(QStringList, findings);
    auto scene = complete();
    change(scene);
    QCOMPARE(lines(judge(scene.draft, scene.item, Today)), findings);
}

void TestParties::theActingPersonFillsTheFormOfAnOrganisation()
{
    auto scene = complete();
    byFirm(scene);
    const auto facts = scene.draft.facts(scene.item, Today);
    QCOMPARE(std::get<QString>(facts.value(QStringLiteral("applicant.name"))), another().name);
    QCOMPARE(std::get<QString>(facts.value(QStringLiteral("organisation.uscc"))), Uscc);
    QCOMPARE(scene.draft.applicantName(), firm().name);
    QCOMPARE(scene.draft.applicantNumber(), Uscc);
}

void TestParties::anItemsOwnMandateTakesThePlaceOfTheStandingOne()
{
    auto scene = complete();
    scene.draft.agent = Agent{.person = another()};
    scene.item.materials = {{.id = QStringLiteral("mandate"), .name = {}}};
    QCOMPARE(lines(judge(scene.draft, scene.item, Today)), QStringList{QStringLiteral("MaterialMissing mandate")});
    QVERIFY(scene.item.material(standing::Mandate)); // its name is known all the same
}

void TestParties::aCloneHasEverybody()
{
    auto scene = complete();
    byFirm(scene);
    scene.draft.guardian = Guardian{.person = another(), .relation = Relation::Spouse};
    scene.draft.others.push_back({.person = yc::tests::samplePerson()});
    typedByEye(scene.draft.agent->person);
    const auto copy = scene.draft.clone();
    QCOMPARE(copy.organisation->uscc, Uscc);
    QCOMPARE(copy.agent->person.sighting->secondBy, QStringLiteral("0318"));
    QVERIFY(copy.guardian && copy.others.size() == 1);
    QCOMPARE(peopleOf(copy).size(), 3);
}

void TestParties::eachCheckDigitOfAPassportIsTold()
{
    const auto good = QStringLiteral("L999999902UTO8001014F3112319<<<<<<<<<<<<<<<0");
    QCOMPARE(judgePassportLine(good.left(43)).size(), 0);
    auto parts = judgePassportLine(good);
    QCOMPARE(parts.size(), 5);
    for (const auto &part : parts)
        QVERIFY(part.good);
    auto wrong = good;
    wrong[13] = u'9'; // a digit of the birth
    parts = judgePassportLine(wrong);
    QVERIFY(!parts[1].good);
    QVERIFY(parts[3].good); // an empty personal number needs no digit
    QVERIFY(parts[1].part == MrzProblem::BirthCheck);
}

YC_TEST(TestParties)
#include "tst_parties.moc"
