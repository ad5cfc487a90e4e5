#include "core/seal/chain.h"
#include "core/vault/vault.h"
#include "tests/core/vault/vault_world.h"
#include "tests/support/fails.h"
#include "tests/support/register.h"

#include <QFile>
#include <QTest>

#include <optional>

using namespace yc;
using namespace yc::core;
using tests::VaultWorld;

class TestVaultTamper : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_world.emplace(); }
    void cleanup() { m_world.reset(); }
    void aChangedRowIsDamagedAndTheOthersAreWell_data();
    void aChangedRowIsDamagedAndTheOthersAreWell();
    void aMovedDraftDoesNotOpen();
    void aMovedReceiptDoesNotOpen();
    void aMovedThingDoesNotOpen();
    void aChangedManifestStaysListedAsDamaged();
    void aChangedBlobIsDamaged_data();
    void aChangedBlobIsDamaged();
    void aMovedBlobIsDamaged();
    void aWrappedKeyOfAnotherUserDoesNotOpen();
    void aChangedAuditIsBroken_data();
    void aChangedAuditIsBroken();
    void aStolenFolderGivesNothing();
    void aDeletedCaseLeavesNothingBehind();
    void aVaultOfANewerVersionIsLeftAlone();
    void aFileThatIsNoDatabaseIsDamaged();

private:
    VaultWorld &world() { return *m_world; }
    // Two cases of the clerk, closed, for others to lay hands on.
    void fill()
    {
        auto &vault = world().signIn();
        QVERIFY(vault.saveCase(world().row(1), VaultWorld::draft(1)));
        QVERIFY(vault.saveCase(world().row(2), VaultWorld::draft(2)));
    }
    void tamper(const char *sql)
    {
        world().close();
        tests::execute(world().folder(), sql);
    }
    [[nodiscard]] QString blobFile(const QString &name)
    {
        for (const auto &path : tests::filesOf(world().folder())) {
            if (path.endsWith(name))
                return path;
        }
        return {};
    }
    std::optional<VaultWorld> m_world;
};

void TestVaultTamper::aChangedRowIsDamagedAndTheOthersAreWell_data()
{
    QTest::addColumn<QByteArray>("sql");
    const QByteArray first = "WHERE id = (SELECT min(id) FROM cases)";
    const QByteArray last = "(SELECT sealed FROM cases ORDER BY id DESC LIMIT 1)";
    QTest::newRow("a changed byte")
        << QByteArray("UPDATE cases SET sealed = substr(sealed, 1, 40) || CASE substr(sealed, 41, 1) WHEN x'00' THEN"
                      " x'01' ELSE x'00' END || substr(sealed, 42) ")
            + first;
    QTest::newRow("emptied") << QByteArray("UPDATE cases SET sealed = x'' ") + first;
    QTest::newRow("another case's row") << QByteArray("UPDATE cases SET sealed = ") + last + ' ' + first;
    QTest::newRow("another state") << QByteArray("UPDATE cases SET state = 'received' ") + first;
}

void TestVaultTamper::aChangedRowIsDamagedAndTheOthersAreWell()
{
    QFETCH(QByteArray, sql);
    fill();
    tamper(sql.constData());
    auto &vault = world().signIn();
    QCOMPARE(vault.cases().size(), std::size_t(1));
    QCOMPARE(vault.damagedCases().size(), std::size_t(1));
    QVERIFY(vault.damagedCases().front() != vault.cases().front().id);
    YC_FAILS(vault.deleteCase(vault.damagedCases().front()), vault::codes::Damaged);
}

void TestVaultTamper::aMovedDraftDoesNotOpen()
{
    fill();
    tamper("UPDATE drafts SET sealed = (SELECT sealed FROM drafts ORDER BY case_id LIMIT 1)");
    auto &vault = world().signIn();
    int opened = 0;
    for (const auto &row : vault.cases()) {
        const auto draft = vault.draft(row.id);
        if (draft)
            ++opened;
        else
            YC_FAILS(draft, vault::codes::Damaged);
    }
    QCOMPARE(opened, 1);
}

void TestVaultTamper::aMovedReceiptDoesNotOpen()
{
    fill();
    QVERIFY(world().vault().attach(world().row(1).id, QStringLiteral("record"), "{}"));
    tamper("UPDATE attachments SET kind = 'receipt'"); // to pass for a confirmation
    YC_FAILS(world().signIn().attachment(world().row(1).id, QStringLiteral("receipt")), vault::codes::Damaged);
}

void TestVaultTamper::aMovedThingDoesNotOpen()
{
    QVERIFY(world().reopen().put(QStringLiteral("catalogue"), "old"));
    tamper("INSERT INTO things SELECT 'identity', sealed FROM things WHERE name = 'catalogue'");
    YC_FAILS(world().reopen().get(QStringLiteral("identity")), vault::codes::Damaged);
    QVERIFY(world().vault().get(QStringLiteral("catalogue")));
}

void TestVaultTamper::aChangedManifestStaysListedAsDamaged()
{
    const auto row = world().row(1, QStringLiteral("owed"));
    QVERIFY(world().signIn().submit(row, VaultWorld::draft(1), VaultWorld::debt(row, {})));
    tamper("UPDATE outbox SET manifest = zeroblob(80)");
    const auto owed = world().signIn().owed();
    QCOMPARE(owed.size(), std::size_t(1));
    QCOMPARE(owed[0].cause, QStringLiteral("S-0108"));
    QVERIFY(owed[0].manifest.isEmpty());
}

void TestVaultTamper::aChangedBlobIsDamaged_data()
{
    QTest::addColumn<int>("at"); // version, nonce, cipher, tag; -1 cut, -2 gone
    for (const int at : {0, 1, 12, 13, 20, 40, -1, -2})
        QTest::addRow("%d", at) << at;
}

void TestVaultTamper::aChangedBlobIsDamaged()
{
    QFETCH(int, at);
    const auto name = world().signIn().putBlob("a page of a case").value();
    QFile file(blobFile(name));
    if (at == -2) {
        QVERIFY(file.remove());
    } else {
        QVERIFY(file.open(QIODevice::ReadWrite));
        auto bytes = file.readAll();
        if (at >= 0)
            bytes[at] = static_cast<char>(bytes[at] ^ 1);
        else
            bytes.chop(1);
        QVERIFY(file.resize(0) && file.seek(0));
        QCOMPARE(file.write(bytes), bytes.size());
        file.close();
    }
    YC_FAILS(world().vault().blob(name), vault::codes::Damaged);
}

void TestVaultTamper::aMovedBlobIsDamaged()
{
    auto &vault = world().signIn();
    const auto one = vault.putBlob("page one").value();
    const auto two = vault.putBlob("page two").value();
    QVERIFY(QFile::remove(blobFile(two)));
    const auto place = blobFile(one).chopped(67) + two.first(2) + u'/' + two;
    QVERIFY(QFile::copy(blobFile(one), place));
    YC_FAILS(vault.blob(two), vault::codes::Damaged);
}

void TestVaultTamper::aWrappedKeyOfAnotherUserDoesNotOpen()
{
    world().signIn();
    world().signIn(VaultWorld::other());
    // The second clerk's wrapped key and cost in the first one's row: their PIN would open the first one's sign-in.
    tamper("UPDATE users SET (salt, wrapped) = (SELECT salt, wrapped FROM users ORDER BY rowid DESC LIMIT 1)");
    YC_FAILS(world().reopen().unlock(VaultWorld::clerk(), VaultWorld::pin()), vault::codes::Damaged);
}

void TestVaultTamper::aChangedAuditIsBroken_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::newRow("a changed entry") << QByteArray("UPDATE audit SET sealed = zeroblob(60) WHERE entry = 2");
    QTest::newRow("a changed link") << QByteArray("UPDATE audit SET link = zeroblob(32) WHERE entry = 2");
    QTest::newRow("one missing in the middle") << QByteArray("DELETE FROM audit WHERE entry = 2");
    QTest::newRow("the last one missing") << QByteArray("DELETE FROM audit WHERE entry = 3");
    QTest::newRow("all missing") << QByteArray("DELETE FROM audit");
    QTest::newRow("out of order") << QByteArray(
        "UPDATE audit SET entry = 9 WHERE entry = 1; UPDATE audit SET entry = 1 WHERE entry = 2;"
        "UPDATE audit SET entry = 2 WHERE entry = 9");
    QTest::newRow("one too many") << QByteArray("INSERT INTO audit SELECT 4, sealed, link FROM audit WHERE entry = 3");
    QTest::newRow("no head") << QByteArray("DELETE FROM things WHERE name = ':audit'");
}

void TestVaultTamper::aChangedAuditIsBroken()
{
    QFETCH(QByteArray, sql);
    for (int i = 0; i < 3; ++i)
        QVERIFY(world().reopen().note({.at = {}, .staffNo = {}, .event = QStringLiteral("e"), .subject = {}}));
    QCOMPARE(world().vault().checkAudit().value(), 3);
    tamper(sql.constData());
    YC_FAILS(world().reopen().checkAudit(), seal::codes::ChainBroken);
}

void TestVaultTamper::aStolenFolderGivesNothing()
{
    auto &vault = world().signIn();
    const auto page = vault.putBlob("scanned: 样例甲 11010519491231002X").value();
    auto row = world().row(2, QStringLiteral("owed"));
    row.number = QStringLiteral("11-2026-000123");
    row.provisionalNumber = QStringLiteral("T7-20261121-0001");
    QVERIFY(vault.submit(row, VaultWorld::draft(2, {page}), VaultWorld::debt(row, {page})));
    QVERIFY(vault.noteUpload({.blob = page, .location = QStringLiteral("/v1/uploads/right-to-it"), .offset = 1}));
    QVERIFY(vault.settle(row, "{\"receipt\":\"样例甲\"}"));
    QVERIFY(vault.put(QStringLiteral("identity"), "-----BEGIN PRIVATE KEY-----"));
    QVERIFY(vault.note(
        {.at = {}, .staffNo = VaultWorld::clerk(), .event = QStringLiteral("case-submitted"), .subject = {}}));

    const QList<QString> secrets{row.applicantName,
                                 row.applicantNumber,
                                 row.number,
                                 row.provisionalNumber,
                                 row.itemName,
                                 row.itemCode,
                                 VaultWorld::clerk(),
                                 QStringLiteral("测试员"),
                                 QStringLiteral("示例路2号"),
                                 QStringLiteral("address"),
                                 QStringLiteral("manifest\":"),
                                 QStringLiteral("receipt\":"),
                                 QStringLiteral("scanned"),
                                 QStringLiteral("right-to-it"),
                                 QStringLiteral("PRIVATE KEY"),
                                 QStringLiteral("case-submitted"),
                                 QStringLiteral("135790")};
    for (const bool open : {true, false}) { // with its log beside it, and after it was folded in
        if (!open)
            world().close();
        const auto all = tests::everyFileOf(world().folder());
        QVERIFY(all.size() > 10'000);
        for (const auto &secret : secrets) {
            QVERIFY2(!all.contains(secret.toUtf8()), qPrintable(secret));
            const QByteArray wide(reinterpret_cast<const char *>(secret.utf16()), secret.size() * 2);
            QVERIFY2(!all.contains(wide), qPrintable(secret));
            QByteArray stream = wide; // QDataStream's order of bytes
            for (qsizetype i = 0; i + 1 < stream.size(); i += 2)
                std::swap(stream[i], stream[i + 1]);
            QVERIFY2(!all.contains(stream), qPrintable(secret));
        }
    }
}

void TestVaultTamper::aDeletedCaseLeavesNothingBehind()
{
    auto &vault = world().signIn();
    const auto page = vault.putBlob("a page").value();
    QVERIFY(vault.saveCase(world().row(1), VaultWorld::draft(1, {page})));
    const auto id = world().row(1).id.toByteArray(QUuid::WithoutBraces);
    QVERIFY(tests::everyFileOf(world().folder()).contains(id));
    QVERIFY(tests::everyFileOf(world().folder()).contains(page.toUtf8()));
    QVERIFY(vault.deleteCase(world().row(1).id));
    QVERIFY(!tests::everyFileOf(world().folder()).contains(id));
    QVERIFY(!tests::everyFileOf(world().folder()).contains(page.toUtf8()));
}

void TestVaultTamper::aVaultOfANewerVersionIsLeftAlone()
{
    world().signIn();
    tamper("PRAGMA user_version = 99");
    QVERIFY(!world().tryOpen());
    YC_FAILS(world().tryOpen(), (Code{'S', 2}));
}

void TestVaultTamper::aFileThatIsNoDatabaseIsDamaged()
{
    world().signIn();
    world().close();
    QFile file(world().folder() + QStringLiteral("/vault.db"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(20'000, '?'));
    file.close();
    YC_FAILS(world().tryOpen(), vault::codes::Damaged);
}

YC_TEST(TestVaultTamper)
#include "tst_vault_tamper.moc"
