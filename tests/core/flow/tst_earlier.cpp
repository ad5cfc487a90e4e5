#include "tests/core/flow/desk_world.h"
#include "tests/support/register.h"

using namespace yc;
using namespace yc::core;
using namespace yc::core::flow;
using namespace yc::tests;
using domain::Source;

static const QString Phone = QStringLiteral("phone");
static const QString Contact = QStringLiteral("contactName");
static const QString Allowance = QStringLiteral("11119999MB9902000L4990502014000"); // 高龄津贴
static const QString ElderCard = QStringLiteral("11119999MB9902000L4992002013000"); // 老年人优待证

// 历史办件: what a person handed in before is offered to the same person, and to nobody else.
class TestIntakeEarlier : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void itIsOfferedAndNotFilledIn();
    void whatIsAcceptedIsAValueWithItsSource();
    void eachValueIsFromTheLatestCaseThatHasIt();
    void anotherPersonSeesNothing();
    void whoTakesTheSeatLosesWhatWasAccepted();
    void anAgentsWordsStayWithTheAgent();
    void whatWasNeverHandedInOrWasWithdrawnIsNotOffered();
    void itIsThereAgainAfterARestart();
    void theHallTakesItWithItsSource();
    void aColleagueSeesNothingOfIt();

private:
    // Whatever was asked of the vault before is answered now.
    void vaultAnswered();
    [[nodiscard]] std::shared_ptr<Intake> come(int serial, const QString &item = Allowance);
    [[nodiscard]] bool handIn(int serial, const QString &phone, const QString &contact = {});

    DeskWorld m_world;
    std::unique_ptr<Desk> m_desk;
};

void TestIntakeEarlier::initTestCase()
{
    QVERIFY2(m_world.start(), qPrintable(m_world.why()));
    m_desk = m_world.signedIn();
    QVERIFY2(m_desk, qPrintable(m_world.why()));
}

void TestIntakeEarlier::vaultAnswered()
{
    const auto answer = DeskWorld::ask<QList<Phrase>>(
        [&](QObject *context, Answer<QList<Phrase>> done) { m_desk->phrases(context, std::move(done)); });
    QVERIFY(answer);
}

std::shared_ptr<Intake> TestIntakeEarlier::come(int serial, const QString &item)
{
    auto intake = DeskWorld::begin(*m_desk);
    auto card = DeskWorld::card(serial);
    if (!intake || !intake->setApplicant(card) || !intake->chooseItem(item))
        return nullptr;
    vaultAnswered();
    return intake;
}

bool TestIntakeEarlier::handIn(int serial, const QString &phone, const QString &contact)
{
    const auto intake = DeskWorld::filled(*m_desk, serial);
    if (!intake)
        return false;
    intake->setField(Phone, phone);
    intake->setField(Contact, contact);
    if (!intake->sign(DeskWorld::ink(), QByteArray("png"), intake->shownDigest())
        || !QTest::qWaitFor([&] { return intake->findings().isEmpty(); }))
        return false;
    const auto sent = DeskWorld::submit(*intake);
    return sent && sent->received;
}

void TestIntakeEarlier::itIsOfferedAndNotFilledIn()
{
    QVERIFY(!come(71)->earlier(Phone)); // the first time there is nothing
    QVERIFY(handIn(71, QStringLiteral("13800000071"), QStringLiteral("测试")));
    const auto intake = come(71);
    QVERIFY(intake->earlier(Phone));
    QCOMPARE(intake->earlier(Phone)->text, QStringLiteral("13800000071"));
    QCOMPARE(intake->earlier(Phone)->day, m_world.clock.now().toOffsetFromUtc(8 * 3600).date());
    QCOMPARE(intake->earlier(Contact)->text, QStringLiteral("测试"));
    QVERIFY(!intake->value(Phone)); // offered only
    QVERIFY(!intake->earlier(QStringLiteral("living"))); // the item does not say that an earlier case may know it
    QVERIFY(!intake->earlier(QStringLiteral("address"))); // the card says it
    intake->setField(Phone, QStringLiteral("1"));
    QVERIFY(!intake->earlier(Phone)); // what was typed is not replaced
    QVERIFY(!intake->acceptEarlier(Phone));
    intake->setField(Phone, {});
    QVERIFY(intake->earlier(Phone));
}

void TestIntakeEarlier::whatIsAcceptedIsAValueWithItsSource()
{
    const auto intake = come(71);
    QVERIFY(intake->acceptEarlier(Phone));
    QVERIFY(!intake->acceptEarlier(Phone));
    QVERIFY(intake->value(Phone)->source == Source::EarlierCase);
    QCOMPARE(intake->typedCharacters(), 0);
    QVERIFY(!intake->earlier(Phone));
    QVERIFY(intake->shownText().contains("13800000071"));
    QCOMPARE(intake->acceptAllEarlier(), 1); // the contact
    QCOMPARE(intake->acceptAllEarlier(), 0);
    intake->answer(QStringLiteral("none"), QStringLiteral("x")); // what fills again leaves it alone
    QVERIFY(intake->value(Phone)->source == Source::EarlierCase);

    QVERIFY(intake->dispute(Phone));
    intake->setField(Phone, QStringLiteral("13900000071"));
    QVERIFY(intake->value(Phone)->dispute->source == Source::EarlierCase);
    QVERIFY(intake->withdrawDispute(Phone));
    QCOMPARE(intake->value(Phone)->text, QStringLiteral("13800000071"));
    QVERIFY(intake->value(Phone)->source == Source::EarlierCase);

    intake->setField(Phone, QStringLiteral("13800000072"));
    QVERIFY(intake->value(Phone)->source == Source::Typed);
    QVERIFY(intake->chooseItem(ElderCard)); // another form: nothing of the first one's stays, it is offered anew
    QVERIFY(!intake->value(Contact));
    vaultAnswered();
    QVERIFY(intake->earlier(Contact));
}

void TestIntakeEarlier::eachValueIsFromTheLatestCaseThatHasIt()
{
    m_world.clock.setBack(std::chrono::hours(24));
    QVERIFY(handIn(72, QStringLiteral("13800000001"), QStringLiteral("测试甲")));
    m_world.clock.setRight();
    QVERIFY(handIn(72, QStringLiteral("13800000002")));
    const auto intake = come(72);
    const auto day = m_world.clock.now().toOffsetFromUtc(8 * 3600).date();
    QCOMPARE(intake->earlier(Phone)->text, QStringLiteral("13800000002"));
    QCOMPARE(intake->earlier(Phone)->day, day);
    QCOMPARE(intake->earlier(Contact)->text, QStringLiteral("测试甲"));
    QCOMPARE(intake->earlier(Contact)->day, day.addDays(-1));
}

void TestIntakeEarlier::anotherPersonSeesNothing()
{
    const auto intake = come(73);
    for (const auto *field : intake->fields())
        QVERIFY2(!intake->earlier(field->id), qPrintable(field->id));
    QCOMPARE(intake->acceptAllEarlier(), 0);
}

void TestIntakeEarlier::whoTakesTheSeatLosesWhatWasAccepted()
{
    const auto intake = come(71);
    QVERIFY(intake->acceptEarlier(Phone));
    QVERIFY(intake->acceptEarlier(Contact));
    QVERIFY(intake->dispute(Contact));
    auto same = DeskWorld::card(71);
    QVERIFY(intake->setApplicant(same)); // the same card again: nothing happened
    QVERIFY(intake->value(Phone));
    auto other = DeskWorld::card(74);
    QVERIFY(intake->setApplicant(other));
    QVERIFY(!intake->value(Phone));
    QVERIFY(!intake->value(Contact));
    QVERIFY(!intake->earlier(Phone)); // at once, not when the vault has answered
    vaultAnswered();
    QVERIFY(!intake->earlier(Phone));
    // An answer that comes after they went is of nobody who is here.
    auto back = DeskWorld::card(71);
    QVERIFY(intake->setApplicant(back));
    auto away = DeskWorld::card(74);
    QVERIFY(intake->setApplicant(away));
    vaultAnswered();
    QVERIFY(!intake->earlier(Phone));
    intake->clearApplicant();
    vaultAnswered();
    QVERIFY(!intake->earlier(Phone));
}

void TestIntakeEarlier::anAgentsWordsStayWithTheAgent()
{
    const auto intake = come(71);
    QVERIFY(intake->acceptEarlier(Phone));
    auto agent = DeskWorld::card(75);
    QVERIFY(intake->seat({.role = Intake::Role::Agent}, agent));
    vaultAnswered();
    QVERIFY(!intake->value(Phone)); // the applicant's own telephone is not the agent's to see
    QVERIFY(!intake->earlier(Phone));
    intake->removeAgent();
    vaultAnswered();
    QVERIFY(intake->earlier(Phone));
    intake->undoParty();
    vaultAnswered();
    QVERIFY(!intake->earlier(Phone));
}

void TestIntakeEarlier::whatWasNeverHandedInOrWasWithdrawnIsNotOffered()
{
    const auto draft = DeskWorld::filled(*m_desk, 76); // complete, and never submitted
    QVERIFY(draft);
    QTRY_VERIFY(draft->isSaved());
    QVERIFY(!come(76)->earlier(Phone));
    const auto sent = DeskWorld::submit(*draft);
    QVERIFY(sent && sent->received);
    QVERIFY(come(76)->earlier(Phone));
    const auto withdrawn = DeskWorld::ask<bool>([&](QObject *context, Answer<bool> done) {
        m_desk->withdraw(draft->id(), QStringLiteral("电话写错"), context, std::move(done));
    });
    QVERIFY(withdrawn);
    QTRY_VERIFY(m_desk->summary(draft->id())->state == domain::CaseState::Withdrawn);
    QVERIFY(!come(76)->earlier(Phone));
}

void TestIntakeEarlier::itIsThereAgainAfterARestart()
{
    QUuid id;
    {
        const auto intake = come(71);
        id = intake->id();
        QVERIFY(intake->acceptEarlier(Phone));
        QTRY_VERIFY(intake->isSaved());
    }
    m_desk.reset();
    m_desk = m_world.signedIn();
    QVERIFY2(m_desk, qPrintable(m_world.why()));
    const auto resumed = DeskWorld::ask<std::shared_ptr<Intake>>(
        [&](QObject *context, auto done) { m_desk->resume(id, context, std::move(done)); });
    QVERIFY(resumed);
    vaultAnswered();
    QVERIFY((*resumed)->value(Phone)->source == Source::EarlierCase);
    QVERIFY((*resumed)->earlier(Contact));
}

void TestIntakeEarlier::theHallTakesItWithItsSource()
{
    const auto intake = come(71, ElderCard);
    QCOMPARE(intake->acceptAllEarlier(), 2);
    intake->addPage(QStringLiteral("photo"), DeskWorld::page());
    QTRY_VERIFY(!intake->isSavingPages());
    QVERIFY(intake->sign(DeskWorld::ink(), QByteArray("png"), intake->shownDigest()));
    QTRY_VERIFY(intake->findings().isEmpty());
    const auto sent = DeskWorld::submit(*intake);
    QVERIFY2(sent, sent ? "" : qPrintable(toString(sent.error())));
    QVERIFY(sent->received);
    QVERIFY(!intake->earlier(Phone)); // what was submitted is not filled in any more
    QVERIFY(!intake->acceptEarlier(Phone));
}

void TestIntakeEarlier::aColleagueSeesNothingOfIt()
{
    const auto other = m_world.hall().staff(QStringLiteral("clerk"), 1);
    m_desk->signOut();
    const auto first = DeskWorld::signIn(*m_desk, other.no, other.pin);
    QVERIFY(first);
    QVERIFY(DeskWorld::ask<flow::SignIn>([&](QObject *context, Answer<flow::SignIn> answer) {
        m_desk->changePin(SecretText(other.pin), SecretText(QStringLiteral("597314")), context, std::move(answer));
    }));
    QVERIFY(!come(71)->earlier(Phone)); // the case rests with the clerk who took it
    m_desk->signOut();
    QVERIFY(DeskWorld::signIn(*m_desk, m_world.staffNo, tests::Pin));
    QVERIFY(come(71)->earlier(Phone));
}

YC_TEST(TestIntakeEarlier)
#include "tst_earlier.moc"
