#include "core/store/database.h"
#include "tests/support/fault_vfs.h"
#include "tests/support/register.h"

#include <QFile>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace yc;
using namespace yc::core;
using tests::Faults;

namespace
{

store::Settings settings(const QByteArray &vfs = {})
{
    return {.applicationId = 0x59435453,
            .migrations = {"CREATE TABLE pairs (id INTEGER PRIMARY KEY, half INTEGER NOT NULL)",
                           "CREATE INDEX halves ON pairs (half)"},
            .busyMs = 0,
            .vfs = vfs};
}

// Pairs of rows, each pair in a transaction, and a deletion. Says which pairs were acknowledged.
QSet<int> play(const QString &path, const QByteArray &vfs, bool &ended)
{
    QSet<int> acknowledged;
    ended = false;
    auto database = store::Database::open(path, settings(vfs));
    if (!database)
        return acknowledged;
    ended = true;
    for (int pair = 0; pair < 6; ++pair) {
        auto transaction = store::Transaction::begin(*database);
        const auto done = transaction && database->run("INSERT INTO pairs VALUES (?1, ?2)", pair * 2, pair)
            && database->run("INSERT INTO pairs VALUES (?1, ?2)", pair * 2 + 1, pair) && transaction->commit();
        if (done)
            acknowledged.insert(pair);
        ended = ended && done;
        if (pair == 3)
            (void)database->tidy();
    }
    return acknowledged;
}

} // namespace

class TestStoreFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aFailureOfAnyOperationLosesNothingAcknowledged_data();
    void aFailureOfAnyOperationLosesNothingAcknowledged();
};

void TestStoreFaults::aFailureOfAnyOperationLosesNothingAcknowledged_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("lasting");
    QTest::newRow("one error") << int(Faults::Kind::IoError) << int(Faults::Lasting::Once);
    QTest::newRow("full once") << int(Faults::Kind::Full) << int(Faults::Lasting::Once);
    QTest::newRow("errors from then on") << int(Faults::Kind::IoError) << int(Faults::Lasting::ForGood);
    QTest::newRow("full from then on") << int(Faults::Kind::Full) << int(Faults::Lasting::ForGood);
}

void TestStoreFaults::aFailureOfAnyOperationLosesNothingAcknowledged()
{
    QFETCH(int, kind);
    QFETCH(int, lasting);
    Faults faults;
    const tests::FaultVfs vfs(faults);
    int i = 0;
    for (;; ++i) {
        QTemporaryDir folder;
        const auto path = folder.filePath(QStringLiteral("test.db"));
        faults.arm(i, static_cast<Faults::Kind>(kind), static_cast<Faults::Lasting>(lasting));
        bool ended = false;
        const auto acknowledged = play(path, vfs.name(), ended);
        const bool struck = faults.struck();
        faults.disarm();

        auto database = store::Database::open(path, settings());
        QVERIFY2(database, qPrintable(QStringLiteral("operation %1: does not open again").arg(i)));
        QCOMPARE(database->version(), 2);
        QVERIFY(database->check());
        QHash<int, int> halves;
        auto rows = database->query("SELECT half, count(*) FROM pairs GROUP BY half");
        while (rows.next().value())
            halves.insert(static_cast<int>(rows.integer(0)), static_cast<int>(rows.integer(1)));
        for (const int pair : acknowledged)
            QVERIFY2(halves.contains(pair),
                     qPrintable(QStringLiteral("operation %1: pair %2 is lost").arg(i).arg(pair)));
        for (auto it = halves.cbegin(); it != halves.cend(); ++it)
            QCOMPARE(it.value(), 2); // a pair is whole or not there
        if (!struck) {
            QVERIFY(ended);
            QCOMPARE(acknowledged.size(), 6);
            break;
        }
    }
    QVERIFY(i > 30);
}

YC_TEST(TestStoreFaults)
#include "tst_store_faults.moc"
