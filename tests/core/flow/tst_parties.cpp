#include "tests/core/flow/desk_world.h"
#include "tests/support/fails.h"
#include "tests/support/register.h"

#include "core/domain/identity_numbers.h"
#include "core/vault/vault.h"
#include "core/wire/problem.h"

using namespace yc;
using namespace yc::core;
using namespace yc::core::flow;
using namespace yc::tests;
using Role = Intake::Role;

namespace
{

const QString SecondNo = QStringLiteral("0318");
const QString SecondPin = QStringLiteral("593826");

domain::Person passport()
{
    domain::Person person;
    person.document = domain::DocumentKind::Passport;
    person.number = QStringLiteral("L99999990");
    person.nameLatin = QStringLiteral("YANGLI CESHI");
    person.nationality = QStringLiteral("UTO");
    person.birth = QDate(1980, 1, 1);
    person.sex = domain::Sex::Female;
    person.validTo = QDate(2045, 12, 31);
    person.sighting = domain::Sighting{.judgedBy = QStringLiteral("0317"),
                                       .secondBy = SecondNo,
                                       .reason = domain::EyeReason::NoChip,
                                       .note = {},
                                       .at = QDateTime::fromMSecsSinceEpoch(1'790'000'000'000, Qt::UTC)};
    return person;
}

domain::Organisation firm()
{
    return {.name = QStringLiteral("样例商贸有限公司"),
            .uscc = QStringLiteral("91119999MB999999XT"),
            .representative = QStringLiteral("样例代表")};
}

} // namespace

class TestIntakeParties : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void typedNeedsASecondPerson();
    void aTypedNumberWithAWrongDigitIsRefused();
    void theCardBecomesTheAgentOfAnOrganisation();
    void whatIsFilledFollowsWhoIsSeated();
    void applicantsAreAddedOrderedRemovedAndBroughtBack();
    void aGuardianGoesWithTheChild();
    void whereAgentsAreLimitedStaffSayWhich();
    void everybodyIsThereAfterARestart();
    void aSecondPersonIsAskedOfTheHall();
    void andOfTheVaultWhileTheHallIsAway();

private:
    DeskWorld m_world;
    std::unique_ptr<Desk> m_desk;
};

void TestIntakeParties::initTestCase()
{
    QVERIFY2(m_world.start(), qPrintable(m_world.why()));
    m_desk = m_world.openDesk();
    QVERIFY2(m_desk, qPrintable(m_world.why()));
    // The second clerk has signed in here once, with a PIN of their own.
    const auto second = m_world.hall().staff(QStringLiteral("clerk"), 1);
    QCOMPARE(second.no, SecondNo);
    const auto &once = second.pin;
    auto in = DeskWorld::signIn(*m_desk, SecondNo, once);
    QVERIFY(in && *in == SignIn::MustChangePin);
    in = DeskWorld::ask<SignIn>([&](QObject *context, auto done) {
        m_desk->changePin(SecretText(QString(once)), SecretText(QString(SecondPin)), context, done);
    });
    QVERIFY(in && *in == SignIn::Done);
    m_desk->signOut();
    in = DeskWorld::signIn(*m_desk, m_world.staffNo, Pin);
    QVERIFY(in && *in == SignIn::Done);
}

void TestIntakeParties::typedNeedsASecondPerson()
{
    const auto intake = DeskWorld::begin(*m_desk);
    auto alone = passport();
    alone.sighting.reset();
    const auto refused = intake->seat({}, std::move(alone));
    QVERIFY(!refused);
    YC_FAILS(refused, flow::codes::NotWitnessed);
    QVERIFY(!intake->draft().hasApplicant());
    const auto taken = intake->seat({}, passport());
    QVERIFY(taken && taken->isEmpty());
    QCOMPARE(intake->draft().applicantNumber(), QStringLiteral("L99999990"));
    QCOMPARE(intake->stateOf(Step::Applicant), StepState::Complete);
}

void TestIntakeParties::aTypedNumberWithAWrongDigitIsRefused()
{
    const auto intake = DeskWorld::begin(*m_desk);
    auto wrong = passport();
    wrong.document = domain::DocumentKind::ResidentId;
    wrong.number = QStringLiteral("110105194912310021");
    const auto findings = intake->seat({}, std::move(wrong));
    QVERIFY(findings && !findings->isEmpty());
    QVERIFY(!intake->draft().hasApplicant());
}

void TestIntakeParties::theCardBecomesTheAgentOfAnOrganisation()
{
    const auto intake = DeskWorld::begin(*m_desk);
    auto card = DeskWorld::card(2);
    QVERIFY(intake->setApplicant(card));
    QVERIFY(intake->seatOrganisation(Role::Applicant, firm()));
    const auto &draft = intake->draft();
    QVERIFY(!draft.applicant && draft.organisation && draft.agent);
    QCOMPARE(draft.applicantName(), firm().name);
    QCOMPARE(intake->applicants(), 1);
}

void TestIntakeParties::whatIsFilledFollowsWhoIsSeated()
{
    const auto intake = DeskWorld::begin(*m_desk);
    auto card = DeskWorld::card(2);
    QVERIFY(intake->setApplicant(card));
    const auto *item
        = m_desk->catalogue()->search(QStringLiteral("污水排入排水管网许可"), QDate(2026, 11, 21)).first().item;
    QVERIFY(intake->chooseItem(item->code));
    const auto name = intake->value(QStringLiteral("name"))->text;
    QVERIFY(intake->value(QStringLiteral("name"))->source == domain::Source::Card);
    QVERIFY(!intake->value(QStringLiteral("firmCode")));
    QVERIFY(intake->seatOrganisation(Role::Applicant, firm()));
    QCOMPARE(intake->value(QStringLiteral("name"))->text, name); // of the one who acts for it
    QCOMPARE(intake->value(QStringLiteral("firmCode"))->text, firm().uscc);
    auto other = firm();
    other.name = QStringLiteral("另一样例有限公司");
    QVERIFY(intake->seatOrganisation(Role::Applicant, std::move(other)));
    QCOMPARE(intake->value(QStringLiteral("firmName"))->text, QStringLiteral("另一样例有限公司"));
    QVERIFY(intake->seat({.role = Role::Agent}, passport()));
    QCOMPARE(intake->value(QStringLiteral("number"))->text, QStringLiteral("L99999990"));
    QVERIFY(intake->value(QStringLiteral("number"))->source == domain::Source::Typed); // no chip said so
    const auto asked = intake->materials();
    QVERIFY(std::ranges::any_of(asked, [](const auto *m) { return m->id == domain::standing::Mandate; }));
}

void TestIntakeParties::applicantsAreAddedOrderedRemovedAndBroughtBack()
{
    const auto intake = DeskWorld::begin(*m_desk);
    auto first = DeskWorld::card(2);
    auto second = DeskWorld::card(3);
    const auto firstNumber = first.number;
    const auto secondNumber = second.number;
    QVERIFY(intake->setApplicant(first));
    QVERIFY(intake->seat({.role = Role::Another}, second));
    QVERIFY(intake->seatOrganisation(Role::Another, firm()));
    QCOMPARE(intake->applicants(), 3);
    intake->makeFirst(1);
    QCOMPARE(intake->draft().applicantNumber(), secondNumber);
    QVERIFY(!intake->canUndoParty());
    intake->removeApplicant(0);
    QCOMPARE(intake->draft().applicantNumber(), firstNumber);
    QCOMPARE(intake->applicants(), 2);
    QVERIFY(intake->canUndoParty());
    intake->undoParty();
    QCOMPARE(intake->draft().applicantNumber(), secondNumber);
    QCOMPARE(intake->applicants(), 3);
    QVERIFY(!intake->canUndoParty());
    for (int i = 0; i < 40; ++i) { // as many as a case can have, and not one more
        auto card = DeskWorld::card(10 + i);
        const auto taken = intake->seat({.role = Role::Another}, card);
        if (intake->applicants() < domain::MostParties)
            QVERIFY(taken);
        else if (!taken)
            YC_FAILS(taken, flow::codes::TooManyApplicants);
    }
    QCOMPARE(intake->applicants(), static_cast<int>(domain::MostParties));
}

void TestIntakeParties::aGuardianGoesWithTheChild()
{
    const auto intake = DeskWorld::begin(*m_desk);
    auto card = DeskWorld::card(2);
    QVERIFY(intake->setApplicant(card));
    QVERIFY(intake->seat({.role = Role::Guardian, .relation = domain::Relation::Grandparent}, passport()));
    QVERIFY(intake->draft().guardian->relation == domain::Relation::Grandparent);
    auto second = DeskWorld::card(3);
    QVERIFY(intake->seat({.role = Role::Another}, second));
    intake->makeFirst(1);
    QVERIFY(!intake->draft().guardian);
    QVERIFY(intake->draft().others[0].guardian);
    intake->removeGuardian(1);
    QVERIFY(!intake->draft().others[0].guardian);
    intake->undoParty();
    QVERIFY(intake->draft().others[0].guardian);
}

void TestIntakeParties::whereAgentsAreLimitedStaffSayWhich()
{
    const auto limited = QStringLiteral("11119999MB990700454990707020000"); // 居住证申领
    const auto free = QStringLiteral("11119999MB9902000L4992002013000"); // 老年人优待证
    const auto open = [](const Intake &intake) {
        return std::ranges::any_of(intake.findings(), [](const auto &finding) {
            return finding.kind == domain::Finding::Kind::AgentLimitOpen;
        });
    };
    const auto intake = DeskWorld::begin(*m_desk);
    auto card = DeskWorld::card(61);
    QVERIFY(intake->setApplicant(card));
    QVERIFY(intake->chooseItem(limited));
    QVERIFY(!intake->confirmLimit(true)); // nobody acts
    QVERIFY(!open(*intake));
    auto agent = DeskWorld::card(62);
    agent.birth = QStringLiteral("19491231");
    QVERIFY(intake->seat({.role = Intake::Role::Agent}, agent));
    QVERIFY(open(*intake));
    QVERIFY(intake->stateOf(Step::Applicant) == StepState::Partial);
    QVERIFY(intake->confirmLimit(true));
    QVERIFY(!intake->confirmLimit(true));
    QCOMPARE(intake->draft().agent->limit->staffNo, m_world.staffNo);
    QVERIFY(intake->shownText().contains("\"limit\":\"须本人确认"));
    QVERIFY(!open(*intake));
    QVERIFY(intake->stateOf(Step::Applicant) == StepState::Complete);
    QVERIFY(intake->confirmLimit(false));
    QVERIFY(open(*intake));

    QVERIFY(intake->confirmLimit(true));
    auto other = DeskWorld::card(63);
    QVERIFY(intake->setApplicant(other)); // it was said of the one before
    QVERIFY(open(*intake));
    QVERIFY(intake->confirmLimit(true));
    intake->removeAgent();
    intake->undoParty();
    QVERIFY(open(*intake));
    QVERIFY(intake->confirmLimit(true));
    QVERIFY(intake->chooseItem(free)); // another item has other cases
    QVERIFY(!intake->draft().agent->limit);
    QVERIFY(!open(*intake));
    QVERIFY(!intake->confirmLimit(true));
}

void TestIntakeParties::everybodyIsThereAfterARestart()
{
    QUuid id;
    {
        const auto intake = DeskWorld::begin(*m_desk);
        id = intake->id();
        QVERIFY(intake->seatOrganisation(Role::Applicant, firm()));
        QVERIFY(intake->seat({.role = Role::Agent}, passport()));
        QVERIFY(intake->seat({.role = Role::Another}, passport()));
        QTRY_VERIFY(intake->isSaved());
    }
    const auto back = DeskWorld::ask<std::shared_ptr<Intake>>(
        [&](QObject *context, auto done) { m_desk->resume(id, context, done); });
    QVERIFY(back);
    const auto &draft = (*back)->draft();
    QCOMPARE(draft.organisation->uscc, firm().uscc);
    QCOMPARE(draft.agent->person.sighting->secondBy, SecondNo);
    QCOMPARE(draft.others.size(), std::size_t(1));
}

void TestIntakeParties::aSecondPersonIsAskedOfTheHall()
{
    const auto ask = [this](const QString &no, const QString &pin) {
        return DeskWorld::ask<StaffInfo>([&](QObject *context, auto done) {
            m_desk->confirmSecond(no, SecretText(QString(pin)), QUuid::createUuid(), context, done);
        });
    };
    const auto good = ask(SecondNo, SecondPin);
    QVERIFY(good);
    QCOMPARE(good->no, SecondNo);
    QVERIFY(!good->offline);
    YC_FAILS(ask(SecondNo, QStringLiteral("000000")), wire::codes::WrongPin);
    YC_FAILS(ask(m_world.staffNo, Pin), flow::codes::SecondIsSelf);
    QCOMPARE(m_desk->staff()->no, m_world.staffNo); // nobody was signed out for it
    QVERIFY(ask(SecondNo, SecondPin)); // and the right one is good again
}

void TestIntakeParties::andOfTheVaultWhileTheHallIsAway()
{
    m_world.proxy().setDown(true);
    const auto ask = [this](const QString &no, const QString &pin) {
        return DeskWorld::ask<StaffInfo>([&](QObject *context, auto done) {
            m_desk->confirmSecond(no, SecretText(QString(pin)), QUuid::createUuid(), context, done);
        });
    };
    const auto good = ask(SecondNo, SecondPin);
    const auto wrong = ask(SecondNo, QStringLiteral("000000"));
    const auto stranger = ask(QStringLiteral("0401"), QStringLiteral("000000"));
    m_world.proxy().setDown(false);
    QVERIFY(good && good->offline);
    YC_FAILS(wrong, vault::codes::WrongPin);
    YC_FAILS(stranger, flow::codes::NeedsHallOnce);
}

YC_TEST(TestIntakeParties)
#include "tst_parties.moc"
