#include "tests/core/domain/people.h"
#include "tests/core/domain/sample_catalogue.h"
#include "tests/support/register.h"

#include <rapidcheck.h>

#include <QJsonArray>

#include <algorithm>

using namespace yc::core::domain;
using yc::tests::lines;
using yc::tests::sampleCatalogue;
using yc::tests::Today;
using yc::tests::typed;

// The forms of the sample catalogue, filled in: with the samples that are printed as 样例 on every way through the
// questions, and with anything at all.
class TestSampleFillings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theSamplesAreACompleteFormOnEveryWay_data();
    void theSamplesAreACompleteFormOnEveryWay();
    void everyFieldIsShownOnSomeWay_data();
    void everyFieldIsShownOnSomeWay();
    void everyMaterialIsAskedForOnSomeWay_data();
    void everyMaterialIsAskedForOnSomeWay();
    void rulesNameChoicesThatAreOffered_data();
    void rulesNameChoicesThatAreOffered();
    void anyAnswersAreJudged_data();
    void anyAnswersAreJudged();
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

CaseDraft draftOf(const ServiceItem &item, const Person &person)
{
    CaseDraft draft;
    draft.begunAt = QDateTime(Today, QTime(2, 0), Qt::UTC);
    draft.itemCode = item.code;
    draft.applicant = person.clone();
    draft.signature = Signature{};
    return draft;
}

// Of all the ages that services ask for: a newborn's, a pupil's, a worker's, a pensioner's, somebody's of over eighty.
std::vector<Person> people()
{
    std::vector<Person> all;
    for (const auto &birth : {QDate(2012, 5, 1), QDate(1985, 5, 1), QDate(1949, 12, 31), QDate(1940, 1, 1)}) {
        all.push_back(yc::tests::samplePerson());
        all.back().birth = birth;
    }
    return all;
}

std::vector<QHash<QString, QString>> waysOf(const ServiceItem &item)
{
    std::vector<QHash<QString, QString>> ways;
    std::vector<QHash<QString, QString>> open{{}};
    while (!open.empty()) {
        auto draft = draftOf(item, yc::tests::samplePerson());
        draft.situation = open.back();
        open.pop_back();
        const auto asked = askedQuestions(draft, item, Today);
        const auto next = std::find_if(asked.begin(), asked.end(), [&](const SituationQuestion *question) {
            return !draft.situation.contains(question->id);
        });
        if (next == asked.end()) {
            ways.push_back(draft.situation);
            continue;
        }
        for (const auto &choice : (*next)->choices) {
            open.push_back(draft.situation);
            open.back().insert((*next)->id, choice.id);
        }
    }
    return ways;
}

void fillWithSamples(CaseDraft &draft, const ServiceItem &item)
{
    const auto card = factsOf(*draft.applicant, Today);
    // a field may show the next one: once more than there are fields is enough
    for (qsizetype round = 0; round < 4; ++round) {
        for (const auto *field : shownFields(draft, item, Today)) {
            if (const auto text = fillText(*field, card))
                draft.form[field->id] = FilledValue{.text = *text, .source = Source::Card};
            else if (!field->sample.isEmpty())
                draft.form[field->id] = typed(field->sample);
        }
    }
}

QStringList faultsOf(const CaseDraft &draft, const ServiceItem &item)
{
    QStringList faults;
    for (const auto &finding : judge(draft, item, Today)) {
        if (finding.kind != Finding::Kind::MaterialMissing)
            faults.append(lines({finding}));
    }
    return faults;
}

// Every constant that a rule compares a choice or an answer with.
void collectCompared(const QJsonValue &json, QList<QPair<QString, QString>> &into)
{
    const auto object = json.toObject();
    const auto args = object.value(QLatin1String("args")).toArray();
    const auto op = object.value(QLatin1String("op")).toString();
    const QStringList comparing{QStringLiteral("eq"), QStringLiteral("ne"), QStringLiteral("in")};
    if (comparing.contains(op) && args.size() == 2) {
        for (int side = 0; side < 2; ++side) {
            const auto fact = args[side].toObject().value(QLatin1String("fact")).toString();
            const auto other = args[1 - side].toObject();
            if (fact.isEmpty())
                continue;
            if (other.value(QLatin1String("value")).isString())
                into.append({fact, other.value(QLatin1String("value")).toString()});
            for (const auto &each : other.value(QLatin1String("list")).toArray())
                into.append({fact, each.toString()});
        }
    }
    for (const auto &arg : args)
        collectCompared(arg, into);
}

QList<rules::Expression> rulesOf(const ServiceItem &item)
{
    QList<rules::Expression> all;
    for (const auto &question : item.situations)
        all.append(question.shownWhen);
    for (const auto &section : item.form.sections) {
        for (const auto &field : section.fields)
            all.append(field.shownWhen);
    }
    for (const auto &check : item.form.checks)
        all.append(check.must);
    for (const auto &material : item.materials)
        all.append(material.appliesWhen);
    return all;
}

// What hands and pastes leave in a field.
QString anyText(const FormField &field)
{
    static const QStringList odd{QString(),
                                 QStringLiteral("0"),
                                 QStringLiteral("-1"),
                                 QStringLiteral("9223372036854775807"),
                                 QStringLiteral("0.005"),
                                 QStringLiteral("１２"),
                                 QStringLiteral("2026-02-30"),
                                 QStringLiteral("9999-12-31"),
                                 QStringLiteral("0001-01-01"),
                                 QStringLiteral("2026-11-21"),
                                 QStringLiteral("yes"),
                                 QStringLiteral("no"),
                                 QStringLiteral("maybe"),
                                 QStringLiteral(",,"),
                                 QStringLiteral("11010519491231002X"),
                                 QString(QChar(0x202e)) + QStringLiteral("倒"),
                                 QString(5000, u'长')};
    const auto which = *rc::gen::inRange<qsizetype>(0, odd.size() + 3);
    if (which < odd.size())
        return odd[which];
    if (!field.choices.isEmpty())
        return field.choices[*rc::gen::inRange<qsizetype>(0, field.choices.size())].id;
    return field.sample;
}

} // namespace

Q_DECLARE_METATYPE(const ServiceItem *)

void TestSampleFillings::theSamplesAreACompleteFormOnEveryWay_data()
{
    eachForm();
}

void TestSampleFillings::theSamplesAreACompleteFormOnEveryWay()
{
    QFETCH(const ServiceItem *, item);
    for (const auto &section : item->form.sections) {
        for (const auto &field : section.fields) {
            // Nobody knows beforehand whether an organisation applies: its fields have both.
            QVERIFY2(field.fill.startsWith(QLatin1String("applicant.")) == field.sample.isEmpty(),
                     qPrintable(field.id));
            QVERIFY2(!judgeField(field, field.sample, Today), qPrintable(field.id));
        }
    }
    for (const auto &way : waysOf(*item)) {
        QStringList faults;
        for (const auto &person : people()) {
            auto draft = draftOf(*item, person);
            draft.situation = way;
            fillWithSamples(draft, *item);
            faults = faultsOf(draft, *item);
            if (faults.isEmpty())
                break;
        }
        QStringList answers;
        for (auto it = way.begin(); it != way.end(); ++it)
            answers.append(it.key() + u'=' + it.value());
        QVERIFY2(faults.isEmpty(), qPrintable(answers.join(u' ') + QStringLiteral(": ") + faults.join(u',')));
    }
}

void TestSampleFillings::everyFieldIsShownOnSomeWay_data()
{
    eachForm();
}

// Answers of fields open further fields: each choice of each field is tried on each way.
void TestSampleFillings::everyFieldIsShownOnSomeWay()
{
    QFETCH(const ServiceItem *, item);
    QSet<QString> hidden;
    for (const auto &section : item->form.sections) {
        for (const auto &field : section.fields)
            hidden.insert(field.id);
    }
    for (const auto &person : people()) {
        for (const auto &way : waysOf(*item)) {
            auto draft = draftOf(*item, person);
            draft.situation = way;
            fillWithSamples(draft, *item);
            const auto note = [&] {
                for (const auto *field : shownFields(draft, *item, Today))
                    hidden.remove(field->id);
            };
            note();
            for (const auto *field : shownFields(draft, *item, Today)) {
                if (hidden.isEmpty())
                    return;
                const auto before = draft.clone();
                QStringList texts;
                for (const auto &choice : field->choices)
                    texts.append(choice.id);
                if (field->kind == FieldKind::YesNo)
                    texts = {QStringLiteral("yes"), QStringLiteral("no")};
                for (const auto &text : texts) {
                    draft.form[field->id] = typed(text);
                    note();
                }
                draft.form = before.clone().form;
            }
        }
    }
    QVERIFY2(hidden.isEmpty(), qPrintable(QStringList(hidden.begin(), hidden.end()).join(u' ')));
}

void TestSampleFillings::everyMaterialIsAskedForOnSomeWay_data()
{
    QTest::addColumn<const ServiceItem *>("item");
    for (const auto &item : sampleCatalogue().items)
        QTest::newRow(qUtf8Printable(item.name)) << &item;
}

void TestSampleFillings::everyMaterialIsAskedForOnSomeWay()
{
    QFETCH(const ServiceItem *, item);
    QSet<QString> never;
    for (const auto &material : item->materials)
        never.insert(material.id);
    for (const auto &person : people()) {
        for (const auto &way : waysOf(*item)) {
            auto draft = draftOf(*item, person);
            draft.situation = way;
            fillWithSamples(draft, *item);
            const auto note = [&] {
                for (const auto *material : appliedMaterials(draft, *item, Today))
                    never.remove(material->id);
            };
            note();
            const auto filled = draft.clone();
            for (const auto *field : shownFields(draft, *item, Today)) {
                QStringList texts{QStringLiteral("1000")};
                for (const auto &choice : field->choices)
                    texts.append(choice.id);
                if (field->kind == FieldKind::YesNo)
                    texts = QStringList{QStringLiteral("yes"), QStringLiteral("no")};
                for (const auto &text : texts) {
                    draft.form[field->id] = typed(text);
                    note();
                }
                draft.form = filled.clone().form;
            }
        }
        if (never.isEmpty())
            return;
    }
    QVERIFY2(never.isEmpty(), qPrintable(QStringList(never.begin(), never.end()).join(u' ')));
}

void TestSampleFillings::rulesNameChoicesThatAreOffered_data()
{
    eachForm();
}

void TestSampleFillings::rulesNameChoicesThatAreOffered()
{
    QFETCH(const ServiceItem *, item);
    QList<QPair<QString, QString>> compared;
    for (const auto &rule : rulesOf(*item))
        collectCompared(rule.toJson(), compared);
    for (const auto &[fact, text] : compared) {
        const QList<Choice> *choices = nullptr;
        const auto name = fact.section(u'.', 1);
        if (fact.startsWith(QStringLiteral("situation."))) {
            for (const auto &question : item->situations) {
                if (question.id == name)
                    choices = &question.choices;
            }
            QVERIFY2(choices, qPrintable(fact));
        } else if (const auto *field = fact.startsWith(QStringLiteral("form.")) ? item->form.field(name) : nullptr) {
            QVERIFY2(field->kind != FieldKind::YesNo, qPrintable(fact)); // yes and no are true and false to a rule
            choices = field->choices.isEmpty() ? nullptr : &field->choices;
        }
        QVERIFY2(
            !choices
                || std::any_of(choices->begin(), choices->end(), [&](const Choice &each) { return each.id == text; }),
            qPrintable(fact + u' ' + text));
    }
}

void TestSampleFillings::anyAnswersAreJudged_data()
{
    eachForm();
}

void TestSampleFillings::anyAnswersAreJudged()
{
    QFETCH(const ServiceItem *, item);
    const auto all = rulesOf(*item);
    const auto persons = people();
    QVERIFY(rc::check(qPrintable(item->name), [&] {
        auto draft = draftOf(*item, persons[*rc::gen::inRange<std::size_t>(0, persons.size())]);
        if (*rc::gen::inRange(0, 4) == 0)
            draft.applicant.reset();
        for (const auto &question : item->situations) {
            const auto which = *rc::gen::inRange<qsizetype>(0, question.choices.size() + 1);
            draft.situation.insert(
                question.id, which < question.choices.size() ? question.choices[which].id : QStringLiteral("none"));
        }
        for (const auto &section : item->form.sections) {
            for (const auto &field : section.fields)
                draft.form[field.id] = typed(anyText(field));
        }
        const auto findings = lines(judge(draft, *item, Today));
        RC_ASSERT(findings == lines(judge(draft.clone(), *item, Today)));
        const auto facts = draft.facts(*item, Today);
        for (const auto &rule : all) {
            const auto truth = rule.judge(facts);
            RC_ASSERT(truth == rules::Truth::True || truth == rules::Truth::False || truth == rules::Truth::Unknown);
            RC_ASSERT(rule.isAlways() || !rules::explain(rule, facts).empty());
        }
    }));
}

YC_TEST(TestSampleFillings)
#include "tst_sample_fillings.moc"
