#include "core/vault/vault.h"
#include "tests/core/vault/vault_world.h"
#include "tests/support/fails.h"
#include "tests/support/register.h"

#include <QTest>

#include <optional>

using namespace yc;
using namespace yc::core;
using tests::VaultWorld;
using vault::CaseOrder;
using vault::CaseQuestion;
using vault::CaseShelf;

// What lists and Ctrl+K stand on: finding among many cases, and how they rest.
class TestCaseIndex : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_world.emplace(); }
    void cleanup() { m_world.reset(); }
    void aCaseIsFoundByWhatIsKnownOfIt_data();
    void aCaseIsFoundByWhatIsKnownOfIt();
    void shelvesHoldWhatTheySay();
    void listsComeInTheOrderAskedFor();
    void aChangedCaseIsFoundAsItIsNow();
    void packedRowsComeBackWhole();
    void whatChangedAfterPackingCounts();
    void aBlockThatDoesNotOpenCostsNothing_data();
    void aBlockThatDoesNotOpenCostsNothing();
    void aDeletedCaseLeavesItsBlock();
    void nothingIsLeftAfterSigningOut();
    void packedRowsTellAThiefNothing();

private:
    VaultWorld &world() { return *m_world; }
    // A case that was found in a drawer full of others.
    [[nodiscard]] vault::CaseRow meant()
    {
        auto row = world().row(5000, QStringLiteral("accepted"));
        row.number = QStringLiteral("110105-20261121-00042");
        row.provisionalNumber = QStringLiteral("T7-20261121-0009");
        row.itemName = QStringLiteral("老年人优待证");
        row.itemCode = QStringLiteral("11119999MB9902000L4992002013000");
        row.applicantName = QStringLiteral("测试银行");
        row.applicantNumber = QStringLiteral("110105194912310038");
        row.phone = QStringLiteral("13800138777");
        row.due = QDate(2026, 12, 5);
        return row;
    }
    void fill(int count)
    {
        auto &vault = world().signIn();
        for (int n = 1; n <= count; ++n)
            QVERIFY(vault.saveCase(world().row(n, n % 3 == 0 ? QStringLiteral("closed") : QStringLiteral("draft")),
                                   VaultWorld::draft(n)));
    }
    void pack()
    {
        bool more = true;
        while (more) {
            const auto packed = world().vault().packSome();
            QVERIFY(packed);
            more = *packed;
        }
    }
    [[nodiscard]] vault::CaseFound find(const QString &words, CaseShelf shelf = CaseShelf::All)
    {
        CaseQuestion question;
        question.words = words;
        question.shelf = shelf;
        return world().vault().index()->find(question);
    }
    std::optional<VaultWorld> m_world;
};

void TestCaseIndex::aCaseIsFoundByWhatIsKnownOfIt_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<bool>("found");
    for (const char *words : {"测试银行", "银行", "00042", "110105-2026", "t7-20261121", "T7-2026", "0038",
                              "110105194912310038", "csyh", "ceshiyinhang", "csy", "138001", "8777", "优待证", "lnryd",
                              "laonianren", "银行 优待", "yh 老年", "11119999MB99"})
        QTest::newRow(words) << QString::fromUtf8(words) << (QByteArray(words) != "yh 老年");
    for (const char *words : {"银行 低保", "shiyin", "00043", "王", "zzz"})
        QTest::newRow(words) << QString::fromUtf8(words) << false;
}

void TestCaseIndex::aCaseIsFoundByWhatIsKnownOfIt()
{
    QFETCH(QString, words);
    QFETCH(bool, found);
    fill(20);
    QVERIFY(world().vault().saveCase(meant(), "{}"));
    for (const bool again : {false, true}) {
        if (again)
            world().signIn();
        const auto hits = find(words);
        QCOMPARE(std::ranges::count(hits.ids, meant().id), found ? 1 : 0);
        QCOMPARE(hits.total, static_cast<int>(hits.ids.size()));
    }
}

void TestCaseIndex::shelvesHoldWhatTheySay()
{
    auto &vault = world().signIn();
    const auto put = [&](int n, const char *state, bool parked = false, bool discarded = false) {
        auto row = world().row(n, QString::fromLatin1(state));
        row.changedAt = world().clock.now().addDays(-n);
        row.parked = parked;
        row.discarded = discarded;
        QVERIFY(vault.saveCase(row, "{}"));
    };
    put(0, "draft");
    put(1, "draft", true);
    put(2, "received");
    put(3, "owed");
    put(4, "back-office");
    put(5, "closed");
    put(6, "draft", false, true);
    CaseQuestion question;
    question.dayBegins = world().clock.now().addSecs(-3600);
    const auto found = vault.index()->find(question);
    QCOMPARE(found.on(CaseShelf::Today), 1);
    QCOMPARE(found.on(CaseShelf::Mine), 5);
    QCOMPARE(found.on(CaseShelf::ToDo), 3);
    QCOMPARE(found.on(CaseShelf::Waiting), 2);
    QCOMPARE(found.on(CaseShelf::Parked), 1);
    QCOMPARE(found.on(CaseShelf::All), 6);
    QCOMPARE(found.on(CaseShelf::Discarded), 1);
    QCOMPARE(found.ids.size(), std::size_t(6));
    question.states = {QStringLiteral("closed")};
    question.words = QStringLiteral("办结");
    QCOMPARE(vault.index()->find(question).total, 1); // by the state's name, which the asker knows
    QCOMPARE(find({}, CaseShelf::Discarded).ids.front(), world().row(6).id);
}

void TestCaseIndex::listsComeInTheOrderAskedFor()
{
    auto &vault = world().signIn();
    const QStringList names{QStringLiteral("张样例"), QStringLiteral("李样例"), QStringLiteral("王样例")};
    for (int n = 0; n < 3; ++n) {
        auto row = world().row(n);
        row.applicantName = names[n];
        row.begunAt = world().clock.now().addDays(n == 1 ? 5 : n);
        row.due = n == 0 ? QDate() : QDate(2026, 12, 10 - n);
        QVERIFY(vault.saveCase(row, "{}"));
    }
    const auto order = [&](CaseOrder by) {
        CaseQuestion question;
        question.order = by;
        QList<int> list;
        for (const auto &id : vault.index()->find(question).ids)
            for (int n = 0; n < 3; ++n)
                if (world().row(n).id == id)
                    list.append(n);
        return list;
    };
    QCOMPARE(order(CaseOrder::Changed), (QList<int>{2, 1, 0}));
    QCOMPARE(order(CaseOrder::Begun), (QList<int>{1, 2, 0}));
    QCOMPARE(order(CaseOrder::Due), (QList<int>{2, 1, 0}));
    QCOMPARE(order(CaseOrder::Applicant), (QList<int>{1, 2, 0})); // as they are read: li, wang, zhang
}

void TestCaseIndex::aChangedCaseIsFoundAsItIsNow()
{
    fill(30);
    auto row = meant();
    QVERIFY(world().vault().saveCase(row, "{}"));
    row.applicantName = QStringLiteral("样例乙");
    row.phone.clear();
    QVERIFY(world().vault().saveCase(row, "{}"));
    QCOMPARE(find(QStringLiteral("银行")).total, 0);
    QCOMPARE(find(QStringLiteral("8777")).total, 0);
    QCOMPARE(find(QStringLiteral("样例乙")).total, 1);
    QCOMPARE(world().vault().caseRow(row.id)->applicantName, row.applicantName);
}

void TestCaseIndex::packedRowsComeBackWhole()
{
    fill(1500);
    QVERIFY(world().vault().saveCase(meant(), "{}"));
    auto old = meant();
    old.id = QUuid::createUuid();
    old.changedAt = world().clock.now().addDays(-400);
    old.parked = true;
    QVERIFY(world().vault().saveCase(old, "{}"));
    const auto before = find({});
    pack();
    world().close();
    const auto after = [&] {
        world().signIn();
        return find({});
    }();
    QVERIFY(before.ids == after.ids);
    QVERIFY(before.counts == after.counts);
    const auto back = world().vault().caseRow(old.id);
    QVERIFY(back);
    QCOMPARE(back->number, old.number);
    QCOMPARE(back->provisionalNumber, old.provisionalNumber);
    QCOMPARE(back->state, old.state);
    QCOMPARE(back->itemCode, old.itemCode);
    QCOMPARE(back->itemName, old.itemName);
    QCOMPARE(back->applicantName, old.applicantName);
    QCOMPARE(back->applicantNumber, old.applicantNumber);
    QCOMPARE(back->phone, old.phone);
    QCOMPARE(back->begunAt, old.begunAt);
    QCOMPARE(back->changedAt, old.changedAt);
    QCOMPARE(back->due, old.due);
    QCOMPARE(back->step, old.step);
    QVERIFY(back->parked);
    QCOMPARE(find(QStringLiteral("csyh")).total, 2);
    QCOMPARE(*world().vault().packSome(), false); // done is done
}

void TestCaseIndex::whatChangedAfterPackingCounts()
{
    fill(1500);
    pack();
    for (int n = 1; n <= 400; ++n) { // the oldest: all of them in a block
        auto row = world().row(n, QStringLiteral("received"));
        row.applicantName = QStringLiteral("改过");
        QVERIFY(world().vault().saveCase(row, VaultWorld::draft(n)));
    }
    world().signIn();
    QCOMPARE(find(QStringLiteral("改过")).total, 400);
    QCOMPARE(find({}).total, 1500);
    pack(); // 400 have changed: their block is written anew
    world().signIn();
    QCOMPARE(find(QStringLiteral("改过")).total, 400);
    QCOMPARE(find({}).total, 1500);
}

void TestCaseIndex::aBlockThatDoesNotOpenCostsNothing_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::newRow("changed") << QByteArray("UPDATE case_blocks SET sealed = zeroblob(2000) WHERE block = 0");
    QTest::newRow("gone") << QByteArray("DELETE FROM case_blocks WHERE block = 0");
    QTest::newRow("all gone") << QByteArray("DELETE FROM case_blocks");
    QTest::newRow("another's") << QByteArray(
        "UPDATE case_blocks SET sealed = (SELECT sealed FROM case_blocks WHERE block = 1) WHERE block = 0");
}

void TestCaseIndex::aBlockThatDoesNotOpenCostsNothing()
{
    QFETCH(QByteArray, sql);
    fill(1800);
    pack();
    const auto before = find({});
    world().close();
    tests::execute(world().folder(), sql.constData());
    world().signIn();
    QVERIFY(find({}).ids == before.ids);
    QVERIFY(world().vault().damagedCases().empty());
}

void TestCaseIndex::aDeletedCaseLeavesItsBlock()
{
    fill(1500);
    pack();
    const auto gone = world().row(4);
    QVERIFY(world().vault().deleteCase(gone.id));
    QCOMPARE(find({}).total, 1499);
    world().signIn();
    QCOMPARE(find({}).total, 1499);
    QVERIFY(!world().vault().caseRow(gone.id));
    YC_FAILS(world().vault().draft(gone.id), vault::codes::NotFound);
}

void TestCaseIndex::nothingIsLeftAfterSigningOut()
{
    fill(10);
    const auto index = world().vault().index();
    QCOMPARE(index->size(), std::size_t(10));
    world().vault().lock();
    QCOMPARE(index->size(), std::size_t(0));
    QVERIFY(world().vault().cases().empty());
    world().signIn(VaultWorld::other());
    QCOMPARE(index->size(), std::size_t(0)); // another clerk's are theirs
    YC_FAILS(world().signIn(VaultWorld::other()).draft(world().row(1).id), vault::codes::NotFound);
}

void TestCaseIndex::packedRowsTellAThiefNothing()
{
    fill(1200);
    auto row = meant();
    row.changedAt = world().clock.now().addDays(-1); // the oldest: packed
    QVERIFY(world().vault().saveCase(row, "{}"));
    pack();
    for (const bool open : {true, false}) {
        if (!open)
            world().close();
        const auto all = tests::everyFileOf(world().folder());
        for (const auto &secret : {row.applicantName, row.applicantNumber, row.phone, row.number, row.provisionalNumber,
                                   row.itemName, row.itemCode, QStringLiteral("csyh"), QStringLiteral("ceshiyinhang"),
                                   QStringLiteral("样例甲"), QStringLiteral("34052419800101001X")}) {
            QVERIFY2(!all.contains(secret.toUtf8()), qPrintable(secret));
            const QByteArray wide(reinterpret_cast<const char *>(secret.utf16()), secret.size() * 2);
            QVERIFY2(!all.contains(wide), qPrintable(secret));
        }
    }
}

YC_TEST(TestCaseIndex)
#include "tst_case_index.moc"
