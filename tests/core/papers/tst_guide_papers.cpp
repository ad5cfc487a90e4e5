#include "core/papers/guide_papers.h"
#include "core/papers/layout.h"
#include "core/papers/occasions.h"
#include "core/papers/text.h"
#include "tests/core/domain/sample_catalogue.h"
#include "tests/core/papers/samples.h"
#include "tests/support/register.h"

#include <QJsonDocument>
#include <QSet>
#include <QTest>

#include <utility>

using namespace yc;
using namespace yc::core;
using namespace yc::core::papers;
using namespace Qt::Literals::StringLiterals;
using tests::papers::textOf;

// Papers that come from the guide alone, made from every service of the sample county.
class TestGuidePapers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(!tests::sampleCatalogue().items.isEmpty()); }
    void everyServiceHasItsNotice();
    void everyFormIsDrawnBlankAndAsAnExample();
    void everyCharacterOfThemCanBeDrawn();
    void theNoticeLeavesOutWhatDoesNotApply();
    void whatIsNotAlwaysWantedSaysWhen();
    void anExampleFillsWhatACardWouldFill();

private:
    [[nodiscard]] static Consultation consultation(const domain::ServiceItem &item);
    QSet<QChar> m_characters; // of all that was laid out
};

Consultation TestGuidePapers::consultation(const domain::ServiceItem &item)
{
    Consultation made{.hallName = u"示例县政务服务中心"_s,
                      .windowNo = u"3"_s,
                      .staffName = u"测试员甲"_s,
                      .at = QDateTime(QDate(2026, 11, 22), QTime(6, 2), Qt::UTC),
                      .situation = {},
                      .materials = {}};
    for (const auto &material : item.materials)
        made.materials += &material;
    return made;
}

void TestGuidePapers::everyServiceHasItsNotice()
{
    int drawn = 0;
    for (const auto &item : tests::sampleCatalogue().items) {
        const auto paper = layOut(paper::ConsultationNotice, consultationValues(item, consultation(item)));
        QVERIFY2(paper, qPrintable(item.name));
        const auto words = textOf(*paper);
        QVERIFY2(words.contains(item.name) && words.contains(u"2026年11月22日"_s), qPrintable(item.name));
        for (const auto &material : item.materials)
            QVERIFY2(words.contains(material.name), qPrintable(material.name));
        m_characters.unite(QSet<QChar>(words.begin(), words.end()));
        ++drawn;
    }
    QVERIFY(drawn >= 90);
}

void TestGuidePapers::everyFormIsDrawnBlankAndAsAnExample()
{
    int drawn = 0;
    for (const auto &item : tests::sampleCatalogue().items) {
        if (item.form.sections.isEmpty())
            continue;
        const auto blank = layOut(paper::ApplicationForm, formValues(item, FormSheet::Blank));
        QVERIFY2(blank, qPrintable(item.name));
        const auto sample = layOut(paper::ApplicationSample, formValues(item, FormSheet::Sample));
        QVERIFY2(sample, qPrintable(item.name));
        const auto words = textOf(*blank);
        QVERIFY2(!words.contains(u"张样例"_s) && !words.contains(u"■"_s), qPrintable(item.name));
        QVERIFY2(textOf(*sample).contains(u"样表"_s), qPrintable(item.name));
        for (const auto &section : item.form.sections) {
            for (const auto &field : section.fields) {
                QVERIFY2(words.contains(field.label), qPrintable(field.label));
                // Nobody stands before a sample with an empty box.
                QVERIFY2(!field.required || !field.sample.isEmpty() || !field.fill.isEmpty(),
                         qPrintable(item.name + field.label));
            }
        }
        m_characters.unite(QSet<QChar>(words.begin(), words.end()));
        ++drawn;
    }
    QVERIFY(drawn >= 60);
}

void TestGuidePapers::everyCharacterOfThemCanBeDrawn()
{
    QString all(u"■"_s);
    for (const auto character : std::as_const(m_characters))
        all += character;
    QVERIFY(all.size() > 500);
    QCOMPARE(missingGlyphs(all), QStringList());
}

void TestGuidePapers::theNoticeLeavesOutWhatDoesNotApply()
{
    domain::ServiceItem item;
    item.name = u"样例事项"_s;
    item.effectiveFrom = QDate(2026, 1, 1);
    item.materials = {
        {.id = u"a"_s, .name = u"申请书"_s, .copies = 2, .mustBeSigned = true},
        {.id = u"b"_s, .name = u"户口簿"_s, .source = domain::MaterialSource::Government, .sourceNote = u"电子证照"_s}};
    auto made = consultation(item);
    auto words = textOf(*layOut(paper::ConsultationNotice, consultationValues(item, made)));
    QVERIFY(words.contains(u"原件1份\u2028复印件2份"_s));
    QVERIFY(words.contains(u"申请人自备；须签字盖章"_s));
    QVERIFY(words.contains(u"免提交，由大厅核验（电子证照）"_s));
    for (const auto &absent : {u"咨询的情形"_s, u"受理条件"_s, u"办理流程"_s, u"设定依据"_s, u"注意事项"_s, u"收费"_s})
        QVERIFY2(!words.contains(absent), qPrintable(absent));
    made.situation = {u"与谁共同生活？与家人"_s};
    made.materials.removeLast();
    words = textOf(*layOut(paper::ConsultationNotice, consultationValues(item, made)));
    QVERIFY(words.contains(u"1. 与谁共同生活？与家人"_s));
    QVERIFY(!words.contains(u"户口簿"_s));
}

void TestGuidePapers::whatIsNotAlwaysWantedSaysWhen()
{
    int said = 0;
    int hard = 0;
    for (const auto &item : tests::sampleCatalogue().items) {
        const auto words = textOf(*layOut(paper::ConsultationNotice, consultationValues(item, consultation(item))));
        for (const auto &material : item.materials) {
            const auto when = occasionWords(item, material.appliesWhen);
            QCOMPARE(when.isEmpty(), material.appliesWhen.isAlways());
            QVERIFY2(words.contains(when), qPrintable(item.name + material.name));
            said += when.startsWith(u"仅限"_s) ? 1 : 0;
            hard += when == u"视具体情形"_s ? 1 : 0;
        }
    }
    QVERIFY(said > 80);
    QVERIFY2(hard <= 3, qPrintable(QString::number(hard))); // an age, an amount of timber

    const auto one = [](const char *json) {
        domain::ServiceItem item;
        item.situations = {{.id = u"whose"_s,
                            .words = u"为谁办理？"_s,
                            .choices = {{u"self"_s, u"本人"_s}, {u"child"_s, u"子女"_s}, {u"other"_s, u"他人"_s}},
                            .shownWhen = {}}};
        item.form.sections = {
            {.title = {}, .fields = {{.id = u"urgent"_s, .label = u"是否紧急"_s, .kind = domain::FieldKind::YesNo}}}};
        return occasionWords(item, *domain::rules::Expression::fromJson(QJsonDocument::fromJson(json).object()));
    };
    QCOMPARE(one(R"({"op":"in","args":[{"fact":"situation.whose"},{"list":["child","other"]}]})"),
             u"仅限　为谁办理：子女、他人"_s);
    QCOMPARE(one(R"({"op":"ne","args":[{"fact":"situation.whose"},{"value":"self"}]})"),
             u"仅限　为谁办理：除“本人”外"_s);
    QCOMPARE(one(R"({"op":"any","args":[{"op":"eq","args":[{"fact":"situation.whose"},{"value":"child"}]},
        {"op":"all","args":[{"op":"eq","args":[{"fact":"situation.whose"},{"value":"other"}]},{"op":"eq","args":[{"fact":"form.urgent"},{"value":true}]}]}]})"),
             u"仅限　为谁办理：子女；或者为谁办理：他人，并且是否紧急：是"_s);
    QCOMPARE(
        one(R"({"op":"not","args":[{"op":"any","args":[{"op":"eq","args":[{"fact":"situation.whose"},{"value":"child"}]},
        {"op":"eq","args":[{"fact":"form.urgent"},{"value":false}]}]}]})"),
        u"仅限　为谁办理：除“子女”外，并且是否紧急：除“否”外"_s);
    QCOMPARE(one(R"({"op":"lt","args":[{"fact":"applicant.age"},{"value":16}]})"), u"视具体情形"_s);
    QCOMPARE(one(R"({"op":"eq","args":[{"fact":"situation.unknown"},{"value":"x"}]})"), u"视具体情形"_s);
}

void TestGuidePapers::anExampleFillsWhatACardWouldFill()
{
    domain::ServiceItem item;
    item.name = u"样例事项"_s;
    const QList<domain::Choice> sexes{{.id = u"1"_s, .words = u"男"_s}, {.id = u"2"_s, .words = u"女"_s}};
    item.form.sections
        = {{.title = u"申请人"_s,
            .fields
            = {{.id = u"n"_s, .label = u"姓名"_s, .fill = u"applicant.name"_s},
               {.id = u"s"_s,
                .label = u"性别"_s,
                .kind = domain::FieldKind::Choice,
                .choices = sexes,
                .fill = u"applicant.sex"_s},
               {.id = u"b"_s, .label = u"出生日期"_s, .kind = domain::FieldKind::Date, .fill = u"applicant.birth"_s},
               {.id = u"y"_s, .label = u"是否同意"_s, .kind = domain::FieldKind::YesNo, .sample = u"yes"_s},
               {.id = u"c"_s,
                .label = u"人数"_s,
                .kind = domain::FieldKind::Number,
                .required = false,
                .unit = u"人"_s,
                .sample = u"3"_s}}}};
    const auto sample = textOf(*layOut(paper::ApplicationSample, formValues(item, FormSheet::Sample)));
    for (const auto &words : {u"张样例"_s, u"□ 男　■ 女"_s, u"1949年12月31日"_s, u"■ 是　□ 否"_s, u"人数（选填）3人"_s})
        QVERIFY2(sample.contains(words), qPrintable(words));
    const auto blank = textOf(*layOut(paper::ApplicationForm, formValues(item, FormSheet::Blank)));
    for (const auto &words : {u"□ 男　□ 女"_s, u"年　　月　　日"_s, u"□ 是　□ 否"_s})
        QVERIFY2(blank.contains(words), qPrintable(words));
}

YC_TEST(TestGuidePapers)
#include "tst_guide_papers.moc"
