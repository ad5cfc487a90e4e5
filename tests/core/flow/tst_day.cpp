#include "core/vault/vault.h"
#include "tests/core/flow/desk_world.h"
#include "tests/support/register.h"

#include <QTest>

using namespace yc;
using namespace yc::core;
using flow::Answer;
using flow::CaseNote;
using flow::Desk;
using flow::Intake;
using tests::DeskWorld;
using vault::CaseShelf;

// What a clerk does with cases in a day, against the real hall: put aside, found, written beside, withdrawn, handed on.
class TestDay : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_desk.reset(); }
    void aCaseIsPutAsideAndTakenUp();
    void aCaseIsFoundByWhatTheClerkKnows();
    void aDeletedDraftCanBeTakenBackUntilTheClerkLeaves();
    void notesStayBesideTheCase();
    void aWrongSubmissionIsTakenBack();
    void aWithdrawalWaitsForTheHall();
    void anAcceptedCaseStays();
    void aCaseIsHandedToAColleague();
    void theLockedDeskOpensWithoutTheHall();
    void keptWordsComeBack();

private:
    template <typename Call> Result<bool> done(Call call) { return DeskWorld::ask<bool>(std::move(call)); }
    Result<bool> park(const QUuid &id)
    {
        return done([&](QObject *context, Answer<bool> answer) { m_desk->park(id, context, std::move(answer)); });
    }
    Result<std::shared_ptr<Intake>> resume(const QUuid &id)
    {
        return DeskWorld::ask<std::shared_ptr<Intake>>([&](QObject *context, Answer<std::shared_ptr<Intake>> answer) {
            m_desk->resume(id, context, std::move(answer));
        });
    }
    vault::CaseFound find(const QString &words, CaseShelf shelf = CaseShelf::All)
    {
        vault::CaseQuestion question;
        question.words = words;
        question.shelf = shelf;
        const auto found = DeskWorld::ask<vault::CaseFound>([&](QObject *context, Answer<vault::CaseFound> answer) {
            m_desk->find(question, context, std::move(answer));
        });
        return found.value_or(vault::CaseFound{});
    }
    [[nodiscard]] bool holds(const vault::CaseFound &found, const QUuid &id) const
    {
        return std::ranges::find(found.ids, id) != found.ids.end();
    }
    Result<bool> withdraw(const QUuid &id)
    {
        return done([&](QObject *context, Answer<bool> answer) {
            m_desk->withdraw(id, QStringLiteral("选错事项"), context, std::move(answer));
        });
    }
    DeskWorld m_world;
    std::unique_ptr<Desk> m_desk;
};

void TestDay::initTestCase()
{
    QVERIFY2(m_world.start(), qPrintable(m_world.why()));
}

void TestDay::init()
{
    m_desk = m_world.signedIn();
    QVERIFY2(m_desk, qPrintable(m_world.why()));
}

void TestDay::aCaseIsPutAsideAndTakenUp()
{
    auto intake = DeskWorld::filled(*m_desk, 22);
    const auto id = intake->id();
    intake.reset();
    QVERIFY(park(id).value_or(false));
    QTRY_VERIFY(m_desk->summary(id)->parked);
    QVERIFY(holds(find({}, CaseShelf::Parked), id));
    m_desk.reset();
    m_desk = m_world.signedIn(); // another morning
    QTRY_VERIFY(holds(find({}, CaseShelf::Parked), id));
    const auto again = resume(id);
    QVERIFY(again);
    QVERIFY((*again)->findings().isEmpty()); // everything as it was
    QTRY_VERIFY(!holds(find({}, CaseShelf::Parked), id));
    QTRY_VERIFY(!m_desk->summary(id)->parked);
}

void TestDay::aCaseIsFoundByWhatTheClerkKnows()
{
    auto intake = DeskWorld::begin(*m_desk);
    auto card = DeskWorld::card(24);
    card.name = QStringLiteral("测试梧桐");
    QVERIFY(intake->setApplicant(card));
    QVERIFY(intake->chooseItem(u"11119999MB9902000L4992002013000"));
    intake->setField(QStringLiteral("phone"), QStringLiteral("13811112222"));
    const auto id = intake->id();
    const auto number = intake->draft().applicant->number;
    QTRY_VERIFY(intake->isSaved());
    for (const auto &words :
         {QStringLiteral("梧桐"), QStringLiteral("cswt"), QStringLiteral("ceshiwu"), number.right(4),
          QStringLiteral("2222"), QStringLiteral("梧桐 优待证"), QStringLiteral("lnryd")})
        QTRY_VERIFY2(holds(find(words), id), qPrintable(words));
    QVERIFY(!holds(find(QStringLiteral("梧桐 低保")), id));
    QVERIFY(holds(find({}, CaseShelf::Today), id));
}

void TestDay::aDeletedDraftCanBeTakenBackUntilTheClerkLeaves()
{
    auto intake = DeskWorld::filled(*m_desk, 26);
    const auto id = intake->id();
    QTRY_VERIFY(intake->isSaved());
    intake.reset();
    const auto discard = [&] {
        return done(
            [&](QObject *context, Answer<bool> answer) { m_desk->discardDraft(id, context, std::move(answer)); });
    };
    QVERIFY(discard().value_or(false));
    QVERIFY(!resume(id));
    QVERIFY(!holds(find({}), id));
    QVERIFY(holds(find({}, CaseShelf::Discarded), id));
    QVERIFY(done([&](QObject *context, Answer<bool> answer) { m_desk->restoreDraft(id, context, std::move(answer)); }));
    QVERIFY((*resume(id))->findings().isEmpty());
    QVERIFY(discard().value_or(false));
    m_desk->signOut();
    m_desk.reset();
    m_desk = m_world.signedIn();
    QVERIFY(!holds(find({}, CaseShelf::Discarded), id));
    QVERIFY(!resume(id));
}

void TestDay::notesStayBesideTheCase()
{
    auto intake = DeskWorld::begin(*m_desk);
    const auto id = intake->id();
    const auto added = DeskWorld::ask<QList<CaseNote>>([&](QObject *context, Answer<QList<CaseNote>> answer) {
        m_desk->addNote(id, QStringLiteral("下午补照片"), context, std::move(answer));
    });
    QVERIFY(added);
    intake.reset();
    m_desk.reset();
    m_desk = m_world.signedIn();
    const auto notes = DeskWorld::ask<QList<CaseNote>>(
        [&](QObject *context, Answer<QList<CaseNote>> answer) { m_desk->notes(id, context, std::move(answer)); });
    QVERIFY(notes);
    QCOMPARE(notes->size(), 1);
    QCOMPARE(notes->first().text, QStringLiteral("下午补照片"));
    QCOMPARE(notes->first().staffNo, m_world.staffNo);
    QVERIFY(notes->first().at.isValid());
}

void TestDay::aWrongSubmissionIsTakenBack()
{
    const auto intake = DeskWorld::filled(*m_desk, 28);
    QVERIFY(withdraw(intake->id()).error() == flow::codes::TooLateToWithdraw); // a draft: nothing to take back
    QVERIFY(DeskWorld::submit(*intake)->received);
    QVERIFY(withdraw(intake->id()));
    QTRY_VERIFY_WITH_TIMEOUT(intake->state() == domain::CaseState::Withdrawn, 15'000);
    QTRY_VERIFY(m_desk->summary(intake->id())->state == domain::CaseState::Withdrawn);
    QTRY_VERIFY(m_desk->sync().withdrawals.isEmpty()); // what is owed is read again after it
    const auto record = DeskWorld::ask<wire::CaseRecord>([&](QObject *context, Answer<wire::CaseRecord> answer) {
        m_desk->record(intake->id(), context, std::move(answer));
    });
    QVERIFY(record);
    QCOMPARE(record->papers.last().kind, QStringLiteral("withdrawal-notice")); // checked under the hall's certificate
    QCOMPARE(record->reasons, QStringList{QStringLiteral("选错事项")});
    QVERIFY(withdraw(intake->id()).error() == flow::codes::TooLateToWithdraw);
}

void TestDay::aWithdrawalWaitsForTheHall()
{
    const auto intake = DeskWorld::filled(*m_desk, 30);
    m_world.proxy().setDown(true);
    const auto submitted = DeskWorld::submit(*intake);
    QVERIFY(submitted && !submitted->received);
    QVERIFY(withdraw(intake->id())); // before the hall has the case at all
    m_desk->signOut();
    m_desk.reset();
    m_desk = m_world.openDesk();
    QVERIFY(DeskWorld::signIn(*m_desk, m_world.staffNo, tests::Pin));
    QVERIFY(m_desk->staff()->offline);
    m_world.proxy().setDown(false);
    QTRY_VERIFY_WITH_TIMEOUT(m_desk->summary(intake->id())->state == domain::CaseState::Withdrawn, 30'000);
    QTRY_VERIFY(!m_desk->summary(intake->id())->withdrawing); // the feed may have said it before the answer
}

void TestDay::anAcceptedCaseStays()
{
    const auto intake = DeskWorld::filled(*m_desk, 32);
    QVERIFY(DeskWorld::submit(*intake)->received);
    const auto accepted = DeskWorld::ask<wire::CaseRecord>([&](QObject *context, Answer<wire::CaseRecord> answer) {
        m_desk->end(intake->id(), {}, context, std::move(answer));
    });
    QVERIFY(accepted);
    QVERIFY(withdraw(intake->id()).error() == flow::codes::TooLateToWithdraw);
}

void TestDay::aCaseIsHandedToAColleague()
{
    const auto other = m_world.hall().staff(QStringLiteral("clerk"), 1);
    const auto otherPin = QStringLiteral("597314");
    // Who was never here cannot be handed anything.
    auto intake = DeskWorld::filled(*m_desk, 34);
    const auto id = intake->id();
    QTRY_VERIFY(intake->isSaved());
    const auto give = [&] {
        return done([&](QObject *context, Answer<bool> answer) {
            m_desk->handOver(id, other.no, QStringLiteral("请接着办"), context, std::move(answer));
        });
    };
    QVERIFY(give().error() == vault::codes::UnknownUser);
    const auto trail = DeskWorld::ask<QList<CaseNote>>(
        [&](QObject *context, Answer<QList<CaseNote>> answer) { m_desk->notes(id, context, std::move(answer)); });
    QVERIFY(trail && trail->isEmpty()); // and no note says that it was
    intake.reset();
    m_desk->signOut();
    const auto first = DeskWorld::signIn(*m_desk, other.no, other.pin);
    QVERIFY(first);
    if (*first == flow::SignIn::MustChangePin)
        QVERIFY(DeskWorld::ask<flow::SignIn>([&](QObject *context, Answer<flow::SignIn> answer) {
            m_desk->changePin(SecretText(other.pin), SecretText(otherPin), context, std::move(answer));
        }));
    QVERIFY(!holds(find({}), id)); // the first one's cases stay theirs
    m_desk->signOut();
    QVERIFY(DeskWorld::signIn(*m_desk, m_world.staffNo, tests::Pin));
    QTRY_VERIFY(holds(find({}), id));
    QVERIFY(give());
    QTRY_COMPARE(m_desk->handOvers().size(), 1);
    QVERIFY(!holds(find({}), id));
    m_desk->signOut();
    QVERIFY(m_desk->handOvers().isEmpty());
    QVERIFY(DeskWorld::signIn(*m_desk, other.no, otherPin));
    QTRY_COMPARE(m_desk->handOvers().size(), 1);
    QVERIFY(m_desk->handOvers().first().toMe);
    QCOMPARE(m_desk->handOvers().first().otherNo, m_world.staffNo);
    QVERIFY(done([&](QObject *context, Answer<bool> answer) { m_desk->takeOver(id, context, std::move(answer)); }));
    QTRY_VERIFY(m_desk->handOvers().isEmpty());
    const auto taken = resume(id);
    QVERIFY(taken);
    QVERIFY((*taken)->findings().isEmpty()); // pages, signature, form: all of it
    const auto notes = DeskWorld::ask<QList<CaseNote>>(
        [&](QObject *context, Answer<QList<CaseNote>> answer) { m_desk->notes(id, context, std::move(answer)); });
    QVERIFY(notes->size() >= 2);
    QVERIFY(notes->last().kind == CaseNote::Kind::TakenOver);
    QVERIFY(DeskWorld::submit(**taken)->received); // under the colleague's name
}

void TestDay::theLockedDeskOpensWithoutTheHall()
{
    const auto intake = DeskWorld::begin(*m_desk);
    m_desk->lock();
    QVERIFY(m_desk->isLocked());
    QVERIFY(m_desk->staff());
    m_world.proxy().setDown(true);
    const auto open = [&](const QString &pin) {
        return done([&](QObject *context, Answer<bool> answer) {
            m_desk->unlock(SecretText(pin), context, std::move(answer));
        });
    };
    QVERIFY(open(QStringLiteral("000111")).error() == vault::codes::WrongPin);
    QVERIFY(m_desk->isLocked());
    QVERIFY(open(tests::Pin));
    QVERIFY(!m_desk->isLocked());
    m_world.proxy().setDown(false);
    m_desk->lock();
    m_desk->signOut(); // a colleague comes
    QVERIFY(!m_desk->isLocked());
}

void TestDay::keptWordsComeBack()
{
    const flow::Phrase phrase{.itemCode = QStringLiteral("item"),
                              .ending = domain::Ending::Correction,
                              .text = QStringLiteral("照片须为近期免冠")};
    const auto kept = DeskWorld::ask<QList<flow::Phrase>>([&](QObject *context, Answer<QList<flow::Phrase>> answer) {
        m_desk->keepPhrase(phrase, context, std::move(answer));
    });
    QVERIFY(kept && kept->contains(phrase));
    m_desk.reset();
    m_desk = m_world.signedIn();
    const auto again = DeskWorld::ask<QList<flow::Phrase>>(
        [&](QObject *context, Answer<QList<flow::Phrase>> answer) { m_desk->phrases(context, std::move(answer)); });
    QVERIFY(again && again->contains(phrase));
    const auto dropped = DeskWorld::ask<QList<flow::Phrase>>([&](QObject *context, Answer<QList<flow::Phrase>> answer) {
        m_desk->dropPhrase(phrase, context, std::move(answer));
    });
    QVERIFY(dropped && !dropped->contains(phrase));
}

YC_TEST(TestDay)
#include "tst_day.moc"
