#include "core/seal/digest.h"
#include "core/vault/vault.h"
#include "tests/core/vault/vault_world.h"
#include "tests/support/fails.h"
#include "tests/support/register.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <optional>

using namespace yc;
using namespace yc::core;
using namespace std::chrono_literals;
using tests::VaultWorld;

class TestCases : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_world.emplace(); }
    void cleanup() { m_world.reset(); }
    void aSavedCaseComesBackWholeAfterARestart();
    void theNewestCaseComesFirst();
    void anApplicantsCasesAreFoundByNumber();
    void aCaseBelongsToItsClerk();
    void attachmentsComeBackByKind();
    void aBlobIsNamedByItsDigestAndPutOnce();
    void theSamePageOfTwoClerksRestsTwice();
    void aBlobCutShortIsWrittenAnew();
    void namesThatAreNoneFindNothing();
    void aDraftIsDeletedWithItsPages();
    void aPageThatAnotherCaseNeedsStays();
    void onlyAConfirmedCaseIsDeleted();
    void theSweepEndsWhatNoCaseNames();
    void theSweepEndsWhatACutLeft();
    void serialsAreNeverGivenTwice();
    void theAuditChainHolds();

private:
    VaultWorld &world() { return *m_world; }
    [[nodiscard]] int blobFiles()
    {
        return static_cast<int>(tests::filesOf(world().folder() + QStringLiteral("/blobs")).size());
    }
    std::optional<VaultWorld> m_world;
};

void TestCases::aSavedCaseComesBackWholeAfterARestart()
{
    auto row = world().row(3);
    row.number = QStringLiteral("11-2026-000123");
    row.provisionalNumber = QStringLiteral("T7-20261121-0001");
    QVERIFY(world().signIn().saveCase(row, VaultWorld::draft(3)));
    row.step = 4;
    QVERIFY(world().vault().saveCase(row, VaultWorld::draft(4)));
    world().close();
    auto &vault = world().signIn();
    const auto list = vault.cases();
    QCOMPARE(list.size(), std::size_t(1));
    const auto &back = list.front();
    QCOMPARE(back.id, row.id);
    QCOMPARE(back.state, row.state);
    QCOMPARE(back.number, row.number);
    QCOMPARE(back.provisionalNumber, row.provisionalNumber);
    QCOMPARE(back.itemCode, row.itemCode);
    QCOMPARE(back.itemName, row.itemName);
    QCOMPARE(back.applicantName, row.applicantName);
    QCOMPARE(back.applicantNumber, row.applicantNumber);
    QCOMPARE(back.begunAt, row.begunAt);
    QCOMPARE(back.changedAt, row.changedAt);
    QCOMPARE(back.step, 4);
    QCOMPARE(vault.draft(row.id)->reveal(), VaultWorld::draft(4));
    YC_FAILS(vault.draft(world().row(9).id), vault::codes::NotFound);
    QVERIFY(vault.damagedCases().empty());
}

void TestCases::theNewestCaseComesFirst()
{
    auto &vault = world().signIn();
    for (const int n : {2, 5, 1, 4, 3})
        QVERIFY(vault.saveCase(world().row(n), VaultWorld::draft(n)));
    const auto order = [](const std::vector<vault::CaseRow> &rows) {
        QList<QUuid> ids;
        for (const auto &row : rows)
            ids.append(row.id);
        return ids;
    };
    QList<QUuid> expected;
    for (const int n : {5, 4, 3, 2, 1})
        expected.append(world().row(n).id);
    QCOMPARE(order(vault.cases()), expected);
    QCOMPARE(order(world().signIn().cases()), expected);
}

void TestCases::anApplicantsCasesAreFoundByNumber()
{
    auto &vault = world().signIn();
    for (int n = 1; n <= 7; ++n)
        QVERIFY(vault.saveCase(world().row(n), VaultWorld::draft(n)));
    QCOMPARE(vault.casesOf(QStringLiteral("11010519491231002X")).size(), std::size_t(3));
    QCOMPARE(vault.casesOf(QStringLiteral("34052419800101001X")).size(), std::size_t(4));
    QCOMPARE(vault.casesOf(QStringLiteral("")).size(), std::size_t(0));
    QCOMPARE(vault.casesOf(QStringLiteral("1101")).size(), std::size_t(0));
}

void TestCases::aCaseBelongsToItsClerk()
{
    const auto row = world().row(1);
    QVERIFY(world().signIn().saveCase(row, VaultWorld::draft(1)));
    auto &vault = world().signIn(VaultWorld::other());
    QVERIFY(vault.cases().empty());
    YC_FAILS(vault.draft(row.id), vault::codes::NotFound);
    YC_FAILS(vault.saveCase(row, "{}"), vault::codes::NotFound);
    YC_FAILS(vault.deleteCase(row.id), vault::codes::NotFound);
    YC_FAILS(vault.attach(row.id, QStringLiteral("record"), "{}"), vault::codes::NotFound);
    QCOMPARE(world().signIn().draft(row.id)->reveal(), VaultWorld::draft(1));
}

void TestCases::attachmentsComeBackByKind()
{
    const auto row = world().row(1);
    auto &vault = world().signIn();
    YC_FAILS(vault.attach(row.id, QStringLiteral("record"), "{}"), vault::codes::NotFound);
    QVERIFY(vault.saveCase(row, VaultWorld::draft(1)));
    YC_FAILS(vault.attachment(row.id, QStringLiteral("record")), vault::codes::NotFound);
    QVERIFY(vault.attach(row.id, QStringLiteral("record"), "{\"n\":1}"));
    QVERIFY(vault.attach(row.id, QStringLiteral("record"), "{\"n\":2}"));
    QVERIFY(vault.attach(row.id, QStringLiteral("paper:7"), "{\"p\":7}"));
    auto &again = world().signIn();
    QCOMPARE(again.attachments(row.id), (QStringList{QStringLiteral("paper:7"), QStringLiteral("record")}));
    QCOMPARE(again.attachment(row.id, QStringLiteral("record"))->reveal(), QByteArray("{\"n\":2}"));
    QCOMPARE(again.attachment(row.id, QStringLiteral("paper:7"))->reveal(), QByteArray("{\"p\":7}"));
}

void TestCases::aBlobIsNamedByItsDigestAndPutOnce()
{
    auto &vault = world().signIn();
    const QByteArray page(300'000, 'p');
    const auto name = vault.putBlob(page);
    QVERIFY(name);
    QCOMPARE(*name, seal::hex(seal::sm3(page)));
    QCOMPARE(*vault.putBlob(page), *name);
    QCOMPARE(blobFiles(), 1);
    QVERIFY(vault.hasBlob(*name));
    QCOMPARE(vault.blob(*name)->reveal(), page);
    const auto empty = vault.putBlob({});
    QVERIFY(empty);
    QCOMPARE(vault.blob(*empty)->reveal(), QByteArray());
    world().close();
    QCOMPARE(world().signIn().blob(*name)->reveal(), page);
    const auto file = tests::filesOf(world().folder() + QStringLiteral("/blobs")).first();
    QVERIFY(file.endsWith(u'/' + file.section(u'/', -1).first(2) + u'/' + file.section(u'/', -1)));
}

void TestCases::theSamePageOfTwoClerksRestsTwice()
{
    const auto name = world().signIn().putBlob("the same sheet").value();
    auto &vault = world().signIn(VaultWorld::other());
    QVERIFY(!vault.hasBlob(name));
    YC_FAILS(vault.blob(name), vault::codes::NotFound);
    QCOMPARE(vault.putBlob("the same sheet").value(), name);
    QCOMPARE(vault.blob(name)->reveal(), QByteArray("the same sheet"));
    QCOMPARE(world().signIn().blob(name)->reveal(), QByteArray("the same sheet"));
    QCOMPARE(blobFiles(), 2);
}

void TestCases::aBlobCutShortIsWrittenAnew()
{
    auto &vault = world().signIn();
    const auto name = vault.putBlob("a page").value();
    QVERIFY(QFile::resize(tests::filesOf(world().folder() + QStringLiteral("/blobs")).first(), 7));
    YC_FAILS(vault.blob(name), vault::codes::Damaged);
    QCOMPARE(vault.putBlob("a page").value(), name);
    QCOMPARE(vault.blob(name)->reveal(), QByteArray("a page"));
}

void TestCases::namesThatAreNoneFindNothing()
{
    auto &vault = world().signIn();
    for (const auto &name : {QString(), QStringLiteral("../../vault.db"), QString(64, u'a'), QString(64, u'A')}) {
        QVERIFY(!vault.hasBlob(name));
        YC_FAILS(vault.blob(name), vault::codes::NotFound);
    }
}

void TestCases::aDraftIsDeletedWithItsPages()
{
    auto &vault = world().signIn();
    const auto row = world().row(1);
    const auto page = vault.putBlob("page one").value();
    QVERIFY(vault.saveCase(row, VaultWorld::draft(1, {page})));
    QVERIFY(vault.attach(row.id, QStringLiteral("record"), "{}"));
    QVERIFY(vault.deleteCase(row.id));
    QVERIFY(vault.cases().empty());
    QVERIFY(!vault.hasBlob(page));
    QCOMPARE(blobFiles(), 0);
    YC_FAILS(vault.draft(row.id), vault::codes::NotFound);
    YC_FAILS(vault.deleteCase(row.id), vault::codes::NotFound);
    QVERIFY(world().signIn().cases().empty());
}

void TestCases::aPageThatAnotherCaseNeedsStays()
{
    auto &vault = world().signIn();
    const auto shared = vault.putBlob("shared").value();
    const auto own = vault.putBlob("own").value();
    const auto again = vault.putBlob("put again").value();
    QVERIFY(vault.saveCase(world().row(1), VaultWorld::draft(1, {shared, own, again})));
    QVERIFY(vault.saveCase(world().row(2), VaultWorld::draft(2, {shared})));
    QCOMPARE(vault.putBlob("put again").value(), again); // for a case that is not saved yet
    QVERIFY(vault.deleteCase(world().row(1).id));
    QVERIFY(vault.hasBlob(shared));
    QVERIFY(!vault.hasBlob(own));
    QVERIFY(vault.hasBlob(again));
    QVERIFY(vault.saveCase(world().row(3), VaultWorld::draft(3, {again})));
    world().close();
    QCOMPARE(world().signIn().sweep(), 0);
    QCOMPARE(world().vault().blob(again)->reveal(), QByteArray("put again"));
}

void TestCases::onlyAConfirmedCaseIsDeleted()
{
    auto &vault = world().signIn();
    auto row = world().row(1, QStringLiteral("owed"));
    QVERIFY(vault.submit(row, VaultWorld::draft(1), VaultWorld::debt(row, {})));
    YC_FAILS(vault.deleteCase(row.id), vault::codes::NoReceipt);
    QVERIFY(vault.attach(row.id, QStringLiteral("receipt"), "{}")); // a receipt, but the debt still stands
    YC_FAILS(vault.deleteCase(row.id), vault::codes::NoReceipt);
    row.state = QStringLiteral("received");
    QVERIFY(vault.settle(row, "{\"receipt\":1}"));
    QVERIFY(vault.deleteCase(row.id));

    auto loose = world().row(2, QStringLiteral("received")); // neither draft nor confirmed
    QVERIFY(vault.saveCase(loose, VaultWorld::draft(2)));
    YC_FAILS(vault.deleteCase(loose.id), vault::codes::NoReceipt);
    QCOMPARE(vault.cases().size(), std::size_t(1));
}

void TestCases::theSweepEndsWhatNoCaseNames()
{
    auto &vault = world().signIn();
    const auto kept = vault.putBlob("kept").value();
    const auto removed = vault.putBlob("removed from the case").value();
    const auto never = vault.putBlob("never named").value();
    QVERIFY(vault.saveCase(world().row(1), VaultWorld::draft(1, {kept, removed})));
    QVERIFY(vault.saveCase(world().row(1), VaultWorld::draft(1, {kept})));
    QCOMPARE(vault.sweep(), 0); // the page may be wanted back, the other's case may come
    QVERIFY(vault.hasBlob(removed) && vault.hasBlob(never));
    world().close();
    auto &again = world().signIn();
    QCOMPARE(again.sweep(), 2);
    QVERIFY(again.hasBlob(kept) && !again.hasBlob(removed) && !again.hasBlob(never));
    QCOMPARE(blobFiles(), 1);
    QCOMPARE(again.sweep(), 0);
}

void TestCases::theSweepEndsWhatACutLeft()
{
    auto &vault = world().signIn();
    const auto kept = vault.putBlob("kept").value();
    QVERIFY(vault.saveCase(world().row(1), VaultWorld::draft(1, {kept})));
    const auto path = tests::filesOf(world().folder() + QStringLiteral("/blobs")).first();
    const auto orphan = path.chopped(64) + QString(64, u'd');
    QVERIFY(QFile::copy(path, orphan)); // a blob whose row never came
    QVERIFY(QFile::copy(path, path + QStringLiteral(".new"))); // one that was on its way
    QCOMPARE(vault.sweep(), 1);
    QCOMPARE(tests::filesOf(world().folder() + QStringLiteral("/blobs")), QStringList{path});
    QVERIFY(vault.blob(kept));
}

void TestCases::serialsAreNeverGivenTwice()
{
    const auto today = QStringLiteral("20261121");
    QCOMPARE(world().reopen().nextSerial(today), 1);
    QCOMPARE(world().vault().nextSerial(today), 2);
    QCOMPARE(world().reopen().nextSerial(today), 3);
    QCOMPARE(world().vault().nextSerial(QStringLiteral("20261122")), 1);
    QCOMPARE(world().vault().nextSerial(today), 4);
}

void TestCases::theAuditChainHolds()
{
    auto &vault = world().reopen();
    QCOMPARE(vault.checkAudit().value(), 0);
    for (int i = 1; i <= 5; ++i) {
        QVERIFY(vault.note({.at = {},
                            .staffNo = VaultWorld::clerk(),
                            .event = QStringLiteral("page-deleted"),
                            .subject = QString::number(i)}));
        world().clock.pass(1s);
    }
    auto &again = world().reopen();
    QCOMPARE(again.checkAudit().value(), 5);
    const auto entries = again.audit(2, 2).value();
    QCOMPARE(entries.size(), std::size_t(2));
    QCOMPARE(entries[0].subject, QStringLiteral("2"));
    QCOMPARE(entries[0].staffNo, VaultWorld::clerk());
    QCOMPARE(entries[0].event, QStringLiteral("page-deleted"));
    QCOMPARE(entries[0].at, world().clock.now().addSecs(-4));
    QCOMPARE(again.audit(6, 10)->size(), std::size_t(0));
}

YC_TEST(TestCases)
#include "tst_cases.moc"
