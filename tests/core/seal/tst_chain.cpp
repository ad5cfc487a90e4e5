#include "core/seal/chain.h"
#include "core/seal/digest.h"
#include "tests/support/register.h"

#include <QTest>

#include <rapidcheck.h>

#include <string>
#include <vector>

using namespace yc::core;

class TestChain : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aLinkBindsWhatCameBefore();
    void smallTreesHaveTheShapeOfRfc6962();
    void everyLeafReachesTheRoot();
    void anotherLeafDoesNotReachTheRoot();
    void aTamperedPathDoesNotReachTheRoot();
    void aNodePassesForNoLeaf();
};

namespace
{

QList<QByteArray> toLeaves(const std::vector<std::string> &texts)
{
    QList<QByteArray> leaves;
    for (const auto &text : texts)
        leaves.append(QByteArray::fromStdString(text));
    return leaves;
}

QByteArray leaf(const QByteArray &data)
{
    return seal::sm3(QByteArray(1, '\0') + data);
}

QByteArray node(const QByteArray &left, const QByteArray &right)
{
    return seal::sm3(QByteArray(1, '\1') + left + right);
}

} // namespace

void TestChain::aLinkBindsWhatCameBefore()
{
    QCOMPARE(seal::firstLink(), QByteArray(32, '\0'));
    const auto first = seal::nextLink(seal::firstLink(), "entry");
    QCOMPARE(first, seal::sm3(QByteArray(32, '\0') + seal::sm3("entry")));
    QVERIFY(seal::nextLink(first, "next") != seal::nextLink(seal::firstLink(), "next"));
}

void TestChain::smallTreesHaveTheShapeOfRfc6962()
{
    const auto a = leaf("a"), b = leaf("b"), c = leaf("c"), d = leaf("d"), e = leaf("e");
    QCOMPARE(seal::merkle({}).root, seal::sm3({}));
    QCOMPARE(seal::merkle({"a"}).root, a);
    QVERIFY(seal::merkle({"a"}).paths[0].isEmpty());
    QCOMPARE(seal::merkle({"a", "b"}).root, node(a, b));
    QCOMPARE(seal::merkle({"a", "b", "c"}).root, node(node(a, b), c));
    QCOMPARE(seal::merkle({"a", "b", "c", "d", "e"}).root, node(node(node(a, b), node(c, d)), e));
}

void TestChain::everyLeafReachesTheRoot()
{
    QVERIFY(rc::check("every leaf reaches the root by its path", [](const std::vector<std::string> &texts) {
        const auto leaves = toLeaves(texts);
        const auto batch = seal::merkle(leaves);
        RC_ASSERT(batch.paths.size() == leaves.size());
        for (qsizetype i = 0; i < leaves.size(); ++i)
            RC_ASSERT(seal::rootOf(leaves[i], batch.paths[i]) == batch.root);
    }));
}

void TestChain::anotherLeafDoesNotReachTheRoot()
{
    QVERIFY(rc::check("another text under the same path misses the root",
                      [](const std::vector<std::string> &texts, const std::string &other) {
                          RC_PRE(!texts.empty());
                          const auto at = *rc::gen::inRange<std::size_t>(0, texts.size());
                          RC_PRE(texts[at] != other);
                          const auto batch = seal::merkle(toLeaves(texts));
                          RC_ASSERT(
                              seal::rootOf(QByteArray::fromStdString(other), batch.paths[static_cast<qsizetype>(at)])
                              != batch.root);
                      }));
}

void TestChain::aTamperedPathDoesNotReachTheRoot()
{
    QVERIFY(rc::check("a path with a changed step misses the root", [](const std::vector<std::string> &texts) {
        RC_PRE(texts.size() > 1);
        const auto leaves = toLeaves(texts);
        const auto batch = seal::merkle(leaves);
        const auto at = *rc::gen::inRange<qsizetype>(0, leaves.size());
        const auto step = *rc::gen::inRange<qsizetype>(0, batch.paths[at].size());
        auto changed = batch.paths[at];
        changed[step].digest[5] = static_cast<char>(changed[step].digest[5] ^ 4);
        RC_ASSERT(seal::rootOf(leaves[at], changed) != batch.root);
        changed = batch.paths[at];
        changed.removeAt(step);
        RC_ASSERT(seal::rootOf(leaves[at], changed) != batch.root);
    }));
}

void TestChain::aNodePassesForNoLeaf()
{
    const auto batch = seal::merkle({"a", "b", "c"});
    QVERIFY(seal::rootOf(leaf("a") + leaf("b"), {batch.paths[0].last()}) != batch.root);
}

YC_TEST(TestChain)
#include "tst_chain.moc"
