#include "core/vault/vault.h"
#include "tests/core/vault/vault_world.h"
#include "tests/support/fails.h"
#include "tests/support/register.h"

#include <QTest>

#include <optional>

using namespace yc;
using namespace yc::core;
using tests::VaultWorld;

// A case from one clerk's key to another's, and what is owed beside a case.
class TestHandOvers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_world.emplace(); }
    void cleanup() { m_world.reset(); }
    void aCaseGoesWholeToTheColleague();
    void theGiverTakesBackWhatNobodyTook();
    void whatIsDeclinedComesBack();
    void onlyThoseWhoWereHereAreHandedTo();
    void whatIsOwedStaysWithWhoSignedForIt();
    void aThiefSeesNothingOfWhatLiesBetween();
    void errandsWaitForTheirCase();
    void anErrandKeepsItsCase();
    void ownThingsAreTheClerksAlone();
    void aPinIsCheckedWithoutLeaving();

private:
    VaultWorld &world() { return *m_world; }
    // Both have been here; the clerk has a case with a page and a note.
    QUuid give()
    {
        world().signIn(VaultWorld::other());
        auto &vault = world().signIn();
        m_page = vault.putBlob("a scanned page").value();
        const auto row = world().row(1);
        if (!vault.saveCase(row, VaultWorld::draft(1, {m_page}))
            || !vault.attach(row.id, QStringLiteral("notes"), "[\"样例备注\"]"))
            return {};
        return row.id;
    }
    QString m_page;
    std::optional<VaultWorld> m_world;
};

void TestHandOvers::aCaseGoesWholeToTheColleague()
{
    const auto id = give();
    QCOMPARE(world().vault().colleagues().size(), std::size_t(1));
    QVERIFY(world().vault().handOver(id, VaultWorld::other(), QStringLiteral("下午来取")));
    QVERIFY(!world().vault().caseRow(id)); // it is here or there, never both
    YC_FAILS(world().vault().draft(id), vault::codes::NotFound);
    YC_FAILS(world().vault().blob(m_page), vault::codes::NotFound);
    QCOMPARE(world().vault().handOvers().size(), std::size_t(1));
    QVERIFY(!world().vault().handOvers().front().toMe);
    world().close();
    auto &vault = world().signIn(VaultWorld::other());
    QVERIFY(vault.cases().empty()); // until it is taken
    const auto offered = vault.handOvers();
    QCOMPARE(offered.size(), std::size_t(1));
    QVERIFY(offered.front().toMe);
    QCOMPARE(offered.front().giverNo, VaultWorld::clerk());
    QCOMPARE(offered.front().note, QStringLiteral("下午来取"));
    QCOMPARE(offered.front().itemName, world().row(1).itemName);
    QVERIFY(vault.takeOver(id));
    QVERIFY(vault.handOvers().empty());
    QCOMPARE(vault.draft(id)->reveal(), VaultWorld::draft(1, {m_page}));
    QCOMPARE(vault.blob(m_page)->reveal(), QByteArray("a scanned page"));
    QCOMPARE(vault.attachment(id, QStringLiteral("notes"))->reveal(), QByteArray("[\"样例备注\"]"));
    QCOMPARE(vault.caseRow(id)->applicantNumber, world().row(1).applicantNumber);
    YC_FAILS(vault.takeOver(id), vault::codes::NotFound);
    QCOMPARE(world().signIn(VaultWorld::other()).cases().size(), std::size_t(1));
}

void TestHandOvers::theGiverTakesBackWhatNobodyTook()
{
    const auto id = give();
    QVERIFY(world().vault().handOver(id, VaultWorld::other(), {}));
    auto &vault = world().signIn();
    QVERIFY(vault.takeOver(id));
    QCOMPARE(vault.blob(m_page)->reveal(), QByteArray("a scanned page"));
    QVERIFY(world().signIn(VaultWorld::other()).handOvers().empty());
}

void TestHandOvers::whatIsDeclinedComesBack()
{
    const auto id = give();
    QVERIFY(world().vault().handOver(id, VaultWorld::other(), {}));
    YC_FAILS(world().vault().declineHandOver(id), vault::codes::NotFound); // the taker's to say
    QVERIFY(world().signIn(VaultWorld::other()).declineHandOver(id));
    auto &vault = world().signIn();
    QVERIFY(vault.handOvers().front().declined);
    QVERIFY(vault.takeOver(id));
}

void TestHandOvers::onlyThoseWhoWereHereAreHandedTo()
{
    auto &vault = world().signIn();
    QVERIFY(vault.saveCase(world().row(1), "{}"));
    YC_FAILS(vault.handOver(world().row(1).id, VaultWorld::other(), {}), vault::codes::UnknownUser);
    YC_FAILS(vault.handOver(world().row(1).id, VaultWorld::clerk(), {}), vault::codes::UnknownUser);
    YC_FAILS(vault.handOver(world().row(2).id, VaultWorld::other(), {}), vault::codes::NotFound);
    QVERIFY(vault.caseRow(world().row(1).id));
}

void TestHandOvers::whatIsOwedStaysWithWhoSignedForIt()
{
    const auto id = give();
    auto row = world().row(1, QStringLiteral("owed"));
    QVERIFY(world().vault().submit(row, VaultWorld::draft(1, {m_page}), VaultWorld::debt(row, {m_page})));
    YC_FAILS(world().vault().handOver(id, VaultWorld::other(), {}), vault::codes::NoReceipt);
    row.state = QStringLiteral("received");
    QVERIFY(world().vault().settle(row, "{}"));
    QVERIFY(world().vault().handOver(id, VaultWorld::other(), {}));
    auto &vault = world().signIn(VaultWorld::other());
    QVERIFY(vault.takeOver(id));
    QCOMPARE(vault.attachments(id), (QStringList{QStringLiteral("notes"), QStringLiteral("receipt")}));
    QVERIFY(vault.deleteCase(id)); // the receipt came along: it counts
}

void TestHandOvers::aThiefSeesNothingOfWhatLiesBetween()
{
    const auto id = give();
    QVERIFY(world().vault().handOver(id, VaultWorld::other(), QStringLiteral("交接说明一句")));
    world().close();
    const auto all = tests::everyFileOf(world().folder());
    for (const auto &secret : {QStringLiteral("样例甲"), QStringLiteral("34052419800101001X"),
                               QStringLiteral("示例事项"), QStringLiteral("样例备注"), QStringLiteral("交接说明一句"),
                               QStringLiteral("a scanned page"), VaultWorld::other()}) {
        QVERIFY2(!all.contains(secret.toUtf8()), qPrintable(secret));
        QByteArray wide(reinterpret_cast<const char *>(secret.utf16()), secret.size() * 2);
        QVERIFY2(!all.contains(wide), qPrintable(secret));
        for (qsizetype i = 0; i + 1 < wide.size(); i += 2)
            std::swap(wide[i], wide[i + 1]);
        QVERIFY2(!all.contains(wide), qPrintable(secret));
    }
    tests::execute(world().folder(), "UPDATE hand_overs SET sealed = zeroblob(90)");
    YC_FAILS(world().signIn(VaultWorld::other()).takeOver(id), vault::codes::Damaged);
}

void TestHandOvers::errandsWaitForTheirCase()
{
    auto &vault = world().signIn();
    auto row = world().row(1, QStringLiteral("owed"));
    vault::Errand errand{.caseId = row.id, .kind = QStringLiteral("withdrawal"), .body = "{\"reason\":\"样例\"}"};
    YC_FAILS(vault.owe(errand), vault::codes::NotFound);
    QVERIFY(vault.submit(row, "{}", VaultWorld::debt(row, {})));
    QVERIFY(vault.owe(errand));
    QVERIFY(vault.errands().front().early); // the hall does not have the case yet
    row.state = QStringLiteral("received");
    QVERIFY(vault.settle(row, "{}"));
    auto &again = world().signIn();
    QCOMPARE(again.errands().size(), std::size_t(1));
    QVERIFY(!again.errands().front().early);
    auto found = again.errands().front();
    QCOMPARE(found.body, errand.body);
    found.tries = 2;
    found.cause = QStringLiteral("L-0001");
    found.nextTry = world().clock.now().addSecs(60);
    QVERIFY(again.noteErrand(found));
    QCOMPARE(world().signIn().errands().front().tries, 2);
    QCOMPARE(world().vault().errands().front().nextTry, found.nextTry);
    QVERIFY(world().signIn(VaultWorld::other()).errands().empty());
    QVERIFY(world().signIn().endErrand(row.id, errand.kind));
    QVERIFY(world().vault().errands().empty());
}

void TestHandOvers::anErrandKeepsItsCase()
{
    auto &vault = world().signIn();
    const auto row = world().row(1);
    QVERIFY(vault.saveCase(row, "{}"));
    QVERIFY(vault.owe({.caseId = row.id, .kind = QStringLiteral("withdrawal"), .body = "{}"}));
    YC_FAILS(vault.deleteCase(row.id), vault::codes::NoReceipt);
    world().signIn(VaultWorld::other());
    YC_FAILS(world().signIn().handOver(row.id, VaultWorld::other(), {}), vault::codes::NoReceipt);
}

void TestHandOvers::ownThingsAreTheClerksAlone()
{
    QVERIFY(world().signIn().putOwn(QStringLiteral("phrases"), "[\"常用语\"]"));
    QCOMPARE(world().signIn().own(QStringLiteral("phrases"))->reveal(), QByteArray("[\"常用语\"]"));
    YC_FAILS(world().signIn(VaultWorld::other()).own(QStringLiteral("phrases")), vault::codes::NotFound);
    QVERIFY(!tests::everyFileOf(world().folder()).contains("常用语"));
}

void TestHandOvers::aPinIsCheckedWithoutLeaving()
{
    auto &vault = world().signIn();
    QVERIFY(vault.saveCase(world().row(1), "{}"));
    QVERIFY(vault.checkPin(VaultWorld::clerk(), VaultWorld::pin()));
    for (int i = 0; i < 5; ++i)
        YC_FAILS(vault.checkPin(VaultWorld::clerk(), SecretText(QStringLiteral("000000"))), vault::codes::WrongPin);
    YC_FAILS(vault.checkPin(VaultWorld::clerk(), VaultWorld::pin()), vault::codes::Waiting); // as at a sign-in
    QVERIFY(vault.isUnlocked());
    QCOMPARE(vault.cases().size(), std::size_t(1));
    world().clock.pass(std::chrono::seconds{16});
    QVERIFY(vault.checkPin(VaultWorld::clerk(), VaultWorld::pin()));
    YC_FAILS(vault.checkPin(VaultWorld::other(), VaultWorld::pin()), vault::codes::UnknownUser);
}

YC_TEST(TestHandOvers)
#include "tst_hand_overs.moc"
