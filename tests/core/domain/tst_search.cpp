#include "core/domain/catalogue.h"
#include "tests/core/domain/people.h"
#include "tests/core/domain/sample_catalogue.h"
#include "tests/support/register.h"

using namespace yc::core::domain;
using yc::tests::Today;

class TestSearch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyItemIsFoundByItsNames_data();
    void everyItemIsFoundByItsNames();
    void aQueryFindsWhatWasMeant_data();
    void aQueryFindsWhatWasMeant();
    void nothingIsFoundForNothing_data();
    void nothingIsFoundForNothing();
    void anEmptyQueryListsWhatIsInForce();
    void theCancelledIsFoundAndLeadsOn();
    void aNewVersionTakesEffectOnItsDate();
    void pinyinIsAsItIsTyped_data();
    void pinyinIsAsItIsTyped();
};

namespace
{

const Catalogue &catalogue()
{
    static const Catalogue one(yc::tests::sampleCatalogue().version, yc::tests::sampleCatalogue().items,
                               yc::tests::sampleCatalogue().calendar);
    return one;
}

qsizetype placeOf(const QString &query, const QString &code)
{
    const auto hits = catalogue().search(query, Today);
    for (qsizetype i = 0; i < hits.size(); ++i) {
        if (hits[i].item->code == code)
            return i;
    }
    return -1;
}

} // namespace

void TestSearch::everyItemIsFoundByItsNames_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("query");
    for (const auto &item : yc::tests::sampleCatalogue().items) {
        const auto row = [&](const QString &query) {
            QTest::addRow("%s: %s", qUtf8Printable(item.name), qUtf8Printable(query)) << item.code << query;
        };
        row(item.name);
        row(pinyinOf(item.name).initials);
        row(pinyinOf(item.name).full.first(9));
        row(item.code);
        row(item.basicCode.first(11));
        for (const auto &alias : item.aliases) {
            row(alias);
            row(pinyinOf(alias).initials.toUpper());
        }
    }
}

void TestSearch::everyItemIsFoundByItsNames()
{
    QFETCH(QString, code);
    QFETCH(QString, query);
    const auto place = placeOf(query, code);
    QVERIFY2(place >= 0 && place < 5, qPrintable(QString::number(place)));
}

void TestSearch::aQueryFindsWhatWasMeant_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("name");
    QTest::addColumn<Hit::By>("by");
    const auto row = [](const char *query, const char *name, Hit::By by) {
        QTest::newRow(query) << QString::fromUtf8(query) << QString::fromUtf8(name) << by;
    };
    row("新农合", "城乡居民基本医疗保险参保登记", Hit::By::Alias);
    row("计生证明", "生育登记", Hit::By::Alias);
    row("准生证", "生育登记", Hit::By::Alias);
    row("老年证", "老年人优待证", Hit::By::Alias);
    row("低保", "最低生活保障对象认定", Hit::By::Alias);
    row("dibao", "最低生活保障对象认定", Hit::By::Pinyin);
    row("gljt", "高龄津贴", Hit::By::Pinyin);
    row("ｇｌｊｔ", "高龄津贴", Hit::By::Pinyin); // full width, as an input method leaves it
    row("gaolingj", "高龄津贴", Hit::By::Pinyin);
    row("linshijz", "临时救助", Hit::By::Pinyin);
    row("lsjiuzhu", "临时救助", Hit::By::Pinyin);
    row("linshijiuzhu", "临时救助", Hit::By::Pinyin);
    row("临时救助", "临时救助", Hit::By::Name);
    row("采伐", "林木采伐许可证核发", Hit::By::Alias); // 采伐证 begins with it
    row("林木采伐", "林木采伐许可证核发", Hit::By::Name);
    row("身份证 补领", "居民身份证换领、补领", Hit::By::Alias);
    row("残疾 补贴", "困难残疾人生活补贴和重度残疾人护理补贴", Hit::By::Alias);
    row("税务局", "城乡居民养老保险费缴纳", Hit::By::Department);
}

void TestSearch::aQueryFindsWhatWasMeant()
{
    QFETCH(QString, query);
    QFETCH(QString, name);
    QFETCH(Hit::By, by);
    const auto hits = catalogue().search(query, Today);
    QVERIFY(!hits.isEmpty());
    QCOMPARE(hits.front().item->name, name);
    QCOMPARE(hits.front().by, by);
    for (qsizetype i = 1; i < hits.size(); ++i)
        QVERIFY(hits[i - 1].score >= hits[i].score);
}

void TestSearch::nothingIsFoundForNothing_data()
{
    QTest::addColumn<QString>("query");
    for (const auto *query : {"没有这样的事项", "xqzv", "低保 xqzv", "0000000000"})
        QTest::newRow(query) << QString::fromUtf8(query);
    QTest::newRow("very long") << QString(10'000, u'低');
}

void TestSearch::nothingIsFoundForNothing()
{
    QFETCH(QString, query);
    QVERIFY(catalogue().search(query, Today).isEmpty());
}

void TestSearch::anEmptyQueryListsWhatIsInForce()
{
    const auto hits = catalogue().search(u"  ", Today, 1000);
    QCOMPARE(hits.size(), catalogue().items().size() - 1); // less the cancelled one
    QCOMPARE(hits.front().item, &catalogue().items().front());
    QCOMPARE(catalogue().search(u"", Today, 7).size(), 7);
    QVERIFY(catalogue().search(u"", QDate(2020, 1, 1)).isEmpty());
    QVERIFY(catalogue().search(u"低保", QDate(2020, 1, 1)).isEmpty());
    QCOMPARE(catalogue().search(u"登记", Today, 2).size(), 2);
}

void TestSearch::theCancelledIsFoundAndLeadsOn()
{
    const auto hits = catalogue().search(u"木材运输证", Today);
    QVERIFY(!hits.isEmpty());
    const auto *item = hits.front().item;
    QVERIFY(item->cancelled);
    QVERIFY(!item->cancelledNote.isEmpty());
    QVERIFY(!catalogue().find(item->code, Today));
    const auto *successor = catalogue().find(item->successorCode, Today);
    QVERIFY(successor);
    QVERIFY(successor->name.startsWith(QStringLiteral("植物检疫证书")));
}

void TestSearch::aNewVersionTakesEffectOnItsDate()
{
    ServiceItem old;
    old.code = QStringLiteral("x");
    old.name = QStringLiteral("样例事项");
    old.version = 1;
    auto next = old;
    next.version = 2;
    next.effectiveFrom = Today;
    const Catalogue two(QStringLiteral("t"), {old, next}, {});
    QCOMPARE(two.find(u"x", Today.addDays(-1))->version, 1);
    QCOMPARE(two.find(u"x", Today)->version, 2);
    QCOMPARE(two.find(u"x", 1)->version, 1); // a case in hand keeps its own
    QVERIFY(!two.find(u"x", 3));
    QVERIFY(!two.find(u"y", Today));
    QCOMPARE(two.search(u"样例", Today).size(), 1);
    QCOMPARE(two.search(u"yl", Today).front().item->version, 2);
    QCOMPARE(two.search(u"", Today.addDays(-1)).front().item->version, 1);
}

void TestSearch::pinyinIsAsItIsTyped_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("full");
    QTest::addColumn<QString>("initials");
    const auto row = [](const char *words, const char *full, const char *initials) {
        QTest::newRow(words) << QString::fromUtf8(words) << QString::fromUtf8(full) << QString::fromUtf8(initials);
    };
    row("身份证", "shenfenzheng", "sfz");
    row("产地检疫", "chandijianyi", "cdjy");
    row("银行", "yinhang", "yh");
    row("绿化率", "lvhualv", "lhl");
    row("重度残疾", "zhongducanji", "zdcj");
    row("城乡（A1）", "chengxianga1", "cxa1");
    row("", "", "");
}

void TestSearch::pinyinIsAsItIsTyped()
{
    QFETCH(QString, words);
    QFETCH(QString, full);
    QFETCH(QString, initials);
    const auto pinyin = pinyinOf(words);
    QCOMPARE(pinyin.full, full);
    QCOMPARE(pinyin.initials, initials);
}

YC_TEST(TestSearch)
#include "tst_search.moc"
