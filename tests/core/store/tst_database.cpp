#include "core/store/database.h"
#include "tests/support/fails.h"
#include "tests/support/register.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

using namespace yc;
using namespace yc::core;

namespace
{

const std::vector<QByteArray> first{"CREATE TABLE parents (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);"
                                    "CREATE TABLE children (id INTEGER PRIMARY KEY,"
                                    " parent INTEGER NOT NULL REFERENCES parents (id), sealed BLOB, weight REAL)"};

store::Settings settings(std::vector<QByteArray> migrations = first)
{
    return {.applicationId = 0x59435453, .migrations = std::move(migrations), .busyMs = 0};
}

} // namespace

class TestDatabase : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void aNewFileIsReadableByItsOwnerOnly();
    void itIsOpenedSoThatACommitIsOnTheDisk();
    void everyTypeComesBackAsItWent();
    void aStatementRunsAgainWithOtherValues();
    void aForgottenRunDoesNotHoldTheDatabase();
    void migrationsRunOnceAndInOrder();
    void aMigrationThatFailsLeavesTheVersionBefore();
    void aNewerFileIsRefused();
    void aFileOfAnotherProgramIsRefused();
    void aFileThatIsNoDatabaseIsCorrupt();
    void aDamagedPageIsCorrupt();
    void aFolderThatDoesNotExistCannotBeOpened();
    void whatTheSchemaForbidsIsAConstraint_data();
    void whatTheSchemaForbidsIsAConstraint();
    void aTransactionThatIsNotCommittedLeavesNothing();
    void aSecondWriterIsToldToWait();
    void badSqlIsAFailureNotACrash();
    void whatWasDeletedIsOverwritten();

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(QStringLiteral("test.db")); }
    [[nodiscard]] store::Database open(std::vector<QByteArray> migrations = first) const
    {
        return store::Database::open(path(), settings(std::move(migrations))).value();
    }
    static qint64 count(store::Database &database, QByteArrayView table)
    {
        auto rows = database.query("SELECT count(*) FROM " + table.toByteArray());
        return rows.next().value() ? rows.integer(0) : -1;
    }
    static qint64 pragma(store::Database &database, const QByteArray &name)
    {
        auto rows = database.query("PRAGMA " + name);
        return rows.next().value() ? rows.integer(0) : -1;
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestDatabase::aNewFileIsReadableByItsOwnerOnly()
{
    auto database = open();
    QVERIFY(database.run("INSERT INTO parents (name) VALUES (?1)", QStringLiteral("样例")));
    for (const auto *suffix : {"", "-wal", "-shm"}) {
        const QFileInfo file(path() + QString::fromLatin1(suffix));
        QVERIFY(file.exists());
        QVERIFY2(!file.permission(QFile::ReadGroup) && !file.permission(QFile::ReadOther), suffix);
    }
}

void TestDatabase::itIsOpenedSoThatACommitIsOnTheDisk()
{
    auto database = open();
    QCOMPARE(pragma(database, "synchronous"), 2); // FULL
    QCOMPARE(pragma(database, "foreign_keys"), 1);
    QCOMPARE(pragma(database, "application_id"), 0x59435453);
    QCOMPARE(pragma(database, "user_version"), 1);
    auto rows = database.query("PRAGMA journal_mode");
    QVERIFY(rows.next().value());
    QCOMPARE(rows.text(0), QStringLiteral("wal"));
}

void TestDatabase::everyTypeComesBackAsItWent()
{
    auto database = open({"CREATE TABLE t (a, b, c, d, e, f, g)"});
    QByteArray sealed("\0\1\xff sealed", 10);
    QVERIFY(database.run("INSERT INTO t VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)", std::numeric_limits<qint64>::min(),
                         QStringLiteral("张三\U00020BB7"), sealed, 2.5, nullptr, QByteArray(), std::optional<int>()));
    auto rows = database.query("SELECT *, typeof(f), typeof(g) FROM t");
    QVERIFY(rows.next().value());
    QCOMPARE(rows.integer(0), std::numeric_limits<qint64>::min());
    QCOMPARE(rows.text(1), QStringLiteral("张三\U00020BB7"));
    QCOMPARE(rows.bytes(2), sealed);
    QCOMPARE(rows.real(3), 2.5);
    QVERIFY(rows.isNull(4));
    QCOMPARE(rows.bytes(5), QByteArray());
    QVERIFY(!rows.isNull(5));
    QCOMPARE(rows.text(7), QStringLiteral("blob")); // empty is not missing
    QCOMPARE(rows.text(8), QStringLiteral("null"));
    QVERIFY(!rows.next().value());
}

void TestDatabase::aStatementRunsAgainWithOtherValues()
{
    auto database = open();
    auto insert = database.prepare("INSERT INTO parents (id, name) VALUES (?1, ?2)").value();
    for (int i = 1; i <= 50; ++i)
        QVERIFY(insert.run(i, QString::number(i)));
    QCOMPARE(database.changedRows(), 1);
    QCOMPARE(database.lastRowId(), 50);
    YC_FAILS(insert.run(1, QStringLiteral("again")), store::codes::Constraint);
    QVERIFY(insert.run(51, QStringLiteral("after a failure")));
    YC_FAILS(insert.run(52), store::codes::Constraint); // the name of the run before does not linger
    QCOMPARE(count(database, "parents"), 51);
}

void TestDatabase::aForgottenRunDoesNotHoldTheDatabase()
{
    auto database = open();
    for (int i = 0; i < 10; ++i)
        QVERIFY(database.run("INSERT INTO parents (name) VALUES (?1)", QString::number(i)));
    auto select = database.prepare("SELECT name FROM parents").value();
    {
        auto rows = select.with();
        QVERIFY(rows.next().value()); // left in the middle
    }
    auto transaction = store::Transaction::begin(database).value();
    QVERIFY(database.run("DELETE FROM parents"));
    QVERIFY(transaction.commit());
    QVERIFY(database.tidy()); // a reader in the middle would make this Busy
}

void TestDatabase::migrationsRunOnceAndInOrder()
{
    auto steps = first;
    QCOMPARE(open(steps).version(), 1);
    steps.emplace_back("ALTER TABLE parents ADD COLUMN note TEXT; INSERT INTO parents (name, note) VALUES ('a', 'b')");
    steps.emplace_back("UPDATE parents SET note = note || 'c'");
    for (int again = 0; again < 2; ++again) {
        auto database = open(steps);
        QCOMPARE(database.version(), 3);
        auto rows = database.query("SELECT note FROM parents");
        QVERIFY(rows.next().value());
        QCOMPARE(rows.text(0), QStringLiteral("bc"));
        QVERIFY(!rows.next().value());
    }
}

void TestDatabase::aMigrationThatFailsLeavesTheVersionBefore()
{
    (void)open();
    auto steps = first;
    steps.emplace_back("CREATE TABLE half (a); INSERT INTO nowhere VALUES (1)");
    YC_FAILS(store::Database::open(path(), settings(steps)), store::codes::Failed);
    auto database = open();
    QCOMPARE(database.version(), 1);
    auto rows = database.query("SELECT count(*) FROM sqlite_master WHERE name = 'half'");
    QVERIFY(rows.next().value());
    QCOMPARE(rows.integer(0), 0);
}

void TestDatabase::aNewerFileIsRefused()
{
    auto steps = first;
    steps.emplace_back("CREATE TABLE newer (a)");
    (void)open(steps);
    YC_FAILS(store::Database::open(path(), settings()), store::codes::NewerVersion);
    QCOMPARE(open(steps).version(), 2); // and left as it was
}

void TestDatabase::aFileOfAnotherProgramIsRefused()
{
    (void)open();
    auto other = settings();
    other.applicationId = 7;
    YC_FAILS(store::Database::open(path(), other), store::codes::CannotOpen);

    const auto plain = m_folder->filePath(QStringLiteral("plain.db")); // no id, but tables: not ours either
    sqlite3 *raw = nullptr;
    QCOMPARE(sqlite3_open(plain.toUtf8().constData(), &raw), SQLITE_OK);
    QCOMPARE(sqlite3_exec(raw, "CREATE TABLE theirs (a)", nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(raw);
    YC_FAILS(store::Database::open(plain, settings()), store::codes::CannotOpen);
    QVERIFY(!QFile::exists(plain + QStringLiteral("-wal"))); // nothing was changed before it was refused
}

void TestDatabase::aFileThatIsNoDatabaseIsCorrupt()
{
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray("this is a letter, not a database. ").repeated(100));
    file.close();
    YC_FAILS(store::Database::open(path(), settings()), store::codes::Corrupt);
}

void TestDatabase::aDamagedPageIsCorrupt()
{
    {
        auto database = open();
        for (int i = 0; i < 2000; ++i)
            QVERIFY(database.run("INSERT INTO parents (name) VALUES (?1)", QString::number(i).repeated(10)));
        QVERIFY(database.check());
    }
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadWrite));
    for (qint64 at = 8192; at + 4096 < file.size(); at += 4096) {
        file.seek(at);
        file.write(QByteArray(64, '\x5a'));
    }
    file.close();
    auto database = store::Database::open(path(), settings());
    QVERIFY(database); // the first page is well; reading meets the damage
    YC_FAILS(database->check(), store::codes::Corrupt);
}

void TestDatabase::aFolderThatDoesNotExistCannotBeOpened()
{
    YC_FAILS(store::Database::open(m_folder->filePath(QStringLiteral("no/where.db")), settings()),
             store::codes::CannotOpen);
}

void TestDatabase::whatTheSchemaForbidsIsAConstraint_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::newRow("the same name") << QByteArray("INSERT INTO parents (name) VALUES ('one')");
    QTest::newRow("no name") << QByteArray("INSERT INTO parents (name) VALUES (NULL)");
    QTest::newRow("no parent") << QByteArray("INSERT INTO children (parent) VALUES (99)");
    QTest::newRow("a parent that is still needed") << QByteArray("DELETE FROM parents WHERE id = 1");
}

void TestDatabase::whatTheSchemaForbidsIsAConstraint()
{
    QFETCH(QByteArray, sql);
    auto database = open();
    QVERIFY(database.run("INSERT INTO parents (id, name) VALUES (1, 'one')"));
    QVERIFY(database.run("INSERT INTO children (parent) VALUES (1)"));
    YC_FAILS(database.run(sql), store::codes::Constraint);
}

void TestDatabase::aTransactionThatIsNotCommittedLeavesNothing()
{
    auto database = open();
    {
        auto transaction = store::Transaction::begin(database).value();
        QVERIFY(database.run("INSERT INTO parents (name) VALUES ('one')"));
        QVERIFY(database.inTransaction());
        const auto moved = std::move(transaction); // one owner, one rollback
        QCOMPARE(count(database, "parents"), 1);
    }
    QVERIFY(!database.inTransaction());
    QCOMPARE(count(database, "parents"), 0);
    auto transaction = store::Transaction::begin(database).value();
    QVERIFY(database.run("INSERT INTO parents (name) VALUES ('two')"));
    QVERIFY(transaction.commit());
    QCOMPARE(count(database, "parents"), 1);
}

void TestDatabase::aSecondWriterIsToldToWait()
{
    auto one = open();
    auto two = open();
    auto transaction = store::Transaction::begin(one).value();
    YC_FAILS(store::Transaction::begin(two), store::codes::Busy);
    QVERIFY(transaction.commit());
    QVERIFY(store::Transaction::begin(two));
}

void TestDatabase::badSqlIsAFailureNotACrash()
{
    auto database = open();
    YC_FAILS(database.prepare("SELEKT 1"), store::codes::Failed);
    YC_FAILS(database.run("SELECT * FROM nowhere"), store::codes::Failed);
    auto rows = database.query("SELECT * FROM nowhere");
    YC_FAILS(rows.next(), store::codes::Failed);
    YC_FAILS(rows.one(store::codes::Constraint), store::codes::Failed);
    YC_FAILS(database.run("SELECT 1", 5), store::codes::Failed); // a value that no parameter takes
}

void TestDatabase::whatWasDeletedIsOverwritten()
{
    auto wiping = settings();
    wiping.secureDelete = true;
    const QByteArray mark("a-mark-to-look-for");
    const auto rest = [this] {
        QByteArray all;
        for (const auto *suffix : {"", "-wal"}) {
            QFile file(path() + QString::fromLatin1(suffix));
            if (file.open(QIODevice::ReadOnly))
                all += file.readAll();
        }
        return all;
    };
    auto database = store::Database::open(path(), wiping).value();
    QVERIFY(database.run("INSERT INTO parents (id, name) VALUES (1, ?1)", QString::fromLatin1(mark)));
    QVERIFY(rest().contains(mark));
    QVERIFY(database.run("DELETE FROM parents"));
    QVERIFY(database.tidy());
    QVERIFY(!rest().contains(mark));
}

YC_TEST(TestDatabase)
#include "tst_database.moc"
