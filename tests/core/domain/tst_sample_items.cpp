#include "core/domain/catalogue.h"
#include "core/domain/identity_numbers.h"
#include "tests/core/domain/people.h"
#include "tests/core/domain/sample_catalogue.h"
#include "tests/support/register.h"

#include <QDir>
#include <QSet>

using namespace yc::core::domain;
using yc::tests::sampleCatalogue;

// What a hall would look at before it publishes an item: n10, n13, n14 of domain.md and the table of services.md.
class TestSampleItems : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyFileOfTheFolderIsListed();
    void theFirstTableIsThereInItsOrder();
    void aCodeIsWellMade_data();
    void aCodeIsWellMade();
    void aGuideSaysWhatAGuideMustSay_data();
    void aGuideSaysWhatAGuideMustSay();
    void aPromiseIsAtMostHalfOfTheLaw_data();
    void aPromiseIsAtMostHalfOfTheLaw();
    void everyMaterialHasANameAndAForm_data();
    void everyMaterialHasANameAndAForm();
    void noVillageProofIsAskedFor();
    void everyPromiseHasADay();
};

namespace
{

void eachItem()
{
    QTest::addColumn<const ServiceItem *>("item");
    for (const auto &item : sampleCatalogue().items)
        QTest::newRow(qUtf8Printable(item.name)) << &item;
}

} // namespace

Q_DECLARE_METATYPE(const ServiceItem *)

void TestSampleItems::everyFileOfTheFolderIsListed()
{
    const QDir folder(qEnvironmentVariable("YC_SOURCE") + QStringLiteral("/resources/catalogue/items"));
    QStringList files;
    for (const auto &name : folder.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name))
        files.append(QStringLiteral("items/") + name);
    QCOMPARE(yc::tests::sampleFiles(), files);
}

void TestSampleItems::theFirstTableIsThereInItsOrder()
{
    const QStringList begins{
        QStringLiteral("政策咨询"),
        QStringLiteral("最低生活保障"),
        QStringLiteral("特困人员"),
        QStringLiteral("临时救助"),
        QStringLiteral("农机购置"),
        QStringLiteral("城乡居民基本养老保险参保"),
        QStringLiteral("城乡居民养老保险费缴纳"),
        QStringLiteral("城乡居民养老保险待遇"),
        QStringLiteral("城乡居民养老待遇领取资格"),
        QStringLiteral("城乡居民基本医疗保险"),
        QStringLiteral("医疗救助"),
        QStringLiteral("异地就医"),
        QStringLiteral("老年人优待证"),
        QStringLiteral("高龄津贴"),
        QStringLiteral("出生登记"),
        QStringLiteral("户口迁移"),
        QStringLiteral("死亡注销"),
        QStringLiteral("居民身份证换领"),
        QStringLiteral("临时居民身份证"),
        QStringLiteral("居住证"),
        QStringLiteral("无犯罪记录"),
        QStringLiteral("生育登记"),
        QStringLiteral("林木采伐"),
        QStringLiteral("木材运输证"),
        QStringLiteral("植物检疫"),
        QStringLiteral("残疾人证"),
        QStringLiteral("困难残疾人"),
        QStringLiteral("农村宅基地"),
        QStringLiteral("动物检疫"),
        QStringLiteral("农药经营"),
        QStringLiteral("兽药经营"),
    };
    const auto &items = sampleCatalogue().items;
    QCOMPARE(items.size(), 31);
    for (qsizetype i = 0; i < items.size(); ++i)
        QVERIFY2(items[i].name.startsWith(begins[i]), qPrintable(items[i].name));
    QVERIFY(items[23].cancelled);
    QCOMPARE(items[23].successorCode, items[24].code);
}

void TestSampleItems::aCodeIsWellMade_data()
{
    eachItem();
}

void TestSampleItems::aCodeIsWellMade()
{
    QFETCH(const ServiceItem *, item);
    QCOMPARE(item->code.size(), 31);
    const auto body = item->code.first(18);
    QCOMPARE(judgeUscc(body), NumberVerdict::Good);
    QCOMPARE(judgeInnerOrganisationCode(body), NumberVerdict::Good);
    QCOMPARE(body, item->departmentUscc);
    QCOMPARE(body.sliced(2, 6), QStringLiteral("119999")); // an unassigned division: no real body has it
    QVERIFY(item->code[18] >= u'1' && item->code[18] <= u'7');
    QCOMPARE(item->code.sliced(19), item->basicCode);
    QCOMPARE(item->basicCode.size(), 12);
    QCOMPARE(item->basicCode.sliced(2, 2).toInt(), static_cast<int>(item->type));
    QVERIFY(item->notes.contains(QStringLiteral("示例编码")));
}

void TestSampleItems::aGuideSaysWhatAGuideMustSay_data()
{
    eachItem();
}

void TestSampleItems::aGuideSaysWhatAGuideMustSay()
{
    QFETCH(const ServiceItem *, item);
    QVERIFY(!item->topics.isEmpty());
    QVERIFY(!item->aliases.isEmpty());
    QVERIFY(!item->complaint.isEmpty());
    if (item->cancelled) {
        QVERIFY(!item->cancelledNote.isEmpty());
        return;
    }
    QVERIFY(!item->conditions.isEmpty());
    QVERIFY(!item->steps.isEmpty());
    for (const auto &text : {item->fee, item->result, item->place, item->hours, item->handler, item->contact})
        QVERIFY(!text.isEmpty());
    QVERIFY(item->promised.unit != LimitUnit::None);
    QVERIFY(!item->promised.words.isEmpty());
    QCOMPARE(item->caseKind == CaseKind::Immediate,
             item->promised.unit == LimitUnit::Immediate && item->statutory.unit == LimitUnit::None);
    QVERIFY(item->statutory.unit == LimitUnit::None || !item->statutory.basis.isEmpty());
    // not everybody may be represented, and it says why
    QCOMPARE(item->proxy == ProxyRule::Allowed, item->proxyReason.isEmpty());
    for (const auto &question : item->questions)
        QVERIFY2(question.startsWith(QStringLiteral("问：")) && question.contains(QStringLiteral("答：")),
                 qPrintable(question));
}

void TestSampleItems::aPromiseIsAtMostHalfOfTheLaw_data()
{
    eachItem();
}

void TestSampleItems::aPromiseIsAtMostHalfOfTheLaw()
{
    QFETCH(const ServiceItem *, item);
    if (item->statutory.unit == item->promised.unit)
        QVERIFY(2 * item->promised.value <= item->statutory.value || item->statutory.value == 0);
    else
        QVERIFY(item->statutory.unit == LimitUnit::None || item->promised.unit == LimitUnit::Immediate);
}

void TestSampleItems::everyMaterialHasANameAndAForm_data()
{
    eachItem();
}

void TestSampleItems::everyMaterialHasANameAndAForm()
{
    QFETCH(const ServiceItem *, item);
    QSet<QString> names;
    for (const auto &material : item->materials) {
        QVERIFY2(!material.name.isEmpty() && !names.contains(material.name), qPrintable(material.id));
        names.insert(material.name);
        QVERIFY2(!material.format.isEmpty(), qPrintable(material.id));
        QVERIFY(material.source != MaterialSource::Government || !material.sourceNote.isEmpty());
    }
}

void TestSampleItems::noVillageProofIsAskedFor() // 民发〔2020〕20号, n14
{
    for (const auto &item : sampleCatalogue().items) {
        for (const auto &material : item.materials) {
            for (const auto *word : {"健在证明", "婚姻状况证明", "亲属关系证明", "居民就业状况证明"})
                QVERIFY2(!material.name.contains(QString::fromUtf8(word)), qPrintable(item.name + material.name));
        }
    }
}

void TestSampleItems::everyPromiseHasADay()
{
    for (const auto &item : sampleCatalogue().items) {
        if (item.cancelled)
            continue;
        const auto due = dueDay(item.promised, yc::tests::Today, sampleCatalogue().calendar);
        QVERIFY2(due.day.isValid() && due.day >= yc::tests::Today && !due.provisional, qPrintable(item.name));
    }
}

YC_TEST(TestSampleItems)
#include "tst_sample_items.moc"
