#include "core/flow/steps.h"
#include "core/seal/digest.h"
#include "core/wire/shown_text.h"
#include "tests/support/register.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace yc::core;
using flow::Step;
using flow::StepState;
using Kind = domain::Finding::Kind;

static const QDate Today(2026, 11, 21);

class TestShownText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void itIsTheSameForTheSameScreen();
    void whateverIsShownChangesIt_data();
    void whateverIsShownChangesIt();
    void choicesStandInTheirWords();
    void aSignatureUnderSomethingElseIsFound();
    void theStepsSayWhatTheyStillNeed();

private:
    domain::ServiceItem m_item;
    domain::CaseDraft m_draft;
};

void TestShownText::init()
{
    m_item = {};
    m_item.code = QStringLiteral("x-1");
    m_item.name = QStringLiteral("样例事项");
    m_item.effectiveFrom = QDate(2020, 1, 1);
    m_item.form.version = 1;
    m_item.situations = {{.id = QStringLiteral("q"),
                          .words = QStringLiteral("您属于哪种情形？"),
                          .choices = {{QStringLiteral("one"), QStringLiteral("第一种")},
                                      {QStringLiteral("two"), QStringLiteral("第二种")}},
                          .shownWhen = {}}};
    domain::FormField name{.id = QStringLiteral("name"), .label = QStringLiteral("姓名")};
    domain::FormField kinds{.id = QStringLiteral("kinds"),
                            .label = QStringLiteral("类别"),
                            .kind = domain::FieldKind::Choices,
                            .required = false};
    kinds.choices = {{QStringLiteral("a"), QStringLiteral("甲")}, {QStringLiteral("b"), QStringLiteral("乙")}};
    m_item.form.sections = {{.title = QStringLiteral("基本信息"), .fields = {name, kinds}}};
    m_item.materials = {{.id = QStringLiteral("m1"), .name = QStringLiteral("申请书")}};

    m_draft = {};
    m_draft.id = QUuid::createUuid();
    m_draft.begunAt = QDateTime(Today, QTime(1, 0), Qt::UTC);
    m_draft.itemCode = m_item.code;
    m_draft.itemVersion = 1;
    domain::Person person;
    person.name = QStringLiteral("样例");
    person.number = QStringLiteral("11010519491231002X");
    person.proof = domain::IdentityProof::ByChip;
    m_draft.applicant = std::move(person);
    m_draft.situation.insert(QStringLiteral("q"), QStringLiteral("one"));
    m_draft.form.emplace(QStringLiteral("name"),
                         domain::FilledValue{.text = QStringLiteral("样例"), .source = domain::Source::Card});
    m_draft.filings
        = {{.materialId = QStringLiteral("m1"),
            .pages = {domain::Page{.blob = QStringLiteral("p")}, domain::Page{.blob = QStringLiteral("o")}}}};
}

void TestShownText::itIsTheSameForTheSameScreen()
{
    const auto text = wire::shownText(m_draft, m_item, Today);
    QVERIFY(!text.isEmpty());
    QCOMPARE(wire::shownText(m_draft.clone(), m_item, Today), text);
    // Where a value came from is not what it says.
    m_draft.form.begin()->second.source = domain::Source::Typed;
    QCOMPARE(wire::shownText(m_draft, m_item, Today), text);
}

void TestShownText::whateverIsShownChangesIt_data()
{
    QTest::addColumn<QString>("what");
    for (const auto *what :
         {"value", "another field", "answer", "pages", "another page", "order", "left over", "name", "number", "item"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void TestShownText::whateverIsShownChangesIt()
{
    QFETCH(QString, what);
    const auto before = wire::shownText(m_draft, m_item, Today);
    if (what == QLatin1String("value"))
        m_draft.form.begin()->second.text += QLatin1Char('x');
    else if (what == QLatin1String("another field"))
        m_draft.form.emplace(QStringLiteral("kinds"), domain::FilledValue{.text = QStringLiteral("a")});
    else if (what == QLatin1String("answer"))
        m_draft.situation.insert(QStringLiteral("q"), QStringLiteral("two"));
    else if (what == QLatin1String("pages"))
        m_draft.filings.first().pages.append(domain::Page{.blob = QStringLiteral("p2")});
    else if (what == QLatin1String("another page"))
        m_draft.filings.first().pages.first().blob = QStringLiteral("q"); // as many as before
    else if (what == QLatin1String("order"))
        m_draft.filings.first().pages.move(0, 1);
    else if (what == QLatin1String("left over")) // of a material that does not apply any more: it is handed in
        m_draft.filings.append(
            {.materialId = QStringLiteral("m9"), .pages = {domain::Page{.blob = QStringLiteral("r")}}});
    else if (what == QLatin1String("name"))
        m_draft.applicant->name = QStringLiteral("测试");
    else if (what == QLatin1String("number"))
        m_draft.applicant->number = QStringLiteral("34052419800101001X");
    else
        m_item.version = 2;
    QVERIFY(wire::shownText(m_draft, m_item, Today) != before);
}

void TestShownText::choicesStandInTheirWords()
{
    m_draft.form.emplace(QStringLiteral("kinds"), domain::FilledValue{.text = QStringLiteral("a,b")});
    const auto text = QString::fromUtf8(wire::shownText(m_draft, m_item, Today));
    QVERIFY(text.contains(QStringLiteral("甲、乙")));
    QVERIFY(text.contains(QStringLiteral("第一种")));
    QVERIFY(QJsonDocument::fromJson(text.toUtf8()).isObject()); // can be read again
}

void TestShownText::aSignatureUnderSomethingElseIsFound()
{
    m_draft.signature = domain::Signature{.inkBlob = QStringLiteral("i"),
                                          .imageBlob = QStringLiteral("p"),
                                          .shownDigest = seal::hex(seal::sm3(wire::shownText(m_draft, m_item, Today))),
                                          .at = m_draft.begunAt,
                                          .device = QStringLiteral("mouse")};
    QVERIFY(flow::findingsOf(m_draft, &m_item, Today).isEmpty());
    m_draft.form.begin()->second.text = QStringLiteral("测试");
    const auto findings = flow::findingsOf(m_draft, &m_item, Today);
    QCOMPARE(findings.size(), 1);
    QVERIFY(findings.first().kind == Kind::SignedOther);
    QVERIFY(flow::stepState(Step::Signature, m_draft, &m_item, findings) == StepState::Wrong);
}

void TestShownText::theStepsSayWhatTheyStillNeed()
{
    const auto state = [&](Step step, const domain::ServiceItem *item) {
        return flow::stepState(step, m_draft, item, flow::findingsOf(m_draft, item, Today));
    };
    QVERIFY(state(Step::Applicant, &m_item) == StepState::Complete);
    QVERIFY(state(Step::Item, &m_item) == StepState::Complete);
    QVERIFY(state(Step::Form, &m_item) == StepState::Complete);
    QVERIFY(state(Step::Materials, &m_item) == StepState::Complete);
    QVERIFY(state(Step::Signature, &m_item) == StepState::Empty);
    QVERIFY(state(Step::Ending, &m_item) == StepState::Empty);
    m_draft.situation.clear();
    QVERIFY(state(Step::Item, &m_item) == StepState::Partial);
    m_draft.form.clear();
    QVERIFY(state(Step::Form, &m_item) == StepState::Empty);
    m_draft.filings.clear();
    QVERIFY(state(Step::Materials, &m_item) == StepState::Empty);
    m_item.effectiveTo = QDate(2021, 1, 1);
    QVERIFY(state(Step::Item, &m_item) == StepState::Wrong);
    QVERIFY(state(Step::Item, nullptr) == StepState::Empty);
    m_draft.applicant.reset();
    QVERIFY(state(Step::Applicant, nullptr) == StepState::Empty);
    QVERIFY(!flow::findingsOf(m_draft, nullptr, Today).isEmpty());
}

YC_TEST(TestShownText)
#include "tst_shown_text.moc"
