#include "core/flow/intake.h"
#include "core/pack/jpeg.h"
#include "core/seal/digest.h"
#include "core/vault/vault.h"
#include "tests/core/flow/desk_world.h"
#include "tests/support/register.h"

#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace yc;
using namespace yc::core;
using flow::Answer;
using flow::CardFinding;
using flow::Desk;
using flow::Intake;
using flow::Step;
using flow::StepState;
using tests::DeskWorld;

static const QString ElderCard = QStringLiteral("11119999MB9902000L4992002013000");
static const QString NewIdCard = QStringLiteral("11119999MB990700454990707018000");
static const QString Aid = QStringLiteral("11119999MB9902000L4990502004000");
static const QString Photo = QStringLiteral("photo");

// One case from the card to its end, the way a clerk works, against the real hall.
class TestIntake : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void aRefusedCardKeepsNothing();
    void anExpiredCardIsTakenWhereItIsToBeRenewed();
    void theCardFillsTheFormAndTypingIsCounted();
    void anotherCardReplacesOnlyWhatTheFirstFilled();
    void checksSpeakAtTheirFields();
    void anotherItemKeepsThePagesItAsksForToo();
    void pagesAreSealedShownMovedAndBroughtBack();
    void aSignatureIsVoidWhenWhatWasShownChanges();
    void inkIsNeverBoundToAnotherTextThanItWasWrittenUnder();
    void aPageReplacedAfterSigningVoidsTheSignature();
    void whatIsMissingKeepsTheCaseHere();
    void aCaseIsReceivedWithAReceiptThatVerifies();
    void anEndingNeedsThePowerAndComesWithItsPaper();
    void whatWasSubmittedIsNotChangedAnyMore();
    void aKilledClientFindsItsCaseAgain();
    void aDraftIsDiscardedWithItsPages();
    void anIntakeOutlivesItsDesk();

private:
    [[nodiscard]] Result<std::shared_ptr<Intake>> resume(Desk &desk, const QUuid &id);
    DeskWorld m_world;
    std::unique_ptr<Desk> m_desk;
};

void TestIntake::initTestCase()
{
    QVERIFY2(m_world.start(), qPrintable(m_world.why()));
    m_desk = m_world.signedIn();
    QVERIFY2(m_desk, qPrintable(m_world.why()));
}

Result<std::shared_ptr<Intake>> TestIntake::resume(Desk &desk, const QUuid &id)
{
    return DeskWorld::ask<std::shared_ptr<Intake>>(
        [&](QObject *context, Answer<std::shared_ptr<Intake>> done) { desk.resume(id, context, std::move(done)); });
}

void TestIntake::aRefusedCardKeepsNothing()
{
    const auto intake = DeskWorld::begin(*m_desk);
    QVERIFY(intake->chooseItem(ElderCard));
    auto card = DeskWorld::card();
    card.validTo = QStringLiteral("20210101");
    const auto findings = intake->setApplicant(card);
    QVERIFY(findings);
    QCOMPARE(*findings, (QList<CardFinding>{CardFinding::Expired}));
    QVERIFY(!intake->draft().applicant);
    QVERIFY(intake->draft().photoBlob.isEmpty());
    QVERIFY(intake->stateOf(Step::Applicant) == StepState::Empty);
}

void TestIntake::anExpiredCardIsTakenWhereItIsToBeRenewed()
{
    const auto expired = [] {
        auto card = DeskWorld::card();
        card.validTo = QStringLiteral("20210101");
        return card;
    };
    const auto renewing = DeskWorld::begin(*m_desk);
    QVERIFY(renewing->chooseItem(NewIdCard));
    auto first = expired();
    QCOMPARE(*renewing->setApplicant(first), QList<CardFinding>());
    QVERIFY(renewing->stateOf(Step::Applicant) == StepState::Complete);

    // Read before anything is chosen: taken, and wrong as soon as the service is another one.
    const auto open = DeskWorld::begin(*m_desk);
    auto second = expired();
    QCOMPARE(*open->setApplicant(second), QList<CardFinding>());
    QVERIFY(open->chooseItem(ElderCard));
    QVERIFY(open->stateOf(Step::Applicant) == StepState::Wrong);
    QVERIFY(open->chooseItem(NewIdCard));
    QVERIFY(open->stateOf(Step::Applicant) == StepState::Complete);

    // Another fault is not excused by it.
    const auto bad = DeskWorld::begin(*m_desk);
    auto third = expired();
    third.number = QStringLiteral("110105194912310021");
    QVERIFY(bad->setApplicant(third)->contains(CardFinding::BadNumber));
    QVERIFY(!bad->draft().applicant);
}

void TestIntake::theCardFillsTheFormAndTypingIsCounted()
{
    const auto intake = DeskWorld::begin(*m_desk);
    auto card = DeskWorld::card();
    QVERIFY(intake->setApplicant(card));
    QVERIFY(intake->chooseItem(ElderCard));
    QCOMPARE(intake->value(QStringLiteral("name"))->text, QStringLiteral("样例"));
    QVERIFY(intake->value(QStringLiteral("name"))->source == domain::Source::Card);
    QCOMPARE(intake->value(QStringLiteral("birth"))->text, QStringLiteral("1949-12-31"));
    QCOMPARE(intake->value(QStringLiteral("sex"))->text, QStringLiteral("2"));
    QCOMPARE(intake->typedCharacters(), 0);
    for (const auto *text : {"1", "13", "138", "13800000001"})
        intake->setField(QStringLiteral("phone"), QString::fromLatin1(text));
    QCOMPARE(intake->typedCharacters(), 11); // each character once, however the field was told
    intake->setField(QStringLiteral("phone"), QStringLiteral("13800000002"));
    QCOMPARE(intake->typedCharacters(), 12);
    intake->setField(QStringLiteral("post"), QStringLiteral("yes")); // one choice
    QCOMPARE(intake->typedCharacters(), 13);
    QVERIFY(intake->stateOf(Step::Form) == StepState::Partial); // now an address to post to is asked
    QTRY_VERIFY(!intake->draft().photoBlob.isEmpty());
}

void TestIntake::anotherCardReplacesOnlyWhatTheFirstFilled()
{
    const auto intake = DeskWorld::begin(*m_desk);
    auto first = DeskWorld::card(2);
    QVERIFY(intake->setApplicant(first));
    QVERIFY(intake->chooseItem(ElderCard));
    intake->setField(QStringLiteral("phone"), QStringLiteral("13800000000"));
    intake->setField(QStringLiteral("address"), QStringLiteral("示例镇另一处"));
    auto second = DeskWorld::card(3);
    QVERIFY(intake->setApplicant(second));
    QCOMPARE(intake->value(QStringLiteral("number"))->text, DeskWorld::card(3).number);
    QCOMPARE(intake->value(QStringLiteral("sex"))->text, QStringLiteral("1"));
    QCOMPARE(intake->value(QStringLiteral("address"))->text, QStringLiteral("示例镇另一处"));
    intake->clearApplicant();
    QVERIFY(!intake->value(QStringLiteral("number")));
    QVERIFY(intake->value(QStringLiteral("phone")));
}

void TestIntake::checksSpeakAtTheirFields()
{
    const auto intake = DeskWorld::begin(*m_desk);
    auto card = DeskWorld::card();
    QVERIFY(intake->setApplicant(card));
    QVERIFY(intake->chooseItem(ElderCard));
    intake->setField(QStringLiteral("phone"), QStringLiteral("123"));
    QVERIFY(intake->fieldFinding(QStringLiteral("phone"))->kind == domain::Finding::Kind::FieldInvalid);
    intake->setField(QStringLiteral("phone"), QStringLiteral("13800000000"));
    QVERIFY(!intake->fieldFinding(QStringLiteral("phone")));
    intake->setField(QStringLiteral("contactPhone"), QStringLiteral("13800000000"));
    const auto finding = intake->fieldFinding(QStringLiteral("contactPhone"));
    QVERIFY(finding);
    QVERIFY(finding->kind == domain::Finding::Kind::CheckFailed);
    QVERIFY(!finding->words.isEmpty());
    QVERIFY(intake->stateOf(Step::Form) == StepState::Wrong);
    QVERIFY(!intake->chooseItem(u"no such item"));
}

void TestIntake::anotherItemKeepsThePagesItAsksForToo()
{
    const auto intake = DeskWorld::begin(*m_desk);
    QVERIFY(intake->chooseItem(ElderCard));
    intake->addPage(Photo, DeskWorld::page());
    QTRY_COMPARE(intake->draft().filings.size(), 1);
    intake->setField(QStringLiteral("phone"), QStringLiteral("13800000000"));
    QVERIFY(intake->chooseItem(Aid));
    QVERIFY(intake->draft().filings.isEmpty()); // it asks for no photograph
    QVERIFY(!intake->value(QStringLiteral("phone"))); // a field of another form, whatever its id
    QVERIFY(intake->draft().itemCode == Aid);
}

void TestIntake::pagesAreSealedShownMovedAndBroughtBack()
{
    const auto intake = DeskWorld::begin(*m_desk);
    QVERIFY(intake->chooseItem(Aid));
    const auto application = QStringLiteral("application");
    const auto proof = QStringLiteral("cause-proof");
    QSignalSpy saved(intake.get(), &Intake::pageSaved);
    for (int i = 0; i < 3; ++i)
        intake->addPage(application, DeskWorld::page(i * 60));
    QCOMPARE(intake->pages(application).size(), 3);
    QVERIFY(intake->pages(application).first().saving);
    QTRY_COMPARE(saved.count(), 3);
    const auto pages = intake->pages(application);
    QVERIFY(!pages[0].saving);
    QVERIFY(seal::isBlobName(pages[0].page.blob));
    QCOMPARE(pages[0].page.size, QSize(240, 320));
    QCOMPARE(pages[0].page.dpi, 100);
    QVERIFY(pages[0].page.blob != pages[1].page.blob);

    const auto jpeg = DeskWorld::ask<QByteArray>(
        [&](QObject *context, Answer<QByteArray> done) { intake->loadPage(pages[1].page, context, std::move(done)); });
    QVERIFY(jpeg);
    QCOMPARE(jpeg->size(), pages[1].page.bytes);
    QCOMPARE(seal::hex(seal::sm3(*jpeg)), pages[1].page.blob);
    QCOMPARE(pack::jpegInfo(*jpeg)->size, QSize(240, 320));

    intake->movePage(application, 0, 2);
    QCOMPARE(intake->pages(application)[2].page.blob, pages[0].page.blob);
    intake->movePageTo(application, 2, proof);
    QCOMPARE(intake->pages(proof).first().page.blob, pages[0].page.blob);
    intake->turnPage(proof, 0);
    QCOMPARE(intake->draft().filings.last().pages.first().turns, 1);
    intake->removePage(proof, 0);
    QVERIFY(intake->pages(proof).isEmpty());
    QVERIFY(intake->canUndoRemove());
    QVERIFY(intake->undoRemove());
    QVERIFY(!intake->canUndoRemove());
    QCOMPARE(intake->pages(proof).size(), 1);
    QVERIFY(!intake->undoRemove());
    intake->replacePage(proof, 0, DeskWorld::page(33));
    QTRY_VERIFY(!intake->pages(proof).first().saving);
    QVERIFY(intake->pages(proof).first().page.blob != pages[0].page.blob);
}

void TestIntake::aSignatureIsVoidWhenWhatWasShownChanges()
{
    const auto intake = DeskWorld::filled(*m_desk);
    QVERIFY(intake);
    QVERIFY(intake->stateOf(Step::Signature) == StepState::Complete);
    QCOMPARE(intake->draft().signature->shownDigest, intake->shownDigest());
    intake->setField(QStringLiteral("phone"), QStringLiteral("13900000000"));
    QVERIFY(intake->stateOf(Step::Signature) == StepState::Wrong);
    const auto refused = DeskWorld::submit(*intake);
    QVERIFY(refused.error() == flow::codes::CaseIncomplete);
    intake->setField(QStringLiteral("phone"), QStringLiteral("13800000000")); // as it was shown
    QVERIFY(intake->findings().isEmpty());
    intake->clearSignature(0);
    QVERIFY(intake->stateOf(Step::Signature) == StepState::Empty);
}

void TestIntake::inkIsNeverBoundToAnotherTextThanItWasWrittenUnder()
{
    const auto intake = DeskWorld::filled(*m_desk);
    QVERIFY(intake);
    const auto read = intake->shownDigest();
    const auto before = intake->draft().signature->inkBlob;
    intake->setField(QStringLiteral("phone"), QStringLiteral("13900000000"));
    const auto refused = intake->sign(DeskWorld::ink(), "\x89PNG not quite", read);
    QVERIFY(!refused);
    QCOMPARE(toString(refused.error()), toString(flow::codes::SignedOther));
    QCOMPARE(intake->draft().signature->inkBlob, before); // nothing was taken, nothing lost
    QVERIFY(intake->stateOf(Step::Signature) == StepState::Wrong);
    QVERIFY(intake->sign(DeskWorld::ink(), "\x89PNG not quite", intake->shownDigest()));
    QTRY_VERIFY(intake->findings().isEmpty());
    // What was signed is kept beside the ink, under the name that the signature is bound to.
    domain::Page text;
    text.blob = intake->draft().signature->shownDigest;
    const auto kept = DeskWorld::ask<QByteArray>(
        [&](QObject *context, Answer<QByteArray> done) { intake->loadPage(text, context, std::move(done)); });
    QVERIFY(kept);
    QCOMPARE(*kept, intake->shownText());
}

void TestIntake::aPageReplacedAfterSigningVoidsTheSignature()
{
    const auto intake = DeskWorld::filled(*m_desk);
    QVERIFY(intake);
    intake->replacePage(Photo, 0, DeskWorld::page(77));
    QVERIFY(intake->isSavingPages());
    QTRY_VERIFY(!intake->isSavingPages());
    QVERIFY(intake->stateOf(Step::Signature) == StepState::Wrong);
    QVERIFY(DeskWorld::submit(*intake).error() == flow::codes::CaseIncomplete);
}

void TestIntake::whatIsMissingKeepsTheCaseHere()
{
    const auto intake = DeskWorld::begin(*m_desk);
    const auto refused = DeskWorld::submit(*intake);
    QVERIFY(refused.error() == flow::codes::CaseIncomplete);
    QVERIFY(intake->state() == domain::CaseState::Draft);
    QVERIFY(m_desk->sync().owed.isEmpty());
}

void TestIntake::aCaseIsReceivedWithAReceiptThatVerifies()
{
    const auto intake = DeskWorld::filled(*m_desk);
    QVERIFY(intake);
    QSignalSpy arrived(intake.get(), &Intake::receiptArrived);
    const auto sent = DeskWorld::submit(*intake);
    QVERIFY2(sent, sent ? "" : qPrintable(toString(sent.error())));
    QVERIFY(sent->received);
    QVERIFY(sent->receipt);
    QCOMPARE(sent->receipt->caseId, intake->id());
    QCOMPARE(sent->number, sent->receipt->caseNumber);
    QCOMPARE(sent->receipt->manifestDigest, intake->manifestDigest());
    QVERIFY(intake->state() == domain::CaseState::Received);
    QVERIFY(intake->stateOf(Step::Ending) == StepState::Complete);
    QCOMPARE(arrived.count(), 1);
    QTRY_COMPARE(m_desk->cases().first().number, sent->number);
    QVERIFY(!m_desk->cases().first().provisional);
    QTRY_VERIFY(m_desk->sync().owed.isEmpty());
    const auto record = DeskWorld::ask<wire::CaseRecord>([&](QObject *context, Answer<wire::CaseRecord> done) {
        m_desk->record(intake->id(), context, std::move(done));
    });
    QVERIFY2(record, record ? "" : qPrintable(toString(record.error())));
    QCOMPARE(record->number, sent->number);
    QVERIFY(!record->papers.isEmpty()); // the receiving slip, verified
}

void TestIntake::anEndingNeedsThePowerAndComesWithItsPaper()
{
    const auto intake = DeskWorld::filled(*m_desk, 4);
    const auto end = [&](domain::Ending ending) {
        return DeskWorld::ask<wire::CaseRecord>([&](QObject *context, Answer<wire::CaseRecord> done) {
            m_desk->end(intake->id(), {.ending = ending, .reasons = {}, .basis = {}, .note = {}}, context,
                        std::move(done));
        });
    };
    QTRY_VERIFY(!m_desk->cases().isEmpty() && m_desk->cases().first().id == intake->id()); // saved as a draft
    QCOMPARE(toString(end(domain::Ending::Accept).error()), toString(flow::codes::NotYetReceived));
    QVERIFY(DeskWorld::submit(*intake)->received);
    QVERIFY(m_desk->staff()->powers.contains(QStringLiteral("accept")));
    QVERIFY(!m_desk->staff()->powers.contains(QStringLiteral("gap-accept")));
    QCOMPARE(toString(end(domain::Ending::GapAccept).error()), toString(flow::codes::PowerMissing));
    const auto accepted = end(domain::Ending::Accept);
    QVERIFY2(accepted, accepted ? "" : qPrintable(toString(accepted.error())));
    QVERIFY(accepted->state == domain::CaseState::Accepted);
    QVERIFY(std::ranges::any_of(accepted->papers,
                                [](const auto &paper) { return paper.kind == QLatin1String("acceptance-notice"); }));
    QVERIFY(intake->state() == domain::CaseState::Accepted);
    QTRY_VERIFY(m_desk->cases().first().state == domain::CaseState::Accepted);
    QVERIFY(end(domain::Ending::Accept)); // sent twice: the same again
    // Without the hall the record is the one that was kept.
    m_world.proxy().setDown(true);
    const auto kept = DeskWorld::ask<wire::CaseRecord>([&](QObject *context, Answer<wire::CaseRecord> done) {
        m_desk->record(intake->id(), context, std::move(done));
    });
    m_world.proxy().setDown(false);
    QVERIFY(kept);
    QVERIFY(kept->state == domain::CaseState::Accepted);
    QCOMPARE(kept->papers.size(), accepted->papers.size());
}

void TestIntake::whatWasSubmittedIsNotChangedAnyMore()
{
    const auto intake = DeskWorld::filled(*m_desk, 6);
    QVERIFY(DeskWorld::submit(*intake)->received);
    const auto text = intake->shownText();
    intake->setField(QStringLiteral("phone"), QStringLiteral("13900000000"));
    intake->removePage(Photo, 0);
    intake->clearSignature(0);
    auto card = DeskWorld::card(8);
    QVERIFY(!intake->setApplicant(card));
    QVERIFY(!intake->chooseItem(Aid));
    QCOMPARE(intake->shownText(), text);
    QVERIFY(intake->draft().signature);
    QVERIFY(DeskWorld::submit(*intake).error() == flow::codes::AlreadySubmitted);
}

void TestIntake::aKilledClientFindsItsCaseAgain()
{
    const auto intake = DeskWorld::filled(*m_desk, 10);
    intake->setStep(Step::Materials);
    intake->turnPage(Photo, 0);
    const auto id = intake->id();
    const auto typed = intake->typedCharacters();
    const auto shown = intake->shownText();
    const auto blob = intake->pages(Photo).first().page.blob;
    QVERIFY(!intake->isSaved());
    QTRY_VERIFY(
        intake->isSaved()); // a clerk's hand rests; then the power goes: this is what the disk has at that moment
    QTemporaryDir disk;
    auto settings = m_world.settings();
    const auto key = settings.vaultFolder + QStringLiteral(".key");
    QCOMPARE(QProcess::execute(QStringLiteral("cp"), {QStringLiteral("-a"), settings.vaultFolder, key, disk.path()}),
             0);
    settings.vaultFolder = disk.path() + QStringLiteral("/vault");
    SystemClock clock;
    Desk desk(settings, clock);
    QSignalSpy catalogue(&desk, &Desk::catalogueChanged);
    desk.start();
    QTRY_VERIFY(!catalogue.isEmpty());
    QVERIFY(DeskWorld::signIn(desk, m_world.staffNo, tests::Pin));
    const auto again = resume(desk, id);
    QVERIFY2(again, again ? "" : qPrintable(toString(again.error())));
    QVERIFY((*again)->step() == Step::Materials);
    QCOMPARE((*again)->typedCharacters(), typed);
    QCOMPARE((*again)->shownText(), shown);
    QCOMPARE((*again)->pages(Photo).first().page.blob, blob);
    QCOMPARE((*again)->pages(Photo).first().page.turns, 1);
    QVERIFY((*again)->draft().signature);
    QVERIFY((*again)->findings().isEmpty());
    QVERIFY(DeskWorld::submit(**again)->received);
    // And once more: what was received stays received.
    const auto open = resume(desk, id);
    QVERIFY((*open)->receipt());
}

void TestIntake::aDraftIsDiscardedWithItsPages()
{
    const auto intake = DeskWorld::filled(*m_desk, 12);
    const auto id = intake->id();
    const auto page = intake->pages(Photo).first().page;
    QTRY_VERIFY(std::ranges::any_of(m_desk->cases(), [&](const auto &one) { return one.id == id; }));
    QTRY_VERIFY(intake->isSaved()); // nothing is under way that could bring it back
    const auto gone = DeskWorld::ask<bool>(
        [&](QObject *context, Answer<bool> done) { m_desk->discardDraft(id, context, std::move(done)); });
    QVERIFY(gone && *gone);
    QTRY_VERIFY(std::ranges::none_of(m_desk->cases(), [&](const auto &one) { return one.id == id; }));
    QCOMPARE(toString(resume(*m_desk, id).error()), toString(vault::codes::NotFound));
    m_desk.reset();
    m_desk = m_world.signedIn(); // until the clerk leaves it could be taken back
    const auto other = DeskWorld::begin(*m_desk);
    const auto bytes = DeskWorld::ask<QByteArray>(
        [&](QObject *context, Answer<QByteArray> done) { other->loadPage(page, context, std::move(done)); });
    QVERIFY(!bytes);
}

void TestIntake::anIntakeOutlivesItsDesk()
{
    const auto intake = DeskWorld::filled(*m_desk, 14);
    m_desk.reset();
    intake->setField(QStringLiteral("phone"), QStringLiteral("13900000000"));
    intake->addPage(Photo, DeskWorld::page());
    QVERIFY(DeskWorld::submit(*intake).error() == flow::codes::NotSignedIn);
    m_desk = m_world.signedIn();
    const auto again = resume(*m_desk, intake->id());
    QVERIFY(again); // what there was when the desk went is there
    QCOMPARE((*again)->value(QStringLiteral("phone"))->text, QStringLiteral("13800000000"));
}

YC_TEST(TestIntake)
#include "tst_intake.moc"
