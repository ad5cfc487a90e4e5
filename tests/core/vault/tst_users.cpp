#include "core/seal/deposit.h"
#include "core/vault/vault.h"
#include "tests/core/vault/vault_world.h"
#include "tests/support/fails.h"
#include "tests/support/register.h"
#include "tests/support/soft_staff_card.h"

#include <QFileInfo>
#include <QTest>

#include <optional>

using namespace yc;
using namespace yc::core;
using namespace std::chrono_literals;
using tests::VaultWorld;

class TestUsers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_world.emplace(); }
    void cleanup() { m_world.reset(); }
    void aStrangerNeedsTheHallOnce();
    void anEnrolledClerkSignsInAlsoAfterARestart();
    void theHallsNewsReplaceTheRecordAndKeepTheCases();
    void lockingForgetsEverything();
    void aSecondClientIsKeptOut();
    void anotherTerminalsKeyOpensNothing();
    void theFifthWrongPinStartsTheWait();
    void theWaitDoublesAndEndsAtAnHour();
    void theWaitOutlivesARestart();
    void settingTheClockBackFreesNobody();
    void aRightPinForgivesTheWrongOnes();
    void oneClerksWaitIsNotAnothers();
    void enrollingAndRewrappingCountWrongPinsToo();
    void aNewPinReplacesTheOldOne();
    void aKeyLeftWithTheHallOpensAForgottenVault();
    void anothersKeyIsNotTaken();
    void anOldPermissionEnds();
    void aPermissionThatEndedStaysEndedWhenTheClockIsSetBack();
    void whoNeedsACardDoesNotGetInWithoutItsProof();
    void wrongCardsHaveToWaitAndARightPinForgivesNone();
    void aCardThatTheHallTakesBackIsNeededNoMore();
    void terminalThingsNeedNoClerk();

private:
    static SecretText wrong() { return SecretText(QStringLiteral("000000")); }
    VaultWorld &world() { return *m_world; }
    std::optional<VaultWorld> m_world;
};

void TestUsers::aStrangerNeedsTheHallOnce()
{
    auto &vault = world().reopen();
    QVERIFY(vault.users().isEmpty());
    YC_FAILS(vault.unlock(VaultWorld::clerk(), VaultWorld::pin()), vault::codes::UnknownUser);
    YC_FAILS(vault.rewrap(VaultWorld::clerk(), VaultWorld::pin(), wrong()), vault::codes::UnknownUser);
    QCOMPARE(vault.waitForMs(VaultWorld::clerk()), 0);
    QVERIFY(!vault.isUnlocked());
}

void TestUsers::anEnrolledClerkSignsInAlsoAfterARestart()
{
    QVERIFY(world().reopen().enrolUser(world().user(), VaultWorld::pin()));
    QVERIFY(!world().vault().isUnlocked());
    for (int start = 0; start < 2; ++start) {
        auto &vault = world().reopen();
        const auto user = vault.unlock(VaultWorld::clerk(), VaultWorld::pin());
        QVERIFY(user);
        QVERIFY(vault.isUnlocked());
        QCOMPARE(user->staffNo, VaultWorld::clerk());
        QCOMPARE(user->name, QStringLiteral("测试员"));
        QCOMPARE(user->roles, QStringList{QStringLiteral("clerk")});
        QCOMPARE(user->powers, QStringList{QStringLiteral("accept")});
        QCOMPARE(user->offlineUntil, world().clock.now().addDays(30));
        QCOMPARE(vault.users().size(), 1);
    }
    QVERIFY(!QFileInfo(world().folder()).permission(QFile::ReadGroup));
    QVERIFY(!QFileInfo(world().folder()).permission(QFile::ExeOther));
}

void TestUsers::theHallsNewsReplaceTheRecordAndKeepTheCases()
{
    auto &vault = world().signIn();
    QVERIFY(vault.saveCase(world().row(1), VaultWorld::draft(1)));
    auto changed = world().user();
    changed.powers = {QStringLiteral("refuse")};
    QVERIFY(vault.enrolUser(changed, VaultWorld::pin()));
    QCOMPARE(vault.unlock(VaultWorld::clerk(), VaultWorld::pin())->powers, changed.powers);
    QCOMPARE(vault.users().size(), 1);
    QCOMPARE(vault.cases().size(), std::size_t(1));
}

void TestUsers::lockingForgetsEverything()
{
    auto &vault = world().signIn();
    const auto row = world().row(1);
    const auto blob = vault.putBlob("a page").value();
    QVERIFY(vault.saveCase(row, VaultWorld::draft(1, {blob})));
    vault.lock();
    vault.lock();
    QVERIFY(!vault.isUnlocked());
    QVERIFY(vault.cases().empty());
    QVERIFY(vault.casesOf(row.applicantNumber).empty());
    QVERIFY(vault.owed().empty());
    QVERIFY(vault.attachments(row.id).isEmpty());
    QVERIFY(!vault.hasBlob(blob));
    QVERIFY(!vault.upload(blob));
    YC_FAILS(vault.draft(row.id), vault::codes::Locked);
    YC_FAILS(vault.blob(blob), vault::codes::Locked);
    YC_FAILS(vault.putBlob("x"), vault::codes::Locked);
    YC_FAILS(vault.saveCase(row, "{}"), vault::codes::Locked);
    YC_FAILS(vault.deleteCase(row.id), vault::codes::Locked);
    YC_FAILS(vault.attach(row.id, QStringLiteral("receipt"), "{}"), vault::codes::Locked);
    YC_FAILS(vault.attachment(row.id, QStringLiteral("receipt")), vault::codes::Locked);
    YC_FAILS(vault.submit(row, "{}", VaultWorld::debt(row, {})), vault::codes::Locked);
    YC_FAILS(vault.settle(row, "{}"), vault::codes::Locked);
    YC_FAILS(vault.noteTry(row.id, 1, {}, {}, 0), vault::codes::Locked);
    YC_FAILS(vault.noteUpload({}), vault::codes::Locked);
    YC_FAILS(vault.forgetUpload(blob), vault::codes::Locked);
    YC_FAILS(vault.unlock(VaultWorld::clerk(), wrong()), vault::codes::WrongPin);
    QVERIFY(vault.cases().empty());
}

void TestUsers::aSecondClientIsKeptOut()
{
    world().reopen();
    YC_FAILS(world().tryOpen(), vault::codes::InUse);
    world().close();
    QVERIFY(world().tryOpen());
}

void TestUsers::anotherTerminalsKeyOpensNothing()
{
    world().signIn();
    world().close();
    world().key = seal::Key::random();
    YC_FAILS(world().tryOpen(), vault::codes::OtherTerminal);
}

void TestUsers::theFifthWrongPinStartsTheWait()
{
    QVERIFY(world().reopen().enrolUser(world().user(), VaultWorld::pin()));
    auto &vault = world().vault();
    for (int i = 1; i <= 5; ++i) {
        QCOMPARE(vault.waitForMs(VaultWorld::clerk()), 0);
        YC_FAILS(vault.unlock(VaultWorld::clerk(), wrong()), vault::codes::WrongPin);
    }
    QCOMPARE(vault.waitForMs(VaultWorld::clerk()), 15'000);
    YC_FAILS(vault.unlock(VaultWorld::clerk(), VaultWorld::pin()), vault::codes::Waiting); // the right one, too
    world().clock.pass(14'999ms);
    QCOMPARE(vault.waitForMs(VaultWorld::clerk()), 1);
    YC_FAILS(vault.unlock(VaultWorld::clerk(), VaultWorld::pin()), vault::codes::Waiting);
    world().clock.pass(1ms);
    QVERIFY(vault.unlock(VaultWorld::clerk(), VaultWorld::pin()));
}

void TestUsers::theWaitDoublesAndEndsAtAnHour()
{
    QVERIFY(world().reopen().enrolUser(world().user(), VaultWorld::pin()));
    auto &vault = world().vault();
    for (int i = 1; i < 5; ++i)
        YC_FAILS(vault.unlock(VaultWorld::clerk(), wrong()), vault::codes::WrongPin);
    for (const int seconds : {15, 30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600}) {
        YC_FAILS(vault.unlock(VaultWorld::clerk(), wrong()), vault::codes::WrongPin);
        QCOMPARE(vault.waitForMs(VaultWorld::clerk()), seconds * 1000);
        world().clock.pass(std::chrono::seconds(seconds));
    }
}

void TestUsers::theWaitOutlivesARestart()
{
    QVERIFY(world().reopen().enrolUser(world().user(), VaultWorld::pin()));
    for (int i = 1; i <= 6; ++i) {
        YC_FAILS(world().vault().unlock(VaultWorld::clerk(), wrong()), vault::codes::WrongPin);
        world().clock.pass(std::chrono::milliseconds(i < 6 ? world().vault().waitForMs(VaultWorld::clerk()) : 0));
        world().clock.restartMachine(); // its other clock begins anew
        world().reopen();
    }
    QCOMPARE(world().vault().waitForMs(VaultWorld::clerk()), 30'000);
    world().clock.pass(10s);
    QCOMPARE(world().reopen().waitForMs(VaultWorld::clerk()), 20'000);
    YC_FAILS(world().vault().unlock(VaultWorld::clerk(), VaultWorld::pin()), vault::codes::Waiting);
}

void TestUsers::settingTheClockBackFreesNobody()
{
    QVERIFY(world().reopen().enrolUser(world().user(), VaultWorld::pin()));
    for (int i = 1; i <= 5; ++i)
        YC_FAILS(world().vault().unlock(VaultWorld::clerk(), wrong()), vault::codes::WrongPin);
    world().clock.setBack(48h);
    QCOMPARE(world().vault().waitForMs(VaultWorld::clerk()), 15'000);
    QCOMPARE(world().reopen().waitForMs(VaultWorld::clerk()), 15'000); // neither freed nor shut out for two days
    world().clock.pass(15s);
    QVERIFY(world().vault().unlock(VaultWorld::clerk(), VaultWorld::pin()));
}

void TestUsers::aRightPinForgivesTheWrongOnes()
{
    QVERIFY(world().reopen().enrolUser(world().user(), VaultWorld::pin()));
    for (int round = 0; round < 3; ++round) {
        for (int i = 1; i < 5; ++i)
            YC_FAILS(world().vault().unlock(VaultWorld::clerk(), wrong()), vault::codes::WrongPin);
        QVERIFY(world().vault().unlock(VaultWorld::clerk(), VaultWorld::pin()));
        world().reopen();
    }
}

void TestUsers::oneClerksWaitIsNotAnothers()
{
    world().signIn();
    auto &vault = world().signIn(VaultWorld::other());
    for (int i = 1; i <= 5; ++i)
        YC_FAILS(vault.unlock(VaultWorld::clerk(), wrong()), vault::codes::WrongPin);
    QVERIFY(vault.waitForMs(VaultWorld::clerk()) > 0);
    QVERIFY(vault.unlock(VaultWorld::other(), VaultWorld::pin()));
}

void TestUsers::enrollingAndRewrappingCountWrongPinsToo()
{
    QVERIFY(world().reopen().enrolUser(world().user(), VaultWorld::pin()));
    auto &vault = world().vault();
    YC_FAILS(vault.enrolUser(world().user(), wrong()), vault::codes::WrongPin);
    YC_FAILS(vault.enrolUser(world().user(), wrong()), vault::codes::WrongPin);
    YC_FAILS(vault.rewrap(VaultWorld::clerk(), wrong(), VaultWorld::pin()), vault::codes::WrongPin);
    YC_FAILS(vault.rewrap(VaultWorld::clerk(), wrong(), VaultWorld::pin()), vault::codes::WrongPin);
    YC_FAILS(vault.unlock(VaultWorld::clerk(), wrong()), vault::codes::WrongPin);
    YC_FAILS(vault.enrolUser(world().user(), VaultWorld::pin()), vault::codes::Waiting);
}

void TestUsers::aNewPinReplacesTheOldOne()
{
    auto &vault = world().signIn();
    QVERIFY(vault.saveCase(world().row(1), VaultWorld::draft(1)));
    const SecretText fresh(QStringLiteral("246802"));
    QVERIFY(vault.rewrap(VaultWorld::clerk(), VaultWorld::pin(), fresh));
    YC_FAILS(world().reopen().unlock(VaultWorld::clerk(), VaultWorld::pin()), vault::codes::WrongPin);
    QVERIFY(world().vault().unlock(VaultWorld::clerk(), fresh));
    QCOMPARE(world().vault().draft(world().row(1).id)->reveal(), VaultWorld::draft(1));
}

void TestUsers::aKeyLeftWithTheHallOpensAForgottenVault()
{
    const auto hall = seal::BoxKeys::of(seal::Key::random());
    const auto newer = SecretText(QStringLiteral("640281"));
    QVERIFY(world().reopen().enrolUser(world().user(), VaultWorld::pin()));
    YC_FAILS(world().vault().deposit(VaultWorld::clerk()), vault::codes::NotFound); // before the hall had a key
    QVERIFY(world().vault().enrolUser(world().user(), VaultWorld::pin(), hall.publicHalf()));
    QVERIFY(world().vault().unlock(VaultWorld::clerk(), VaultWorld::pin()));
    QVERIFY(world().vault().putOwn(QStringLiteral("phrases"), "kept"));
    for (int i = 0; i < 7; ++i) // and is made to wait, which the hall's word ends
        (void)world().vault().unlock(VaultWorld::clerk(), wrong());
    auto &vault = world().reopen();
    QVERIFY(vault.waitForMs(VaultWorld::clerk()) > 0);
    const auto deposit = vault.deposit(VaultWorld::clerk());
    QVERIFY(deposit);
    const auto inside = seal::openDeposit(hall, *deposit);
    QVERIFY(inside);
    QCOMPARE(inside->staffNo, VaultWorld::clerk());
    QVERIFY(vault.rewrap(VaultWorld::clerk(), inside->key, newer));
    QCOMPARE(vault.waitForMs(VaultWorld::clerk()), 0);
    YC_FAILS(vault.unlock(VaultWorld::clerk(), VaultWorld::pin()), vault::codes::WrongPin);
    QVERIFY(vault.unlock(VaultWorld::clerk(), newer));
    QCOMPARE(vault.own(QStringLiteral("phrases"))->reveal(), QByteArray("kept"));
}

void TestUsers::anothersKeyIsNotTaken()
{
    auto &vault = world().reopen();
    const auto hall = seal::BoxKeys::of(seal::Key::random());
    QVERIFY(vault.enrolUser(world().user(), VaultWorld::pin(), hall.publicHalf()));
    QVERIFY(vault.unlock(VaultWorld::clerk(), VaultWorld::pin()));
    vault.lock();
    YC_FAILS(vault.rewrap(VaultWorld::clerk(), seal::Key::random(), wrong()), vault::codes::Damaged);
    YC_FAILS(vault.rewrap(QStringLiteral("9999"), seal::Key::random(), wrong()), vault::codes::UnknownUser);
    QVERIFY(vault.unlock(VaultWorld::clerk(), VaultWorld::pin())); // as before
    // A box for another hall does not open, nor does one with a byte changed.
    auto box = *vault.deposit(VaultWorld::clerk());
    QVERIFY(!seal::openDeposit(seal::BoxKeys::of(seal::Key::random()), box));
    for (qsizetype at = 0; at < box.size(); at += 7) {
        auto changed = box;
        changed[at] = static_cast<char>(changed.at(at) ^ 1);
        YC_FAILS(seal::openDeposit(hall, changed), seal::codes::SealBroken);
    }
}

void TestUsers::anOldPermissionEnds()
{
    world().signIn();
    world().clock.pass(24h * 30);
    QVERIFY(world().reopen().unlock(VaultWorld::clerk(), VaultWorld::pin()));
    world().clock.pass(1ms);
    YC_FAILS(world().reopen().unlock(VaultWorld::clerk(), VaultWorld::pin()), vault::codes::OfflineTooLong);
    QVERIFY(!world().vault().isUnlocked());
    QVERIFY(world().vault().enrolUser(world().user(), VaultWorld::pin())); // the hall has spoken
    QVERIFY(world().vault().unlock(VaultWorld::clerk(), VaultWorld::pin()));
}

void TestUsers::aPermissionThatEndedStaysEndedWhenTheClockIsSetBack()
{
    world().signIn();
    world().clock.pass(24h * 31);
    YC_FAILS(world().vault().unlock(VaultWorld::clerk(), VaultWorld::pin()), vault::codes::OfflineTooLong);
    world().clock.setBack(24h * 20);
    YC_FAILS(world().reopen().unlock(VaultWorld::clerk(), VaultWorld::pin()), vault::codes::OfflineTooLong);
}

void TestUsers::whoNeedsACardDoesNotGetInWithoutItsProof()
{
    const tests::SoftStaffCard card;
    auto user = world().user();
    user.cardKey = card.publicKey();
    QVERIFY(world().reopen().enrolUser(user, VaultWorld::pin()));
    auto &vault = world().reopen(); // the record keeps it
    QCOMPARE(vault.users().first().cardKey, card.publicKey());
    const QByteArray challenge(32, 'c');
    const auto proof = card.prove(challenge);
    YC_FAILS(vault.unlock(VaultWorld::clerk(), VaultWorld::pin()), vault::codes::CardNeeded);
    QVERIFY(!vault.isUnlocked());
    // Without the PIN nothing is told of the card.
    YC_FAILS(vault.unlock(VaultWorld::clerk(), wrong()), vault::codes::WrongPin);
    YC_FAILS(vault.unlock(VaultWorld::clerk(), wrong(), proof), vault::codes::WrongPin);
    YC_FAILS(vault.unlock(VaultWorld::clerk(), VaultWorld::pin(), tests::SoftStaffCard().prove(challenge)),
             vault::codes::WrongCard);
    QVERIFY(!vault.isUnlocked());
    const auto in = vault.unlock(VaultWorld::clerk(), VaultWorld::pin(), proof);
    QVERIFY(in && vault.isUnlocked());
    QCOMPARE(in->cardKey, card.publicKey());
    // Asked for six times without a card, that was no wrong try.
    for (int i = 0; i < 6; ++i)
        YC_FAILS(vault.unlock(VaultWorld::clerk(), VaultWorld::pin()), vault::codes::CardNeeded);
    QVERIFY(vault.unlock(VaultWorld::clerk(), VaultWorld::pin(), proof));
}

void TestUsers::wrongCardsHaveToWaitAndARightPinForgivesNone()
{
    const tests::SoftStaffCard card;
    auto user = world().user();
    user.cardKey = card.publicKey();
    QVERIFY(world().reopen().enrolUser(user, VaultWorld::pin()));
    const auto challenge = QByteArray(32, 'c');
    const auto proof = tests::SoftStaffCard().prove(challenge);
    for (int i = 0; i < 5; ++i) {
        QCOMPARE(world().vault().waitForMs(VaultWorld::clerk()), 0);
        YC_FAILS(world().vault().unlock(VaultWorld::clerk(), VaultWorld::pin()), vault::codes::CardNeeded);
        YC_FAILS(world().vault().unlock(VaultWorld::clerk(), VaultWorld::pin(), proof), vault::codes::WrongCard);
    }
    YC_FAILS(world().reopen().unlock(VaultWorld::clerk(), VaultWorld::pin(), card.prove(challenge)),
             vault::codes::Waiting);
    world().clock.pass(15s);
    QVERIFY(world().vault().unlock(VaultWorld::clerk(), VaultWorld::pin(), card.prove(challenge)));
}

void TestUsers::aCardThatTheHallTakesBackIsNeededNoMore()
{
    const tests::SoftStaffCard card;
    auto user = world().user();
    user.cardKey = card.publicKey();
    QVERIFY(world().reopen().enrolUser(user, VaultWorld::pin()));
    user.cardKey.clear();
    QVERIFY(world().vault().enrolUser(user, VaultWorld::pin()));
    QVERIFY(world().vault().unlock(VaultWorld::clerk(), VaultWorld::pin()));
}

void TestUsers::terminalThingsNeedNoClerk()
{
    auto &vault = world().reopen();
    YC_FAILS(vault.get(QStringLiteral("catalogue")), vault::codes::NotFound);
    QVERIFY(vault.put(QStringLiteral("catalogue"), "one"));
    QVERIFY(vault.put(QStringLiteral("catalogue"), "two"));
    QVERIFY(vault.put(QStringLiteral("cursor"), {}));
    QCOMPARE(world().reopen().get(QStringLiteral("catalogue"))->reveal(), QByteArray("two"));
    QCOMPARE(world().vault().get(QStringLiteral("cursor"))->reveal(), QByteArray());
}

YC_TEST(TestUsers)
#include "tst_users.moc"
