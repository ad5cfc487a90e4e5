#include "core/vault/vault.h"
#include "tests/core/vault/vault_world.h"
#include "tests/support/fails.h"
#include "tests/support/register.h"

#include <QTest>

#include <optional>

using namespace yc;
using namespace yc::core;
using namespace std::chrono_literals;
using tests::VaultWorld;

class TestOutbox : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_world.emplace(); }
    void cleanup() { m_world.reset(); }
    void aDebtComesBackAfterARestart();
    void submittingTwiceIsOneDebt();
    void aDebtThatCouldNotBePaidIsRefused();
    void aTryIsNoted();
    void aReceiptEndsTheDebtOnceAndForAll();
    void theOldestDebtComesFirst();
    void anotherClerksDebtWaitsForThem();
    void anUploadGoesOnWhereItStood();

private:
    VaultWorld &world() { return *m_world; }
    vault::CaseRow owedRow(int n = 1) { return world().row(n, QStringLiteral("owed")); }
    std::optional<VaultWorld> m_world;
};

void TestOutbox::aDebtComesBackAfterARestart()
{
    auto &vault = world().signIn();
    const QStringList blobs{vault.putBlob("page one").value(), vault.putBlob("ink").value()};
    auto debt = VaultWorld::debt(owedRow(), blobs);
    debt.nextTry = world().clock.now().addSecs(5);
    QVERIFY(vault.submit(owedRow(), VaultWorld::draft(1, blobs), debt));
    world().close();
    auto &again = world().signIn();
    const auto owed = again.owed();
    QCOMPARE(owed.size(), std::size_t(1));
    QCOMPARE(owed[0].caseId, owedRow().id);
    QCOMPARE(owed[0].manifest, debt.manifest);
    QCOMPARE(owed[0].blobs, blobs);
    QCOMPARE(owed[0].tries, 0);
    QCOMPARE(owed[0].nextTry, debt.nextTry);
    QCOMPARE(owed[0].cause, QString());
    QCOMPARE(owed[0].bytesAll, 1000);
    QCOMPARE(owed[0].bytesSent, 0);
    QCOMPARE(again.cases().front().state, QStringLiteral("owed"));
    QCOMPARE(again.draft(owedRow().id)->reveal(), VaultWorld::draft(1, blobs));
}

void TestOutbox::submittingTwiceIsOneDebt()
{
    auto &vault = world().signIn();
    QVERIFY(vault.saveCase(world().row(1), VaultWorld::draft(1)));
    auto debt = VaultWorld::debt(owedRow(), {});
    QVERIFY(vault.submit(owedRow(), VaultWorld::draft(1), debt));
    debt.manifest = "{\"manifest\":2}";
    QVERIFY(vault.submit(owedRow(), VaultWorld::draft(2), debt));
    QCOMPARE(vault.owed().size(), std::size_t(1));
    QCOMPARE(vault.owed()[0].manifest, debt.manifest);
    QVERIFY(!vault.owed()[0].nextTry.isValid());
    QCOMPARE(vault.cases().size(), std::size_t(1));
}

void TestOutbox::aDebtThatCouldNotBePaidIsRefused()
{
    auto &vault = world().signIn();
    YC_FAILS(vault.submit(owedRow(), VaultWorld::draft(1), VaultWorld::debt(owedRow(), {QString(64, u'a')})),
             vault::codes::NotFound);
    YC_FAILS(vault.submit(owedRow(1), VaultWorld::draft(1), VaultWorld::debt(owedRow(2), {})), vault::codes::NotFound);
    QVERIFY(vault.owed().empty());
    QVERIFY(vault.cases().empty());
}

void TestOutbox::aTryIsNoted()
{
    auto &vault = world().signIn();
    YC_FAILS(vault.noteTry(owedRow().id, 1, {}, {}, 0), vault::codes::NotFound);
    QVERIFY(vault.submit(owedRow(), VaultWorld::draft(1), VaultWorld::debt(owedRow(), {})));
    const auto next = world().clock.now().addSecs(30);
    QVERIFY(vault.noteTry(owedRow().id, 3, next, QStringLiteral("L-0103"), 512));
    const auto owed = world().signIn().owed();
    QCOMPARE(owed[0].tries, 3);
    QCOMPARE(owed[0].nextTry, next);
    QCOMPARE(owed[0].cause, QStringLiteral("L-0103"));
    QCOMPARE(owed[0].bytesSent, 512);
    QCOMPARE(owed[0].manifest, VaultWorld::debt(owedRow(), {}).manifest);
}

void TestOutbox::aReceiptEndsTheDebtOnceAndForAll()
{
    auto &vault = world().signIn();
    auto row = owedRow();
    YC_FAILS(vault.settle(row, "{}"), vault::codes::NotFound);
    QVERIFY(vault.submit(row, VaultWorld::draft(1), VaultWorld::debt(row, {})));
    row.state = QStringLiteral("received");
    row.number = QStringLiteral("11-2026-000123");
    QVERIFY(vault.settle(row, "{\"receipt\":1}"));
    QVERIFY(vault.settle(row, "{\"receipt\":1}")); // the answer came twice
    auto &again = world().signIn();
    QVERIFY(again.owed().empty());
    QCOMPARE(again.attachment(row.id, QStringLiteral("receipt"))->reveal(), QByteArray("{\"receipt\":1}"));
    QCOMPARE(again.cases().front().number, row.number);
    QCOMPARE(again.cases().front().state, row.state);
    QCOMPARE(again.draft(row.id)->reveal(), VaultWorld::draft(1));
}

void TestOutbox::theOldestDebtComesFirst()
{
    auto &vault = world().signIn();
    for (const int n : {3, 1, 2})
        QVERIFY(vault.submit(owedRow(n), VaultWorld::draft(n), VaultWorld::debt(owedRow(n), {})));
    QVERIFY(vault.noteTry(owedRow(3).id, 1, {}, QStringLiteral("L-0103"), 0));
    QList<QUuid> order;
    for (const auto &owed : vault.owed())
        order.append(owed.caseId);
    QCOMPARE(order, (QList{owedRow(3).id, owedRow(1).id, owedRow(2).id}));
}

void TestOutbox::anotherClerksDebtWaitsForThem()
{
    QVERIFY(world().signIn().submit(owedRow(), VaultWorld::draft(1), VaultWorld::debt(owedRow(), {})));
    QCOMPARE(world().vault().owedByOthers(), 0);
    auto &vault = world().signIn(VaultWorld::other());
    QVERIFY(vault.owed().empty());
    QCOMPARE(vault.owedByOthers(), 1);
    YC_FAILS(vault.noteTry(owedRow().id, 1, {}, {}, 0), vault::codes::NotFound);
    YC_FAILS(vault.settle(owedRow(), "{}"), vault::codes::NotFound);
    vault.lock();
    QCOMPARE(vault.owedByOthers(), 1);
    QCOMPARE(world().signIn().owed().size(), std::size_t(1));
}

void TestOutbox::anUploadGoesOnWhereItStood()
{
    auto &vault = world().signIn();
    const auto blob = vault.putBlob("page").value();
    QVERIFY(!vault.upload(blob));
    QVERIFY(vault.noteUpload({.blob = blob, .location = QStringLiteral("/v1/uploads/7"), .offset = 10}));
    QVERIFY(vault.noteUpload({.blob = blob, .location = QStringLiteral("/v1/uploads/8"), .offset = 2'000'000'000'000}));
    auto &again = world().signIn();
    const auto mark = again.upload(blob);
    QVERIFY(mark);
    QCOMPARE(mark->blob, blob);
    QCOMPARE(mark->location, QStringLiteral("/v1/uploads/8"));
    QCOMPARE(mark->offset, 2'000'000'000'000);
    QVERIFY(again.forgetUpload(blob));
    QVERIFY(again.forgetUpload(blob));
    QVERIFY(!again.upload(blob));
}

YC_TEST(TestOutbox)
#include "tst_outbox.moc"
