#include "app/confirmation_text.h"
#include "app/guide_text.h"
#include "tests/support/register.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace yc;
using namespace core::domain;

class TestTexts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyValueThatIsSignedIsShown();
    void aReplacedOrMovedPageChangesItsMaterialsCode();
    void whatCannotBeReadIsShownAsItIs();
    void aYesIsShownInWords();
    void theGuideHasEveryElementThatTheItemHas();
    void theGuideLeavesOutWhatTheItemDoesNotHave();
    void wordsOfTheHallAreNeverMarkup();
};

namespace
{

// Every text and number in the tree, wherever it stands.
void collect(const QJsonValue &value, QStringList &into)
{
    if (value.isObject()) {
        const auto object = value.toObject();
        for (const auto &member : object)
            collect(member, into);
    } else if (value.isArray()) {
        const auto list = value.toArray();
        for (const auto &member : list)
            collect(member, into);
    } else {
        into.append(value.toVariant().toString());
    }
}

} // namespace

void TestTexts::everyValueThatIsSignedIsShown()
{
    const QByteArray shown
        = R"({"applicant":{"document":"111","name":"张样例","number":"11010519491231002X"},"fields":[{"label":"联系电话","value":"13800000000"},{"label":"备注","value":""}],"item":{"code":"A1","name":"最低生活保障对象认定","version":3},"materials":[{"name":"申请书","pages":["0a","0b","0c","0d","0e","0f","10"]}],"questions":[{"answer":"单人户申请","question":"申请类型"}]})";
    const auto text = app::confirmationText(shown, nullptr);
    QStringList values;
    collect(QJsonDocument::fromJson(shown).object(), values);
    QVERIFY(values.size() >= 12);
    for (const auto &value : values)
        if (value != QStringLiteral("111") && value.size() != 2) // a document kind by its words, pages by their code
            QVERIFY2(text.contains(value), qPrintable(value));
    QVERIFY(text.contains(QStringLiteral("居民身份证")));
    const QJsonArray pages{"0a", "0b", "0c", "0d", "0e", "0f", "10"};
    QVERIFY2(text.contains(QStringLiteral("申请书：7页（页面校验码 %1）").arg(app::pagesCode(pages))),
             qPrintable(text));
}

void TestTexts::aReplacedOrMovedPageChangesItsMaterialsCode()
{
    const auto before = app::pagesCode({"0a", "0b"});
    QCOMPARE(before.size(), 9);
    QVERIFY(app::pagesCode({"0a", "0c"}) != before);
    QVERIFY(app::pagesCode({"0b", "0a"}) != before);
    QVERIFY(app::pagesCode({"0a"}) != before);
    QCOMPARE(app::pagesCode({"0a", "0b"}), before);
}

void TestTexts::whatCannotBeReadIsShownAsItIs()
{
    QCOMPARE(app::confirmationText("样例", nullptr), QStringLiteral("样例"));
}

void TestTexts::aYesIsShownInWords()
{
    ServiceItem item;
    FormField car;
    car.label = QStringLiteral("家庭是否有机动车");
    car.kind = FieldKind::YesNo;
    FormField note;
    note.label = QStringLiteral("备注");
    item.form.sections = {{QStringLiteral("节"), {car, note}}};
    const auto text = app::confirmationText(
        R"({"fields":[{"label":"家庭是否有机动车","value":"no"},{"label":"备注","value":"no"}]})", &item);
    QVERIFY(text.contains(QStringLiteral("家庭是否有机动车：否")));
    QVERIFY(text.contains(QStringLiteral("备注：no"))); // what was typed stays as typed
}

void TestTexts::theGuideHasEveryElementThatTheItemHas()
{
    ServiceItem item;
    item.name = QStringLiteral("甲事项");
    item.code = QStringLiteral("C-1");
    item.effectiveFrom = QDate(2026, 1, 1);
    const std::pair<QString *, const char *> texts[] = {{&item.department, "乙局"},
                                                        {&item.specialSteps, "现场踏勘"},
                                                        {&item.fee, "不收费"},
                                                        {&item.feeBasis, "收费依据甲"},
                                                        {&item.result, "批准决定"},
                                                        {&item.resultValidity, "三年"},
                                                        {&item.place, "一楼"},
                                                        {&item.hours, "九点到五点"},
                                                        {&item.handler, "受理员"},
                                                        {&item.contact, "咨询电话甲"},
                                                        {&item.complaint, "投诉电话甲"},
                                                        {&item.notes, "注意甲"},
                                                        {&item.proxyReason, "须本人确认"}};
    for (const auto &[text, words] : texts)
        *text = QString::fromUtf8(words);
    item.bases = {QStringLiteral("某法第一条")};
    item.conditions = {QStringLiteral("条件甲"), QStringLiteral("条件乙")};
    item.steps = {QStringLiteral("步骤甲")};
    item.questions = {QStringLiteral("问：甲？ 答：乙")};
    item.reviewPoints = {QStringLiteral("要点甲")};
    item.promised = {5, LimitUnit::WorkingDay, {}, {}};
    item.statutory = {20, LimitUnit::WorkingDay, {}, {}};
    Material material;
    material.name = QStringLiteral("材料甲");
    material.basis = QStringLiteral("材料依据甲");
    material.source = MaterialSource::Government;
    material.sourceNote = QStringLiteral("电子证照");
    material.copies = 2;
    material.note = QStringLiteral("材料说明甲");
    material.appliesWhen = *rules::Expression::fromJson(
        QJsonObject{{QStringLiteral("op"), QStringLiteral("eq")},
                    {QStringLiteral("args"),
                     QJsonArray{QJsonObject{{QStringLiteral("fact"), QStringLiteral("situation.who")}},
                                QJsonObject{{QStringLiteral("value"), QStringLiteral("child")}}}}});
    item.situations = {{.id = QStringLiteral("who"),
                        .words = QStringLiteral("为谁办？"),
                        .choices = {{QStringLiteral("child"), QStringLiteral("子女")}},
                        .shownWhen = {}}};
    item.materials = {material};
    item.audience = {Audience::Person, Audience::SocialOrganisation};
    item.windows = {{QStringLiteral("g"), QStringLiteral("窗口甲")}};
    item.proxy = ProxyRule::InPerson;
    ServiceItem member;
    member.name = QStringLiteral("成员事项");
    const auto html = app::guideText(item, QStringLiteral("#000"), QStringLiteral("#333"), {&member});
    for (const auto &[text, words] : texts)
        QVERIFY2(html.contains(QString::fromUtf8(words)), words);
    for (const auto *words :
         {"甲事项", "某法第一条", "条件乙", "步骤甲", "问：甲？ 答：乙", "要点甲", "5个工作日", "20个工作日", "材料甲",
          "材料依据甲", "免提交（电子证照）", "复印件2份", "材料说明甲", "仅限　为谁办：子女", "自然人、社会组织法人",
          "窗口甲", "须本人到场：须本人确认", "成员事项"})
        QVERIFY2(html.contains(QString::fromUtf8(words)), words);
}

void TestTexts::theGuideLeavesOutWhatTheItemDoesNotHave()
{
    ServiceItem item;
    item.name = QStringLiteral("甲事项");
    const auto html = app::guideText(item, QStringLiteral("#000"), QStringLiteral("#333"));
    for (const auto *words :
         {"收费", "特殊环节", "申请材料", "常见问题", "承诺时限", "服务对象", "办理窗口", "包含的事项"})
        QVERIFY2(!html.contains(QString::fromUtf8(words)), words);
}

void TestTexts::wordsOfTheHallAreNeverMarkup()
{
    ServiceItem item;
    item.name = QStringLiteral("<img src=x>");
    item.conditions = {QStringLiteral("<b>大</b>")};
    const auto html = app::guideText(item, QStringLiteral("#000"), QStringLiteral("#333"));
    QVERIFY(!html.contains(QStringLiteral("<img")));
    QVERIFY(html.contains(QStringLiteral("&lt;b&gt;大")));
}

YC_TEST(TestTexts)
#include "tst_texts.moc"
