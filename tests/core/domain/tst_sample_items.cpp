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
    void everyFileOfTheFoldersIsListed();
    void theNinetyFourServicesAreThereInTheirOrder();
    void aPackageNamesItsItems();
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

// Roughly, to compare units: five working days are a week, a month is thirty days.
int tenthsOfDays(const Limit &limit)
{
    switch (limit.unit) {
    case LimitUnit::WorkingDay: return limit.value * 14;
    case LimitUnit::NaturalDay: return limit.value * 10;
    case LimitUnit::Month: return limit.value * 300;
    case LimitUnit::Year: return limit.value * 3650;
    case LimitUnit::Hour: return limit.value;
    case LimitUnit::None:
    case LimitUnit::Immediate: break;
    }
    return 0;
}

} // namespace

Q_DECLARE_METATYPE(const ServiceItem *)

void TestSampleItems::everyFileOfTheFoldersIsListed()
{
    const QDir folder(qEnvironmentVariable("YC_SOURCE") + QStringLiteral("/resources/catalogue"));
    QStringList files;
    for (const auto *part : {"items/", "packages/"}) {
        const QDir inside(folder.filePath(QLatin1String(part)));
        for (const auto &name : inside.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name))
            files.append(QLatin1String(part) + name);
    }
    QCOMPARE(yc::tests::sampleFiles(), files);
}

// The services that a county hall has to know, and the one of them that the law has ended.
void TestSampleItems::theNinetyFourServicesAreThereInTheirOrder()
{
    const QStringList names{
        QStringLiteral("政策咨询（惠民惠农政策）"),
        QStringLiteral("最低生活保障对象认定"),
        QStringLiteral("特困人员救助供养认定"),
        QStringLiteral("临时救助"),
        QStringLiteral("农机购置与应用补贴"),
        QStringLiteral("城乡居民基本养老保险参保登记"),
        QStringLiteral("城乡居民养老保险费缴纳"),
        QStringLiteral("城乡居民养老保险待遇申领"),
        QStringLiteral("城乡居民养老待遇领取资格确认"),
        QStringLiteral("城乡居民基本医疗保险参保登记"),
        QStringLiteral("医疗救助对象待遇核准"),
        QStringLiteral("异地就医备案"),
        QStringLiteral("老年人优待证"),
        QStringLiteral("高龄津贴"),
        QStringLiteral("出生登记"),
        QStringLiteral("户口迁移（迁入登记）"),
        QStringLiteral("死亡注销户口"),
        QStringLiteral("居民身份证换领、补领"),
        QStringLiteral("临时居民身份证"),
        QStringLiteral("居住证申领"),
        QStringLiteral("无犯罪记录证明"),
        QStringLiteral("生育登记"),
        QStringLiteral("林木采伐许可证核发"),
        QStringLiteral("木材运输证核发"),
        QStringLiteral("植物检疫证书核发（省内调运）"),
        QStringLiteral("残疾人证办理"),
        QStringLiteral("困难残疾人生活补贴和重度残疾人护理补贴"),
        QStringLiteral("农村宅基地和建房（规划许可）审批"),
        QStringLiteral("动物检疫申报（产地检疫）"),
        QStringLiteral("农药经营许可"),
        QStringLiteral("兽药经营许可（非生物制品）"),
        QStringLiteral("就业登记"),
        QStringLiteral("失业登记"),
        QStringLiteral("失业保险金申领"),
        QStringLiteral("灵活就业人员企业职工养老保险参保"),
        QStringLiteral("就业困难人员认定"),
        QStringLiteral("社会保障卡申领、补领"),
        QStringLiteral("社会保险参保缴费证明打印"),
        QStringLiteral("企业职工退休（养老待遇）申领"),
        QStringLiteral("工伤认定"),
        QStringLiteral("创业担保贷款资格审核"),
        QStringLiteral("公共租赁住房承租资格确认"),
        QStringLiteral("城镇住房保障家庭租赁补贴"),
        QStringLiteral("住房公积金提取"),
        QStringLiteral("义务教育入学报名"),
        QStringLiteral("教师资格认定"),
        QStringLiteral("民办学校（幼儿园）设立"),
        QStringLiteral("医师执业注册"),
        QStringLiteral("护士执业注册"),
        QStringLiteral("医疗机构执业登记（诊所除外）"),
        QStringLiteral("公共场所卫生许可"),
        QStringLiteral("结婚登记"),
        QStringLiteral("普通护照签发"),
        QStringLiteral("机动车驾驶证换证、补证"),
        QStringLiteral("法律援助申请"),
        QStringLiteral("政府信息公开申请"),
        QStringLiteral("退役军人、其他优抚对象优待证申领"),
        QStringLiteral("公司设立登记"),
        QStringLiteral("公司变更登记"),
        QStringLiteral("公司注销登记（含简易注销）"),
        QStringLiteral("个体工商户登记（设立、变更、注销）"),
        QStringLiteral("农民专业合作社设立登记"),
        QStringLiteral("企业年度报告公示"),
        QStringLiteral("食品经营许可（新办）"),
        QStringLiteral("仅销售预包装食品备案"),
        QStringLiteral("药品零售许可（药店）"),
        QStringLiteral("第三类医疗器械经营许可"),
        QStringLiteral("检验检测机构资质认定"),
        QStringLiteral("特种设备使用登记"),
        QStringLiteral("商标注册申请受理（窗口代收）"),
        QStringLiteral("企业投资项目备案"),
        QStringLiteral("企业投资项目核准"),
        QStringLiteral("建设工程规划许可"),
        QStringLiteral("建筑工程施工许可"),
        QStringLiteral("建筑业企业资质（县转市）"),
        QStringLiteral("污水排入排水管网许可"),
        QStringLiteral("临时占用、挖掘城市道路"),
        QStringLiteral("水电气报装"),
        QStringLiteral("道路普通货物运输经营许可"),
        QStringLiteral("劳务派遣经营许可"),
        QStringLiteral("人力资源服务许可"),
        QStringLiteral("危险化学品经营许可"),
        QStringLiteral("烟花爆竹经营（零售）许可"),
        QStringLiteral("烟草专卖零售许可"),
        QStringLiteral("取水许可"),
        QStringLiteral("国有建设用地使用权及房屋所有权转移登记（二手房）"),
        QStringLiteral("不动产抵押登记"),
        QStringLiteral("不动产登记资料查询（有无房证明）"),
        QStringLiteral("契税申报"),
        QStringLiteral("开具税收完税证明"),
        QStringLiteral("发票领用、代开"),
        QStringLiteral("社会团体成立登记"),
        QStringLiteral("民办非企业单位成立登记"),
        QStringLiteral("娱乐场所经营许可"),
    };
    QCOMPARE(names.size(), 94);
    QStringList services;
    QStringList cancelled;
    for (const auto &item : sampleCatalogue().items) {
        if (item.isPackage())
            continue;
        services.append(item.name);
        if (item.cancelled)
            cancelled.append(item.name);
    }
    QCOMPARE(services, names);
    QCOMPARE(cancelled, QStringList{QStringLiteral("木材运输证核发")});
    const auto &items = sampleCatalogue().items;
    QCOMPARE(items[23].successorCode, items[24].code);
}

void TestSampleItems::aPackageNamesItsItems()
{
    const Catalogue catalogue(sampleCatalogue().version, sampleCatalogue().items, sampleCatalogue().calendar);
    int packages = 0;
    for (const auto &item : sampleCatalogue().items) {
        const auto members = catalogue.members(item, yc::tests::Today);
        QCOMPARE(members.size(), item.members.size()); // each in force
        packages += item.isPackage() ? 1 : 0;
        if (item.isPackage()) // it is begun by its items, never itself
            QVERIFY(yc::tests::lines(judge(CaseDraft{}, item, yc::tests::Today))
                        .contains(QStringLiteral("ItemNotInForce")));
        QVERIFY(item.form.version == 0 || members.isEmpty());
        for (const auto *member : members) // nobody is promised what a member does not allow
            QVERIFY2(member->mayBeRepresented() || !item.mayBeRepresented(), qPrintable(item.name + member->name));
    }
    QVERIFY(packages >= 5);
}

void TestSampleItems::aCodeIsWellMade_data()
{
    eachItem();
}

void TestSampleItems::aCodeIsWellMade()
{
    QFETCH(const ServiceItem *, item);
    QVERIFY(item->code.size() == 31 || item->code.size() == 33); // 33: a handling item 业务办理项 of it
    const auto body = item->code.first(18);
    QCOMPARE(judgeUscc(body), NumberVerdict::Good);
    QCOMPARE(judgeInnerOrganisationCode(body), NumberVerdict::Good);
    QCOMPARE(body, item->departmentUscc);
    QCOMPARE(body.sliced(2, 6), QStringLiteral("119999")); // an unassigned division: no real body has it
    QVERIFY(item->code[18] >= u'1' && item->code[18] <= u'7');
    QCOMPARE(item->code.sliced(19, 12), item->basicCode);
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
    QVERIFY(!item->audience.isEmpty());
    QVERIFY(!item->windows.isEmpty());
    QVERIFY(!item->conditions.isEmpty());
    QVERIFY(!item->steps.isEmpty());
    for (const auto &text : {item->fee, item->result, item->place, item->hours, item->handler, item->contact})
        QVERIFY(!text.isEmpty());
    QVERIFY(item->promised.unit != LimitUnit::None);
    QVERIFY(!item->promised.words.isEmpty());
    // what the law gives days for may be done on the spot; what has no days is an item done at once
    QVERIFY(item->caseKind != CaseKind::Immediate || item->promised.unit == LimitUnit::Immediate);
    QVERIFY(item->caseKind == CaseKind::Immediate || item->promised.unit != LimitUnit::Immediate
            || item->statutory.unit != LimitUnit::None);
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
    if (item->statutory.unit != LimitUnit::None && !item->cancelled)
        QVERIFY(10 * tenthsOfDays(item->promised) <= 5 * tenthsOfDays(item->statutory)
                || !item->promised.basis.isEmpty()); // more than half needs a recorded reason (n10)
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
    QVERIFY(item->cancelled || item->isPackage() || item->form.version == 0 || !item->materials.isEmpty()
            || item->caseKind == CaseKind::Immediate);
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
        // a day in a year whose feasts are not announced yet says so
        QVERIFY2(due.provisional != sampleCatalogue().calendar.knows(due.day.year()), qPrintable(item.name));
        QVERIFY2(due.day.isValid() && due.day >= yc::tests::Today, qPrintable(item.name));
    }
}

YC_TEST(TestSampleItems)
#include "tst_sample_items.moc"
