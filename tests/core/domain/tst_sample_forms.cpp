#include "tests/core/domain/people.h"
#include "tests/core/domain/sample_catalogue.h"
#include "tests/support/register.h"

#include <QSet>

using namespace yc::core::domain;
using yc::tests::lines;
using yc::tests::sampleCatalogue;
using yc::tests::Today;
using yc::tests::typed;

// The forms of the sample catalogue: every rule asks for what there is, and people get through them.
class TestSampleForms : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void atLeastFortyFormsAndMostAskForTheSituation();
    void aRuleAsksOnlyForWhatStandsBeforeIt_data();
    void aRuleAsksOnlyForWhatStandsBeforeIt();
    void everyAnswerLeadsToAForm_data();
    void everyAnswerLeadsToAForm();
    void theCardFillsThePerson_data();
    void theCardFillsThePerson();
    void theShortStoryIsCompleteWithTwelveTypedCharacters();
    void theAgeRulesHold_data();
    void theAgeRulesHold();
    void materialsFollowTheSituation_data();
    void materialsFollowTheSituation();
};

namespace
{

void eachForm()
{
    QTest::addColumn<const ServiceItem *>("item");
    for (const auto &item : sampleCatalogue().items) {
        if (item.form.version > 0)
            QTest::newRow(qUtf8Printable(item.name)) << &item;
    }
}

const ServiceItem &itemOf(const char *formId)
{
    for (const auto &item : sampleCatalogue().items) {
        if (item.form.id == QLatin1String(formId))
            return item;
    }
    qFatal("no form %s", formId);
}

CaseDraft draftOf(const ServiceItem &item)
{
    CaseDraft draft;
    draft.begunAt = QDateTime(Today, QTime(2, 0), Qt::UTC);
    draft.itemCode = item.code;
    draft.applicant = yc::tests::samplePerson();
    return draft;
}

void fillFromCard(CaseDraft &draft, const ServiceItem &item)
{
    const auto facts = factsOf(*draft.applicant, Today);
    for (const auto *field : shownFields(draft, item, Today)) {
        if (auto text = fillText(*field, facts))
            draft.form[field->id] = FilledValue{.text = *std::move(text), .source = Source::Card};
    }
}

} // namespace

Q_DECLARE_METATYPE(const ServiceItem *)

void TestSampleForms::atLeastFortyFormsAndMostAskForTheSituation()
{
    int forms = 0;
    int situations = 0;
    QSet<QString> ids;
    for (const auto &item : sampleCatalogue().items) {
        forms += item.form.version > 0 ? 1 : 0;
        situations += item.form.version > 0 && item.situations.size() >= 2 && item.situations.size() <= 4 ? 1 : 0;
        QVERIFY(item.situations.isEmpty() || item.form.version > 0);
        QVERIFY2(item.situations.isEmpty() || (item.situations.size() >= 2 && item.situations.size() <= 4),
                 qPrintable(item.name));
        QVERIFY(item.form.id.isEmpty() || !ids.contains(item.form.id));
        ids.insert(item.form.id);
    }
    QVERIFY(forms >= 40);
    QVERIFY(situations >= 40);
}

void TestSampleForms::aRuleAsksOnlyForWhatStandsBeforeIt_data()
{
    eachForm();
}

void TestSampleForms::aRuleAsksOnlyForWhatStandsBeforeIt()
{
    QFETCH(const ServiceItem *, item);
    QSet<QString> known{QStringLiteral("today"), QStringLiteral("case.begun")};
    for (const auto &name : applicantFacts())
        known.insert(name);
    const auto asks = [&](const rules::Expression &rule, const QString &place) {
        for (const auto &fact : rule.facts())
            QVERIFY2(known.contains(fact), qPrintable(place + QStringLiteral(" asks for ") + fact));
    };
    for (const auto &question : item->situations) {
        asks(question.shownWhen, question.id);
        known.insert(QStringLiteral("situation.") + question.id);
    }
    QSet<QString> labels;
    for (const auto &section : item->form.sections) {
        for (const auto &field : section.fields) {
            asks(field.shownWhen, field.id);
            QVERIFY2(field.fill.isEmpty() || applicantFacts().contains(field.fill), qPrintable(field.fill));
            QVERIFY2(!labels.contains(field.label), qPrintable(field.label));
            labels.insert(field.label);
            known.insert(QStringLiteral("form.") + field.id);
        }
    }
    for (const auto &check : item->form.checks) {
        asks(check.must, check.id);
        QVERIFY(check.words.endsWith(u'。'));
        QVERIFY(!check.fields.isEmpty());
    }
    for (const auto &material : item->materials)
        asks(material.appliesWhen, material.id);
}

void TestSampleForms::everyAnswerLeadsToAForm_data()
{
    eachForm();
}

// Walks every way through the questions: each ends with all questions answered and at least one field shown.
void TestSampleForms::everyAnswerLeadsToAForm()
{
    QFETCH(const ServiceItem *, item);
    std::vector<CaseDraft> open;
    open.push_back(draftOf(*item));
    int ways = 0;
    while (!open.empty()) {
        const auto draft = std::move(open.back());
        open.pop_back();
        const SituationQuestion *next = nullptr;
        for (const auto *question : askedQuestions(draft, *item, Today)) {
            if (!draft.situation.contains(question->id)) {
                next = question;
                break;
            }
        }
        if (!next) {
            ++ways;
            QVERIFY(!shownFields(draft, *item, Today).isEmpty());
            for (const auto &finding : judge(draft, *item, Today))
                QVERIFY(finding.kind != Finding::Kind::SituationOpen);
            continue;
        }
        for (const auto &choice : next->choices) {
            auto with = draft.clone();
            with.situation.insert(next->id, choice.id);
            open.push_back(std::move(with));
        }
    }
    QVERIFY(ways >= 1);
    if (!item->situations.isEmpty())
        QVERIFY(ways >= 4);
}

void TestSampleForms::theCardFillsThePerson_data()
{
    eachForm();
}

void TestSampleForms::theCardFillsThePerson()
{
    QFETCH(const ServiceItem *, item);
    auto draft = draftOf(*item);
    fillFromCard(draft, *item);
    for (const auto *field : shownFields(draft, *item, Today)) {
        const auto filled = draft.form.find(field->id);
        if (filled != draft.form.end())
            QVERIFY2(!judgeField(*field, filled->second.text, Today), qPrintable(field->id));
    }
    QVERIFY(draft.form.contains(QStringLiteral("name")));
    QVERIFY(draft.form.contains(QStringLiteral("number")));
    QCOMPARE(draft.form.contains(QStringLiteral("address")), item->form.field(u"address") != nullptr);
    for (const auto &finding : judge(draft, *item, Today))
        QVERIFY2(finding.place != QStringLiteral("same-person"), "the card contradicts itself");
}

void TestSampleForms::theShortStoryIsCompleteWithTwelveTypedCharacters()
{
    const auto &item = itemOf("temporary-aid");
    auto draft = draftOf(item);
    fillFromCard(draft, item);
    draft.form[QStringLiteral("phone")] = typed(QStringLiteral("13900000000"));
    draft.form[QStringLiteral("cause")] = typed(QStringLiteral("illness"));
    draft.form[QStringLiteral("size")] = typed(QStringLiteral("2"));
    draft.form[QStringLiteral("urgent")] = typed(QStringLiteral("yes"));
    QCOMPARE(lines(judge(draft, item, Today)),
             (QStringList{QStringLiteral("MaterialMissing application"), QStringLiteral("MaterialMissing cause-proof"),
                          QStringLiteral("NotSigned")}));
    draft.filings = {{.materialId = QStringLiteral("application"), .pages = {Page{}}},
                     {.materialId = QStringLiteral("cause-proof"), .pages = {Page{}}}};
    draft.signature = Signature{};
    QCOMPARE(lines(judge(draft, item, Today)), QStringList());
    draft.form[QStringLiteral("urgent")] = typed(QStringLiteral("no"));
    QCOMPARE(lines(judge(draft, item, Today)), QStringList{QStringLiteral("MaterialMissing declaration")});
}

void TestSampleForms::theAgeRulesHold_data()
{
    QTest::addColumn<QString>("form");
    QTest::addColumn<QDate>("birth");
    QTest::addColumn<bool>("good");
    const auto row = [](const char *name, const char *form, QDate birth, bool good) {
        QTest::newRow(name) << QString::fromLatin1(form) << birth << good;
    };
    row("高龄津贴: 76", "old-age-allowance", QDate(1949, 12, 31), false);
    row("高龄津贴: the day before 80", "old-age-allowance", Today.addYears(-80).addDays(1), false);
    row("高龄津贴: 80 today", "old-age-allowance", Today.addYears(-80), true);
    row("老年人优待证: 76", "elder-card", QDate(1949, 12, 31), true);
    row("老年人优待证: 59", "elder-card", Today.addYears(-60).addDays(1), false);
    row("居民养老保险: 15", "resident-pension", Today.addYears(-16).addDays(1), false);
    row("居民养老保险: 16", "resident-pension", Today.addYears(-16), true);
}

void TestSampleForms::theAgeRulesHold()
{
    QFETCH(QString, form);
    QFETCH(QDate, birth);
    QFETCH(bool, good);
    const auto &item = itemOf(form.toLatin1().constData());
    auto draft = draftOf(item);
    draft.applicant->birth = birth;
    fillFromCard(draft, item);
    QCOMPARE(!lines(judge(draft, item, Today)).contains(QStringLiteral("CheckFailed old-enough")), good);
}

void TestSampleForms::materialsFollowTheSituation_data()
{
    using Answers = QList<QPair<QString, QString>>;
    QTest::addColumn<QString>("form");
    QTest::addColumn<Answers>("answers");
    QTest::addColumn<QStringList>("asked");
    const auto row = [](const char *name, const char *form, const Answers &answers, const QStringList &asked) {
        QTest::newRow(name) << QString::fromLatin1(form) << answers << asked;
    };
    const auto s = [](const char *text) { return QString::fromLatin1(text); };
    row("低保: alone, heavily disabled", "subsistence",
        {{s("household"), s("single")}, {s("singleReason"), s("disabled")}},
        {s("application"), s("authorisation"), s("declaration")});
    row("低保: alone, ill", "subsistence", {{s("household"), s("single")}, {s("singleReason"), s("ill")}},
        {s("application"), s("authorisation"), s("declaration"), s("diagnosis")});
    row("低保: family with both", "subsistence", {{s("household"), s("family")}, {s("hardship"), s("both")}},
        {s("application"), s("authorisation"), s("declaration"), s("diagnosis")});
    row("迁户: own house", "move-in",
        {{s("reason"), s("house")}, {s("ownership"), s("own")}, {s("from"), s("province")}}, {});
    row("迁户: shared house", "move-in",
        {{s("reason"), s("house")}, {s("ownership"), s("shared")}, {s("from"), s("other")}}, {s("owner-consent")});
    row("迁户: to the children", "move-in",
        {{s("reason"), s("kin")}, {s("kinship"), s("child")}, {s("from"), s("other")}},
        {s("kinship"), s("host-consent")});
    row("迁户: talent", "move-in", {{s("reason"), s("talent")}, {s("from"), s("other")}}, {s("talent")});
    row("身份证: expired", "id-renewal", {{s("why"), s("expired")}, {s("where"), s("home")}, {s("temporary"), s("no")}},
        {s("old-card")});
    row("身份证: lost", "id-renewal", {{s("why"), s("lost")}, {s("where"), s("away")}, {s("temporary"), s("yes")}}, {});
    row("身份证: name changed", "id-renewal",
        {{s("why"), s("changed")}, {s("changed"), s("name")}, {s("where"), s("home")}}, {s("old-card")});
}

void TestSampleForms::materialsFollowTheSituation()
{
    using Answers = QList<QPair<QString, QString>>;
    QFETCH(QString, form);
    QFETCH(Answers, answers);
    QFETCH(QStringList, asked);
    const auto &item = itemOf(form.toLatin1().constData());
    auto draft = draftOf(item);
    for (const auto &[question, choice] : answers)
        draft.situation.insert(question, choice);
    for (const auto *question : askedQuestions(draft, item, Today))
        QVERIFY2(draft.situation.contains(question->id), qPrintable(question->id));
    QStringList found;
    for (const auto *material : appliedMaterials(draft, item, Today)) {
        if (isAsked(*material, draft))
            found.append(material->id);
    }
    QCOMPARE(found, asked);
}

YC_TEST(TestSampleForms)
#include "tst_sample_forms.moc"
