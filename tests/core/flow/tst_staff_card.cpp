#include "base/log.h"
#include "core/vault/vault.h"
#include "core/wire/card_proof.h"
#include "tests/core/flow/desk_world.h"
#include "tests/support/register.h"
#include "tests/support/soft_staff_card.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace yc;
using namespace yc::core;
using namespace Qt::Literals::StringLiterals;
using flow::Answer;
using flow::Desk;
using flow::SignIn;
using tests::DeskWorld;
using tests::SoftStaffCard;

// Signing in with the staff card: with the hall, without it, and while what the hall knows changes.
class TestStaffCard : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanup() { m_intake.reset(); }
    void withTheHallTheCardOpensTheDesk();
    void withoutTheHallTheVaultAsksForTheSameCard();
    void anotherCardIsRefusedByBoth();
    void whoGivesUpTypesThePinAgain();
    void aNewCardHoldsFromTheNextSignInWithTheHall();
    void aPinIsChangedWithTheCard();
    void whoCameInAloneIsAnnouncedWithTheCard();
    void whoHasNoCardAtHandStaysAsTheyAre();
    void aCardThatCameLateSignsOnceMore();
    void anotherCardAnnouncesNobody();
    void aRuleThatEndedAsksForNothing();

private:
    void bind(const SoftStaffCard &card);
    // Signs in; each time a card is wanted `card` signs. How often that was goes into `wanted`.
    [[nodiscard]] Result<SignIn> signIn(Desk &desk, const SoftStaffCard &card, int *wanted = nullptr);

    [[nodiscard]] std::unique_ptr<Desk> back();

    DeskWorld m_world;
    QByteArray m_challenge;
    std::shared_ptr<flow::Intake> m_intake;
    SoftStaffCard m_card;
};

void TestStaffCard::initTestCase()
{
    QVERIFY2(m_world.start(), qPrintable(m_world.why()));
    bind(m_card);
}

void TestStaffCard::bind(const SoftStaffCard &card)
{
    const auto &no = m_world.staffNo;
    QVERIFY(!m_world.hall()
                 .admin({u"staff"_s, u"bind-card"_s, u"--no"_s, no, u"--serial"_s, u"YC1"_s, u"--key"_s, card.hex()})
                 .isEmpty());
    QVERIFY(!m_world.hall().admin({u"staff"_s, u"need-card"_s, u"--no"_s, no, u"--need"_s, u"yes"_s}).isEmpty());
}

Result<SignIn> TestStaffCard::signIn(Desk &desk, const SoftStaffCard &card, int *wanted)
{
    QObject hand;
    int count = 0;
    QObject::connect(&desk, &Desk::staffCardWanted, &hand, [&](const QByteArray &challenge) {
        ++count;
        desk.giveStaffCardProof(card.prove(challenge).signature);
    });
    auto in = DeskWorld::signIn(desk, m_world.staffNo, tests::Pin);
    if (wanted)
        *wanted = count;
    return in;
}

void TestStaffCard::withTheHallTheCardOpensTheDesk()
{
    const auto desk = m_world.openDesk();
    int wanted = 0;
    const auto in = signIn(*desk, m_card, &wanted);
    QVERIFY2(in && *in == SignIn::Done, qPrintable(in ? QString() : toString(in.error())));
    QCOMPARE(wanted, 1);
    QVERIFY(desk->staff() && !desk->staff()->offline);
}

void TestStaffCard::withoutTheHallTheVaultAsksForTheSameCard()
{
    const auto desk = m_world.openDesk();
    QVERIFY(signIn(*desk, m_card));
    desk->signOut();
    m_world.proxy().setDown(true);
    QSignalSpy asked(desk.get(), &Desk::staffCardWanted);
    int wanted = 0;
    const auto first = signIn(*desk, m_card, &wanted);
    QVERIFY2(first, qPrintable(first ? QString() : toString(first.error())));
    QCOMPARE(wanted, 1);
    QVERIFY(desk->staff() && desk->staff()->offline);
    desk->signOut();
    QVERIFY(signIn(*desk, m_card));
    QCOMPARE(asked.count(), 2);
    QVERIFY(asked[0][0].toByteArray() != asked[1][0].toByteArray()); // of its own making, new each time
    desk->signOut();
    m_world.proxy().setDown(false);
}

void TestStaffCard::anotherCardIsRefusedByBoth()
{
    const auto desk = m_world.openDesk();
    const SoftStaffCard others;
    auto in = signIn(*desk, others);
    QVERIFY(!in && !desk->staff());
    QCOMPARE(toString(in.error()), toString(wire::codes::WrongCard));
    m_world.proxy().setDown(true);
    in = signIn(*desk, others);
    m_world.proxy().setDown(false);
    QVERIFY(!in && !desk->staff());
    QCOMPARE(toString(in.error()), toString(vault::codes::WrongCard));
    QVERIFY(signIn(*desk, m_card)); // and is none the worse for it
}

void TestStaffCard::whoGivesUpTypesThePinAgain()
{
    const auto desk = m_world.openDesk();
    for (const bool away : {false, true}) {
        m_world.proxy().setDown(away);
        QObject hand;
        QObject::connect(desk.get(), &Desk::staffCardWanted, &hand,
                         [&](const QByteArray &) { desk->withdrawStaffCard(yc::codes::Cancelled); });
        const auto in = DeskWorld::signIn(*desk, m_world.staffNo, tests::Pin);
        QVERIFY(!in && !desk->staff());
        QCOMPARE(toString(in.error()), toString(yc::codes::Cancelled));
        desk->giveStaffCardProof("late"); // nobody waits for it
        QVERIFY(!desk->staff());
    }
    m_world.proxy().setDown(false);
    QVERIFY(signIn(*desk, m_card));
}

void TestStaffCard::aNewCardHoldsFromTheNextSignInWithTheHall()
{
    const auto desk = m_world.openDesk();
    const SoftStaffCard newer;
    bind(newer);
    QVERIFY(signIn(*desk, newer));
    desk->signOut();
    m_world.proxy().setDown(true);
    const auto old = signIn(*desk, m_card);
    QVERIFY(!old);
    QCOMPARE(toString(old.error()), toString(vault::codes::WrongCard));
    QVERIFY(signIn(*desk, newer));
    desk->signOut();
    m_world.proxy().setDown(false);
    bind(m_card);
    QVERIFY(signIn(*desk, m_card));
}

void TestStaffCard::aPinIsChangedWithTheCard()
{
    const auto desk = m_world.openDesk();
    QVERIFY(signIn(*desk, m_card));
    QObject hand;
    int wanted = 0;
    QObject::connect(desk.get(), &Desk::staffCardWanted, &hand, [&](const QByteArray &challenge) {
        ++wanted;
        desk->giveStaffCardProof(m_card.prove(challenge).signature);
    });
    const auto change = [&](const QString &from, const QString &to) {
        return DeskWorld::ask<SignIn>([&](QObject *context, Answer<SignIn> done) {
            desk->changePin(SecretText(QString(from)), SecretText(QString(to)), context, std::move(done));
        });
    };
    const auto newer = u"917350"_s;
    QVERIFY(change(tests::Pin, newer));
    QCOMPARE(wanted, 1);
    desk->signOut();
    const auto in = DeskWorld::signIn(*desk, m_world.staffNo, newer);
    QVERIFY2(in, qPrintable(in ? QString() : toString(in.error())));
    QCOMPARE(wanted, 2);
    QVERIFY(change(newer, tests::Pin));
}

// Signed in without the hall, which is back now and asks for the card. What it asks to be signed is m_challenge.
std::unique_ptr<Desk> TestStaffCard::back()
{
    auto desk = m_world.openDesk();
    (void)signIn(*desk, m_card); // the hall names the card
    desk->signOut();
    m_world.proxy().setDown(true);
    const bool alone = signIn(*desk, m_card) && desk->staff()->offline;
    m_challenge.clear();
    QObject::connect(desk.get(), &Desk::staffCardWanted, this,
                     [this](const QByteArray &challenge) { m_challenge = challenge; });
    m_intake = DeskWorld::begin(*desk);
    m_world.proxy().setDown(false);
    desk->syncNow();
    return alone && QTest::qWaitFor([this] { return !m_challenge.isEmpty(); }, 15'000) ? std::move(desk) : nullptr;
}

void TestStaffCard::whoCameInAloneIsAnnouncedWithTheCard()
{
    const auto desk = back();
    QVERIFY(desk);
    QVERIFY(desk->staff() && desk->staff()->offline); // the case in hand stays, nothing was interrupted
    desk->giveStaffCardProof(m_card.prove(m_challenge).signature);
    QTRY_VERIFY_WITH_TIMEOUT(!desk->staff()->offline, 15'000);
    QVERIFY(m_intake && desk->staff()->no == m_world.staffNo);
}

void TestStaffCard::whoHasNoCardAtHandStaysAsTheyAre()
{
    const auto desk = back();
    QVERIFY(desk);
    desk->withdrawStaffCard(yc::codes::Cancelled);
    QVERIFY(desk->staff() && desk->staff()->offline);
    desk->giveStaffCardProof(m_card.prove(m_challenge).signature); // nobody waits for it
    QVERIFY(desk->staff()->offline);
    // Once a coming back: the next time it is asked again.
    m_challenge.clear();
    m_world.proxy().setDown(true);
    desk->syncNow();
    QTRY_VERIFY_WITH_TIMEOUT(desk->sync().line == flow::SyncState::Line::Offline, 15'000);
    m_world.proxy().setDown(false);
    desk->syncNow();
    QTRY_VERIFY_WITH_TIMEOUT(!m_challenge.isEmpty(), 15'000);
    desk->giveStaffCardProof(m_card.prove(m_challenge).signature);
    QTRY_VERIFY_WITH_TIMEOUT(!desk->staff()->offline, 15'000);
}

void TestStaffCard::aCardThatCameLateSignsOnceMore()
{
    const auto desk = back();
    QVERIFY(desk);
    const auto first = m_challenge;
    bind(m_card); // what was open for it is over
    desk->giveStaffCardProof(m_card.prove(first).signature);
    QTRY_VERIFY_WITH_TIMEOUT(m_challenge != first, 15'000);
    QVERIFY(desk->staff()->offline);
    desk->giveStaffCardProof(m_card.prove(m_challenge).signature);
    QTRY_VERIFY_WITH_TIMEOUT(!desk->staff()->offline, 15'000);
}

void TestStaffCard::anotherCardAnnouncesNobody()
{
    const auto desk = back();
    QVERIFY(desk);
    const auto first = m_challenge;
    const SoftStaffCard others;
    const QTemporaryDir folder;
    log::openFile(folder.filePath(u"log"_s));
    desk->giveStaffCardProof(others.prove(first).signature);
    const bool judged = QTest::qWaitFor(
        [&] {
            QFile file(folder.filePath(u"log"_s));
            const auto said = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
            return said.contains("not-announced") && said.contains("H-0116");
        },
        15'000);
    log::openFile({});
    QVERIFY(judged);
    QVERIFY(desk->staff() && desk->staff()->offline);
    QCOMPARE(m_challenge, first); // a wrong card counts as a wrong PIN: it is not asked again and again
}

void TestStaffCard::aRuleThatEndedAsksForNothing()
{
    const auto desk = m_world.openDesk();
    QVERIFY(signIn(*desk, m_card));
    desk->signOut();
    QVERIFY(!m_world.hall()
                 .admin({u"staff"_s, u"need-card"_s, u"--no"_s, m_world.staffNo, u"--need"_s, u"no"_s})
                 .isEmpty());
    int wanted = 0;
    QVERIFY(signIn(*desk, m_card, &wanted));
    desk->signOut();
    m_world.proxy().setDown(true);
    QVERIFY(signIn(*desk, m_card, &wanted));
    m_world.proxy().setDown(false);
    QCOMPARE(wanted, 0);
}

YC_TEST(TestStaffCard)
#include "tst_staff_card.moc"
