#include "tests/core/flow/desk_world.h"
#include "tests/support/fails.h"
#include "tests/support/register.h"

#include "core/pack/paper_values.h"
#include "core/wire/problem.h"

#include <QJsonArray>

using namespace yc;
using namespace yc::core;
using namespace yc::core::flow;
using namespace yc::tests;
using domain::HandedIn;

static const QString Photo = QStringLiteral("photo");
static const QString Allowance = QStringLiteral("11119999MB9902000L4990502014000"); // 高龄津贴
static const QString ElderCard = QStringLiteral("11119999MB9902000L4992002013000"); // 老年人优待证
static const QString Address = QStringLiteral("address");

// How papers came and what the applicant disputes, from the counter to the hall.
class TestIntakeProof : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void whatTheItemAsksForIsProposedAndAcceptedAtOnce();
    void everyStepIsUndone();
    void aFileIsProposedWhereThePagesCameFromOne();
    void theClerkWhoIsSignedInCompares();
    void whatWasHandedInIsSigned();
    void whatTheHallCannotLookUpIsAskedForOnPaper();
    void aDisputeKeepsWhatTheSourceSaid();
    void somebodyElseDisputesNothingOfIt();
    void bothAreThereAfterARestart();
    void theHallKeepsBoth();

private:
    [[nodiscard]] std::shared_ptr<Intake> unsignedCase(int serial);
    DeskWorld m_world;
    std::unique_ptr<Desk> m_desk;
};

void TestIntakeProof::initTestCase()
{
    QVERIFY2(m_world.start(), qPrintable(m_world.why()));
    m_desk = m_world.signedIn();
    QVERIFY2(m_desk, qPrintable(m_world.why()));
}

std::shared_ptr<Intake> TestIntakeProof::unsignedCase(int serial)
{
    auto intake = DeskWorld::filled(*m_desk, serial);
    if (intake)
        intake->clearSignature(0);
    return intake;
}

void TestIntakeProof::whatTheItemAsksForIsProposedAndAcceptedAtOnce()
{
    const auto intake = unsignedCase(41);
    QVERIFY(intake);
    QVERIFY(!intake->handedIn(Photo));
    QCOMPARE(intake->proposedFor(Photo), (HandedIn{.originals = 1}));
    QCOMPARE(intake->acceptProposed(), 1); // materials without a page are not handed in
    QCOMPARE(intake->handedIn(Photo), std::optional(HandedIn{.originals = 1}));
    QCOMPARE(intake->draft().filings.first().handed, intake->handedIn(Photo));
    QCOMPARE(intake->acceptProposed(), 0);
    intake->setHandedIn(Photo, {}); // nothing handed in is not how anything came
    QCOMPARE(intake->handedIn(Photo), std::optional(HandedIn{.originals = 1}));
    intake->setHandedIn(QStringLiteral("nowhere"), {.originals = 1});
    QVERIFY(!intake->handedIn(QStringLiteral("nowhere")));
}

void TestIntakeProof::everyStepIsUndone()
{
    const auto intake = unsignedCase(42);
    QVERIFY(intake);
    QVERIFY(!intake->undoHandedIn());
    intake->setHandedIn(Photo, {.copies = 1});
    intake->setHandedIn(Photo, {.copies = 2});
    intake->setCompared(Photo, true);
    QVERIFY(intake->handedIn(Photo)->compared);
    QVERIFY(intake->undoHandedIn());
    QCOMPARE(intake->handedIn(Photo), std::optional(HandedIn{.copies = 2}));
    QVERIFY(intake->undoHandedIn());
    QCOMPARE(intake->handedIn(Photo), std::optional(HandedIn{.copies = 1}));
    QVERIFY(intake->undoHandedIn());
    QVERIFY(!intake->handedIn(Photo));
    QVERIFY(!intake->canUndoHandedIn());

    // With its last page it goes, and comes back with it.
    intake->setHandedIn(Photo, {.copies = 3});
    intake->removePage(Photo, 0);
    QVERIFY(!intake->handedIn(Photo));
    QVERIFY(!intake->canUndoHandedIn());
    QVERIFY(intake->undoRemove());
    QCOMPARE(intake->handedIn(Photo), std::optional(HandedIn{.copies = 3}));
    intake->removePage(Photo, 0);
    intake->addPage(Photo, DeskWorld::page(7));
    QVERIFY(!intake->handedIn(Photo)); // another paper: nobody has said how it came
    QTRY_VERIFY(!intake->isSavingPages());
}

void TestIntakeProof::aFileIsProposedWhereThePagesCameFromOne()
{
    const auto intake = unsignedCase(43);
    QVERIFY(intake);
    intake->addPage(Photo, DeskWorld::page(8), {.findings = {}, .source = 5});
    QCOMPARE(intake->proposedFor(Photo), (HandedIn{.originals = 1})); // one of the two was scanned
    intake->removePage(Photo, 0);
    QCOMPARE(intake->proposedFor(Photo), (HandedIn{.files = 1}));
    QTRY_VERIFY(!intake->isSavingPages());
}

void TestIntakeProof::theClerkWhoIsSignedInCompares()
{
    const auto intake = unsignedCase(44);
    QVERIFY(intake);
    intake->setCompared(Photo, true); // nobody has said that there is a copy
    QVERIFY(!intake->handedIn(Photo));
    intake->setHandedIn(Photo, {.originals = 1});
    intake->setCompared(Photo, true);
    QVERIFY(!intake->handedIn(Photo)->compared);
    intake->setHandedIn(Photo, {.copies = 2});
    QVERIFY(intake->stateOf(Step::Materials) == StepState::Partial); // the item asks for the original
    intake->setCompared(Photo, true);
    QCOMPARE(intake->handedIn(Photo)->compared->staffNo, m_world.staffNo);
    QVERIFY(intake->handedIn(Photo)->compared->at.isValid());
    QVERIFY(intake->stateOf(Step::Materials) == StepState::Complete);
    intake->setHandedIn(Photo, {.originals = 1, .copies = 1});
    QVERIFY(intake->handedIn(Photo)->compared); // one fewer of those that were compared
    intake->setHandedIn(Photo, {.originals = 1, .copies = 3});
    QVERIFY(!intake->handedIn(Photo)->compared); // the new ones were not
}

void TestIntakeProof::whatWasHandedInIsSigned()
{
    const auto intake = DeskWorld::filled(*m_desk, 45);
    QVERIFY(intake);
    intake->setHandedIn(Photo, {.copies = 1});
    QVERIFY(intake->stateOf(Step::Signature) == StepState::Wrong);
    QVERIFY(intake->sign(DeskWorld::ink(), QByteArray("png"), intake->shownDigest()));
    QTRY_VERIFY(intake->draft().signature);
    QVERIFY(intake->stateOf(Step::Signature) == StepState::Complete);
    intake->setCompared(Photo, true); // often said while the applicant signs
    QVERIFY(intake->stateOf(Step::Signature) == StepState::Complete);
    QVERIFY(intake->findings().isEmpty());
}

void TestIntakeProof::whatTheHallCannotLookUpIsAskedForOnPaper()
{
    const auto household = QStringLiteral("household");
    auto intake = DeskWorld::begin(*m_desk);
    auto card = DeskWorld::card(53);
    QVERIFY(intake->setApplicant(card));
    QVERIFY(intake->chooseItem(Allowance));
    QVERIFY(!intake->canBeUnfetched(QStringLiteral("id-card"))); // the chip has said it
    QVERIFY(!intake->canBeUnfetched(QStringLiteral("nowhere")));
    QVERIFY(intake->stateOf(Step::Materials) == StepState::Complete);
    QVERIFY(intake->setUnfetched(household, true));
    QVERIFY(!intake->setUnfetched(household, true));
    QVERIFY(intake->stateOf(Step::Materials) != StepState::Complete);
    QVERIFY(intake->shownText().contains(R"("pages":[],"unfetched":true)"));
    QVERIFY(intake->setUnfetched(household, false)); // taken back: nothing is left of it
    QVERIFY(intake->draft().filings.isEmpty());
    QVERIFY(intake->stateOf(Step::Materials) == StepState::Complete);

    QVERIFY(intake->setUnfetched(household, true));
    QTRY_VERIFY(intake->isSaved());
    const auto id = intake->id();
    intake.reset();
    m_desk.reset();
    m_desk = m_world.signedIn();
    QVERIFY2(m_desk, qPrintable(m_world.why()));
    const auto resumed = DeskWorld::ask<std::shared_ptr<Intake>>(
        [&](QObject *context, auto done) { m_desk->resume(id, context, std::move(done)); });
    QVERIFY(resumed);
    intake = *resumed;
    QVERIFY(intake->draft().filings.first().unfetched);
    intake->addPage(household, DeskWorld::page());
    QTRY_VERIFY(!intake->isSavingPages());
    QVERIFY(intake->stateOf(Step::Materials) == StepState::Complete);
    intake->removePage(household, 0);
    QVERIFY(intake->draft().filings.first().unfetched); // it is still not there
    QVERIFY(intake->undoRemove());
    QVERIFY(intake->chooseItem(ElderCard)); // what another item asks the hall is another thing
    for (const auto &filing : intake->draft().filings)
        QVERIFY(!filing.unfetched);
}

void TestIntakeProof::aDisputeKeepsWhatTheSourceSaid()
{
    const auto intake = unsignedCase(46);
    QVERIFY(intake);
    const auto said = intake->value(Address)->text;
    QVERIFY(!intake->dispute(QStringLiteral("phone"))); // typed: it is changed, not disputed
    QVERIFY(intake->dispute(Address));
    QVERIFY(!intake->dispute(Address));
    QVERIFY(intake->fieldFinding(Address)->kind == domain::Finding::Kind::DisputeUnfit);
    QVERIFY(intake->stateOf(Step::Form) == StepState::Wrong);
    intake->setField(Address, QStringLiteral("示例镇2号"));
    QVERIFY(!intake->fieldFinding(Address));
    intake->setDisputeReason(Address, domain::DisputeReason::Other, {});
    QVERIFY(intake->fieldFinding(Address));
    intake->setDisputeReason(Address, domain::DisputeReason::Other, QStringLiteral("搬家"));
    QVERIFY(!intake->fieldFinding(Address));
    QCOMPARE(intake->value(Address)->dispute->said, said);
    QVERIFY(intake->value(Address)->dispute->source == domain::Source::Card);
    intake->setField(Address, {});
    QVERIFY(intake->value(Address)->dispute); // an empty field is not a withdrawn dispute
    auto again = DeskWorld::card(46);
    QVERIFY(intake->withdrawDispute(Address));
    QCOMPARE(intake->value(Address)->text, said);
    QVERIFY(intake->value(Address)->source == domain::Source::Card);
    QVERIFY(!intake->withdrawDispute(Address));
}

void TestIntakeProof::somebodyElseDisputesNothingOfIt()
{
    const auto intake = unsignedCase(47);
    QVERIFY(intake);
    QVERIFY(intake->dispute(Address));
    intake->setField(Address, QStringLiteral("示例镇2号"));
    intake->answer(QStringLiteral("none"), QStringLiteral("x")); // what fills again leaves it alone
    QVERIFY(intake->value(Address)->dispute);
    auto other = DeskWorld::card(48);
    other.address = QStringLiteral("示例省另一处");
    QVERIFY(intake->setApplicant(other));
    QCOMPARE(intake->value(Address)->text, other.address);
    QVERIFY(!intake->value(Address)->dispute);
}

void TestIntakeProof::bothAreThereAfterARestart()
{
    QUuid id;
    HandedIn handed;
    {
        const auto intake = unsignedCase(49);
        QVERIFY(intake);
        id = intake->id();
        intake->setHandedIn(Photo, {.copies = 2});
        intake->setCompared(Photo, true);
        handed = *intake->handedIn(Photo);
        QVERIFY(intake->dispute(Address));
        intake->setField(Address, QStringLiteral("示例镇2号"));
        intake->setDisputeReason(Address, domain::DisputeReason::Misread, QStringLiteral("少一字"));
        QTRY_VERIFY(intake->isSaved());
    }
    m_desk.reset();
    m_desk = m_world.signedIn();
    QVERIFY2(m_desk, qPrintable(m_world.why()));
    const auto resumed = DeskWorld::ask<std::shared_ptr<Intake>>(
        [&](QObject *context, auto done) { m_desk->resume(id, context, std::move(done)); });
    QVERIFY(resumed);
    const auto &intake = **resumed;
    QCOMPARE(intake.handedIn(Photo), std::optional(handed));
    const auto &value = *intake.value(Address);
    QCOMPARE(value.text, QStringLiteral("示例镇2号"));
    QVERIFY(value.dispute && value.dispute->reason == domain::DisputeReason::Misread);
    QCOMPARE(value.dispute->note, QStringLiteral("少一字"));
}

void TestIntakeProof::theHallKeepsBoth()
{
    const auto intake = unsignedCase(50);
    QVERIFY(intake);
    intake->setHandedIn(Photo, {.copies = 1});
    intake->setCompared(Photo, true);
    QVERIFY(intake->dispute(Address));
    intake->setField(Address, QStringLiteral("示例镇2号"));
    QVERIFY(intake->sign(DeskWorld::ink(), QByteArray("png"), intake->shownDigest()));
    QTRY_VERIFY(intake->findings().isEmpty());
    const auto sent = DeskWorld::submit(*intake);
    QVERIFY2(sent, sent ? "" : qPrintable(toString(sent.error())));
    QVERIFY(sent->received); // the hall made the same text anew, and judged the same
}

YC_TEST(TestIntakeProof)
#include "tst_proof.moc"
